import { sortedByTime } from '../../episode/chapters.ts'
import type { Chapter, Episode, Transcript } from '../../episode/schema.ts'
import { type TimedSegment, timedSegments, timingOf } from '../../episode/transcript.ts'
import type { ChapterId, SegmentId } from '../../ids.ts'
import type { Millis } from '../../time.ts'
import { kindOfTitle, type Opening, openingOf } from './heading-openings.ts'
import { bestPath, bestTotal, type Candidate, type Stop } from './heading-path.ts'
import { proposeTurns, type TurnProposals } from './propose-turns.ts'
import {
  countBetween,
  firstAtOrAfter,
  placesOfStems,
  type StemPlaces,
  type TitleTerm,
  titleTerms,
} from './title-terms.ts'
import type { ReadSentence } from './turn-signals.ts'

/** Where a chapter's heading would stand. */
export interface ProposedHeading {
  readonly chapterId: ChapterId
  readonly segmentId: SegmentId
  /** The word of that turn it would stand before. */
  readonly at: number
  /** How likely a listener would call it right, 0 to 1. */
  readonly confidence: number
  /** Why, in plain words, most convincing first. */
  readonly reason: string
  /** Position among the sentences of the sentence it would stand before. */
  readonly sentence: number
}

/** Proposals for every listed chapter that has no place yet, and the sentences to move them by. */
export interface HeadingProposals {
  readonly headings: readonly ProposedHeading[]
  readonly sentences: readonly ReadSentence[]
}

/** Words after a place in which the words of its title are looked for, and before it, where they speak against it. */
const [wordsAfter, wordsBefore] = [150, 70]
/** The most places looked at for one chapter, the most suitable by themselves. */
const mostCandidates = 70

/**
 * Proposes where each chapter begins in the text: by its share of the time, the words of its title just
 * after the place, how subjects are opened, and the order of chapters, all weighed together. Nothing is
 * changed. Chapters that are tied to a turn already hold their place. n log n in the words.
 */
export function proposeHeadings(
  episode: Pick<Episode, 'chapters' | 'transcript' | 'people' | 'enclosure'>,
): HeadingProposals {
  const { transcript } = episode
  if (!transcript) return { headings: [], sentences: [] }
  const turns = proposeTurns(transcript, episode.people)
  const { sentences } = turns
  const chapters = sortedByTime(episode.chapters.filter(({ inTableOfContents }) => inTableOfContents))
  if (sentences.length === 0 || chapters.length === 0) return { headings: [], sentences }
  const text = atBestPace(readText(transcript, turns, chapters, episode.enclosure?.duration), chapters)
  const path = bestPath(
    chapters.map((chapter) => stopFor(chapter, text, mostCandidates)),
    text.spread,
  )
  const headings = chapters.flatMap((chapter, at): ProposedHeading[] => {
    const placed = path[at]
    if (!placed || isTied(chapter, text)) return []
    const sentence = sentences[placed.candidate.sentence]
    const segment = sentence && transcript.segments[sentence.segment]
    if (!sentence || !segment) return []
    return [
      {
        chapterId: chapter.id,
        segmentId: segment.id,
        at: sentence.from,
        confidence: placed.sureness,
        reason: reasonFor(chapter, placed.candidate, text),
        sentence: placed.candidate.sentence,
      },
    ]
  })
  return { headings, sentences }
}

/** Speech is faster or slower than it is on the whole; where nothing says how long it lasts, the chapters tell. */
const paces = [0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1, 1.05, 1.1, 1.16, 1.22, 1.28, 1.35, 1.42, 1.5]
/** How much paces differ between episodes, as a share. */
const paceSpread = 0.2

/** Fewer places are looked at while the pace is looked for. */
const fewCandidates = 25

/** The text at the pace at which the chapters suit it best. */
function atBestPace(text: Text, chapters: readonly Chapter[]): Text {
  if (text.isPaceKnown) return text
  const last = chapters.at(-1)?.startTime ?? 0
  const end = Math.max(text.times.at(-1) ?? 0, 1)
  const likely = paces.filter((pace) => end * pace >= last * 0.97)
  let best = { text, total: -Infinity }
  // Far too few words for the time, as in an excerpt: the last chapter is taken to be as long as the others.
  const stretched = (last * (1 + 1 / chapters.length)) / end
  for (const pace of likely.length > 0 ? likely : [stretched]) {
    const paced: Text = { ...text, times: text.times.map((time) => time * pace) }
    const stops = chapters.map((chapter) => stopFor(chapter, paced, fewCandidates))
    const total = bestTotal(stops, text.spread) - Math.log(pace) ** 2 / (2 * paceSpread ** 2)
    if (total > best.total) best = { text: paced, total }
  }
  return best.text
}

/** The text as headings see it. */
interface Text {
  readonly sentences: readonly ReadSentence[]
  readonly turns: TurnProposals
  /** Estimated start of each sentence in milliseconds, ascending. */
  readonly times: readonly number[]
  readonly places: StemPlaces
  readonly terms: ReadonlyMap<ChapterId, readonly TitleTerm[]>
  readonly words: number
  /** Turn id → position of its first sentence. */
  readonly firstOf: ReadonlyMap<SegmentId, number>
  /** How far estimated times may be off, in milliseconds, and as a share of the time between chapters. */
  readonly doubt: number
  readonly spread: number
  /** Whether times were measured, tied or told, so that the pace need not be guessed. */
  readonly isPaceKnown: boolean
  /** How well each chapter suits each sentence, time aside; filled as it is asked for. */
  readonly fits: Map<ChapterId, Map<number, Fit>>
}

function readText(
  transcript: Transcript,
  turns: TurnProposals,
  chapters: readonly Chapter[],
  duration: Millis | undefined,
): Text {
  const { sentences } = turns
  const measured = timingOf(transcript) !== 'none'
  const timed = timedSegments(transcript, { duration, chapters })
  const terms = new Map(chapters.map(({ id, title }) => [id, titleTerms(title)]))
  const stems = [...terms.values()].flat().map(({ stem }) => stem)
  const firstOf = new Map<SegmentId, number>()
  sentences.forEach(({ segment }, at) => {
    const id = transcript.segments[segment]?.id
    if (id !== undefined && !firstOf.has(id)) firstOf.set(id, at)
  })
  return {
    sentences,
    turns,
    times: timesOf(sentences, timed),
    places: placesOfStems(sentences, new Set(stems)),
    terms,
    words: sentences.reduce((sum, { tokens }) => sum + tokens.length, 0),
    firstOf,
    doubt: measured ? 4_000 : 25_000 + 0.012 * (chapters.at(-1)?.startTime ?? 0),
    spread: measured ? 0.02 : 0.12,
    isPaceKnown:
      measured || duration !== undefined || chapters.some(({ segmentId }) => segmentId !== undefined),
    fits: new Map(),
  }
}

function timesOf(sentences: readonly ReadSentence[], timed: readonly TimedSegment[]): readonly number[] {
  let latest = 0
  return sentences.map(({ segment, from }) => {
    latest = Math.max(latest, timed[segment]?.words[from]?.start ?? latest)
    return latest
  })
}

const isTied = (chapter: Chapter, { firstOf }: Text): boolean =>
  chapter.segmentId !== undefined && firstOf.has(chapter.segmentId)

function stopFor(chapter: Chapter, text: Text, most: number): Stop {
  const { startTime } = chapter
  const tied = isTied(chapter, text) ? text.firstOf.get(chapter.segmentId ?? ('' as SegmentId)) : undefined
  const only = tied ?? (startTime === 0 ? 0 : undefined)
  if (only !== undefined)
    return { startTime, candidates: [{ sentence: only, time: text.times[only] ?? 0, score: 0 }] }
  const width = text.doubt * 6
  const from = firstAtOrAfter(text.times, startTime - width)
  const to = Math.max(firstAtOrAfter(text.times, startTime + width), from + 1)
  const first = Math.min(from, text.sentences.length - 1)
  const all: Candidate[] = []
  for (let sentence = first; sentence < Math.min(to, text.sentences.length); sentence += 1) {
    all.push({ sentence, time: text.times[sentence] ?? 0, score: scoreOf(chapter, sentence, text) })
  }
  const likely = all.sort((a, b) => b.score - a.score).slice(0, most)
  return { startTime, candidates: likely.sort((a, b) => a.sentence - b.sentence) }
}

/** How well a chapter would begin with a sentence, its time aside. */
interface Fit {
  readonly odds: number
  readonly words: readonly string[]
  readonly opening: Opening
  readonly isTurn: boolean
}

function scoreOf(chapter: Chapter, sentence: number, text: Text): number {
  const away = Math.abs((text.times[sentence] ?? 0) - chapter.startTime)
  return fitOf(chapter, sentence, text).odds - weigh.time * Math.min(away / text.doubt, 8)
}

function fitOf(chapter: Chapter, sentence: number, text: Text): Fit {
  const known = text.fits.get(chapter.id) ?? new Map<number, Fit>()
  text.fits.set(chapter.id, known)
  const fit = known.get(sentence) ?? computeFit(chapter, sentence, text)
  known.set(sentence, fit)
  return fit
}

function computeFit(chapter: Chapter, sentence: number, text: Text): Fit {
  const titled = titleScore(text.terms.get(chapter.id) ?? [], text.sentences[sentence]?.offset ?? 0, text)
  const opening = openingOf(text.sentences, sentence, kindOfTitle(chapter.title))
  const chance = text.turns.chances[sentence] ?? 0
  const odds =
    weigh.title * titled.score +
    weigh.turn * chance +
    (opening.asks ? weigh.asks : 0) +
    (opening.opens ? weigh.opens : 0) +
    (opening.kind === undefined ? 0 : weigh.kind)
  return { odds, words: titled.words, opening, isTurn: chance >= 0.5 }
}

/** What each kind of evidence is worth; tuned on episodes whose chapters are known. */
export const weigh = {
  time: 1,
  title: 1.6,
  turn: 2,
  asks: 0.8,
  opens: 0.5,
  kind: 1.5,
  soon: 1.2,
  later: 0.5,
  before: 0.5,
}

interface TitleScore {
  readonly score: number
  readonly words: readonly string[]
}

/** Title words that follow, the rarer the better, less those that were spoken of before already. */
function titleScore(terms: readonly TitleTerm[], offset: number, text: Text): TitleScore {
  let score = 0
  const words: [string, number][] = []
  for (const { word, stem } of terms) {
    const places = text.places.get(stem)
    if (!places) continue
    const rarity = Math.log(text.words / 200 / places.length + 1)
    const soon = countBetween(places, offset, offset + 40)
    const later = countBetween(places, offset + 40, offset + wordsAfter)
    const before = countBetween(places, offset - wordsBefore, offset)
    const after = 1 - Math.exp(-weigh.soon * soon - weigh.later * later)
    const gain = rarity * (after - weigh.before * (1 - Math.exp(-0.8 * before)))
    score += gain
    if (soon + later > 0) words.push([word, rarity * after])
  }
  const told = words
    .sort((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([word]) => word)
  return { score: score / Math.sqrt(Math.max(terms.length, 2) / 2), words: told }
}

function reasonFor(chapter: Chapter, { sentence }: Candidate, text: Text): string {
  if (chapter.startTime === 0) return 'The first chapter, where the text begins'
  const { words, opening, isTurn } = fitOf(chapter, sentence, text)
  const away = Math.abs((text.times[sentence] ?? 0) - chapter.startTime)
  const parts = [
    ...(opening.kind === undefined ? [] : [opening.kind]),
    ...(words.length > 0
      ? [`${words.map((word) => `“${word}”`).join(', ')} ${words.length === 1 ? 'follows' : 'follow'}`]
      : []),
    ...(opening.asks ? ['a question is asked'] : []),
    ...(isTurn ? ['a new voice seems to begin'] : []),
    ...(away <= text.doubt ? ['its share of the time fits'] : []),
  ]
  if (parts.length === 0) return 'Weak: only the order of the chapters'
  const [first = '', ...rest] = parts.slice(0, 3)
  return [`${first.slice(0, 1).toUpperCase()}${first.slice(1)}`, ...rest].join(', ')
}
