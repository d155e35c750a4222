import { type Millis, millis } from '../../time.ts'
import type { Cue, CueList, CueWord, ParseWarning } from '../format.ts'
import { warn } from './chapter-list.ts'
import { formatError } from './format-error.ts'
import { foldSpace, isFolded } from './lines.ts'

/** A cue whose start is known, as caption files need it. */
export type TimedCue = Cue & { readonly start: Millis; readonly end: Millis }

/** The words of a cue as its text: one space between them unless a word is joined to the one before. */
export function joinCueWords(words: readonly CueWord[]): string {
  let text = ''
  for (const word of words) text += text === '' || word.joined ? word.text : ` ${word.text}`
  return text
}

/** Parts of a cue, leaving out what is not there. */
export interface CueParts {
  readonly start?: Millis | undefined
  readonly end?: Millis | undefined
  readonly speaker?: string | undefined
  readonly text: string
  readonly words?: readonly CueWord[] | undefined
}

/** Makes a cue from parts that may be undefined; an empty speaker or list of words is none. */
export function cue({ start, end, speaker, text, words }: CueParts): Cue {
  // The two shapes nearly every cue has; filling them step by step takes twice the time and the memory.
  if (start !== undefined && end !== undefined && (words === undefined || words.length === 0))
    return speaker ? { start, end, speaker, text } : { start, end, text }
  const made: { -readonly [K in keyof Cue]: Cue[K] } = { text: '' }
  if (start !== undefined) made.start = start
  if (end !== undefined) made.end = end
  if (speaker) made.speaker = speaker
  made.text = text
  if (words && words.length > 0) made.words = words
  return made
}

/** Puts cues in order of start; untimed ones stay behind the cue they follow. Warns when order changed. */
export function orderCues(cues: readonly Cue[], warnings: ParseWarning[]): readonly Cue[] {
  if (areOrdered(cues)) return cues
  warnings.push(warn('out-of-order', 'The cues were not in order of time; Galley put them in order.'))
  let latest = 0
  const keyed = cues.map((one) => {
    latest = one.start ?? latest
    return { one, key: latest }
  })
  return keyed.sort((a, b) => a.key - b.key).map(({ one }) => one)
}

function areOrdered(cues: readonly Cue[]): boolean {
  let latest = 0
  for (const { start } of cues) {
    if (start === undefined) continue
    if (start < latest) return false
    latest = start
  }
  return true
}

/** About how long a text takes to say; used only where a caption file must state an end and none is known. */
function spokenLength(text: string): number {
  return Math.max(1000, text.length * 60)
}

/**
 * The cues as a caption file needs them: in order, each with a start and a later end. An unknown end is
 * the next start; an end that is not after its start is moved one millisecond behind it.
 */
export function timedCues(list: CueList, formatLabel: string): readonly TimedCue[] {
  if (areReady(list.cues)) return list.cues
  const untimed = list.cues.findIndex((one) => one.start === undefined)
  if (untimed !== -1) {
    throw formatError(
      `${formatLabel} needs a time for every cue, and this transcript has none from cue ${untimed + 1} on.`,
      undefined,
      'Use estimated times, or choose a format without times.',
    )
  }
  const cues = orderCues(list.cues, [])
  return cues.map((one, at) => {
    if (isTimed(one) && isFolded(one.text)) return one
    const { start = millis(0), end, speaker, words } = one
    const text = foldSpace(one.text)
    const next = cues[at + 1]?.start
    const guess = next !== undefined && next > start ? next : millis(start + spokenLength(text))
    return cue({ start, end: millis(Math.max(end ?? guess, start + 1)), speaker, text, words }) as TimedCue
  })
}

/** Whether cues are as `timedCues` answers them already, as those of most files are. */
function areReady(cues: readonly Cue[]): cues is readonly TimedCue[] {
  let latest = 0
  for (const one of cues) {
    if (!isTimed(one) || one.start < latest || !isFolded(one.text)) return false
    latest = one.start
  }
  return true
}

function isTimed(one: Cue): one is TimedCue {
  return one.start !== undefined && one.end !== undefined && one.end > one.start
}

/** Keeps an end only when it is not before the start. */
export function usableEnd(start: Millis | undefined, end: Millis | undefined): Millis | undefined {
  return start !== undefined && end !== undefined && end < start ? undefined : end
}

/** Breaks a text into lines of at most so many characters, at spaces only. */
export function wrapText(text: string, width: number): string {
  if (text.length <= width) return text
  let lines = ''
  let from = 0
  for (let cut = lineEnd(text, 0, width); cut !== -1; cut = lineEnd(text, from, width)) {
    lines += `${text.slice(from, cut)}\n`
    from = cut + 1
  }
  return lines + text.slice(from)
}

/** The space at which a line that begins here ends; -1 where it holds the rest. */
export function lineEnd(text: string, from: number, width: number): number {
  if (text.length - from <= width) return -1
  const last = text.lastIndexOf(' ', from + width)
  return last > from ? last : text.indexOf(' ', from + width)
}
