import { isAppError } from '../errors.ts'
import type { Cue, CueList, TranscriptFormat } from '../formats/format.ts'
import { formatFault } from '../formats/syntax/format-error.ts'
import { excerpt } from '../formats/syntax/lines.ts'
import { clockDigits } from './clock-digits.ts'
import { proseDifference } from './compare-prose.ts'

/**
 * The first difference between a transcript and what was read of a file of it, as far as the format
 * carries it; undefined when there is none. A name before a colon and a time before words are text in
 * some files: there it does not matter on which side of the speaker or the start they are read.
 */
export function cueDifference(format: TranscriptFormat, expected: CueList, text: string): string | undefined {
  const difference = readDifference(format, expected, text)
  // A reader of prose may take words for a name or a time. Then another reader has to find every word.
  return difference === undefined || format.needsTimes ? difference : proseDifference(format, expected, text)
}

function readDifference(format: TranscriptFormat, expected: CueList, text: string): string | undefined {
  const { carries } = format
  let read: CueList
  try {
    read = format.parse(text).value
  } catch (error) {
    if (isAppError(error, 'format-error')) return formatFault(error)
    throw error
  }
  if (carries.has('estimated') && expected.estimated !== read.estimated) {
    return expected.estimated
      ? 'it does not say that its times are estimates.'
      : 'it says that its times are estimates.'
  }
  if (read.title !== undefined && read.title !== expected.title) return 'its title differs.'
  if (carries.has('language') && expected.language !== read.language) return 'its language differs.'
  return passageDifference(format, expected, read)
}

function passageDifference(format: TranscriptFormat, expected: CueList, read: CueList): string | undefined {
  if (expected.cues.length !== read.cues.length) {
    // A file of single words does not say where a passage ends, only what is said and by whom.
    if (format.carries.has('wordEnds') && spokenBy(expected) === spokenBy(read)) return undefined
    return `there should be ${expected.cues.length} passages, and ${read.cues.length} were read.`
  }
  return (
    eachCue(format, expected, read) ??
    wordTimeDifference(format, expected, read) ??
    headingDifference(format, expected, read)
  )
}

function eachCue(format: TranscriptFormat, expected: CueList, read: CueList): string | undefined {
  let speaker: string | undefined
  for (const [index, cue] of expected.cues.entries()) {
    const found = read.cues[index]
    if (!found) return `passage ${index + 1} is missing.`
    if (!isSameText(format, cue, found) || !isSameSpeaker(format, cue, found, speaker)) {
      return `passage ${index + 1}, “${excerpt(cue.text)}”, differs.`
    }
    if (!isSameTime(format, cue, found)) {
      return `the times of passage ${index + 1}, “${excerpt(cue.text)}”, differ.`
    }
    speaker = cue.speaker ?? speaker
  }
  return undefined
}

/** Files that mark the speaker as such; in all others a name is text before a colon. */
const structured = new Set(['webvtt', 'podcast-transcript-json'])

/** A name that was not taken for one stands before the words, as it does in the file; so does a time. */
function isSameText({ carries }: TranscriptFormat, cue: Cue, found: Cue): boolean {
  const text = bare(cue.text)
  const words = bare(found.text)
  if (words === text) return true
  if (!carries.has('speaker')) return false
  const own = bare(cue.speaker ?? '')
  const time = found.start !== undefined && cue.start === undefined ? clockDigits(found.start) : ''
  return [text, own + text].some(
    (whole) => whole === time + words || whole === bare(found.speaker ?? '') + time + words,
  )
}

/** A name must stand where the speaker changes. After that it may, and an unnamed voice may go on with it. */
function isSameSpeaker(
  { carries, id }: TranscriptFormat,
  cue: Cue,
  found: Cue,
  before: string | undefined,
): boolean {
  if (!carries.has('speaker')) return true
  const own = bare(cue.speaker ?? '')
  const name = bare(found.speaker ?? '')
  if (name === own) return true
  if (structured.has(id) && cue.speaker !== undefined) return false
  const isInText = bare(found.text) !== bare(cue.text)
  return isInText || (cue.speaker ?? before) === before
}

function isSameTime({ carries, precision = 1 }: TranscriptFormat, cue: Cue, found: Cue): boolean {
  const same = (a: number | undefined, b: number | undefined): boolean =>
    a === undefined ? true : b !== undefined && Math.floor(a / precision) === Math.floor(b / precision)
  return (
    (!carries.has('start') || same(cue.start, found.start)) &&
    (!carries.has('end') || same(cue.end, found.end))
  )
}

function spokenBy({ cues }: CueList): string {
  const parts = cues.map(({ speaker, text }, index) =>
    speaker === cues[index - 1]?.speaker ? text : `${speaker ?? ''}: ${text}`,
  )
  return `${cues[0]?.start ?? ''} ${cues.at(-1)?.end ?? ''} ${parts.join(' ')}`
}

/** A text without white space and the signs that end a name or a time. */
function bare(text: string): string {
  return text.replace(/[\s:[\]()<>“”"?!,;]+/gu, '')
}

/** Each word that was measured must be read at its time, found by the letters before it. */
function wordTimeDifference(
  { carries }: TranscriptFormat,
  expected: CueList,
  read: CueList,
): string | undefined {
  if (!carries.has('words') || !expected.cues.some(({ words }) => words)) return undefined
  const wanted = wordStarts(expected)
  const found = wordStarts(read)
  for (const [letters, { start, text }] of wanted) {
    const word = found.get(letters)
    if (word?.start !== start) return `the time of the word “${excerpt(text)}” differs.`
  }
  return undefined
}

function wordStarts({ cues }: CueList): Map<number, { readonly start: number; readonly text: string }> {
  const starts = new Map<number, { start: number; text: string }>()
  let letters = 0
  for (const { words } of cues) {
    for (const { text, start, joined } of words ?? []) {
      if (start !== undefined && !joined) starts.set(letters, { start, text })
      letters += text.length
    }
  }
  return starts
}

function headingDifference(
  { carries }: TranscriptFormat,
  expected: CueList,
  read: CueList,
): string | undefined {
  if (!carries.has('headings')) return undefined
  const wanted = expected.headings ?? []
  const found = read.headings ?? []
  if (wanted.length !== found.length)
    return `there should be ${wanted.length} headings, and ${found.length} were read.`
  const index = wanted.findIndex(({ title, beforeCue }, at) => {
    const other = found[at]
    return other?.title !== title || other.beforeCue !== beforeCue
  })
  return index === -1 ? undefined : `the heading “${excerpt(wanted[index]?.title ?? '')}” differs.`
}
