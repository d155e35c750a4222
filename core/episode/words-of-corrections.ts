import type { CorrectionId } from '../ids.ts'
import type { Word } from './schema.ts'

/** A list of words never changes, so it is looked through once, however many edits touch others. */
const known = new WeakMap<readonly Word[], readonly CorrectionId[]>()

/** The corrections that words belong to, each named once for every run of its words. */
export function correctionsOfWords(words: readonly Word[]): readonly CorrectionId[] {
  const seen = known.get(words)
  if (seen) return seen
  const ids: CorrectionId[] = []
  for (const { correctionId } of words) {
    if (correctionId !== undefined && ids.at(-1) !== correctionId) ids.push(correctionId)
  }
  known.set(words, ids)
  return ids
}
