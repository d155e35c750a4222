import type { Fact } from './facts.ts'
import { findDate } from './instant.ts'
import type { Page, Passage } from './page.ts'
import { countWords, labelOf } from './passage-text.ts'
import { isCall, meaningOf } from './section-words.ts'
import { readTitleLine } from './title-in-text.ts'

/** Where a page names itself: positions of the passages with the title and with the show's name. */
export interface Head {
  readonly title?: number
  readonly titleReason?: string
  readonly show?: number
  readonly showReason?: string
}

/** Finds the title and the show's name by what stands at the top; `taken` are passages that are something else. */
export function findHead(page: Page, taken: (index: number) => boolean): Head {
  const { passages } = page
  const stated = factOf(passages, 'title')
  if (stated !== undefined) return headingOf(passages, stated)
  const free = passages.map((_, index) => index).filter((index) => isFree(passages, index, taken))
  return numbered(passages, free) ?? byHeadings(page, free) ?? byFirstLines(page, free)
}

/** The value a source states for a field; undefined when none does. */
export function factOf(passages: readonly Passage[], field: Fact['field']): string | undefined {
  for (const { facts = [] } of passages) {
    for (const fact of facts) if (fact.field === field && 'value' in fact) return fact.value
  }
  return undefined
}

function isFree(passages: readonly Passage[], index: number, taken: (index: number) => boolean): boolean {
  const passage = passages[index]
  return (
    passage !== undefined && !passage.given && passage.text !== '' && passage.form !== 'code' && !taken(index)
  )
}

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** A page with front matter often says its title once more as a heading. */
function headingOf(passages: readonly Passage[], title: string): Head {
  const index = passages.findIndex(
    (passage) => passage.form === 'heading' && !passage.given && fold(passage.text) === fold(title),
  )
  return index === -1 ? {} : { title: index, titleReason: 'The title again, as a heading' }
}

const searched = 40

/** A line that marks its number ("#146 - …") is the title, and the short line before it names the show. */
function numbered(passages: readonly Passage[], free: readonly number[]): Head | undefined {
  const hasHeadings = free.some((index) => passages[index]?.form === 'heading')
  const marked = free.slice(0, searched).filter((index) => {
    const { text = '', form } = passages[index] ?? {}
    const read = text.length <= 300 && (form === 'heading' || !hasHeadings) ? readTitleLine(text) : undefined
    return read?.marked === true && read.number !== undefined && startsWithNumber(text, read.title)
  })
  const [title] = marked
  // Several such lines are a list of something, and none of them names the page.
  if (title === undefined || marked.length > 2 || (passages[title]?.links.length ?? 0) > 0) return undefined
  const before = free.filter((index) => index < title && isShort(passages[index]))
  const [show] = before
  return {
    title,
    titleReason: 'The line with the episode’s number',
    ...(show !== undefined && { show, showReason: 'The first line, before the title' }),
  }
}

/** "#146 - Looms" or "The Loom Show #146: Looms", not "Newsletter #333 recap". */
function startsWithNumber(text: string, title: string): boolean {
  return title !== text && text.endsWith(title)
}

function isShort(passage: Passage | undefined): boolean {
  if (!passage || passage.text.length > 120 || passage.form === 'item') return false
  return (
    !/[.,;!?…:]$/u.test(passage.text) &&
    countWords(passage.text) <= 16 &&
    !isCall(passage.text) &&
    !/^\W*\d{1,3}:\d\d/u.test(passage.text)
  )
}

function byHeadings(page: Page, free: readonly number[]): Head | undefined {
  const { passages } = page
  const headings = free.filter((index) => passages[index]?.form === 'heading')
  const named = headings.filter((index) => meaningOf(passages[index]?.text ?? '') === undefined)
  const top = named.reduce((least, index) => Math.min(least, passages[index]?.level ?? 6), 6)
  const first = named.find((index) => passages[index]?.level === top)
  if (
    first === undefined ||
    (page.writtenIn === 'html' && top > 1 && factOf(passages, 'weakTitle') !== undefined)
  )
    return undefined
  const second = titleUnder(passages, headings, named, first)
  if (second !== undefined) {
    return {
      title: second,
      titleReason: 'The second heading',
      show: first,
      showReason: 'The first heading, over the title',
    }
  }
  return { title: first, titleReason: 'The first heading' }
}

/** The heading right under the first, when the first only names the show, or the show and a date. */
function titleUnder(
  passages: readonly Passage[],
  headings: readonly number[],
  named: readonly number[],
  first: number,
): number | undefined {
  const second = headings[headings.indexOf(first) + 1]
  const over = passages[first]
  const under = second === undefined ? undefined : passages[second]
  if (second === undefined || !over || !under || !named.includes(second) || under.level <= over.level)
    return undefined
  for (let at = first + 1; at < second; at += 1) if (passages[at]?.text !== '') return undefined
  const isOnly = headings.filter((index) => passages[index]?.level === under.level).length === 1
  return findDate(over.text) || (isOnly && countWords(over.text) <= 4) ? second : undefined
}

/** Without headings, the short lines at the top: one is the title, of two the first names the show. */
function byFirstLines(page: Page, free: readonly number[]): Head {
  const { passages } = page
  if (factOf(passages, 'weakTitle') !== undefined) return {}
  const short: number[] = []
  for (const index of free.slice(0, 12)) {
    const passage = passages[index]
    if (!passage) continue
    if (
      isShort(passage) &&
      passage.links.length === 0 &&
      meaningOf(passage.text) === undefined &&
      !labelsPeople(passage.text)
    ) {
      short.push(index)
    } else if (short.length === 0 || !describesShow(passages[short[0] ?? 0], passage)) break
    if (short.length === 2) break
  }
  const [first, second] = short
  if (first === undefined) return {}
  if (second !== undefined) {
    return { title: second, titleReason: 'The second line', show: first, showReason: 'The first line' }
  }
  const next = passages[first + 1]
  if (next && describesShow(passages[first], next)) return { show: first, showReason: 'The first line' }
  return { title: first, titleReason: 'The first line' }
}

function labelsPeople(text: string): boolean {
  const label = labelOf(text)?.label
  return label !== undefined && /^(?:co-?)?(?:hosts?|guests?)\b/iu.test(label)
}

/** "The Loom Show is a podcast about …" after "The Loom Show". */
function describesShow(name: Passage | undefined, next: Passage): boolean {
  if (!name || name.text === '') return false
  const text = next.text.toLowerCase().replace(/^(?:the|welcome to(?: the)?) /u, '')
  const show = name.text.toLowerCase().replace(/^the /u, '')
  return text.startsWith(show) && /^\W+(?:is|are|brings|explores|features)\b/u.test(text.slice(show.length))
}
