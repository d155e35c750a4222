import { formatTimestamp } from '../../time.ts'
import type { ChapterFormat, ChapterList, Parsed } from '../format.ts'
import { chapterKeyDigits, readChapterKeys } from '../syntax/chapter-keys.ts'
import { listedChapters } from '../syntax/chapter-list.ts'

/** Three digits number the chapters. */
const most = 1000

/**
 * The comments of Ogg, Opus and FLAC as text, one a line, as vorbiscomment lists and takes them.
 * Each time is made of one whole number: ffmpeg rounds seconds by themselves and is a second late.
 */
export const vorbisComment: ChapterFormat = {
  kind: 'chapters',
  id: 'vorbis-comment',
  label: 'Vorbis comments (text)',
  extensions: ['txt'],
  mime: 'text/plain',
  specification: 'https://wiki.xiph.org/Chapter_Extension',
  carries: new Set(['startTime', 'title', 'url']),
  limit: most,
  detect: (head) => (chapterKeyDigits(head) === 3 ? 1 : 0),
  parse,
  serialise(list) {
    const lines = listedChapters(list)
      .slice(0, most)
      .flatMap(({ startTime, title, url }, at) => {
        const key = `CHAPTER${String(at).padStart(3, '0')}`
        return [
          `${key}=${formatTimestamp(startTime)}`,
          `${key}NAME=${title}`,
          ...(url === undefined ? [] : [`${key}URL=${url.replace(/\s+/g, '%20')}`]),
        ]
      })
    return `${lines.join('\n')}\n`
  },
}

function parse(text: string): Parsed<ChapterList> {
  const { value, warnings, others } = readChapterKeys(text)
  const about: Record<string, string> = {}
  for (const [tag, key] of [
    ['TITLE', 'title'],
    ['ALBUM', 'podcastName'],
    ['ARTIST', 'author'],
  ] as const) {
    const said = others.get(tag)
    if (said) about[key] = said
  }
  return { value: { ...about, ...value }, warnings }
}
