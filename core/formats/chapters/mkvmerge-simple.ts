import { formatTimestamp } from '../../time.ts'
import type { ChapterFormat } from '../format.ts'
import { chapterKeyDigits, readChapterKeys } from '../syntax/chapter-keys.ts'
import { listedChapters } from '../syntax/chapter-list.ts'

/** The simple chapter text of OGM tools and mkvmerge, which refuses any other key and times without a fraction. */
export const mkvmergeSimple: ChapterFormat = {
  kind: 'chapters',
  id: 'mkvmerge-simple',
  label: 'Simple chapters (OGM, mkvmerge)',
  extensions: ['txt'],
  mime: 'text/plain',
  specification: 'https://mkvtoolnix.download/doc/mkvmerge.html#mkvmerge.chapters.simple',
  carries: new Set(['startTime', 'title']),
  detect(head) {
    const digits = chapterKeyDigits(head)
    return digits === 1 || digits === 2 ? 1 : 0
  },
  parse(text) {
    const { value, warnings } = readChapterKeys(text)
    return { value, warnings }
  },
  serialise(list) {
    const lines = listedChapters(list).flatMap(({ startTime, title }, at) => {
      const key = `CHAPTER${String(at + 1).padStart(2, '0')}`
      return [`${key}=${formatTimestamp(startTime)}`, `${key}NAME=${title}`]
    })
    return `${lines.join('\n')}\n`
  },
}
