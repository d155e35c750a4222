import type { ChapterEntry, ChapterFormat } from '../format.ts'
import { listedChapters } from '../syntax/chapter-list.ts'
import { counted } from '../syntax/lines.ts'
import { escapeMarkdown } from '../syntax/markdown-text.ts'
import { detectTimestamps, parseTimestamps, shortStamp } from '../syntax/timestamp-dialect.ts'

/**
 * A list of timestamps inside show notes. Reads every style people write; writes a Markdown list, whose
 * items stay lines of their own wherever Markdown becomes HTML, and whose titles can be links.
 */
export const showNotesTimestamps: ChapterFormat = {
  kind: 'chapters',
  id: 'show-notes-timestamps',
  label: 'Show notes timestamps (Markdown)',
  extensions: ['md', 'txt'],
  mime: 'text/markdown',
  specification: 'https://support.spotify.com/us/creators/article/creating-and-managing-chapters/',
  carries: new Set(['startTime', 'title', 'url']),
  precision: 1000,
  kept: (list) => ({ ...list, chapters: list.chapters.map(withKeptLink) }),
  losses: (list) => {
    const urls = listedChapters(list).flatMap(({ url }) => (url === undefined ? [] : [url]))
    const count = urls.filter((url) => !isLinkable(url)).length
    const links = `${counted(count, 'chapter link')} ${count === 1 ? 'is' : 'are'} left out`
    const message = `${links}: here a link is an address of the web or of mail with at most ${longestAddress} characters.`
    return count === 0 ? [] : [{ field: 'url', count, message }]
  },
  detect: detectTimestamps,
  parse: (text) => parseTimestamps(text),
  serialise(list) {
    const chapters = listedChapters(list)
    const long = (chapters.at(-1)?.startTime ?? 0) >= 3_600_000
    return `${chapters.map((chapter) => writeLine(chapter, long)).join('\n')}\n`
  },
}

function writeLine({ startTime, title, url }: ChapterEntry, long: boolean): string {
  const words = escapeTitle(title)
  if (url !== undefined && isLinkable(url))
    return `- ${shortStamp(startTime, long)} [${words}](${escapeAddress(url)})`
  // A title that begins with a sign gets one before it, which a reader takes for the sign after the time.
  const sign = /^[–—−:：|•·»›→,.;]/u.test(words) ? '- ' : ''
  return `- ${shortStamp(startTime, long)} ${sign}${words}`.trimEnd()
}

/** What is longer is no address for the reader of links. */
const longestAddress = 2000

/** Other addresses would not be read as links, and some are not safe to write as one. */
function isLinkable(url: string): boolean {
  return escapeAddress(url).length <= longestAddress && /^(?:https?:\/\/|mailto:)\S+$/i.test(url)
}

function withKeptLink({ url, ...chapter }: ChapterEntry): ChapterEntry {
  return url === undefined || !isLinkable(url) ? chapter : { ...chapter, url: escapeAddress(url) }
}

function escapeAddress(url: string): string {
  return url.replace(/[()<>\\]/g, (one) => encodeURIComponent(one).replace('(', '%28').replace(')', '%29'))
}

/** Besides Markdown's own signs, what would make an address of the last words. */
function escapeTitle(title: string): string {
  return escapeMarkdown(title).replace(/:(?=\/\/)/g, '\\:')
}
