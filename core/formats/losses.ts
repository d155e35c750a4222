import type {
  ChapterEntry,
  ChapterField,
  ChapterFormat,
  ChapterList,
  CueField,
  CueList,
  FormatLoss,
  TranscriptFormat,
} from './format.ts'
import { counted } from './syntax/lines.ts'

/** What each chapter field is called, when it is left out. */
const chapterNouns: Readonly<Record<ChapterField, string>> = {
  startTime: 'start time',
  endTime: 'chapter end time',
  title: 'chapter title',
  url: 'chapter link',
  image: 'chapter image',
  hidden: 'hidden chapter',
  location: 'chapter location',
  extra: 'chapter with details only its own format can hold',
}

/** What a format says of the chapters it can hold, be it a text or a media file. */
export type ChapterHolder = Pick<ChapterFormat, 'carries' | 'precision' | 'limit'> & {
  /** What only this format cuts, beyond what its fields, precision and limit say. */
  readonly losses?: (list: ChapterList) => readonly FormatLoss[]
}

/** What a chapter format would drop from these chapters, most visible first; empty when nothing. */
export function chapterLosses(format: ChapterHolder, list: ChapterList): readonly FormatLoss[] {
  const losses: FormatLoss[] = []
  const shown = format.carries.has('hidden')
    ? list.chapters
    : list.chapters.filter((chapter) => chapter.hidden !== true)
  const say = (field: string, count: number, message: string): void => {
    if (count > 0) losses.push({ field, count, message })
  }
  const hidden = list.chapters.length - shown.length
  say('hidden', hidden, leftOut(hidden, chapterNouns.hidden))
  for (const field of ['title', 'url', 'image', 'endTime', 'location', 'extra'] as const) {
    if (format.carries.has(field)) continue
    const count = shown.filter((chapter) => holds(chapter, field)).length
    say(field, count, leftOut(count, chapterNouns[field]))
  }
  const step = format.precision ?? 1
  const rounded = shown.filter((chapter) => isCut(chapter.startTime, step)).length
  say('startTime', rounded, precisionLoss(rounded, 'start time', step))
  const over = format.limit === undefined ? 0 : Math.max(0, shown.length - format.limit)
  say('limit', over, `${counted(over, 'chapter')} too many: this format holds ${format.limit ?? 0} at most.`)
  return [...losses, ...(format.losses?.(list) ?? [])]
}

/** Whether a time falls between two steps; a step need not be a whole number of milliseconds. */
function isCut(time: number, step: number): boolean {
  return Math.ceil(Math.floor(time / step) * step - 1e-6) !== time
}

function holds(chapter: ChapterEntry, field: ChapterField): boolean {
  const value = chapter[field]
  return value !== undefined && value !== ''
}

function leftOut(count: number, noun: string): string {
  const [first = '', ...rest] = noun.split(' with ')
  const things = [counted(count, first), ...rest].join(' with ')
  return rest.length > 0
    ? `${counted(count, first)} ${count === 1 ? 'loses' : 'lose'} ${rest.join(' with ')}.`
    : `${things} ${count === 1 ? 'is' : 'are'} left out.`
}

function precisionLoss(count: number, noun: string, step: number): string {
  const unit = step === 1000 ? 'the whole second' : `steps of ${Math.round(step * 10) / 10} milliseconds`
  return `${counted(count, noun)} ${count === 1 ? 'is' : 'are'} cut to ${unit}.`
}

type CountCues = (list: CueList) => number

/** How many cues, words or headings of a transcript hold each field. */
const cueCounts: Readonly<
  Record<Exclude<CueField, 'text'>, { readonly count: CountCues; readonly noun: string }>
> = {
  speaker: {
    count: (list) => new Set(list.cues.map((cue) => cue.speaker).filter(Boolean)).size,
    noun: 'speaker name',
  },
  start: { count: (list) => list.cues.filter((cue) => cue.start !== undefined).length, noun: 'start time' },
  end: { count: (list) => list.cues.filter((cue) => cue.end !== undefined).length, noun: 'end time' },
  words: { count: (list) => countWords(list, 'start'), noun: 'word time' },
  wordEnds: { count: (list) => countWords(list, 'end'), noun: 'word end time' },
  confidence: { count: (list) => countWords(list, 'confidence'), noun: 'word confidence value' },
  headings: { count: (list) => list.headings?.length ?? 0, noun: 'heading' },
  language: { count: (list) => (list.language === undefined ? 0 : 1), noun: 'language tag' },
  estimated: { count: (list) => (list.estimated ? 1 : 0), noun: 'note that times are estimates' },
}

function countWords(list: CueList, part: 'start' | 'end' | 'confidence'): number {
  let count = 0
  for (const { words = [] } of list.cues) for (const word of words) if (word[part] !== undefined) count += 1
  return count
}

/** Pieces nobody is named for, after one where somebody is. */
function unnamedAfterNamed({ cues }: CueList): number {
  const first = cues.findIndex((cue) => cue.speaker)
  return first === -1 ? 0 : cues.slice(first).filter((cue) => !cue.speaker).length
}

function unnamedLoss(list: CueList): readonly FormatLoss[] {
  const count = unnamedAfterNamed(list)
  const message =
    count === 1
      ? '1 piece of text without a speaker goes on with the speaker before it.'
      : `${count} pieces of text without a speaker go on with the speaker before them.`
  return count === 0 ? [] : [{ field: 'speaker', count, message }]
}

/** What a transcript format would drop from these cues; empty when nothing. */
export function cueLosses(format: TranscriptFormat, list: CueList): readonly FormatLoss[] {
  const losses: FormatLoss[] = []
  const timed = format.carries.has('start')
  for (const field of [
    'speaker',
    'start',
    'end',
    'words',
    'wordEnds',
    'confidence',
    'headings',
    'language',
    'estimated',
  ] as const) {
    // Where no time is written at all, the finer times need no sentences of their own.
    const implied = field === 'wordEnds' ? !format.carries.has('words') : field !== 'words' ? false : !timed
    if (format.carries.has(field) || implied || (!timed && (field === 'end' || field === 'estimated')))
      continue
    const { count: countIn, noun } = cueCounts[field]
    const count = countIn(list)
    if (count > 0) losses.push({ field, count, message: leftOut(count, noun) })
  }
  losses.push(...(format.speakerGoesOn ? unnamedLoss(list) : []))
  const step = format.precision ?? 1
  const cut = timed ? list.cues.filter((cue) => (cue.start ?? 0) % step !== 0).length : 0
  if (cut > 0)
    losses.push({ field: 'precision', count: cut, message: precisionLoss(cut, 'start time', step) })
  return [...losses, ...(format.losses?.(list) ?? [])]
}
