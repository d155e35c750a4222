import type { Segment, Transcript, Word } from '../episode/schema.ts'
import { joinWords } from '../episode/transcript.ts'
import type { WordHunk } from '../episode/word-diff.ts'
import type { WordRun } from '../episode/word-run.ts'
import type { CorrectionId } from '../ids.ts'
import { type ComparedWords, compareWords, placeOf, type WordPlace } from './original-diff-compare.ts'
import { type SpeakerChange, speakerChanges } from './original-diff-speakers.ts'

/** Words of one turn of the original. */
export interface OriginalWords {
  readonly turn: Segment
  /** Position in the turn of the first of them. */
  readonly at: number
  readonly words: readonly Word[]
}

/** One difference between the transcript as it was imported and as it is. */
export interface TranscriptChange {
  /** The same for the same words of the original, wherever they stand now. */
  readonly id: string
  /** The words of the original, with their turns and times. */
  readonly was: readonly OriginalWords[]
  readonly wasText: string
  readonly isText: string
  /** The words of the original on either side, which still stand there. */
  readonly beside: { readonly before: Word | undefined; readonly after: Word | undefined }
  /** The turn of the original in which the word after stood. */
  readonly turnAfter: Segment | undefined
  /** Where the words stand that are there now; equal places where words were only taken out. */
  readonly from: WordPlace
  readonly to: WordPlace
  /** From behind the word before to the word after, with every turn between them that has no words. */
  readonly room: { readonly from: WordPlace; readonly to: WordPlace }
  /** Corrections that put these words here. */
  readonly correctionIds: readonly CorrectionId[]
}

/** Everything in which a transcript differs from its original. */
export interface OriginalDiff {
  /** In the order of the text. How the words of one speaker are parted into turns is not compared. */
  readonly words: readonly TranscriptChange[]
  readonly speakers: readonly SpeakerChange[]
}

/** What changed since the import. */
export function originalDiff(original: Transcript, current: Transcript): OriginalDiff {
  const compared = compareWords(original, current)
  return { words: wordChanges(compared), speakers: speakerChanges(compared) }
}

function wordChanges(compared: ComparedWords): readonly TranscriptChange[] {
  const { was, is } = compared
  const seen = new Map<string, number>()
  return compared.hunks.map((hunk): TranscriptChange => {
    const { fromA, toA, fromB, toB } = hunk
    const come = is.words.slice(fromB, toB)
    const ids = come.flatMap(({ correctionId }) => (correctionId === undefined ? [] : [correctionId]))
    const from = fromB === toB ? gap(was, is, fromA, fromB) : placeOf(is, fromB)
    const to = fromB === toB ? from : behind(is, toB - 1)
    const place = `${fromA}-${toA}`
    const nth = seen.get(place) ?? 0
    seen.set(place, nth + 1)
    return {
      id: nth === 0 ? place : `${place}+${nth}`,
      was: turnsIn(was, hunk),
      wasText: joinWords(was.words.slice(fromA, toA)),
      isText: joinWords(come),
      beside: { before: was.words[fromA - 1], after: was.words[toA] },
      turnAfter: toA < was.words.length ? was.segments[placeOf(was, toA).segment] : undefined,
      from,
      to,
      room: fromB === toB ? roomAt(is, fromB) : { from, to },
      correctionIds: [...new Set(ids)],
    }
  })
}

function turnsIn(was: WordRun, { fromA, toA }: WordHunk): readonly OriginalWords[] {
  const found: OriginalWords[] = []
  for (let at = fromA; at < toA; ) {
    const { segment, word } = placeOf(was, at)
    const turn = was.segments[segment]
    const words = turn?.words.slice(word, word + toA - at) ?? []
    if (!turn || words.length === 0) break
    found.push({ turn, at: word, words })
    at += words.length
  }
  return found
}

/** Where words that were only taken out would stand: at the end of the turn they ended, else before the next word. */
function gap(was: WordRun, is: WordRun, fromA: number, at: number): WordPlace {
  if (at === 0) return { segment: placeOf(is, 0).segment, word: 0 }
  const before = placeOf(is, at - 1)
  const sameTurn = fromA > 0 && placeOf(was, fromA - 1).segment === placeOf(was, fromA).segment
  const next = placeOf(is, at)
  if (sameTurn || at >= is.words.length || next.segment === before.segment) {
    return { segment: before.segment, word: before.word + 1 }
  }
  return next
}

function roomAt(is: WordRun, at: number): TranscriptChange['room'] {
  const last = is.segments.length - 1
  return {
    from: at === 0 ? { segment: 0, word: 0 } : behind(is, at - 1),
    to:
      at < is.words.length ? placeOf(is, at) : { segment: last, word: is.segments[last]?.words.length ?? 0 },
  }
}

function behind(is: WordRun, at: number): WordPlace {
  const { segment, word } = placeOf(is, at)
  return { segment, word: word + 1 }
}
