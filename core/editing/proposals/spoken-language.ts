import type { Sentence } from './sentences.ts'

const common = new Set('the and to of a in that is it you i for on was with so this but we'.split(' '))
/** The least share of English function words in English speech; real episodes have a third. */
const leastShare = 0.15
const enough = 2_000

/**
 * Whether the signs of English may be read in this text: it says it is English, or says nothing, and its
 * words agree. The tag alone is not trusted, because new episodes are tagged English.
 */
export function readsAsEnglish(sentences: readonly Sentence[], language: string | undefined): boolean {
  if (language !== undefined && !/^en\b/iu.test(language)) return false
  let [count, known] = [0, 0]
  for (const { tokens } of sentences) {
    for (const token of tokens) if (common.has(token)) known += 1
    count += tokens.length
    if (count >= enough) break
  }
  return known >= leastShare * count
}
