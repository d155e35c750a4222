import type { LinedText } from '../episode/lined-text.ts'
import type { Segment } from '../episode/schema.ts'
import { foldSpaces } from '../episode/words-for-text.ts'
import type { SegmentId } from '../ids.ts'
import { segmentText } from './transcript-text.ts'

/** Puts `insert` in the place of `from`–`to`; positions are those of the text before all changes. */
export interface TextChange {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/**
 * The smallest changes that turn the text of one list of turns into the text of another, in order. It
 * is how undo and other windows reach an open document: turns that say the same stay untouched, so
 * that the caret, marks and scroll position in them stay where they are. `text` is the document
 * that shows `was`; white space in it that the words do not have is left alone.
 */
export function changesToText(
  text: LinedText,
  was: readonly Segment[],
  is: readonly Segment[],
): readonly TextChange[] {
  if (was === is) return []
  const changes: TextChange[] = []
  let [a, b] = [0, 0]
  for (const [nextA, nextB] of [...standing(was, is), [was.length, is.length] as const]) {
    changes.push(...blockChanges(text, was.slice(a, nextA), is.slice(b, nextB), a, nextB === is.length))
    ;[a, b] = [nextA + 1, nextB + 1]
  }
  return changes
}

type Pair = readonly [number, number]

/** Positions of turns that are in both lists and say the same, rising in both. */
function standing(was: readonly Segment[], is: readonly Segment[]): readonly Pair[] {
  const positions = new Map<SegmentId, number>(is.map((segment, at) => [segment.id, at]))
  const pairs: Pair[] = []
  let last = -1
  was.forEach((segment, at) => {
    const other = positions.get(segment.id)
    if (other === undefined || other <= last) return
    const same = is[other]
    if (same !== segment && (!same || segmentText(same) !== segmentText(segment))) return
    pairs.push([at, other])
    last = other
  })
  return pairs
}

/** Changes of the lines between two that stand. */
function blockChanges(
  text: LinedText,
  was: readonly Segment[],
  is: readonly Segment[],
  at: number,
  atEnd: boolean,
): readonly TextChange[] {
  if (was.length === is.length && was.every((segment, i) => segment.id === is[i]?.id)) {
    return is.flatMap((segment, i) => {
      const line = text.line(at + 1 + i)
      return foldSpaces(line.text) === segmentText(segment)
        ? []
        : letters(line.from, line.text, segmentText(segment))
    })
  }
  if (was.length === 0) return insertedLines(text, is, at, atEnd)
  const [first, last] = [text.line(at + 1), text.line(at + was.length)]
  if (is.length > 0)
    return letters(first.from, linesOf(text, at + 1, was.length), is.map(segmentText).join('\n'))
  // Lines that go take one line break with them: the one after, or before them at the very end.
  if (at + was.length < text.lines) return [{ from: first.from, to: last.to + 1, insert: '' }]
  return [{ from: Math.max(first.from - 1, 0), to: last.to, insert: '' }]
}

function insertedLines(
  text: LinedText,
  is: readonly Segment[],
  at: number,
  atEnd: boolean,
): readonly TextChange[] {
  if (is.length === 0) return []
  const lines = is.map(segmentText).join('\n')
  if (!atEnd || at < 1) {
    const { from } = text.line(at + 1)
    return [{ from, to: from, insert: atEnd ? lines : `${lines}\n` }]
  }
  const { to } = text.line(at)
  return [{ from: to, to, insert: `\n${lines}` }]
}

function linesOf(text: LinedText, first: number, count: number): string {
  return Array.from({ length: count }, (_, i) => text.line(first + i).text).join('\n')
}

/** One change between the letters that are the same at either end; never cuts a surrogate pair. */
function letters(from: number, was: string, is: string): readonly TextChange[] {
  const shorter = Math.min(was.length, is.length)
  let head = 0
  while (head < shorter && was[head] === is[head]) head += 1
  if (isHigh(was, head - 1)) head -= 1
  let tail = 0
  while (tail < shorter - head && was[was.length - 1 - tail] === is[is.length - 1 - tail]) tail += 1
  if (isHigh(was, was.length - tail - 1) || isHigh(is, is.length - tail - 1)) tail = Math.max(0, tail - 1)
  return was === is
    ? []
    : [{ from: from + head, to: from + was.length - tail, insert: is.slice(head, is.length - tail) }]
}

function isHigh(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xd800 && unit <= 0xdbff
}
