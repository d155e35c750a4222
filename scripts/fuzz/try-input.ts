import { isAppError } from '../../core/errors.ts'
import type { ChapterList, CueList, Format, Parsed } from '../../core/formats/format.ts'
import { brokenPromise } from './promises.ts'

/** What one input showed to be wrong with a reader. */
export interface Fault {
  readonly kind: 'crash' | 'hang' | 'promise'
  readonly message: string
}

/**
 * Lets a format judge, read and, where it can, write and read again one text. A refusal with a
 * `format-error` is no fault; everything else a person could not understand is.
 */
export function tryInput(format: Format, text: string): Fault | undefined {
  try {
    const score = format.detect(text.slice(0, 4096))
    if (!(score >= 0 && score <= 1)) return { kind: 'promise', message: `detect answered ${score}` }
    const parsed = read(format, text)
    if (!parsed) return undefined
    const broken = brokenPromise(format, text, parsed)
    if (broken !== undefined) return { kind: 'promise', message: broken }
    const again = readAgain(format, parsed)
    return again === undefined ? undefined : { kind: 'promise', message: `written and read again, ${again}` }
  } catch (error) {
    return { kind: 'crash', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

function read(format: Format, text: string): Parsed<ChapterList | CueList> | undefined {
  try {
    return format.parse(text)
  } catch (error) {
    if (isAppError(error, 'format-error')) return undefined
    throw error
  }
}

/** Whatever was read can be written, unless times are missing, and the writer's own text can be read. */
function readAgain(format: Format, parsed: Parsed<ChapterList | CueList>): string | undefined {
  const written = write(format, parsed.value)
  if (written === undefined) return undefined
  if (!written.endsWith('\n')) return 'it does not end with a line feed'
  const again = read(format, written)
  // In prose a name and a colon alone are the head of a turn in which nothing is said.
  if (!again) return isEmpty(parsed.value, format.precision) || isProse(format) ? undefined : 'it is refused'
  return brokenPromise(format, written, again)
}

function write(format: Format, value: ChapterList | CueList): string | undefined {
  try {
    return format.kind === 'chapters'
      ? format.serialise?.(value as ChapterList)
      : format.serialise?.(value as CueList)
  } catch (error) {
    if (isAppError(error, 'format-error')) return undefined
    throw error
  }
}

function isProse(format: Format): boolean {
  return format.kind === 'transcript' && !format.carries.has('end')
}

/**
 * Nothing, or nothing that formats without hidden chapters would write. Where times are cut to the second
 * there must be two of them, since one alone is a time in prose.
 */
function isEmpty(value: ChapterList | CueList, precision = 1): boolean {
  if ('cues' in value) return value.cues.length === 0
  const shown = value.chapters.filter(({ hidden }) => !hidden)
  const starts = new Set(shown.map(({ startTime }) => Math.floor(startTime / precision)))
  return starts.size < (precision === 1 ? 1 : 2)
}
