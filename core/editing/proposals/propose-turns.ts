import type { Person, Transcript } from '../../episode/schema.ts'
import type { SegmentId } from '../../ids.ts'
import { foldWord, sentencesOf } from './sentences.ts'
import { readsAsEnglish } from './spoken-language.ts'
import { reasonOf } from './turn-reasons.ts'
import { type ReadSentence, readSentence, type SpokenNames, turnSignals } from './turn-signals.ts'
import weights from './turn-weights.json' with { type: 'json' }

/** A place where a new voice may begin. */
export interface ProposedTurn {
  readonly segmentId: SegmentId
  /** The word of that turn it would begin with; 0 where a turn begins already. */
  readonly at: number
  /** The chance that the voice changes here, 0 to 1; measured on episodes whose speakers are known. */
  readonly confidence: number
  /** Why, in plain words, most convincing first. */
  readonly reason: string
  /** Position among `sentences` of the sentence it begins with. */
  readonly sentence: number
}

/** Where new voices may begin in a transcript that does not say. */
export interface TurnProposals {
  /** Every sentence start inside the turns looked at, in order, however unlikely: a threshold chooses. */
  readonly turns: readonly ProposedTurn[]
  readonly sentences: readonly ReadSentence[]
  /** The chance of a new voice before every sentence, also where no turn is proposed. */
  readonly chances: readonly number[]
  /** False where only signs of any language could be read, which say much less. */
  readonly readsWords: boolean
}

/** Turns at least this long are looked into even when they have a speaker. */
const wall = 400

/** Whether a turn may hide several: it has no speaker, or is too long to be one breath. */
export function mayHideTurns(segment: Transcript['segments'][number]): boolean {
  return segment.words.length > wall || (segment.speaker === undefined && segment.words.length > 1)
}

/**
 * Proposes where the voice changes, from the words alone: questions and answers, openers of replies,
 * thanks and greetings, names called and given, "you" that becomes "I", signs of listening. Nothing is
 * changed. The same text always gives the same proposals; the cost is linear in it.
 */
export function proposeTurns(transcript: Transcript, people: readonly Person[]): TurnProposals {
  const { segments } = transcript
  const sentences = sentencesOf(segments).map(readSentence)
  const english = readsAsEnglish(sentences, transcript.language)
  const names = spokenNames(people)
  const turns: ProposedTurn[] = []
  const chances = sentences.map((sentence, at) => {
    const signals = at === 0 ? [] : turnSignals(sentences, at, { english, names })
    const chance = at === 0 ? 1 : chanceOf(signals, english)
    const segment = segments[sentence.segment]
    if (segment && !sentence.isCut && mayHideTurns(segment)) {
      const reason = at === 0 ? 'The text begins' : reasonOf(signals, (signal) => weightOf(signal, english))
      turns.push({ segmentId: segment.id, at: sentence.from, confidence: chance, reason, sentence: at })
    }
    return chance
  })
  return { turns, sentences, chances, readsWords: english }
}

/** First and last names of people, as they are called across a table. */
export function spokenNames(people: readonly Person[]): SpokenNames {
  const names = people.flatMap(({ name }) => name.split(/\s+/u).map(foldWord))
  return new Set(names.filter((name) => name.length > 2))
}

interface TurnWeights {
  readonly bias: number
  readonly signals: Readonly<Record<string, number>>
}
const learned: { readonly english: TurnWeights; readonly any: TurnWeights } = weights

/** Two names given in a row are two voices; that is too rare in what was learned from to have a weight there. */
const certain: Readonly<Record<string, number>> = { 'introduces-another': 3 }

function weightOf(signal: string, english: boolean): number {
  return certain[signal] ?? (english ? learned.english : learned.any).signals[signal] ?? 0
}

function chanceOf(signals: readonly string[], english: boolean): number {
  const { bias } = english ? learned.english : learned.any
  const odds = signals.reduce((sum, signal) => sum + weightOf(signal, english), bias)
  return 1 / (1 + Math.exp(-odds))
}
