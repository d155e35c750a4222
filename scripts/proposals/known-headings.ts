import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { newEpisode } from '../../core/episode/new-episode.ts'
import type { Chapter, Episode, Transcript } from '../../core/episode/schema.ts'
import { splitWords } from '../../core/episode/transcript.ts'
import type { Cue, CueList } from '../../core/formats/format.ts'
import { formatById } from '../../core/formats/registry.ts'
import { ChapterId, countingIds, EpisodeId, SegmentId } from '../../core/ids.ts'
import { fromSeconds, type Millis, millis } from '../../core/time.ts'

/** An episode without times in its text, whose chapters have true times and so true places. */
export interface KnownHeadings {
  readonly file: string
  /** One wall of words, no times, no speakers. */
  readonly episode: Episode
  /** When each word is said. */
  readonly wordTimes: readonly number[]
  readonly duration: number
}

/** Timed transcripts of the collection with chapters: from video pages, and from headings that people wrote into the text. */
export function knownHeadings(collection: string): KnownHeadings[] {
  const folder = join(collection, 'gold-pairs', 'btctranscripts')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.human.md'))
    .flatMap((name) => {
      const text = readFileSync(join(folder, name), 'utf8')
      const videos = join(collection, 'chapters', 'youtube-metadata', name.replace('.human.md', '.json'))
      const known: (KnownHeadings | undefined)[] = [fromText(name, text)]
      if (existsSync(videos))
        known.push(fromVideo(name.replace('.human', '.video'), text, readFileSync(videos, 'utf8')))
      return known.filter((one) => one !== undefined)
    })
}

interface Heading {
  readonly title: string
  readonly startTime: Millis
}

function fromText(file: string, text: string): KnownHeadings | undefined {
  const list = parsed(text)
  if (!list) return undefined
  const headings = (list.headings ?? []).flatMap(({ title, beforeCue }) => {
    const start = list.cues[beforeCue]?.start
    return start === undefined
      ? []
      : [{ title: title.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1'), startTime: start }]
  })
  return known(file, list.cues, headings)
}

function fromVideo(file: string, text: string, json: string): KnownHeadings | undefined {
  const list = parsed(text)
  const chapters = (JSON.parse(json) as { chapters: [string, number, string][] }).chapters
  return (
    list &&
    known(
      file,
      list.cues,
      chapters.map(([, start, title]) => ({ title, startTime: fromSeconds(start) })),
    )
  )
}

function parsed(text: string): CueList | undefined {
  const format = formatById('markdown-transcript')
  return format?.kind === 'transcript' ? format.parse(text).value : undefined
}

function known(file: string, cues: readonly Cue[], headings: readonly Heading[]): KnownHeadings | undefined {
  const timed = cues.filter(({ start }) => start !== undefined)
  if (timed.length < 20 || headings.length < 3) return undefined
  const words = cues.flatMap(({ text }) => splitWords(text))
  const wordTimes = timesOfWords(cues)
  const id = SegmentId.parse('sg-1')
  const transcript: Transcript = { segments: [{ id, words }] }
  const newId = countingIds()
  const chapters: Chapter[] = headings.map(({ title, startTime }) => ({
    id: ChapterId.parse(newId('ch')),
    title,
    startTime,
    inTableOfContents: true,
  }))
  const base = newEpisode({
    id: EpisodeId.parse('ep'),
    now: '2026-01-01T00:00:00.000Z',
    showTitle: '',
    title: file,
  })
  return { file, episode: { ...base, transcript, chapters }, wordTimes, duration: wordTimes.at(-1) ?? 0 }
}

/** Times of all words, spread between the starts of cues by length. */
function timesOfWords(cues: readonly Cue[]): readonly number[] {
  const points: { at: number; time: number }[] = []
  const lengths: number[] = []
  let letters = 0
  for (const { start, text } of cues) {
    if (start !== undefined && start >= (points.at(-1)?.time ?? 0)) points.push({ at: letters, time: start })
    for (const word of splitWords(text)) {
      lengths.push(letters)
      letters += word.text.length + 1
    }
  }
  const last = points.at(-1)
  points.push({ at: letters, time: (last?.time ?? 0) + (letters - (last?.at ?? 0)) * 61 })
  let next = 0
  return lengths.map((at) => {
    while (next + 1 < points.length && (points[next + 1]?.at ?? 0) <= at) next += 1
    const [a, b] = [points[next] ?? { at: 0, time: 0 }, points[next + 1] ?? { at: letters, time: 0 }]
    return millis(a.time + ((b.time - a.time) * (at - a.at)) / Math.max(b.at - a.at, 1))
  })
}
