import type {
  ChapterEntry,
  ChapterList,
  Cue,
  CueList,
  Format,
  Parsed,
  ParseWarning,
} from '../../core/formats/format.ts'
import { joinCueWords } from '../../core/formats/syntax/cues.ts'
import { foldSpace } from '../../core/formats/syntax/lines.ts'
import { longestTime } from '../../core/time.ts'

/** Characters a reader may add of its own for each thing it read, such as the title of an untitled chapter. */
const ownWords = 60

/** The first promise of `format.ts` that what a reader answered does not keep; undefined when all are kept. */
export function brokenPromise(format: Format, text: string, parsed: Parsed<unknown>): string | undefined {
  const { value, warnings } = parsed
  const count =
    format.kind === 'chapters' ? (value as ChapterList).chapters.length : (value as CueList).cues.length
  if (count === 0 && warnings.length === 0) return 'nothing was read, and no warning says why'
  return (
    (format.kind === 'chapters'
      ? brokenInChapters(value as ChapterList)
      : brokenInCues(value as CueList, format.carries as ReadonlySet<string>)) ??
    brokenInWarnings(text, warnings) ??
    tooMuch(text, value, count)
  )
}

/** What is wrong with the times, order or fields of chapters; undefined when nothing. */
export function brokenInChapters({ chapters, duration }: ChapterList): string | undefined {
  if (duration !== undefined && !isTime(duration)) return `the duration is ${duration}`
  for (const [at, chapter] of chapters.entries()) {
    const broken = brokenInChapter(chapter)
    if (broken) return `chapter ${at}: ${broken}`
    const before = chapters[at - 1]
    if (before && before.startTime > chapter.startTime) return `chapter ${at} starts before the one before it`
  }
  return undefined
}

function brokenInChapter({
  startTime,
  endTime,
  title,
  url,
  image,
  hidden,
}: ChapterEntry): string | undefined {
  if (!isTime(startTime)) return `starts at ${startTime}`
  if (endTime !== undefined && !isTime(endTime)) return `ends at ${endTime}`
  if (endTime !== undefined && endTime < startTime) return `ends at ${endTime}, before ${startTime}`
  if (typeof title !== 'string') return 'its title is no text'
  if (url === '' || image === '') return 'has an empty address'
  if (hidden !== undefined && hidden !== true) return 'is neither hidden nor shown'
  return undefined
}

/** Files of turns, which have no ends, keep the order of their text, whatever times stand in it. */
function brokenInCues({ cues, headings = [] }: CueList, carries: ReadonlySet<string>): string | undefined {
  let latest = 0
  for (const [at, cue] of cues.entries()) {
    const broken = brokenInCue(cue)
    if (broken) return `cue ${at}: ${broken}`
    if (carries.has('end') && cue.start !== undefined && cue.start < latest)
      return `cue ${at} starts before one before it`
    latest = cue.start ?? latest
  }
  let before = 0
  for (const { beforeCue, title, startTime } of headings) {
    if (!Number.isInteger(beforeCue) || beforeCue < before || beforeCue > cues.length)
      return `a heading stands before cue ${beforeCue} of ${cues.length}`
    if (title === '') return 'a heading has no title'
    if (startTime !== undefined && !isTime(startTime)) return `a heading starts at ${startTime}`
    before = beforeCue
  }
  return undefined
}

function brokenInCue({ start, end, speaker, text, words }: Cue): string | undefined {
  if (text === '') return 'has no text'
  if (text !== foldSpace(text)) return 'its white space is not folded'
  if (speaker === '') return 'has an empty speaker'
  if (start !== undefined && !isTime(start)) return `starts at ${start}`
  if (end !== undefined && !isTime(end)) return `ends at ${end}`
  if (start !== undefined && end !== undefined && end < start) return `ends at ${end}, before ${start}`
  if (words === undefined) return undefined
  if (joinCueWords(words) !== text) return 'its words do not make its text'
  const untimely = words.find(
    (word) =>
      (word.start !== undefined && !isTime(word.start)) || (word.end !== undefined && !isTime(word.end)),
  )
  return untimely ? `a word is at ${untimely.start} to ${untimely.end}` : undefined
}

function brokenInWarnings(text: string, warnings: readonly ParseWarning[]): string | undefined {
  const bad = warnings.find(
    ({ code, message, line }) =>
      code === '' || message === '' || (line !== undefined && (!Number.isInteger(line) || line < 1)),
  )
  if (bad) return `the warning ${bad.code} is on line ${bad.line} and says “${bad.message}”`
  const last = Math.max(0, ...warnings.map(({ line }) => line ?? 0))
  const lines = last > 1 ? text.split(/\r\n|[\n\r\f\v\u0085\u2028]/).length : 1
  return last > lines ? `a warning is on line ${last} of ${lines}` : undefined
}

/** What is read comes from the text: nothing may grow out of all proportion to it. */
function tooMuch(text: string, value: unknown, count: number): string | undefined {
  let characters = 0
  const speakers = new Set<unknown>()
  JSON.stringify(value, (key, part: unknown) => {
    // Words repeat the text of their cue, and a speaker's name goes on until the next.
    if (key === 'words' || (key === 'speaker' && speakers.has(part))) return undefined
    if (key === 'speaker') speakers.add(part)
    if (typeof part === 'string') characters += part.length
    return part
  })
  const most = 2 * text.length + ownWords * (count + 4)
  return characters > most ? `${characters} characters were made of ${text.length}` : undefined
}

function isTime(time: unknown): boolean {
  return Number.isInteger(time) && Number(time) >= 0 && Number(time) <= longestTime
}
