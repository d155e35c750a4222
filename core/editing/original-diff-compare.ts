import type { Transcript } from '../episode/schema.ts'
import { diffWords, slideToSentences, type WordHunk } from '../episode/word-diff.ts'
import { speakerAt, turnAt, type WordRun, wordRun } from '../episode/word-run.ts'

/** A place between or before words: a turn and a word in it, both counting from 0. */
export interface WordPlace {
  readonly segment: number
  readonly word: number
}

/** The words of the original and those there are now, and where they differ. */
export interface ComparedWords {
  readonly was: WordRun
  readonly is: WordRun
  readonly hunks: readonly WordHunk[]
}

/** Compares the words of two transcripts, however they are parted into turns. */
export function compareWords(original: Transcript, current: Transcript): ComparedWords {
  const [was, is] = [wordRun(original), wordRun(current)]
  const [a, b] = [was.words.map((word) => word.text), is.words.map((word) => word.text)]
  return { was, is, hunks: slideToSpeakers(slideToSentences(diffWords(a, b), a, b), was, is) }
}

/** The turn and word at a position; an empty turn holds no position. */
export function placeOf(run: WordRun, at: number): WordPlace {
  const segment = turnAt(run, at)
  return { segment, word: Math.max(0, at - (run.starts[segment] ?? 0)) }
}

/**
 * Of "Ada: oh yes. Bo: yes I do" without one "yes" either may be the one that is gone. Words that only came
 * or only went are moved to where the words beside them keep their speaker, if there is such a place.
 */
function slideToSpeakers(hunks: readonly WordHunk[], was: WordRun, is: WordRun): readonly WordHunk[] {
  let least = 0
  return hunks.map((hunk, index) => {
    const isGone = hunk.fromB === hunk.toB
    const isOneSided = isGone || hunk.fromA === hunk.toA
    const words = isGone ? was.words : is.words
    const [from, to] = isGone ? [hunk.fromA, hunk.toA] : [hunk.fromB, hunk.toB]
    const keeps = (a: number, b: number): boolean => speakerAt(was, a) === speakerAt(is, b)
    const room = {
      left: hunk.fromA - least,
      right: (hunks[index + 1]?.fromA ?? was.words.length) - hunk.toA,
    }
    let by = 0
    const slides = (step: number): boolean => {
      const [gives, takes] = step < 0 ? [to + by - 1, from + by - 1] : [from + by, to + by]
      if (words[gives]?.text !== words[takes]?.text) return false
      const [outside, inside] =
        step < 0
          ? [keeps(hunk.fromA + by - 1, hunk.fromB + by - 1), keeps(hunk.toA + by - 1, hunk.toB + by - 1)]
          : [keeps(hunk.toA + by, hunk.toB + by), keeps(hunk.fromA + by, hunk.fromB + by)]
      return inside && !outside
    }
    if (isOneSided) {
      while (-by < room.left && slides(-1)) by -= 1
      while (by >= 0 && by < room.right && slides(1)) by += 1
    }
    least = hunk.toA + by
    return { fromA: hunk.fromA + by, toA: hunk.toA + by, fromB: hunk.fromB + by, toB: hunk.toB + by }
  })
}
