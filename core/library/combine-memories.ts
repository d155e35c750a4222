import { answerKey } from '../corrections/memory.ts'
import type { CorrectionMemory, RememberedPair, RememberedSound } from '../show/schema.ts'
import type { Three } from './combine-episodes.ts'

/** The most sounds the file of a show holds. */
const mostSounds = 500

/**
 * Counts what both sides learned since they were one: an answer given in two places at once counts twice,
 * one that was taken back on either side counts once less. A pair that one side accepted and the other
 * refused is what it is for ours.
 */
export function combineMemories({ base, ours, theirs }: Three<CorrectionMemory>): CorrectionMemory {
  const pairs = (part: 'accepted' | 'refused'): readonly RememberedPair[] =>
    combinePairs({ base: base[part], ours: ours[part], theirs: theirs[part] })
  const [accepted, refused] = [pairs('accepted'), pairs('refused')]
  const [isAccepted, isRefused, isRefusedByUs] = [keysOf(accepted), keysOf(refused), keysOf(ours.refused)]
  const isBoth = (pair: RememberedPair): boolean => isAccepted.has(keyOf(pair)) && isRefused.has(keyOf(pair))
  const sounds = combineSounds({
    base: base.sounds ?? [],
    ours: ours.sounds ?? [],
    theirs: theirs.sounds ?? [],
  })
  return {
    accepted: accepted.filter((pair) => !isBoth(pair) || !isRefusedByUs.has(keyOf(pair))),
    refused: refused.filter((pair) => !isBoth(pair) || isRefusedByUs.has(keyOf(pair))),
    ...(sounds.length > 0 && { sounds }),
  }
}

function keyOf({ heard, right }: RememberedPair): string {
  return answerKey(heard, right)
}

function keysOf(pairs: readonly RememberedPair[]): ReadonlySet<string> {
  return new Set(pairs.map(keyOf))
}

function combinePairs({ base, ours, theirs }: Three<readonly RememberedPair[]>): readonly RememberedPair[] {
  const [before, there] = [byKey(base, keyOf), byKey(theirs, keyOf)]
  const here = keysOf(ours)
  return [...ours, ...theirs.filter((pair) => !here.has(keyOf(pair)))].flatMap((pair) => {
    const key = keyOf(pair)
    const mine = here.has(key) ? pair.times : 0
    const times = mine + (there.get(key)?.times ?? 0) - (before.get(key)?.times ?? 0)
    return times > 0 ? [{ ...pair, times }] : []
  })
}

function combineSounds({
  base,
  ours,
  theirs,
}: Three<readonly RememberedSound[]>): readonly RememberedSound[] {
  const soundKey = ({ heard, right }: RememberedSound): string => `${heard}>${right}`
  const [before, here, there] = [byKey(base, soundKey), byKey(ours, soundKey), byKey(theirs, soundKey)]
  const all = [...here.values(), ...theirs.filter((sound) => !here.has(soundKey(sound)))].map((sound) => {
    const key = soundKey(sound)
    const count = (part: 'accepted' | 'refused'): number =>
      Math.max(
        0,
        (here.get(key)?.[part] ?? 0) + (there.get(key)?.[part] ?? 0) - (before.get(key)?.[part] ?? 0),
      )
    return { ...sound, accepted: count('accepted'), refused: count('refused') }
  })
  return all
    .filter(({ accepted, refused }) => accepted + refused > 0)
    .toSorted((a, b) => b.accepted + b.refused - a.accepted - a.refused)
    .slice(0, mostSounds)
}

function byKey<T>(items: readonly T[], keyOfItem: (item: T) => string): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [keyOfItem(item), item]))
}
