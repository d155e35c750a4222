import {
  Captions,
  ChevronLeft,
  ListVideo,
  NotebookText,
  PackageCheck,
  PanelLeftOpen,
  Users,
} from 'lucide-react'
import type { Readiness } from '../../core/library/episode-summary.ts'
import { useEpisodeSelector, useEpisodeState } from '../state/EpisodeProvider.tsx'
import { useEpisodeSummary } from '../state/library.ts'
import { readinessParts, readinessWords } from '../state/readiness.ts'
import { shellText } from '../text/shell.ts'
import { Cover } from '../ui/Cover.tsx'
import { Icon, type IconShape } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { ReadinessMeter } from '../ui/ReadinessMeter.tsx'
import { ChapterOutline } from './ChapterOutline.tsx'
import { hrefOf, type Route, type Section, sections } from './routes.ts'
import { SectionState, useSectionState } from './SectionState.tsx'

const icons: Readonly<Record<Section, IconShape>> = {
  transcript: Captions,
  chapters: ListVideo,
  people: Users,
  notes: NotebookText,
  publish: PackageCheck,
}

interface EpisodeNavProps {
  readonly route: Extract<Route, { screen: 'episode' }>
  readonly isRail: boolean
  readonly onExpand: () => void
}

/** The open episode: its card, how far it is, its five sections and its chapters. */
export function EpisodeNav({ route, isRail, onExpand }: EpisodeNavProps) {
  const isOpen = useEpisodeState((state) => state.phase === 'open')
  const title = useEpisodeState((state) => (state.phase === 'open' ? state.episode.show.title : undefined))
  const summary = useEpisodeSummary(route.episodeId)
  const show = title || summary?.show || ''
  if (isRail) return <EpisodeRail route={route} show={show} onExpand={onExpand} />
  return (
    <>
      <div className="navlist">
        <a href={hrefOf({ screen: 'library' })} className="back" aria-label={shellText.backToLibrary}>
          <Icon of={ChevronLeft} size="small" />
          <span className="s2">{show || shellText.library}</span>
        </a>
      </div>
      {isOpen && <EpisodeCard readiness={summary?.readiness} />}
      <div className="navlist">
        {sections.map((section) => (
          <SectionLink key={section} section={section} route={route} />
        ))}
      </div>
      {isOpen && <ChapterOutline route={route} />}
    </>
  )
}

interface EpisodeCardProps {
  readonly readiness: Readiness | undefined
}

function EpisodeCard({ readiness }: EpisodeCardProps) {
  const id = useEpisodeSelector((episode) => episode.id)
  const show = useEpisodeSelector((episode) => episode.show.title)
  const number = useEpisodeSelector((episode) => episode.number)
  const title = useEpisodeSelector((episode) => episode.title)
  const done = readiness && readinessParts(readiness).filter((part) => part.state === 'done').length
  return (
    <>
      <a
        className="ep"
        href={hrefOf({ screen: 'episode', episodeId: id, section: 'publish', at: 'details' })}
        title={shellText.details}
      >
        <Cover name={show} size={40} />
        <div className="grow">
          <div className="s1 t3 num">
            {number === undefined ? shellText.noNumber : shellText.episodeNumber(number)}
          </div>
          <b>{title || shellText.untitled}</b>
        </div>
      </a>
      <div className="nav-ready">
        {readiness && (
          <>
            <ReadinessMeter wide parts={readinessParts(readiness)} label={readinessWords(readiness)} />
            <div className="s1 t3">{shellText.partsReady(done ?? 0)}</div>
          </>
        )}
      </div>
    </>
  )
}

interface SectionLinkProps {
  readonly section: Section
  readonly route: Extract<Route, { screen: 'episode' }>
}

function SectionLink({ section, route }: SectionLinkProps) {
  const isHere = section === route.section
  return (
    <a
      href={hrefOf({ screen: 'episode', episodeId: route.episodeId, section })}
      aria-current={isHere ? 'page' : undefined}
    >
      <Icon of={icons[section]} />
      <span>{shellText.sections[section]}</span>
      <SectionState section={section} />
    </a>
  )
}

interface EpisodeRailProps {
  readonly route: Extract<Route, { screen: 'episode' }>
  readonly show: string
  readonly onExpand: () => void
}

function EpisodeRail({ route, show, onExpand }: EpisodeRailProps) {
  return (
    <div className="railnav">
      <a href={hrefOf({ screen: 'library' })} aria-label={shellText.backToLibrary}>
        <Icon of={ChevronLeft} />
      </a>
      <a
        className="rail-cover"
        href={hrefOf({ screen: 'episode', episodeId: route.episodeId, section: 'publish', at: 'details' })}
        aria-label={shellText.details}
        title={shellText.details}
      >
        <Cover name={show} size={36} />
      </a>
      {sections.map((section) => (
        <RailLink key={section} section={section} route={route} />
      ))}
      <span className="last">
        <IconButton label={shellText.showSidebar} icon={PanelLeftOpen} onPress={onExpand} />
      </span>
    </div>
  )
}

function RailLink({ section, route }: SectionLinkProps) {
  const { tone, words } = useSectionState(section)
  const name = shellText.sections[section]
  return (
    <a
      href={hrefOf({ screen: 'episode', episodeId: route.episodeId, section })}
      aria-current={section === route.section ? 'page' : undefined}
      aria-label={words ? `${name}, ${words}` : name}
      title={name}
    >
      <Icon of={icons[section]} />
      {tone && <i className={`dot ${tone}`} />}
    </a>
  )
}
