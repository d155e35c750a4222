import type { CueHeading } from '../format.ts'
import type { FoundHeading } from './headings.ts'
import { foldSpace } from './lines.ts'
import type { TextLine } from './turns.ts'

/** A text without its headings. */
interface Unheaded {
  /** Every line, those of headings emptied. */
  readonly lines: readonly TextLine[]
  readonly found: readonly FoundHeading[]
  readonly title?: string
}

/** No underline is written longer, however long its title is. */
const longestUnderline = 72
/** An underline and its title may differ by so many signs; a rule under a line of speech seldom fits so well. */
const tolerance = 2

/**
 * Takes the headings out of a plain text: a line in a paragraph of its own, underlined with as many - or = as it
 * has signs. One underlined with = before everything else is the title. Places are lines, counted from 1.
 */
export function takeUnderlined(texts: readonly string[]): Unheaded {
  const lines: TextLine[] = []
  const found: FoundHeading[] = []
  let title: string | undefined
  for (let index = 0; index < texts.length; index += 1) {
    const line = index + 1
    const heading = headingAt(texts, index)
    if (heading === undefined) {
      lines.push({ text: texts[index] ?? '', line })
      continue
    }
    const isFirst = found.length === 0 && title === undefined && lines.every(({ text }) => isBlank(text))
    if (isFirst && heading.sign === '=') title = heading.title
    else found.push({ title: heading.title, place: line })
    lines.push({ text: '', line }, { text: '', line: line + 1 })
    index += 1
  }
  return title === undefined ? { lines, found } : { lines, found, title }
}

function headingAt(
  texts: readonly string[],
  index: number,
): { readonly title: string; readonly sign: string } | undefined {
  const [title, under] = [foldSpace(texts[index] ?? ''), texts[index + 1]?.trim() ?? '']
  if (!isUnderlineOf(title, under) || !isBlank(texts[index - 1]) || !isBlank(texts[index + 2]))
    return undefined
  return { title, sign: under.slice(0, 1) }
}

/** Whether a line of - or = was drawn for this title, and is not a rule that happens to stand under a line. */
export function isUnderlineOf(title: string, under: string): boolean {
  if (title === '' || !/^(?:-{3,}|={3,})$/.test(under)) return false
  return Math.abs(under.length - underlineFor(title).length) <= tolerance
}

function isBlank(text = ''): boolean {
  return !/\S/.test(text)
}

/** Writes a heading so that `takeUnderlined` finds it; its time is not written. */
export function underlined({ title }: CueHeading): string {
  const words = foldSpace(title)
  return `${words}\n${underlineFor(words)}`
}

/** Writes the title of a whole text so that `takeUnderlined` finds it at its beginning. */
export function underlinedTitle(title: string): string {
  const words = foldSpace(title)
  return `${words}\n${underlineFor(words).replaceAll('-', '=')}`
}

function underlineFor(title: string): string {
  return '-'.repeat(Math.min(Math.max([...title].length, 3), longestUnderline))
}
