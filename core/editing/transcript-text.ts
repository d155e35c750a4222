import { type ChangedLines, type ChangedRange, changedLines, type LinedText } from '../episode/lined-text.ts'
import { retimeWords } from '../episode/retime-words.ts'
import type { Segment, Word } from '../episode/schema.ts'
import { joinWords } from '../episode/transcript.ts'
import {
  foldSpaces,
  partWords,
  replacementsFor,
  type Untouched,
  wordsForText,
} from '../episode/words-for-text.ts'
import { type IdSource, SegmentId } from '../ids.ts'
import type { Edit } from './edit.ts'
import { keepEdges } from './edits/word-span.ts'
import { removeTurns, replaceTurns } from './replace-turns.ts'

/** Texts of words that do not change; a document is asked for its lines far more often than it changes. */
const knownTexts = new WeakMap<readonly Word[], string>()

/** A turn as one line of text. */
export function segmentText(segment: Pick<Segment, 'words'>): string {
  const known = knownTexts.get(segment.words)
  if (known !== undefined) return known
  const text = joinWords(segment.words)
  knownTexts.set(segment.words, text)
  return text
}

/** A transcript as a text of one line for each turn. */
export function transcriptText(segments: readonly Segment[]): string {
  return segments.map(segmentText).join('\n')
}

/** Longer texts travel as segments, since a place may quote at most 100,000 letters. */
const longestQuote = 50_000

/**
 * The edits that make a transcript say what its text says now. `before` is the text of `segments`,
 * line by line; white space may differ. Small intents are preferred (replace words, split, join),
 * because they say what was done; only what they cannot say becomes `replaceSegments`. Words that
 * were not touched keep their times.
 */
export function editsForText(
  segments: readonly Segment[],
  before: LinedText,
  after: LinedText,
  ranges: readonly ChangedRange[],
  newId: IdSource,
): readonly Edit[] {
  if (segments.length === 0) return editsForFirstText(after, newId)
  const edits: Edit[] = []
  for (const lines of changedLines(before, after, ranges))
    edits.push(...editsForLines(segments, lines, newId))
  return edits
}

/** An empty transcript gets its first turns. */
function editsForFirstText(after: LinedText, newId: IdSource): readonly Edit[] {
  const segments = Array.from({ length: after.lines }, (_, i) =>
    madeSegment(newId, wordsForText([], after.line(i + 1).text), undefined),
  )
  return segments.every((segment) => segment.words.length === 0)
    ? []
    : [{ type: 'transcript.set', transcript: { segments } }]
}

function editsForLines(segments: readonly Segment[], lines: ChangedLines, newId: IdSource): readonly Edit[] {
  const { first, count, texts, origin } = lines
  const old = segments.slice(first - 1, first - 1 + count)
  const [one] = old
  if (count === texts.length) {
    const inner = lines.single ? 0 : Infinity
    return old.flatMap((segment, i) =>
      editsForLine(segment, texts[i] ?? '', {
        head: i === 0 ? lines.head : inner,
        tail: i === count - 1 ? lines.tail : inner,
      }),
    )
  }
  if (!one) return insertion(segments, lines, segments[origin - 1], newId)
  if (texts.length === 0) return [removeTurns(old)]
  const small = texts.length === 1 ? joined(old, lines) : count === 1 ? split(one, lines) : undefined
  return small ?? replaced(old, lines, newId)
}

/** Words of one turn changed. */
function editsForLine(segment: Segment, text: string, untouched: Untouched): readonly Edit[] {
  if (segmentText(segment) === foldSpaces(text)) return []
  return replaceWords(segment.id, segment.words, text, untouched) ?? [whole(segment, text, untouched)]
}

function whole(segment: Segment, text: string, untouched: Untouched): Edit {
  const words = keepEdges(segment.words, wordsForText(segment.words, text, untouched))
  return replaceTurns([segment], [{ ...segment, words }])
}

/**
 * The replacements that make the words of a turn say a text, last place first so that no place moves
 * another. Undefined where they would not say exactly the text, as in a script without spaces.
 */
function replaceWords(
  segmentId: SegmentId,
  words: readonly Word[],
  text: string,
  untouched: Untouched,
): readonly Edit[] | undefined {
  const replacements = replacementsFor(words, text, untouched)
  const result: Word[] = []
  const edits: Edit[] = []
  let done = 0
  for (const { from, to, text: written } of replacements) {
    const replacing = words.slice(from, to)
    const before = joinWords(replacing)
    if (before.length > longestQuote || written.length > longestQuote) return undefined
    result.push(...words.slice(done, from), ...retimeWords(replacing, written))
    done = to
    edits.unshift({ type: 'transcript.replaceWords', place: { segmentId, from, to, before }, text: written })
  }
  result.push(...words.slice(done))
  return joinWords(result) === foldSpaces(text) ? edits : undefined
}

/** One turn became several with the same words, or words changed and then parted. */
function split(segment: Segment, lines: ChangedLines): readonly Edit[] | undefined {
  const text = lines.texts.join(' ')
  const changed = replaceWords(segment.id, segment.words, text, lines)
  const parts = partWords(wordsForText(segment.words, text, lines), lines.texts)
  if (!changed || parts.some((part) => part.length === 0)) return undefined
  const splits: Edit[] = []
  let at = 0
  for (const part of parts.slice(0, -1)) {
    at += part.length
    splits.unshift({ type: 'transcript.splitSegment', segmentId: segment.id, at })
  }
  return [...changed, ...splits]
}

/** Several turns became one. */
function joined(old: readonly Segment[], lines: ChangedLines): readonly Edit[] | undefined {
  const [first, ...others] = old
  if (!first) return undefined
  const words = old.flatMap((segment) => segment.words)
  const changed = replaceWords(first.id, words, lines.texts[0] ?? '', lines)
  if (!changed) return undefined
  return [...others.map(({ id }): Edit => ({ type: 'transcript.joinSegment', segmentId: id })), ...changed]
}

/** Lines that came where none was: they are said by whoever speaks where they were put. */
function insertion(
  segments: readonly Segment[],
  { first, texts }: ChangedLines,
  origin: Segment | undefined,
  newId: IdSource,
): readonly Edit[] {
  const made = texts.map((text) => madeSegment(newId, wordsForText([], text), origin?.speaker))
  const after = segments[first - 1]
  const before = segments[first - 2]
  if (before && before === origin) return [replaceTurns([before], [before, ...made])]
  const neighbour = after ?? before
  if (!neighbour) return []
  return [replaceTurns([neighbour], after ? [...made, after] : [neighbour, ...made])]
}

/** Any other change: the first line stays the first turn, the last line the last, others are new. */
function replaced(old: readonly Segment[], lines: ChangedLines, newId: IdSource): readonly Edit[] {
  const [first, ...others] = old
  if (!first) return []
  const last = others.at(-1) ?? first
  const words = old.flatMap((segment) => segment.words)
  const made = wordsForText(words, lines.texts.join(' '), lines)
  const parts = partWords(keepEdges(words, made), lines.texts)
  const segments = parts.map((part, i): Segment => {
    const clean = unjoined(part)
    if (i === 0) return { ...first, words: clean }
    if (i === parts.length - 1 && last !== first) return { ...last, words: clean }
    return madeSegment(newId, clean, first.speaker)
  })
  return [replaceTurns([first, ...others], segments)]
}

/** The first word of a turn is joined to nothing. */
function unjoined(words: readonly Word[]): readonly Word[] {
  const [first, ...others] = words
  if (!first?.joined) return words
  const { joined: _joined, ...free } = first
  return [free, ...others]
}

function madeSegment(newId: IdSource, words: readonly Word[], speaker: Segment['speaker']): Segment {
  return {
    id: SegmentId.parse(newId('sg')),
    ...(speaker !== undefined && { speaker }),
    words: unjoined(words),
  }
}
