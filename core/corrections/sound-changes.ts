import type { Lexicon } from './lexicon.ts'
import { gapCost, phonemeCount, phonemeIndex, substitutionCost } from './phonemes.ts'
import { soundOf, soundSimilarity } from './sound-distance.ts'
import { heardSounds, spokenForms } from './spoken-forms.ts'
import { tokensOf } from './tokens.ts'

/** How a pair was heard and how it is said, as phoneme strings: the two ways that are most alike. */
export interface SoundPair {
  readonly heard: string
  readonly right: string
}

/** One sound that was heard for another; empty where one side has none. */
export interface SoundChange {
  readonly heard: string
  readonly right: string
}

/** Longer pronunciations teach nothing that shorter ones do not. */
const longest = 40

/** The pronunciations of a pair that are most alike; undefined where one side has none. */
export function soundPair(heard: string, right: string, lexicon: Lexicon | undefined): SoundPair | undefined {
  const words = tokensOf(heard).map((token) => heardSounds(token.text, lexicon))
  const usual = words.map((ways) => ways[0] ?? '').join('')
  const heardWays = words.length === 1 ? (words[0] ?? []) : [usual]
  let best: (SoundPair & { readonly alike: number }) | undefined
  for (const one of heardWays) {
    for (const other of spokenForms(right, lexicon)) {
      if (one === '' || other === '') continue
      const alike = soundSimilarity(soundOf(one), soundOf(other))
      if (!best || alike > best.alike) best = { heard: one, right: other, alike }
    }
  }
  return best && { heard: best.heard.slice(0, longest), right: best.right.slice(0, longest) }
}

/** What became what on the cheapest way from one pronunciation to the other; sounds that stayed are left out. */
export function soundChanges({ heard, right }: SoundPair): readonly SoundChange[] {
  const [a, b] = [heard.slice(0, longest), right.slice(0, longest)]
  const costs = costTable(a, b)
  const changes: SoundChange[] = []
  let i = a.length
  let j = b.length
  while (i > 0 || j > 0) {
    const [across, down, along] = waysTo(costs, a, b, i, j)
    const isAcross = across <= down && across <= along
    const isDown = !isAcross && down <= along
    const was = isAcross || isDown ? a.charAt(i - 1) : ''
    const is = isDown ? '' : b.charAt(j - 1)
    if (was !== is) changes.push({ heard: was, right: is })
    if (was !== '') i -= 1
    if (is !== '') j -= 1
  }
  return changes.reverse()
}

function costTable(a: string, b: string): Float64Array {
  const costs = new Float64Array((a.length + 1) * (b.length + 1))
  for (let i = 0; i <= a.length; i += 1) {
    for (let j = i === 0 ? 1 : 0; j <= b.length; j += 1) {
      costs[i * (b.length + 1) + j] = Math.min(...waysTo(costs, a, b, i, j))
    }
  }
  return costs
}

/** What it costs to come to a cell from the one before both, from above and from the left. */
function waysTo(
  costs: Float64Array,
  a: string,
  b: string,
  i: number,
  j: number,
): readonly [number, number, number] {
  const at = i * (b.length + 1) + j
  const up = at - b.length - 1
  return [
    i > 0 && j > 0 ? (costs[up - 1] ?? 0) + apart(a, i, b, j) : Number.POSITIVE_INFINITY,
    i > 0 ? (costs[up] ?? 0) + lost(a, i) : Number.POSITIVE_INFINITY,
    j > 0 ? (costs[at - 1] ?? 0) + lost(b, j) : Number.POSITIVE_INFINITY,
  ]
}

const rowOf = (sounds: string, nth: number): number => phonemeIndex[sounds.charCodeAt(nth - 1)] ?? 255

function apart(a: string, i: number, b: string, j: number): number {
  if (a[i - 1] === b[j - 1]) return 0
  return substitutionCost[rowOf(a, i) * phonemeCount + rowOf(b, j)] ?? 1
}

function lost(sounds: string, nth: number): number {
  return gapCost[rowOf(sounds, nth)] ?? 1
}
