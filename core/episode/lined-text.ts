/** One line of a text. Positions count UTF-16 units from the start of the text. */
export interface TextLine {
  /** Counts from 1. */
  readonly number: number
  readonly from: number
  /** Where the line ends, before its line break. */
  readonly to: number
  readonly text: string
}

/** A text that knows its lines; an editor's document is one without being copied. */
export interface LinedText {
  /** How many lines there are; an empty text has one. */
  readonly lines: number
  line(number: number): TextLine
  lineAt(position: number): TextLine
}

/** A stretch that changed: `fromA`–`toA` of the old text became `fromB`–`toB` of the new one. */
export interface ChangedRange {
  readonly fromA: number
  readonly toA: number
  readonly fromB: number
  readonly toB: number
}

/** Whole lines that changed: `count` old lines from `first` on became the lines `texts`. */
export interface ChangedLines {
  readonly first: number
  readonly count: number
  readonly texts: readonly string[]
  /** The old line in which the change began; new lines take after it. */
  readonly origin: number
  /** Letters before the first and after the last change in these lines, white space not counted. */
  readonly head: number
  readonly tail: number
  /** Whether one change spans all of these lines; otherwise several changed in neighbouring lines. */
  readonly single: boolean
}

/**
 * Which whole lines a change touches. A line is untouched when the change only ends at its very start
 * or begins at its very end, so deleting a line with its break is that line gone, not two lines
 * joined. Ranges are in order; those of one line or of neighbouring lines come out as one.
 */
export function changedLines(
  before: LinedText,
  after: LinedText,
  ranges: readonly ChangedRange[],
): readonly ChangedLines[] {
  const spans: LineSpan[] = []
  for (const range of ranges) {
    const span = spanOf(before, after, range)
    const last = spans.at(-1)
    if (last && span.first <= last.last + 1) {
      spans[spans.length - 1] = {
        ...last,
        toA: range.toA,
        single: false,
        last: Math.max(last.last, span.last),
        lastB: Math.max(last.lastB, span.lastB),
      }
    } else spans.push(span)
  }
  return spans.map((span) => describe(before, after, span))
}

interface LineSpan {
  readonly fromA: number
  readonly toA: number
  readonly first: number
  readonly last: number
  readonly firstB: number
  readonly lastB: number
  readonly origin: number
  readonly single: boolean
}

function describe(before: LinedText, after: LinedText, span: LineSpan): ChangedLines {
  const { first, last, firstB, lastB, origin, single, fromA, toA } = span
  const count = last - first + 1
  const texts = Array.from({ length: lastB - firstB + 1 }, (_, i) => after.line(firstB + i).text)
  if (count === 0) return { first, count, texts, origin, single, head: 0, tail: 0 }
  const [start, end] = [before.line(first), before.line(last)]
  const head = lettersIn(start.text.slice(0, Math.max(0, fromA - start.from)))
  const tail = toA > end.to ? 0 : lettersIn(end.text.slice(Math.max(0, toA - end.from)))
  return { first, count, texts, origin, single, head, tail }
}

const lettersIn = (text: string): number => text.replace(/\s+/gu, '').length

function spanOf(before: LinedText, after: LinedText, { fromA, toA, fromB, toB }: ChangedRange): LineSpan {
  const [startA, endA] = [before.lineAt(fromA), before.lineAt(toA)]
  const [startB, endB] = [after.lineAt(fromB), after.lineAt(toB)]
  const origin = startA.number
  let [first, last, firstB, lastB] = [startA.number, endA.number, startB.number, endB.number]
  const moreLines = first < last || firstB < lastB
  if (moreLines && fromA === startA.to && fromB === startB.to) {
    first += 1
    firstB += 1
  } else if (moreLines && toA === endA.from && toB === endB.from) {
    last -= 1
    lastB -= 1
  }
  return { fromA, toA, first, last, firstB, lastB, origin, single: true }
}
