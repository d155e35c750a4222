import type { Word } from '../../episode/schema.ts'
import { diffWords } from '../../episode/word-diff.ts'

const spoken = /[\p{L}\p{N}\p{M}]/u

/** A text parted into the punctuation before it, what is spoken, and the punctuation after it. */
export interface Spoken {
  readonly head: string
  readonly core: string
  readonly tail: string
}

/** Parts the punctuation at the edges from what is spoken. A text of punctuation alone is all core. */
export function spokenPart(text: string): Spoken {
  const characters = [...text]
  let from = 0
  while (from < characters.length && !spoken.test(characters[from] ?? '')) from += 1
  if (from === characters.length) return { head: '', core: text, tail: '' }
  let to = characters.length
  while (!spoken.test(characters[to - 1] ?? '')) to -= 1
  return {
    head: characters.slice(0, from).join(''),
    core: characters.slice(from, to).join(''),
    tail: characters.slice(to).join(''),
  }
}

/** A word as two recognisers would agree on it: no punctuation at its edges, no capitals. */
export function wordKey(text: string): string {
  return (plain.test(text) ? text : spokenPart(text).core).toLowerCase()
}
const plain = /^[A-Za-z0-9]+$/

/** The keys of the words in a row. */
export function wordKeys(words: readonly Word[]): readonly string[] {
  return words.map(({ text }) => wordKey(text))
}

/** For each word of one text the position of the same word in the other, rising; -1 where it has none. */
export function alignWords(a: readonly string[], b: readonly string[]): Int32Array {
  const matched = new Int32Array(a.length).fill(-1)
  let [atA, atB] = [0, 0]
  for (const hunk of [...diffWords(a, b), { fromA: a.length, toA: 0, fromB: b.length, toB: 0 }]) {
    for (; atA < hunk.fromA; atA += 1, atB += 1) matched[atA] = atB
    atA = hunk.toA
    atB = hunk.toB
  }
  return matched
}

/** How many words read otherwise: between two matches the longer of the two sides counts, as a person would count. */
export function countDiffering(matched: Int32Array, lengthOfOther: number): number {
  let [differing, gap, at] = [0, 0, 0]
  const close = (end: number): void => {
    differing += Math.max(gap, end - at)
    gap = 0
  }
  for (const match of matched) {
    if (match < 0) gap += 1
    else {
      close(match)
      at = match + 1
    }
  }
  close(lengthOfOther)
  return differing
}

/** Where the gap lies that a place of one text has in the other. */
export interface Neighbours {
  /** Position in the other text after the last match before a position; 0 where there is none. */
  readonly after: Int32Array
  /** Position in the other text of the first match at or after a position; its length where there is none. */
  readonly before: Int32Array
  /** Where the gap around a position begins and ends in the text itself. */
  readonly gapFrom: Int32Array
  readonly gapTo: Int32Array
}

/** For every position of the first text, the matches around it. */
export function neighboursOf(matched: Int32Array, lengthOfOther: number): Neighbours {
  const after = new Int32Array(matched.length + 1)
  const before = new Int32Array(matched.length + 1).fill(lengthOfOther)
  const gapFrom = new Int32Array(matched.length + 1)
  const gapTo = new Int32Array(matched.length + 1).fill(matched.length)
  for (let at = 0; at < matched.length; at += 1) {
    const match = matched[at] ?? -1
    after[at + 1] = match >= 0 ? match + 1 : (after[at] ?? 0)
    gapFrom[at + 1] = match >= 0 ? at + 1 : (gapFrom[at] ?? 0)
  }
  for (let at = matched.length - 1; at >= 0; at -= 1) {
    const match = matched[at] ?? -1
    before[at] = match >= 0 ? match : (before[at + 1] ?? lengthOfOther)
    gapTo[at] = match >= 0 ? at : (gapTo[at + 1] ?? matched.length)
  }
  return { after, before, gapFrom, gapTo }
}
