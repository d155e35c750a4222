import type { CorrectionMemory } from '../show/schema.ts'
import { withoutRight } from './already-right.ts'
import type { Finding } from './finding.ts'
import { heardBefore } from './heard-before.ts'
import { atOnce, type InSteps } from './in-steps.ts'
import type { Lexicon } from './lexicon.ts'
import type { FindLikenesses } from './likeness-memo.ts'
import { emptyMemory, withMemory } from './memory.ts'
import { misspelledNames, type OtherSpelling } from './other-spellings.ts'
import { reasonsFor } from './reasons.ts'
import { repeatedWords, type Seam } from './repeated-words.ts'
import { type SoundPair, soundPair } from './sound-changes.ts'
import { type KnownAddress, spokenAddresses } from './spoken-addresses.ts'
import { suggestInTextInSteps } from './suggest-in-text.ts'
import type { TextPlace, TextSuggestion } from './text-suggestion.ts'
import { tokensInSteps } from './tokens.ts'
import type { VocabularyTerm } from './vocabulary.ts'

/** What is known about a text besides the words of its show. Left out, nothing of that kind is looked for. */
export interface Surroundings {
  readonly memory?: CorrectionMemory
  readonly addresses?: readonly KnownAddress[]
  readonly spellings?: readonly OtherSpelling[]
  readonly seams?: readonly Seam[]
  /** Finds likenesses; one that remembers is quicker where most of a text is as it was. */
  readonly find?: FindLikenesses
}

/** A suspected place, found by sound or otherwise. */
export interface Suspicion extends Finding {
  /** How it was heard and how it is said; only for what was found by sound. */
  readonly sounds?: SoundPair
}

/** From here on a finding of another kind is surer than what sounds alike at the same place. */
const surerThanSound = 0.7

/**
 * Everything suspected in a text: what sounds like the vocabulary or was heard so before first, then the
 * other kinds; each part with the surest first. Places never overlap: sure findings of another kind keep
 * theirs, and every other gives way to what was heard.
 */
export function findInText(
  text: string,
  vocabulary: readonly VocabularyTerm[],
  lexicon: Lexicon | undefined,
  around: Surroundings = {},
): readonly Suspicion[] {
  return atOnce(findInTextInSteps(text, vocabulary, lexicon, around))
}

/** What `findInText` gives, in steps. */
export function* findInTextInSteps(
  text: string,
  vocabulary: readonly VocabularyTerm[],
  lexicon: Lexicon | undefined,
  { memory = emptyMemory, addresses = [], spellings = [], seams = [], find }: Surroundings,
): InSteps<readonly Suspicion[]> {
  const tokens = yield* tokensInSteps(text)
  const misspelled = misspelledNames(text, tokens, spellings)
  yield
  const spoken = spokenAddresses(text, addresses)
  yield
  const others = withMemory([...misspelled, ...spoken, ...repeatedWords(text, tokens, seams)], memory)
  yield
  const isSure = ({ confidence }: Finding): boolean => confidence >= surerThanSound
  const taken = new Uint8Array(text.length)
  const sure = atFreePlaces(others.filter(isSure), taken)
  const known = withoutRight(text, heardBefore(text, tokens, vocabulary, memory))
  const before = atFreePlaces(withMemory(known, memory), taken)
  yield
  const likely = yield* suggestInTextInSteps(text, vocabulary, lexicon, { tokens, ...(find && { find }) })
  yield
  const bySound = withoutRight(text, likely).map((one) => asSuspicion(one, lexicon))
  const heard = atFreePlaces(
    withMemory(bySound, memory, ({ sounds }) => sounds).map((one) => acceptedBefore(one)),
    taken,
  )
  const unsure = atFreePlaces(
    others.filter((one) => !isSure(one)),
    taken,
  )
  return [...[...before, ...heard].sort((a, b) => b.confidence - a.confidence), ...sure, ...unsure]
}

function asSuspicion(suggestion: TextSuggestion, lexicon: Lexicon | undefined): Suspicion {
  const { heard, right, kind, confidence, places } = suggestion
  const isSound = kind !== 'capitals' && kind !== 'joined'
  const sounds = isSound ? soundPair(heard, right, lexicon) : undefined
  const reasons = reasonsFor(suggestion)
  return { heard, right, kind, confidence, places, reasons, ...(sounds && { sounds }) }
}

/** Only what the show has accepted is quite certain, and then that is the best reason. */
function acceptedBefore(suspicion: Suspicion): Suspicion {
  if (suspicion.confidence < 1) return suspicion
  return { ...suspicion, reasons: ['Accepted before in this show', ...suspicion.reasons] }
}

/** The suspicions with the places nobody has taken before, which are taken by that. */
function atFreePlaces(suspicions: readonly Suspicion[], taken: Uint8Array): readonly Suspicion[] {
  return suspicions.flatMap((suspicion) => {
    const places = suspicion.places.filter((place) => take(place, taken))
    return places.length > 0 ? [{ ...suspicion, places }] : []
  })
}

function take({ start, end }: TextPlace, taken: Uint8Array): boolean {
  for (let at = start; at < end; at += 1) if (taken[at]) return false
  taken.fill(1, start, end)
  return true
}
