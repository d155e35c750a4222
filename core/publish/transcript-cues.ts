import { headingsBefore } from '../episode/chapters.ts'
import type { Episode, Transcript, Word } from '../episode/schema.ts'
import { joinWords, type TimedSegment, timedSegments, timingOf } from '../episode/transcript.ts'
import type { Cue, CueHeading, CueList, CueWord } from '../formats/format.ts'
import type { PersonId } from '../ids.ts'
import { captionWords, cutCaptions } from './caption-cuts.ts'
import { settleTimes } from './caption-times.ts'
import { foldLine } from './fold-line.ts'

/** Cues with a count of those that do not begin and end at measured times. */
export interface TimedCues {
  readonly list: CueList
  readonly estimatedCues: number
}

/** Whether any word of the transcript has a measured time. */
export function hasTimes(episode: Pick<Episode, 'transcript'>): boolean {
  return episode.transcript !== undefined && timingOf(episode.transcript) !== 'none'
}

/** A file of words has to have nearly all of them timed, or its readers take it for a file of passages. */
const fewestTimed = 0.85

function hasWordTimes({ segments }: Transcript): boolean {
  let words = 0
  let timed = 0
  for (const segment of segments) {
    for (const word of segment.words) {
      words += 1
      if (word.start !== undefined || word.joined) timed += 1
    }
  }
  return words > 1 && timed >= words * fewestTimed
}

/**
 * The transcript as captions: at most two lines of 42 characters and seven seconds, broken where a
 * sentence or clause ends, a new cue for every turn. Where the transcript has no times they are
 * estimated and the list says so.
 */
export function captionCues(episode: Episode): TimedCues {
  const { transcript } = episode
  if (!transcript) return { list: { cues: [] }, estimatedCues: 0 }
  const names = speakerNames(episode)
  const timing = timingOf(transcript)
  const soleSpeaker =
    new Set(transcript.segments.map(({ speaker }) => speaker && names.get(speaker))).size === 1
  const drafts = timedOf(episode).flatMap((timed) => {
    const speaker = timed.segment.speaker && names.get(timed.segment.speaker)
    const label = speaker === undefined ? 0 : speaker.length + 2
    const words = captionWords(timed)
    return cutCaptions(words, { first: label, later: soleSpeaker ? label : 0 }).map((run) => ({
      speaker,
      run,
    }))
  })
  const times = settleTimes(
    drafts.map(({ run }) => ({ start: run[0]?.start ?? 0, end: run.at(-1)?.end ?? 0 })),
  )
  const cues = drafts.flatMap(({ speaker, run }, index): Cue[] => {
    const time = times[index]
    const text = foldLine(joinWords(run))
    return time && text !== '' ? [{ ...time, ...(speaker !== undefined && { speaker }), text }] : []
  })
  const estimatedCues = drafts.filter(({ run }) => !run[0]?.startMeasured || !run.at(-1)?.endMeasured).length
  return { list: { ...about(episode, timing === 'none'), cues }, estimatedCues }
}

/**
 * The transcript turn by turn with the measured times of its words; for files that hold words. Where few
 * words have times it is the captions instead: such files have no other way to say when something is said.
 */
export function wordCues(episode: Episode): TimedCues {
  const { transcript } = episode
  if (!transcript || !hasWordTimes(transcript)) return captionCues(episode)
  const names = speakerNames(episode)
  let estimatedCues = 0
  const cues = timedOf(episode).flatMap((timed): Cue[] => {
    const text = foldLine(joinWords(timed.words))
    if (text === '') return []
    const { words, speaker } = timed.segment
    if (words[0]?.start === undefined || words.at(-1)?.end === undefined) estimatedCues += 1
    const name = speaker && names.get(speaker)
    const { start, end } = timed
    return [
      { start, end, ...(name !== undefined && { speaker: name }), text, words: measuredWords(timed, words) },
    ]
  })
  return { list: { ...about(episode, false), cues }, estimatedCues }
}

/** The transcript turn by turn with its chapter headings, for reading. Only measured times are given. */
export function turnCues(episode: Episode): CueList {
  const { transcript } = episode
  if (!transcript) return { cues: [] }
  const names = speakerNames(episode)
  const chaptersBefore = headingsBefore(episode)
  const cues: Cue[] = []
  const headings: CueHeading[] = []
  let waiting: CueHeading[] = []
  for (const { id, speaker, words } of transcript.segments) {
    for (const chapter of chaptersBefore.get(id) ?? []) {
      const title = foldLine(chapter.title)
      if (title !== '') waiting.push({ beforeCue: 0, title, startTime: chapter.startTime })
    }
    const text = foldLine(joinWords(words))
    if (text === '') continue
    headings.push(...waiting.map((heading) => ({ ...heading, beforeCue: cues.length })))
    waiting = []
    const name = speaker && names.get(speaker)
    const start = words[0]?.start
    const end = words.at(-1)?.end
    cues.push({
      ...(start !== undefined && { start }),
      ...(end !== undefined && start !== undefined && end >= start && { end }),
      ...(name !== undefined && { speaker: name }),
      text,
    })
  }
  return { ...about(episode, false), cues, ...(headings.length > 0 && { headings }) }
}

function timedOf(episode: Episode): TimedSegment[] {
  const { transcript, chapters, enclosure } = episode
  return transcript ? timedSegments(transcript, { chapters, duration: enclosure?.duration }) : []
}

function about(episode: Episode, estimated: boolean): Omit<CueList, 'cues'> {
  const title = foldLine(episode.title)
  return {
    language: episode.transcript?.language ?? episode.language,
    ...(title !== '' && { title }),
    ...(estimated && { estimated: true as const }),
  }
}

/** Names to print; a voice nobody has named keeps the label its file gave it. */
function speakerNames(episode: Episode): ReadonlyMap<PersonId, string> {
  const named = new Map<PersonId, string>()
  for (const { id, name, label } of episode.people) {
    // A hyphen before the bracket that ends a voice in WebVTT would make an arrow.
    const text = (foldLine(name) || foldLine(label ?? '')).replace(/[\s-]+$/, '')
    if (/[\p{L}\p{N}]/u.test(text)) named.set(id, text)
  }
  return named
}

function measuredWords(timed: TimedSegment, words: readonly Word[]): CueWord[] {
  return timed.words.flatMap(({ text, joined, start, end }, index): CueWord[] => {
    const word = words[index]
    const clean = foldLine(text)
    if (clean === '') return []
    return [
      {
        text: clean,
        ...(joined && { joined }),
        ...(word?.start !== undefined && { start }),
        ...(word?.end !== undefined && { end }),
        ...(word?.confidence !== undefined && { confidence: word.confidence }),
      },
    ]
  })
}
