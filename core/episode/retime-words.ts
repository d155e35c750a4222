import type { Word } from './schema.ts'
import { splitWords } from './transcript.ts'

/**
 * Turns text that replaces a run of words into words, keeping every measured time that still fits.
 *
 * Equal in number, each new word takes the times of the word it replaces: most corrections fix
 * spelling, and spelling takes no time. Otherwise words that stand unchanged at either end keep
 * theirs, and of the rest the first takes the start and the last the end, so neighbours never move;
 * what lies between is left to be estimated. A word that is the same as before stays the same value.
 */
export function retimeWords(replaced: readonly Word[], text: string): readonly Word[] {
  const written = splitWords(text)
  if (written.length === replaced.length) {
    return written.map((word, i) => takeTimes(word, replaced[i], replaced[i]))
  }
  const shorter = Math.min(written.length, replaced.length)
  let head = 0
  while (head < shorter && written[head]?.text === replaced[head]?.text) head += 1
  let tail = 0
  while (tail < shorter - head && written.at(-1 - tail)?.text === replaced.at(-1 - tail)?.text) tail += 1
  const middle = written.slice(head, written.length - tail)
  const gone = replaced.slice(head, replaced.length - tail)
  return [
    ...replaced.slice(0, head),
    ...middle.map((word, i) =>
      takeTimes(word, i === 0 ? gone[0] : undefined, i === middle.length - 1 ? gone.at(-1) : undefined),
    ),
    ...replaced.slice(replaced.length - tail),
  ]
}

function takeTimes(word: Word, first: Word | undefined, last: Word | undefined): Word {
  if (first && first === last && first.text === word.text) return first
  const timed: { -readonly [K in keyof Word]: Word[K] } = { ...word }
  if (first?.joined) timed.joined = true
  if (first?.start !== undefined) timed.start = first.start
  if (last?.end !== undefined) timed.end = last.end
  return timed
}
