import type { CorrectionMemory, RememberedPair } from '../show/schema.ts'
import { plainLetters } from './tokens.ts'

/** Nothing learned yet. */
export const emptyMemory: CorrectionMemory = { accepted: [], refused: [] }

/** The same for all ways of writing one pair that differ by capitals and marks alone. */
export function pairKey(heard: string, right: string): string {
  return `${plainLetters(heard).replace(/\s+/gu, ' ').trim()}→${right}`
}

/** The memory after a pair was accepted; an earlier refusal of it is forgotten. */
export function rememberAccepted(memory: CorrectionMemory, heard: string, right: string): CorrectionMemory {
  return { accepted: counted(memory.accepted, heard, right), refused: without(memory.refused, heard, right) }
}

/** The memory after a pair was refused for the show; an earlier acceptance of it is forgotten. */
export function rememberRefused(memory: CorrectionMemory, heard: string, right: string): CorrectionMemory {
  return { accepted: without(memory.accepted, heard, right), refused: counted(memory.refused, heard, right) }
}

/** The memory without any decision about a pair: a refusal taken back in the glossary. */
export function forget(memory: CorrectionMemory, heard: string, right: string): CorrectionMemory {
  return { accepted: without(memory.accepted, heard, right), refused: without(memory.refused, heard, right) }
}

function counted(pairs: readonly RememberedPair[], heard: string, right: string): readonly RememberedPair[] {
  const key = pairKey(heard, right)
  const known = pairs.find((pair) => pairKey(pair.heard, pair.right) === key)
  return [...without(pairs, heard, right), { heard, right, times: (known?.times ?? 0) + 1 }]
}

function without(pairs: readonly RememberedPair[], heard: string, right: string): readonly RememberedPair[] {
  const key = pairKey(heard, right)
  return pairs.filter((pair) => pairKey(pair.heard, pair.right) !== key)
}

/**
 * Suggestions as a show with this memory wants them: refused pairs are left out, accepted ones come
 * first and are sure.
 */
export function withMemory<
  S extends { readonly heard: string; readonly right: string; readonly confidence: number },
>(suggestions: readonly S[], memory: CorrectionMemory): S[] {
  const refused = new Set(memory.refused.map(({ heard, right }) => pairKey(heard, right)))
  const accepted = new Set(memory.accepted.map(({ heard, right }) => pairKey(heard, right)))
  return suggestions
    .filter(({ heard, right }) => !refused.has(pairKey(heard, right)))
    .map((one) => (accepted.has(pairKey(one.heard, one.right)) ? { ...one, confidence: 1 } : one))
    .sort((a, b) => b.confidence - a.confidence)
}
