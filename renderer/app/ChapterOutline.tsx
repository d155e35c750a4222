import { chapterAt, sortedByTime } from '../../core/episode/chapters.ts'
import { formatTime } from '../../core/time.ts'
import { useCaret } from '../state/caret.ts'
import { useEpisodeSelector } from '../state/EpisodeProvider.tsx'
import { findingsOf, useFindings } from '../state/findings.ts'
import { shellText } from '../text/shell.ts'
import { hrefOf, type Route } from './routes.ts'

interface ChapterOutlineProps {
  readonly route: Extract<Route, { screen: 'episode' }>
}

/** The chapters in the nav: the way to one in the transcript, or in the table when that is shown. */
export function ChapterOutline({ route }: ChapterOutlineProps) {
  const chapters = useEpisodeSelector((episode) => episode.chapters)
  const { time } = useCaret()
  const findings = findingsOf(useFindings(), 'chapters').filter(({ level }) => level === 'error')
  const wrong = new Set(findings.flatMap(({ where }) => where.map((place) => place.id)))
  const sorted = sortedByTime(chapters)
  const current = time === undefined ? undefined : chapterAt(sorted, time)
  const section = route.section === 'chapters' ? 'chapters' : 'transcript'
  return (
    <>
      <div className="navh">
        <h2>{shellText.chapters}</h2>
        <span className="num">{sorted.length}</span>
      </div>
      <div className="outline">
        {sorted.length === 0 && <p className="s2 t3 outline-empty">{shellText.noChapters}</p>}
        {sorted.map((chapter) => (
          <a
            key={chapter.id}
            href={hrefOf({ screen: 'episode', episodeId: route.episodeId, section, at: chapter.id })}
            className={chapter === current ? 'on' : chapter.inTableOfContents ? '' : 'skip-toc'}
            aria-current={chapter === current ? 'location' : undefined}
          >
            <span className={wrong.has(chapter.id) ? 'num err' : 'num'}>{formatTime(chapter.startTime)}</span>
            <span className="ell">{chapter.title || shellText.untitledChapter}</span>
          </a>
        ))}
      </div>
    </>
  )
}
