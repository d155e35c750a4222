import { carryCase } from './carried-case.ts'
import { isBetweenCharacters } from './character-borders.ts'
import { decomposed, hasOneForm } from './decomposed-text.ts'
import { isWhole, wordEnd, wordStart } from './word-borders.ts'

/** What to look for in the lines of a text. */
export interface FindQuery {
  readonly text: string
  readonly matchCase: boolean
  readonly wholeWord: boolean
  readonly regularExpression: boolean
}

/** One place where it was found. Lines count from 0; offsets are UTF-16 units within the line. */
export interface FindMatch {
  readonly line: number
  readonly from: number
  readonly to: number
}

/** How a replacement is put in. */
export interface ReplaceOptions {
  /** Present when the replacement takes the capitals of what it replaces; see `carryCase`. */
  readonly preserveCase?: { readonly language?: string }
}

/** A match with the text that takes its place. */
export interface ReplacingMatch extends FindMatch {
  readonly insert: string
}

/** Looking in lines went well, or the expression cannot be read; `reason` is the engine's own words. */
export type FindResult =
  | { readonly kind: 'found'; readonly matches: readonly FindMatch[] }
  | { readonly kind: 'unreadable'; readonly reason: string }

/** Searching stops here; more hits than anybody can look through help nobody. */
export const mostMatches = 50_000

/**
 * Finds every place, in order, none overlapping another and none empty. Plain text takes linear time; it is
 * found however its accents are written, and never inside a character.
 * A regular expression may take any time at all: run it where it can be stopped.
 */
export function findInLines(lines: readonly string[], query: FindQuery): FindResult {
  if (query.text === '') return { kind: 'found', matches: [] }
  const read = expressionOf(query)
  if ('reason' in read) return { kind: 'unreadable', reason: read.reason }
  const placesIn = query.regularExpression ? foundByExpression : plainlyFound
  const matches: FindMatch[] = []
  for (const [index, line] of lines.entries()) {
    for (const { from, to } of placesIn(line, read.expression, query)) {
      if (matches.length >= mostMatches) return { kind: 'found', matches }
      matches.push({ line: index, from, to })
    }
  }
  return { kind: 'found', matches }
}

type Place = Pick<FindMatch, 'from' | 'to'>

function* foundByExpression(line: string, expression: RegExp): Generator<Place> {
  for (const match of line.matchAll(expression)) {
    if (match[0] !== '') yield { from: match.index, to: match.index + match[0].length }
  }
}

function* plainlyFound(line: string, expression: RegExp, { text, wholeWord }: FindQuery): Generator<Place> {
  const looked = hasOneForm(text) ? undefined : decomposed(line)
  const searched = looked?.text ?? line
  expression.lastIndex = 0
  for (let match = expression.exec(searched); match; match = expression.exec(searched)) {
    const { index } = match
    const end = index + match[0].length
    const [from, to] = looked ? [looked.placeOf(index), looked.placeOf(end)] : [index, end]
    if (from !== undefined && to !== undefined && isPlace(line, from, to, wholeWord)) yield { from, to }
    // What is no place itself may still overlap one.
    else expression.lastIndex = index + ((searched.codePointAt(index) ?? 0) > 0xffff ? 2 : 1)
  }
}

/** Whether plain text that stands here is found: whole characters, and a whole word where that is asked for. */
export function isPlace(line: string, from: number, to: number, wholeWord: boolean): boolean {
  if (!isBetweenCharacters(line, from) || !isBetweenCharacters(line, to)) return false
  return !wholeWord || isWhole(line, from, to)
}

/**
 * Finds every place and says what would stand there instead. In a replacement for a regular expression
 * `$1`, `$<name>` and `$&` stand for what was found; otherwise every letter stands for itself.
 */
export function findReplacing(
  lines: readonly string[],
  query: FindQuery,
  replacement: string,
  { preserveCase }: ReplaceOptions = {},
): readonly ReplacingMatch[] {
  const found = findInLines(lines, query)
  const read = expressionOf(query)
  if (found.kind === 'unreadable' || 'reason' in read) return []
  const put = (match: FindMatch, insert: string): ReplacingMatch => {
    if (!preserveCase) return { ...match, insert }
    const was = (lines[match.line] ?? '').slice(match.from, match.to)
    return { ...match, insert: carryCase(was, insert, preserveCase.language) }
  }
  if (!query.regularExpression) return found.matches.map((match) => put(match, replacement))
  const wanted = new Map<number, Map<number, FindMatch>>()
  for (const match of found.matches) {
    const inLine = wanted.get(match.line) ?? new Map<number, FindMatch>()
    wanted.set(match.line, inLine.set(match.from, match))
  }
  const replacing: ReplacingMatch[] = []
  for (const [line, places] of wanted) {
    for (const match of (lines[line] ?? '').matchAll(read.expression)) {
      const place = places.get(match.index)
      if (place) replacing.push(put(place, expanded(replacement, match)))
    }
  }
  return replacing
}

function expressionOf(query: FindQuery): { readonly expression: RegExp } | { readonly reason: string } {
  const flags = query.matchCase ? 'gu' : 'giu'
  if (!query.regularExpression) return { expression: new RegExp(escaped(query.text.normalize('NFD')), flags) }
  try {
    const expression = new RegExp(query.text, flags)
    if (!query.wholeWord) return { expression }
    // Asked for whole words, the expression has to look on where a shorter alternative would end in one.
    return { expression: new RegExp(`${wordStart}(?:${query.text})${wordEnd}`, flags) }
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) }
  }
}

/** Plain text as an expression that finds it. */
export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&')
}

/** Fills a replacement the way `String.replace` does. */
function expanded(replacement: string, match: RegExpExecArray): string {
  return replacement.replace(/\$(?:(\$)|(&)|<([^>]*)>|(\d{1,2}))/gu, (whole, dollar, all, name, digits) => {
    if (dollar) return '$'
    if (all) return match[0]
    if (name !== undefined) return match.groups ? (match.groups[name] ?? '') : whole
    return Number(digits) > 0 && Number(digits) < match.length ? (match[Number(digits)] ?? '') : whole
  })
}
