import type { Person, Segment, Transcript, Word } from '../episode/schema.ts'
import { splitWords } from '../episode/transcript.ts'
import type { Cue, CueList, CueWord } from '../formats/format.ts'
import { type IdSource, type PersonId, SegmentId } from '../ids.ts'
import { isLanguageTag } from './sources/keyed-value.ts'
import { speakerPeople } from './speaker-people.ts'
import { turnsOf } from './turns.ts'

/** A transcript for an episode, and the people its speakers made necessary. */
export interface AssembledTranscript {
  readonly transcript: Transcript
  /** People that were not there before, one for each voice nobody stood for. */
  readonly newPeople: readonly Person[]
  /** The segment each heading of the file stands before, by its position among the headings. */
  readonly headingSegments: ReadonlyMap<number, SegmentId>
}

/**
 * Makes segments and words of cues. Only measured times are kept: those of words where the file has them, else
 * the start of a cue at its first word and its end at its last. Times the file calls estimates are left out.
 */
export function assembleTranscript(
  list: CueList,
  people: readonly Person[],
  newId: IdSource,
): AssembledTranscript {
  const breaks = new Set((list.headings ?? []).map(({ beforeCue }) => beforeCue))
  const { byLabel, newPeople } = speakerPeople(labelsOf(list), people, newId)
  const timed = list.estimated !== true
  const segments: Segment[] = []
  const segmentOfCue = new Map<number, SegmentId>()
  let cueIndex = 0
  for (const { speaker, cues } of turnsOf(list.cues, breaks)) {
    const words = wordsOfCues(cues, timed)
    const id = SegmentId.parse(newId('sg'))
    if (words.length > 0) {
      if (breaks.has(cueIndex)) segmentOfCue.set(cueIndex, id)
      segments.push(segmentOf(id, speaker === undefined ? undefined : byLabel.get(speaker), words))
    }
    cueIndex += cues.length
  }
  const headingSegments = new Map<number, SegmentId>()
  for (const [index, { beforeCue }] of (list.headings ?? []).entries()) {
    const segment = segmentOfCue.get(beforeCue)
    if (segment !== undefined) headingSegments.set(index, segment)
  }
  const language =
    list.language !== undefined && isLanguageTag(list.language)
      ? list.language.replaceAll('_', '-')
      : undefined
  return { transcript: { segments, ...(language !== undefined && { language }) }, newPeople, headingSegments }
}

function labelsOf({ cues }: CueList): string[] {
  return [...new Set(cues.flatMap(({ speaker }) => (speaker === undefined ? [] : [speaker])))]
}

function segmentOf(id: SegmentId, speaker: PersonId | undefined, words: readonly Word[]): Segment {
  return speaker === undefined ? { id, words } : { id, speaker, words }
}

function wordsOfCues(cues: readonly Cue[], timed: boolean): Word[] {
  const words: Word[] = []
  for (const cue of cues) {
    const own = cue.words && timed ? timedWords(cue, cue.words) : cueWords(cue, timed)
    const first = own[0]
    const before = words.at(-1)
    // Scripts without spaces go on from one cue to the next without one.
    if (first && before && isUnspaced(before.text.at(-1)) && isUnspaced(first.text[0]))
      own[0] = { ...first, joined: true }
    for (const word of own) words.push(word)
  }
  return words
}

const unspaced =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}。、！？」』（）]$/u
const isUnspaced = (char: string | undefined): boolean => char !== undefined && unspaced.test(char)

function cueWords(cue: Cue, timed: boolean): Word[] {
  const words = splitWords(cue.text)
  if (!timed) return words
  setTimes(words, cue)
  return words
}

/** The cue's start belongs to its first word and its end to its last, unless those have times of their own. */
function setTimes(words: Word[], { start, end }: Cue): void {
  const first = words[0]
  if (
    first &&
    start !== undefined &&
    first.start === undefined &&
    (first.end === undefined || first.end >= start)
  ) {
    words[0] = { ...first, start }
  }
  const last = words.at(-1)
  if (!last || end === undefined || last.end !== undefined) return
  const earliest = last.start ?? (words.length === 1 ? start : undefined) ?? 0
  if (end >= earliest && (start === undefined || end >= start)) words[words.length - 1] = { ...last, end }
}

function timedWords(cue: Cue, cueWordList: readonly CueWord[]): Word[] {
  const words: Word[] = []
  for (const { text, start, end, confidence, joined } of cueWordList) {
    const pieces = splitWords(text)
    for (const [index, piece] of pieces.entries()) {
      const isFirst = index === 0
      const isLast = index === pieces.length - 1
      const endsAfter = end !== undefined && (start === undefined || end >= start)
      words.push({
        ...piece,
        ...(isFirst && start !== undefined && { start }),
        ...(isLast && endsAfter && { end }),
        ...(confidence !== undefined && confidence >= 0 && confidence <= 1 && { confidence }),
        ...(isFirst && joined && words.length > 0 && { joined: true as const }),
      })
    }
  }
  setTimes(words, cue)
  return words
}
