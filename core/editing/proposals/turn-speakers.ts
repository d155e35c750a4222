import type { Person } from '../../episode/schema.ts'
import type { PersonId } from '../../ids.ts'
import { foldWord } from './sentences.ts'
import { peopleWhoSpeak } from './speaking-people.ts'
import { introductionOf, type ReadSentence, type SpokenNames } from './turn-signals.ts'
import weights from './turn-weights.json' with { type: 'json' }

/** A turn as it is chosen: positions of its first sentence, and of the one after its last. */
export interface ChosenTurn {
  readonly from: number
  readonly to: number
}

/** Who is taken to speak a turn. */
export interface GuessedSpeaker {
  readonly personId: PersonId
  /** The chance that it is this person and no other, 0 to 1. */
  readonly confidence: number
}

/**
 * Guesses who speaks each chosen turn: names given and called, who asks and who tells, greetings of hosts
 * and guests. Every sentence is weighed with all others (forwards and backwards over `chances` of a new
 * voice), because some changes of voice are always missed; a turn goes to whoever most of its words are
 * likely to be. Linear in the sentences.
 */
export function guessSpeakers(
  turns: readonly ChosenTurn[],
  sentences: readonly ReadSentence[],
  chances: readonly number[],
  people: readonly Person[],
): readonly (GuessedSpeaker | undefined)[] {
  const voices = peopleWhoSpeak(people)
  if (voices.length === 0) return turns.map(() => undefined)
  const rows = weighed(changesBetween(turns, chances), cluesOf(sentences, voices))
  return turns.map(({ from, to }) => {
    const sums: number[] = new Array(voices.length).fill(0)
    let words = 0
    for (let at = from; at < to; at += 1) {
      const count = sentences[at]?.tokens.length ?? 0
      words += count
      rows[at]?.forEach((chance, i) => {
        sums[i] = (sums[i] ?? 0) + chance * count
      })
    }
    const best = sums.indexOf(Math.max(...sums))
    const person = voices[best]
    return person && { personId: person.id, confidence: words > 0 ? (sums[best] ?? 0) / words : 0 }
  })
}

/** The chance of a new voice before every sentence, where a person chose a turn never below even. */
function changesBetween(turns: readonly ChosenTurn[], chances: readonly number[]): readonly number[] {
  const changes = [...chances]
  for (const { from } of turns) changes[from] = Math.min(Math.max(changes[from] ?? 0, 0.5), 0.97)
  return changes
}

const hostGreets =
  / (?:welcome (?:to|back)|our guest|(?:for|thanks) (?:coming|joining)|having you|our listeners|this episode|joined by|sponsor) /
const guestGreets =
  / (?:having me|great to be|good to be|happy to be|glad to be|excited to be|pleasure to be) /

/** The signs of a sentence that tell a host from a guest, by name. */
export function roleSignals(sentence: ReadSentence): readonly string[] {
  const { tokens, youCount, meCount, end, line } = sentence
  const count = tokens.length
  const signals = [`length:${count < 4 ? 3 : count < 8 ? 7 : count < 16 ? 15 : count < 32 ? 31 : 'long'}`]
  if (end === '?') signals.push(youCount > 0 ? 'asks-you' : 'asks')
  else if (youCount > meCount) signals.push('you')
  if (meCount > youCount) signals.push('i')
  if (hostGreets.test(line)) signals.push('host-greets')
  if (guestGreets.test(line)) signals.push('guest-greets')
  const [first = ''] = tokens
  if (openers.has(first)) signals.push(`opens:${first}`)
  return signals
}

const openers = new Set(
  'yeah yes so well right okay and but um awesome nice cool great interesting no i how what absolutely exactly'.split(
    ' ',
  ),
)

/** How strongly names speak, as log odds: a name given is all but certain, one called is a good sign. */
const [given, calledBefore, callsOther] = [5, 2.5, -2.5]

/** Sentences of one breath say the same thing again: each counts for this share of what it would say alone. */
const share = 0.4

/** Log odds for each voice that it speaks each sentence. */
function cluesOf(
  sentences: readonly ReadSentence[],
  voices: readonly Person[],
): readonly (readonly number[])[] {
  const roles: Readonly<Record<string, number>> = weights.host.signals
  const table = voices.map((person) => ({
    sign: person.role === 'host' ? 0.5 : -0.5,
    names: namesOf(person),
  }))
  return sentences.map((sentence, at) => {
    const host = roleSignals(sentence).reduce((sum, signal) => sum + (roles[signal] ?? 0), weights.host.bias)
    const before = sentences[at - 1]
    return table.map(({ sign, names }) => share * sign * host + nameOdds(sentence, before, names))
  })
}

function nameOdds(sentence: ReadSentence, before: ReadSentence | undefined, names: SpokenNames): number {
  const name = introductionOf(sentence, names)
  if (name !== undefined && names.has(name)) return given
  if (names.has(sentence.tokens.at(-1) ?? '')) return callsOther
  const called =
    before &&
    (names.has(before.tokens.at(-1) ?? '') || (names.has(before.tokens[0] ?? '') && before.youCount > 0))
  return called ? calledBefore : 0
}

function namesOf({ name }: Person): SpokenNames {
  return new Set(
    name
      .split(/\s+/u)
      .map(foldWord)
      .filter((part) => part.length > 2),
  )
}

/** Forwards and backwards over the sentences: the chance of each voice at each. */
function weighed(
  changes: readonly number[],
  clues: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const voices = clues[0]?.length ?? 0
  const seen = clues.map((row) => {
    const most = Math.max(...row)
    return row.map((odds) => Math.exp(odds - most))
  })
  const step = (row: readonly number[], at: number): number[] => {
    const change = changes[at] ?? 0
    const total = row.reduce((sum, chance) => sum + chance, 0)
    const others = voices > 1 ? change / (voices - 1) : 0
    const stays = voices > 1 ? 1 - change : 1
    return row.map((chance) => chance * stays + (total - chance) * others)
  }
  const forwards: number[][] = []
  seen.forEach((row, at) => {
    const from = at === 0 ? row.map(() => 1) : step(forwards[at - 1] ?? [], at)
    forwards.push(scaled(row.map((chance, i) => chance * (from[i] ?? 0))))
  })
  let back: number[] = new Array(voices).fill(1)
  const result: number[][] = new Array(clues.length)
  for (let at = clues.length - 1; at >= 0; at -= 1) {
    result[at] = scaled((forwards[at] ?? []).map((chance, i) => chance * (back[i] ?? 0)))
    back = scaled(
      step(
        (seen[at] ?? []).map((chance, i) => chance * (back[i] ?? 0)),
        at,
      ),
    )
  }
  return result
}

function scaled(row: readonly number[]): number[] {
  const total = row.reduce((sum, chance) => sum + chance, 0)
  return row.map((chance) => (total > 0 ? chance / total : 1 / row.length))
}
