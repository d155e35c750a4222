import type { Word } from '../../../../core/episode/schema.ts'

/** Where a word stands in the text of its line. */
export interface WordInLine {
  readonly word: Word
  readonly index: number
  readonly from: number
  readonly to: number
}

/**
 * Where each word stands in a line that says these words; white space may differ. Stops where the line
 * says something else, as it does while typing is on its way to the host.
 */
export function wordPlaces(words: readonly Word[], text: string): readonly WordInLine[] {
  const places: WordInLine[] = []
  let at = 0
  for (const [index, word] of words.entries()) {
    while (at < text.length && /\s/u.test(text[at] ?? '')) at += 1
    if (!text.startsWith(word.text, at)) break
    places.push({ word, index, from: at, to: at + word.text.length })
    at += word.text.length
  }
  return places
}
