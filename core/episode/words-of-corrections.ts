import type { CorrectionId } from '../ids.ts'
import type { Word } from './schema.ts'

interface Known {
  readonly ids: readonly CorrectionId[]
  readonly backwards: Word | undefined
}

/** A list of words never changes, so it is looked through once, however many edits touch others. */
const known = new WeakMap<readonly Word[], Known>()

/** The corrections that words belong to, each named once for every run of its words. */
export function correctionsOfWords(words: readonly Word[]): readonly CorrectionId[] {
  return wellKnown(words).ids
}

/** The first word that ends before it starts. */
export function wordThatRunsBackwards(words: readonly Word[]): Word | undefined {
  return wellKnown(words).backwards
}

/** One walk for both questions, which every edit asks of every list it made. */
function wellKnown(words: readonly Word[]): Known {
  const seen = known.get(words)
  if (seen) return seen
  const ids: CorrectionId[] = []
  let backwards: Word | undefined
  let last: CorrectionId | undefined
  for (const word of words) {
    const { correctionId, start, end } = word
    if (correctionId !== undefined && correctionId !== last) {
      last = correctionId
      ids.push(correctionId)
    }
    if (end !== undefined && start !== undefined && end < start) backwards ??= word
  }
  const made = { ids, backwards }
  known.set(words, made)
  return made
}
