import type { Correction, Word } from '../../episode/schema.ts'
import { joinWords } from '../../episode/transcript.ts'
import { diffWords, type WordHunk } from '../../episode/word-diff.ts'
import type { WordRun } from '../../episode/word-run.ts'
import type { CorrectionId } from '../../ids.ts'

/** One thing that was changed in a transcript since its recognition. */
export interface OwnChange {
  /** The same whenever the same two texts are compared. */
  readonly id: string
  /** The words of the recognition, by position. */
  readonly fromWas: number
  readonly toWas: number
  /** The words that stand there now. */
  readonly fromIs: number
  readonly toIs: number
  readonly was: string
  readonly is: string
  /** What made it; absent for what was typed. */
  readonly correction?: Correction
}

/**
 * What was changed since a recognition, in the order of the text. Corrections stay whole even where a word
 * of theirs is the same before and after; what was typed beside them is a change of its own.
 */
export function ownChanges(
  was: WordRun,
  is: WordRun,
  corrections: readonly Correction[],
): readonly OwnChange[] {
  const hunks = diffWords(
    was.words.map(({ text }) => text),
    is.words.map(({ text }) => text),
  )
  const byId = new Map(corrections.map((correction) => [correction.id, correction]))
  return regionsOf(hunks, markedRuns(is.words)).flatMap((region) => piecesOf(region, was, is, byId))
}

/** A run of words that one correction put there. */
interface MarkedRun {
  readonly correctionId: CorrectionId
  readonly from: number
  readonly to: number
}

function markedRuns(words: readonly Word[]): readonly MarkedRun[] {
  const runs: { correctionId: CorrectionId; from: number; to: number }[] = []
  words.forEach(({ correctionId }, at) => {
    if (correctionId === undefined) return
    const last = runs.at(-1)
    if (last?.correctionId === correctionId && last.to === at) last.to = at + 1
    else runs.push({ correctionId, from: at, to: at + 1 })
  })
  return runs
}

/** Differences and the corrections they touch, taken together. */
interface Region {
  fromWas: number
  toWas: number
  fromIs: number
  toIs: number
  readonly runs: MarkedRun[]
}

/** Grows each difference over the corrections it touches; corrections that differ in nothing fall out. */
function regionsOf(hunks: readonly WordHunk[], runs: readonly MarkedRun[]): readonly Region[] {
  const regions: Region[] = []
  let next = 0
  for (const { fromA, toA, fromB, toB } of hunks) {
    while (next < runs.length && (runs[next]?.to ?? 0) < fromB) next += 1
    let region = regions.at(-1)
    if (region && fromB <= region.toIs) {
      region.toWas = toA + Math.max(0, region.toIs - toB)
      region.toIs = Math.max(region.toIs, toB)
    } else {
      region = { fromWas: fromA, toWas: toA, fromIs: fromB, toIs: toB, runs: [] }
      regions.push(region)
    }
    for (let run = runs[next]; run && run.from <= region.toIs; run = runs[next]) {
      take(region, run)
      next += 1
    }
  }
  return regions
}

/** Lengthens a region over a correction; the words that come with it are the same on both sides. */
function take(region: Region, run: MarkedRun): void {
  const [before, behind] = [Math.max(0, region.fromIs - run.from), Math.max(0, run.to - region.toIs)]
  region.fromIs -= before
  region.fromWas -= before
  region.toIs += behind
  region.toWas += behind
  region.runs.push(run)
}

/** Parts a region into its corrections and what was typed between them; else it is one change. */
function piecesOf(
  region: Region,
  was: WordRun,
  is: WordRun,
  byId: ReadonlyMap<CorrectionId, Correction>,
): readonly OwnChange[] {
  const pieces: OwnChange[] = []
  const add = (fromWas: number, toWas: number, fromIs: number, toIs: number, by?: Correction): void => {
    const [gone, come] = [joinWords(was.words.slice(fromWas, toWas)), joinWords(is.words.slice(fromIs, toIs))]
    if (gone === come) return
    const id = `${fromWas}-${toWas}-${fromIs}-${toIs}`
    pieces.push({ id, fromWas, toWas, fromIs, toIs, was: gone, is: come, ...(by && { correction: by }) })
  }
  let [atWas, atIs] = [region.fromWas, region.fromIs]
  for (const { correctionId, from, to } of region.runs) {
    const correction = byId.get(correctionId)
    const before = correction ? recognised(correction, byId) : []
    const found = find(was.words, before, atWas, region.toWas)
    if (found === undefined) {
      const [only] = region.runs
      const isWhole = region.runs.every((run) => run.correctionId === only?.correctionId)
      const isMarked = only?.from === region.fromIs && only.to === region.toIs
      add(
        region.fromWas,
        region.toWas,
        region.fromIs,
        region.toIs,
        isWhole && isMarked ? correction : undefined,
      )
      return pieces.slice(-1)
    }
    add(atWas, found, atIs, from)
    add(found, found + before.length, from, to, correction)
    atWas = found + before.length
    atIs = to
  }
  add(atWas, region.toWas, atIs, region.toIs)
  return pieces
}

/** The words a correction replaced, as they were recognised: what other corrections made of them is undone too. */
function recognised(
  correction: Correction,
  byId: ReadonlyMap<CorrectionId, Correction>,
  seen: ReadonlySet<CorrectionId> = new Set(),
): readonly Word[] {
  const undone = new Set<CorrectionId>([...seen, correction.id])
  return correction.before.flatMap((word): readonly Word[] => {
    const other = word.correctionId === undefined ? undefined : byId.get(word.correctionId)
    if (!other) return [word]
    if (undone.has(other.id)) return []
    undone.add(other.id)
    return recognised(other, byId, undone)
  })
}

function find(words: readonly Word[], wanted: readonly Word[], from: number, to: number): number | undefined {
  for (let at = from; at + wanted.length <= to; at += 1) {
    if (wanted.every((word, i) => words[at + i]?.text === word.text)) return at
  }
  return undefined
}
