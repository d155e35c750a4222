import { retimeWords } from '../../episode/retime-words.ts'
import type { Correction, Segment, Word } from '../../episode/schema.ts'
import { joinWords } from '../../episode/transcript.ts'
import { endOfTurn, turnAt, type WordRun, wordRun } from '../../episode/word-run.ts'
import { CorrectionId, type IdSource, RuleId } from '../../ids.ts'
import { keepEdges } from '../edits/word-span.ts'
import type { OwnChange } from './own-changes.ts'

/** A change and the words of the new transcript it is to replace; positions count over all turns. */
export interface WantedChange {
  readonly change: OwnChange
  readonly from: number
  readonly to: number
  readonly after: string
  /** Words that are put in stand at the start of a turn, so they belong to the word after them. */
  readonly startsTurn: boolean
}

/** A transcript with changes in it, as corrections that can be taken back. */
export interface PlacedChanges {
  readonly segments: readonly Segment[]
  readonly corrections: readonly Correction[]
  /** Changes for which there was no place: another one has it, or a turn begins inside. */
  readonly refused: ReadonlySet<OwnChange>
}

/** A place of one turn; `pad` says that its last word was only taken in so that a correction has a word to live on. */
interface Place {
  readonly change: OwnChange
  readonly turn: number
  readonly from: number
  readonly to: number
  readonly after: string
  readonly pad: boolean
}

/** Puts changes into turns, in their order. Each becomes a correction that knows the words it replaced. */
export function placeChanges(
  segments: readonly Segment[],
  wanted: readonly WantedChange[],
  { reason, decidedAt }: Pick<Correction, 'reason' | 'decidedAt'>,
  newId: IdSource,
): PlacedChanges {
  const run = wordRun({ segments })
  const refused = new Set<OwnChange>()
  const places: Place[] = []
  for (const one of wanted) {
    for (const place of placesOf(run, one)) {
      if (place === undefined || !add(places, place)) refused.add(one.change)
    }
  }
  const rules = new Map<string, RuleId>()
  const corrections: Correction[] = []
  const correct = ({ change }: Place, before: readonly Word[], written: readonly Word[]): CorrectionId => {
    const id = CorrectionId.parse(newId('co'))
    const by = change.correction ?? {
      ruleId: ruleOf(rules, change, newId),
      reason,
      origin: 'hand',
      decidedAt,
    }
    const { ruleId, origin } = by
    const after = joinWords(written)
    corrections.push({ id, ruleId, before, after, reason: by.reason, origin, decidedAt: by.decidedAt })
    return id
  }
  return { segments: written(run, places, correct), corrections, refused }
}

/** What was typed alike in several places is one rule, so that it can be taken back together. */
function ruleOf(rules: Map<string, RuleId>, { was, is }: OwnChange, newId: IdSource): RuleId {
  const key = `${was}\n${is}`
  const known = rules.get(key) ?? RuleId.parse(newId('rule'))
  rules.set(key, known)
  return known
}

/**
 * The places a change needs: one, or one in each turn of a passage that goes. What is written over a passage of
 * several turns stands in the one it stands in now, and goes from the others.
 */
function placesOf(run: WordRun, wanted: WantedChange): readonly (Place | undefined)[] {
  const { from, to, after } = wanted
  if (from === to) return [insertion(run, wanted)]
  const [first, last] = [turnAt(run, from), turnAt(run, to - 1)]
  const own = after === '' ? undefined : wanted.startsTurn ? last : first
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const turn = first + i
    const [start, end] = [run.starts[turn] ?? 0, endOfTurn(run, turn)]
    const part = { from: Math.max(from, start), to: Math.min(to, end) }
    return turn === own
      ? { change: wanted.change, turn, ...part, after, pad: false }
      : deletion(run, wanted.change, turn, part.from, part.to)
  })
}

/** Words that are put in replace the word beside them by itself and them. */
function insertion(run: WordRun, { change, from, after, startsTurn }: WantedChange): Place | undefined {
  const isRight = from === 0 || (startsTurn && from < run.words.length)
  const at = isRight ? from : from - 1
  const word = run.words[at]
  if (!word) return undefined
  const text = isRight ? `${after} ${word.text}` : `${word.text} ${after}`
  return { change, turn: turnAt(run, at), from: at, to: at + 1, after: text, pad: false }
}

/** Words that go are replaced together with the word after them, or before them at the end of a turn. */
function deletion(run: WordRun, change: OwnChange, turn: number, from: number, to: number): Place {
  const [start, end] = [run.starts[turn] ?? 0, endOfTurn(run, turn)]
  if (to < end) return { change, turn, from, to: to + 1, after: run.words[to]?.text ?? '', pad: true }
  if (from > start) {
    return { change, turn, from: from - 1, to, after: run.words[from - 1]?.text ?? '', pad: false }
  }
  return { change, turn, from, to, after: '', pad: false }
}

/** Adds a place behind the others; one that touches the last is joined to it. False where it does not fit. */
function add(places: Place[], place: Place): boolean {
  const last = places.at(-1)
  if (!last || place.from >= last.to) {
    places.push(place)
    return true
  }
  if (place.turn !== last.turn) return false
  const isBeside = place.from === last.to - 1
  if (last.pad && isBeside) {
    places[places.length - 1] = { ...place, from: last.from }
    return true
  }
  const lastWord = last.after.split(' ').at(-1) ?? ''
  // Words put in after a word that was changed itself.
  if (isBeside && place.to === last.to && place.change.was === '') {
    const put = place.after.slice(place.after.indexOf(' ') + 1)
    places[places.length - 1] = { ...last, after: lastWord === '' ? put : `${last.after} ${put}` }
    return true
  }
  // Words that go at the end of a turn, after one that was changed or written before itself.
  if (isBeside && place.change.is === '') {
    places[places.length - 1] = { ...last, to: place.to }
    return true
  }
  return false
}

type Correct = (place: Place, before: readonly Word[], written: readonly Word[]) => CorrectionId

/** The turns with every place replaced; a turn that has no words left goes. */
function written(run: WordRun, places: readonly Place[], correct: Correct): readonly Segment[] {
  const byTurn = new Map<number, Place[]>()
  for (const place of places) {
    const inTurn = byTurn.get(place.turn)
    if (inTurn) inTurn.push(place)
    else byTurn.set(place.turn, [place])
  }
  return run.segments.flatMap((segment, turn): readonly Segment[] => {
    const inTurn = byTurn.get(turn)
    if (!inTurn) return [segment]
    const start = run.starts[turn] ?? 0
    const words: Word[] = []
    let done = 0
    for (const place of inTurn) {
      const before = segment.words.slice(place.from - start, place.to - start)
      const after = retimeWords(before, place.after)
      for (const word of segment.words.slice(done, place.from - start)) words.push(word)
      if (after.length > 0) {
        const correctionId = correct(place, before, after)
        for (const word of after) words.push({ ...word, correctionId })
      }
      done = place.to - start
    }
    for (const word of segment.words.slice(done)) words.push(word)
    return words.length === 0 ? [] : [{ ...segment, words: keepEdges(segment.words, words) }]
  })
}
