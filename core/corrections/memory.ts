import type { CorrectionMemory, RememberedPair, RememberedSound } from '../show/schema.ts'
import { type SoundPair, soundChanges } from './sound-changes.ts'
import { plainLetters } from './tokens.ts'

/** Nothing learned yet. */
export const emptyMemory: CorrectionMemory = { accepted: [], refused: [] }

/** The same for all ways of writing one pair that differ by capitals and marks alone. */
export function pairKey(heard: string, right: string): string {
  return `${plainLetters(oneLine(heard))}→${right}`
}

/**
 * What an answer is remembered by: the key of its pair, but with its own capitals where these are all that the
 * answer was about. Whoever will not have RUST made Rust may still want a capital for rust.
 */
export function answerKey(heard: string, right: string): string {
  const isAboutCapitals = plainLetters(oneLine(heard)) === plainLetters(right)
  return isAboutCapitals ? `${oneLine(heard)}→${right}` : pairKey(heard, right)
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/**
 * The memory after a pair was accepted; an earlier refusal of it is forgotten. With its sounds, what became
 * what is counted too.
 */
export function rememberAccepted(
  memory: CorrectionMemory,
  heard: string,
  right: string,
  sounds?: SoundPair,
): CorrectionMemory {
  const pairs = {
    accepted: counted(memory.accepted, heard, right),
    refused: without(memory.refused, heard, right),
  }
  return { ...pairs, ...soundsAfter(memory.sounds, sounds, 'accepted', 1) }
}

/** The memory after a pair was refused for the show; an earlier acceptance of it is forgotten. */
export function rememberRefused(
  memory: CorrectionMemory,
  heard: string,
  right: string,
  sounds?: SoundPair,
): CorrectionMemory {
  const pairs = {
    accepted: without(memory.accepted, heard, right),
    refused: counted(memory.refused, heard, right),
  }
  return { ...pairs, ...soundsAfter(memory.sounds, sounds, 'refused', 1) }
}

/** The memory without any decision about a pair: a refusal taken back in the glossary. */
export function forget(memory: CorrectionMemory, heard: string, right: string): CorrectionMemory {
  return {
    ...memory,
    accepted: without(memory.accepted, heard, right),
    refused: without(memory.refused, heard, right),
  }
}

/** The memory as it was before one acceptance of a pair: it counts once less, and so do its sounds. */
export function unlearnAccepted(
  memory: CorrectionMemory,
  heard: string,
  right: string,
  sounds?: SoundPair,
): CorrectionMemory {
  const accepted = countedDown(memory.accepted, heard, right)
  return { accepted, refused: memory.refused, ...soundsAfter(memory.sounds, sounds, 'accepted', -1) }
}

/** The memory as it was before one refusal of a pair. */
export function unlearnRefused(
  memory: CorrectionMemory,
  heard: string,
  right: string,
  sounds?: SoundPair,
): CorrectionMemory {
  const refused = countedDown(memory.refused, heard, right)
  return { accepted: memory.accepted, refused, ...soundsAfter(memory.sounds, sounds, 'refused', -1) }
}

function counted(pairs: readonly RememberedPair[], heard: string, right: string): readonly RememberedPair[] {
  const known = find(pairs, heard, right)
  return [...without(pairs, heard, right), { heard, right, times: (known?.times ?? 0) + 1 }]
}

function countedDown(
  pairs: readonly RememberedPair[],
  heard: string,
  right: string,
): readonly RememberedPair[] {
  const known = find(pairs, heard, right)
  if (!known || known.times <= 1) return without(pairs, heard, right)
  return pairs.map((pair) => (pair === known ? { ...pair, times: pair.times - 1 } : pair))
}

function find(pairs: readonly RememberedPair[], heard: string, right: string): RememberedPair | undefined {
  const key = answerKey(heard, right)
  return pairs.find((pair) => answerKey(pair.heard, pair.right) === key)
}

function without(pairs: readonly RememberedPair[], heard: string, right: string): readonly RememberedPair[] {
  const key = answerKey(heard, right)
  return pairs.filter((pair) => answerKey(pair.heard, pair.right) !== key)
}

/** The most changes of sound a show remembers; the rarest go first. */
const mostSounds = 300

function soundsAfter(
  known: readonly RememberedSound[] | undefined,
  pair: SoundPair | undefined,
  answer: 'accepted' | 'refused',
  by: 1 | -1,
): { readonly sounds?: readonly RememberedSound[] } {
  if (!pair) return known ? { sounds: known } : {}
  const counts = new Map((known ?? []).map((sound) => [`${sound.heard}>${sound.right}`, sound]))
  for (const { heard, right } of soundChanges(pair)) {
    const key = `${heard}>${right}`
    const was = counts.get(key) ?? { heard, right, accepted: 0, refused: 0 }
    counts.set(key, { ...was, [answer]: Math.max(0, was[answer] + by) })
  }
  const kept = [...counts.values()].filter(({ accepted, refused }) => accepted + refused > 0)
  const often = kept.toSorted((a, b) => b.accepted + b.refused - a.accepted - a.refused).slice(0, mostSounds)
  return often.length > 0 ? { sounds: often } : {}
}

/** A sound is thought to be accepted as often as all others are until it has had about so many answers. */
const priorAnswers = 20
/** The most that all answers together can do, in log odds: half as probable again, or a third less. */
const mostBonus = 0.5

/**
 * What a show's answers say about a pair by its sounds alone, in log odds, to be added to what the model
 * says: above 0 where its changes were accepted more often than changes are in this show, below where less
 * often, 0 where nothing is known. Bounded, and slow to move: answers tip what was in doubt and bend nothing.
 */
export function confusionBonus(memory: CorrectionMemory, pair: SoundPair): number {
  if (!memory.sounds || memory.sounds.length === 0) return 0
  const changes = soundChanges(pair)
  if (changes.length === 0) return 0
  const known = new Map(memory.sounds.map((sound) => [`${sound.heard}>${sound.right}`, sound]))
  const usual = usualShare(memory.sounds)
  let sum = 0
  for (const { heard, right } of changes) {
    const { accepted, refused } = known.get(`${heard}>${right}`) ?? { accepted: 0, refused: 0 }
    const share = (accepted + priorAnswers * usual) / (accepted + refused + priorAnswers)
    sum += logOdds(share) - logOdds(usual)
  }
  return Math.max(-mostBonus, Math.min(mostBonus, sum / changes.length))
}

/** The share of all answers that were acceptances; half of them where there are few. */
function usualShare(sounds: readonly RememberedSound[]): number {
  const accepted = sounds.reduce((sum, sound) => sum + sound.accepted, 0)
  const refused = sounds.reduce((sum, sound) => sum + sound.refused, 0)
  return (accepted + priorAnswers / 2) / (accepted + refused + priorAnswers)
}

function logOdds(probability: number): number {
  return Math.log(probability / (1 - probability))
}

/** Moves a probability by log odds. */
function moved(probability: number, bonus: number): number {
  if (bonus === 0 || probability <= 0 || probability >= 1) return probability
  return 1 / (1 + Math.exp(-(logOdds(probability) + bonus)))
}

/**
 * Suggestions as a show with this memory wants them: refused pairs are left out, accepted ones come first
 * and are sure, and the others are a little more or less probable by what their sounds became before.
 */
export function withMemory<
  S extends { readonly heard: string; readonly right: string; readonly confidence: number },
>(
  suggestions: readonly S[],
  memory: CorrectionMemory,
  soundsOf: (suggestion: S) => SoundPair | undefined = () => undefined,
): S[] {
  const refused = new Set(memory.refused.map(({ heard, right }) => answerKey(heard, right)))
  const accepted = new Set(memory.accepted.map(({ heard, right }) => answerKey(heard, right)))
  const hasSounds = (memory.sounds?.length ?? 0) > 0
  const judged = suggestions.flatMap((one): S[] => {
    const key = answerKey(one.heard, one.right)
    if (refused.has(key)) return []
    if (accepted.has(key)) return [{ ...one, confidence: 1 }]
    const sounds = hasSounds ? soundsOf(one) : undefined
    const confidence = sounds ? moved(one.confidence, confusionBonus(memory, sounds)) : one.confidence
    return [confidence === one.confidence ? one : { ...one, confidence }]
  })
  return judged.sort((a, b) => b.confidence - a.confidence)
}
