import { escaped, type ReplacingMatch } from '../episode/find-text.ts'
import { isWhole } from '../episode/word-borders.ts'

/** One word that a person wrote over, and what they wrote. Offsets are within the line as it is now. */
export interface RewrittenWord {
  readonly was: string
  readonly is: string
  readonly from: number
  readonly to: number
}

/** A word shorter than this is everywhere and means nothing by itself. */
const shortestWord = 3
/** What a name may grow to: `Armin` to `Armin Ronacher`. */
const mostNewWords = 3

const letter = /[\p{L}\p{N}]/u
const edges = /^[^\p{L}\p{N}]*|[^\p{L}\p{N}]*$/gu

/**
 * The one word that differs between two readings of a line; undefined where more than one does, where only
 * punctuation does, or where the word is too short to mean the same elsewhere. Punctuation at its edges is left out.
 */
export function rewrittenWord(before: string, now: string): RewrittenWord | undefined {
  const [old, fresh] = [before.split(' '), now.split(' ')]
  const shorter = Math.min(old.length, fresh.length)
  let head = 0
  while (head < shorter && old[head] === fresh[head]) head += 1
  let tail = 0
  while (tail < shorter - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail += 1
  const written = fresh.slice(head, fresh.length - tail)
  if (old.length - head - tail !== 1 || written.length < 1 || written.length > mostNewWords) return undefined
  const was = (old[head] ?? '').replace(edges, '')
  const text = written.join(' ')
  const is = text.replace(edges, '')
  if (was === is || was.length < shortestWord || !letter.test(is)) return undefined
  const start = fresh.slice(0, head).reduce((sum, word) => sum + word.length + 1, 0)
  const from = start + text.indexOf(is)
  return { was, is, from, to: from + is.length }
}

/**
 * The other places that read as the rewritten word did, whole and in the same capitals, with what is to stand there.
 * Lines count from 0; `line` is the one that was written in. A place that says the new words already is none.
 */
export function otherPlaces(
  lines: readonly string[],
  line: number,
  { was, is, from, to }: RewrittenWord,
): readonly ReplacingMatch[] {
  const expression = new RegExp(escaped(was), 'gu')
  const inside = [...is.matchAll(expression)].map((match) => match.index)
  return lines.flatMap((text, index) =>
    [...text.matchAll(expression)].flatMap((match): readonly ReplacingMatch[] => {
      const end = match.index + was.length
      const isWritten = index === line && match.index < to && end > from
      const saysIt = inside.some((at) => text.startsWith(is, match.index - at))
      if (isWritten || saysIt || !isWhole(text, match.index, end)) return []
      return [{ line: index, from: match.index, to: end, insert: is }]
    }),
  )
}
