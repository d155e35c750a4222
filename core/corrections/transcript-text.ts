import type { Transcript } from '../episode/schema.ts'
import type { SegmentId } from '../ids.ts'
import type { Seam } from './repeated-words.ts'
import type { SuggestedPlace } from './suggestion.ts'
import type { TextPlace } from './text-suggestion.ts'

/** A transcript as one text, and the way back from its offsets to words. */
export interface ReadableTranscript {
  /** Turns parted by an empty line, so that nothing is heard across two of them. */
  readonly text: string
  /** The whole words that a place touches; undefined when it touches none. */
  wordsAt(place: TextPlace, right: string): SuggestedPlace | undefined
  /** Where words of a turn stand in the text; undefined when the turn has no such words. */
  textAt(words: Pick<SuggestedPlace, 'segmentId' | 'from' | 'to'>): TextPlace | undefined
  /** Where cues meet, and turns of one voice: there a recogniser may have written words twice. */
  readonly seams: readonly Seam[]
}

interface WordPlace {
  readonly segmentId: SegmentId
  readonly index: number
  readonly start: number
  readonly end: number
}

const contextLength = 40

/** Writes a transcript as one text, remembering where each word went. Linear. */
export function readable(transcript: Transcript): ReadableTranscript {
  const words: WordPlace[] = []
  const firstOf = new Map<SegmentId, number>()
  const seams: Seam[] = []
  const hasCues = cameInCues(transcript)
  let text = ''
  transcript.segments.forEach((segment, nth) => {
    if (nth > 0 && transcript.segments[nth - 1]?.speaker === segment.speaker)
      seams.push({ at: text.length, between: 'turns' })
    firstOf.set(segment.id, words.length)
    segment.words.forEach((word, index) => {
      if (index > 0 && !word.joined) text += ' '
      const start = text.length
      if (hasCues && index > 0 && word.start !== undefined) seams.push({ at: start, between: 'cues' })
      text += word.text
      words.push({ segmentId: segment.id, index, start, end: text.length })
    })
    text += '\n\n'
  })
  return {
    text,
    seams,
    wordsAt: (place, right) => wordsAt(place, right, words, text),
    textAt({ segmentId, from, to }) {
      const at = firstOf.get(segmentId) ?? 0
      const [first, last] = [words[at + from], words[at + to - 1]]
      const isThere = first?.segmentId === segmentId && last?.segmentId === segmentId && from < to
      return isThere ? { start: first.start, end: last.end } : undefined
    },
  }
}

/** Whether starts were measured for cues alone: timed by the word, a transcript no longer knows its cues. */
function cameInCues({ segments }: Transcript): boolean {
  let words = 0
  let starts = 0
  for (const segment of segments) {
    for (const word of segment.words) {
      words += 1
      if (word.start !== undefined) starts += 1
    }
  }
  return starts * 2 < words
}

function wordsAt(
  { start, end }: TextPlace,
  right: string,
  words: readonly WordPlace[],
  text: string,
): SuggestedPlace | undefined {
  const first = firstEndingAfter(words, start)
  let last = first
  while ((words[last + 1]?.start ?? Number.POSITIVE_INFINITY) < end) last += 1
  const [from, to] = [words[first], words[last]]
  if (!from || !to || from.start >= end || from.segmentId !== to.segmentId) return undefined
  return {
    segmentId: from.segmentId,
    from: from.index,
    to: to.index + 1,
    before: text.slice(from.start, to.end),
    after: text.slice(from.start, start) + right + text.slice(end, to.end),
    leftContext: leftOf(text, from.start),
    rightContext: rightOf(text, to.end),
  }
}

function firstEndingAfter(words: readonly WordPlace[], offset: number): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle]?.end ?? 0) > offset) high = middle
    else low = middle + 1
  }
  return low
}

function leftOf(text: string, offset: number): string {
  const turn = text.lastIndexOf('\n', offset - 1) + 1
  const from = Math.max(turn, offset - contextLength)
  const cut = from === turn ? from : text.indexOf(' ', from) + 1
  return text.slice(cut === 0 || cut > offset ? from : cut, offset)
}

function rightOf(text: string, offset: number): string {
  const turn = text.indexOf('\n', offset)
  const end = Math.min(turn < 0 ? text.length : turn, offset + contextLength)
  const cut = end === turn ? end : text.lastIndexOf(' ', end)
  return text.slice(offset, cut > offset ? cut : end)
}
