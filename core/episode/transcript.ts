import type { SegmentId } from '../ids.ts'
import { type Millis, millis } from '../time.ts'
import type { Chapter, Segment, Transcript, Word } from './schema.ts'

/** What the times of a transcript rest on: every word measured, only some, or none at all. */
export type Timing = 'words' | 'cues' | 'none'

/** Joins words as they read: one space between two words unless the second is `joined` to the first. */
export function joinWords(words: readonly Pick<Word, 'text' | 'joined'>[]): string {
  let text = ''
  for (const word of words) text += text === '' || word.joined ? word.text : ` ${word.text}`
  return text
}

/** The longest word that is kept in one piece; longer runs without a space become joined pieces. */
const longestWord = 2_000

/** Parts text at white space into words without times. No character but white space is lost. */
export function splitWords(text: string): Word[] {
  const words: Word[] = []
  for (const piece of text.split(/\s+/u)) {
    if (piece.length <= longestWord) {
      if (piece !== '') words.push({ text: piece })
      continue
    }
    let first = true
    for (const part of cutLong(piece)) {
      words.push(first ? { text: part } : { text: part, joined: true })
      first = false
    }
  }
  return words
}

function cutLong(piece: string): string[] {
  const parts: string[] = []
  let from = 0
  while (from < piece.length) {
    let to = Math.min(from + longestWord, piece.length)
    const unit = piece.charCodeAt(to - 1)
    if (to < piece.length && unit >= 0xd800 && unit <= 0xdbff) to -= 1
    parts.push(piece.slice(from, to))
    from = to
  }
  return parts
}

/** Counts of lists of words, which never change: an edit leaves all but one of a long transcript as they were. */
const counted = new WeakMap<readonly Word[], number>()

/** Words as a person counts them: a joined piece belongs to the word before it. */
export function countWords(transcript: Transcript | undefined): number {
  let count = 0
  for (const { words } of transcript?.segments ?? []) {
    let here = counted.get(words)
    if (here === undefined) {
      here = words.reduce((sum, word) => (word.joined ? sum : sum + 1), 0)
      counted.set(words, here)
    }
    count += here
  }
  return count
}

/** What the times of a transcript rest on. A transcript with a few untimed words still has word times. */
export function timingOf(transcript: Transcript): Timing {
  let words = 0
  let measured = 0
  for (const segment of transcript.segments) {
    for (const word of segment.words) {
      words += 1
      if (word.start !== undefined || word.end !== undefined) measured += 1
    }
  }
  if (measured === 0) return 'none'
  return measured * 2 >= words ? 'words' : 'cues'
}

/** The measured start of a segment, if its first word has one. */
export function segmentStart(segment: Segment): Millis | undefined {
  return segment.words[0]?.start
}

/** A word with both of its times. `estimated` says that at least one of them was not measured. */
export interface TimedWord {
  readonly text: string
  readonly joined?: true
  readonly start: Millis
  readonly end: Millis
  readonly estimated: boolean
}

/** A segment whose words all have times. */
export interface TimedSegment {
  readonly segment: Segment
  readonly words: readonly TimedWord[]
  readonly start: Millis
  readonly end: Millis
  /** True when its start was not measured. */
  readonly estimated: boolean
}

/** What is known about time besides the words themselves. */
export interface TimeFrame {
  /** Length of the episode in milliseconds. */
  readonly duration?: Millis | undefined
  /** Chapters whose `segmentId` ties a time to a place in the text. */
  readonly chapters?: readonly Chapter[] | undefined
}

/** Untimed speech is taken to run at this pace: about 165 words a minute of five letters and a space. */
const millisPerCharacter = 61

/**
 * Gives every word a start and an end. Measured times are kept; between two of them time is spread in
 * proportion to the length of the words, after the last one it runs at an ordinary pace (or fills the
 * duration when nothing at all was measured). Times never run backwards: a measured time before its
 * predecessor is raised to it. Linear in the number of words.
 */
export function timedSegments(transcript: Transcript, frame: TimeFrame = {}): TimedSegment[] {
  const flat = transcript.segments.flatMap((segment) => segment.words)
  const bounds = spreadTimes(flat, anchorsOf(transcript, frame), { duration: frame.duration })
  const timed: TimedSegment[] = []
  let offset = 0
  for (const segment of transcript.segments) {
    const words = segment.words.map((word, i): TimedWord => {
      const { start, end } = bounds[offset + i] ?? nowhere
      return {
        text: word.text,
        ...(word.joined && { joined: true }),
        start,
        end,
        estimated: word.start === undefined || word.end === undefined,
      }
    })
    // A turn without a word is where words typed into it would begin: at the end of what was said before.
    const at = (offset > 0 ? bounds[offset - 1]?.end : bounds[0]?.start) ?? nowhere.start
    timed.push({
      segment,
      words,
      start: words[0]?.start ?? at,
      end: words.at(-1)?.end ?? at,
      estimated: segmentStart(segment) === undefined,
    })
    offset += segment.words.length
  }
  return timed
}

/** What is known of the time around one turn, where the others need not be looked at. */
export interface TurnFrame {
  /** When it starts, measured or as `timedSegments` says. */
  readonly start: Millis | undefined
  /** When the next turn starts; for the last turn when it ends, where that was reckoned. */
  readonly next: Millis | undefined
  /** Length of the episode, for a last turn of which no end was reckoned. */
  readonly duration: Millis | undefined
}

interface TimedTurn {
  readonly frame: TurnFrame
  readonly bounds: readonly Bounds[]
}

/** Times of words that never change: a list of places asks for many words of one turn. */
const timedTurns = new WeakMap<readonly Word[], TimedTurn>()

/**
 * Start and end of every word of one turn, the same as `timedSegments` gives them in a transcript whose
 * times run forward. Undefined where nothing at all is known. Linear in the words of the turn.
 */
export function timesInTurn(words: readonly Word[], frame: TurnFrame): readonly Bounds[] | undefined {
  const { start, next, duration } = frame
  const known = timedTurns.get(words)
  if (known && known.frame.start === start && known.frame.next === next && known.frame.duration === duration)
    return known.bounds
  if (start === undefined && words.every((word) => word.start === undefined && word.end === undefined))
    return undefined
  const anchors = new Map(start === undefined ? [] : [[0, start]])
  const bounds = spreadTimes(words, anchors, { next, duration })
  timedTurns.set(words, { frame, bounds })
  return bounds
}

/** Word position → time that is known there from a chapter tied to the text. */
function anchorsOf(transcript: Transcript, frame: TimeFrame): ReadonlyMap<number, number> {
  const byId = new Map<SegmentId, number>()
  for (const chapter of frame.chapters ?? []) {
    if (chapter.segmentId !== undefined) byId.set(chapter.segmentId, chapter.startTime)
  }
  const anchors = new Map<number, number>()
  let offset = 0
  for (const segment of transcript.segments) {
    const time = byId.get(segment.id)
    if (time !== undefined) anchors.set(offset, time)
    offset += segment.words.length
  }
  return anchors
}

interface Bounds {
  readonly start: Millis
  readonly end: Millis
}

const nowhere: Bounds = { start: millis(0), end: millis(0) }

/** A known time at a letter count: the text as a line on which speech moves forward. */
interface Knot {
  readonly letters: number
  readonly time: number
}

function spreadTimes(
  words: readonly Word[],
  anchors: ReadonlyMap<number, number>,
  { next, duration }: { readonly next?: Millis | undefined; readonly duration?: Millis | undefined },
): readonly Bounds[] {
  const knots: Knot[] = []
  let latest = 0
  let letters = 0
  const know = (time: number | undefined, at: number): void => {
    if (time === undefined) return
    latest = Math.max(latest, time)
    knots.push({ letters: at, time: latest })
  }
  words.forEach((word, index) => {
    know(word.start ?? anchors.get(index), letters)
    letters += word.text.length + 1
    know(word.end, letters)
  })
  const measured = knots.length > 0
  if (knots[0]?.letters !== 0) {
    const first = knots[0]
    const lead = first ? Math.min(first.time, first.letters * millisPerCharacter) : 0
    knots.unshift({ letters: 0, time: first ? first.time - lead : 0 })
  }
  const last = knots.at(-1) ?? { letters: 0, time: 0 }
  if (last.letters < letters && next !== undefined) know(next, letters)
  else if (last.letters < letters) {
    const natural = last.time + (letters - last.letters) * millisPerCharacter
    const fills = duration !== undefined && duration > last.time && (!measured || natural > duration)
    knots.push({ letters, time: fills ? duration : natural })
  }
  return readOff(words, knots)
}

/** Walks words and knots together, reading each word's start and end off the line between two knots. */
function readOff(words: readonly Word[], knots: readonly Knot[]): readonly Bounds[] {
  const bounds: Bounds[] = []
  let letters = 0
  let k = 0
  const timeAt = (at: number, preferLater: boolean): number => {
    while (k + 1 < knots.length && (knots[k + 1]?.letters ?? 0) < at) k += 1
    if (preferLater) {
      let later = k
      while (later + 1 < knots.length && (knots[later + 1]?.letters ?? 0) <= at) later += 1
      if (knots[later]?.letters === at) return knots[later]?.time ?? 0
    }
    const a = knots[k] ?? { letters: 0, time: 0 }
    const b = knots[k + 1] ?? a
    if (b.letters === a.letters) return a.time
    return a.time + ((b.time - a.time) * (at - a.letters)) / (b.letters - a.letters)
  }
  for (const word of words) {
    const start = timeAt(letters, true)
    letters += word.text.length + 1
    const end = timeAt(letters, false)
    bounds.push({ start: millis(start), end: millis(Math.max(start, end)) })
  }
  return bounds
}
