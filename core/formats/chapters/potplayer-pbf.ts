import { timeFrom } from '../../time.ts'
import type { ChapterFormat, ChapterList, Parsed, ParseWarning } from '../format.ts'
import { type FoundChapter, orderChapters, warn } from '../syntax/chapter-list.ts'
import { formatError } from '../syntax/format-error.ts'
import { foldSpace, splitLines } from '../syntax/lines.ts'

/** PotPlayer's bookmarks: a number, milliseconds, a title and a picture in hexadecimal. */
export const potplayerPbf: ChapterFormat = {
  kind: 'chapters',
  id: 'potplayer-pbf',
  label: 'PotPlayer bookmarks',
  extensions: ['pbf'],
  mime: 'text/plain',
  specification: 'https://potplayer.daum.net/',
  carries: new Set(['startTime', 'title']),
  detect: (head) => (/^\s*\[Bookmark\]/i.test(head) ? 1 : 0),
  parse,
}

function parse(text: string): Parsed<ChapterList> {
  const found: FoundChapter[] = []
  const warnings: ParseWarning[] = []
  let isBookmarks = false
  for (const [index, content] of splitLines(text).entries()) {
    const line = index + 1
    if (/^\s*\[/.test(content)) isBookmarks = /^\s*\[Bookmark\]/i.test(content)
    // The list ends with a number that has no bookmark.
    if (!isBookmarks || !/^\s*\d+=./.test(content)) continue
    const entry = readBookmark(content)
    if (!entry) warnings.push(warn('bad-bookmark', 'This bookmark has no time and was left out.', line))
    else {
      found.push({ entry, line })
      if (entry.title === '') warnings.push(warn('no-title', 'This bookmark has no title.', line))
    }
  }
  if (found.length === 0) {
    if (!/^\s*\[Bookmark\]/im.test(text) || warnings.length > 0)
      throw formatError('There are no PotPlayer bookmarks in this text.')
    warnings.push(warn('no-chapters', 'The file has no bookmarks.'))
  }
  return orderChapters(found, {}, warnings)
}

/** A title may hold the star that parts it from the picture, so the last star before hexadecimal counts. */
function readBookmark(content: string): FoundChapter['entry'] | undefined {
  const [, time, rest = ''] = /^\s*\d+=(\d{1,12})\*(.*)$/.exec(content) ?? []
  const startTime = timeFrom(Number(time))
  if (startTime === undefined) return undefined
  const star = rest.lastIndexOf('*')
  const hasPicture = star !== -1 && /^[0-9A-Fa-f]*$/.test(rest.slice(star + 1))
  return { startTime, title: foldSpace(hasPicture ? rest.slice(0, star) : rest) }
}
