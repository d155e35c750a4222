import type { Millis } from '../../time.ts'
import type { Timings } from './timings.ts'

const zero = 0x30
const colon = 0x3a

/** Two digits at a place of a text as a number; not a number that any time has when they are none. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - zero
  const ones = text.charCodeAt(at + 1) - zero
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1
}

/** `HH:MM:SS.mmm`, with the given sign before the fraction, in milliseconds; -1 for anything else. */
function fixedTime(text: string, at: number, separator: number): number {
  const hours = twoDigits(text, at)
  const minutes = twoDigits(text, at + 3)
  const seconds = twoDigits(text, at + 6)
  const hundredths = twoDigits(text, at + 9)
  const last = text.charCodeAt(at + 11) - zero
  const whole =
    hours >= 0 && minutes >= 0 && minutes < 60 && seconds >= 0 && seconds < 60 && hundredths >= 0 && last >= 0
  if (!whole || last > 9) return -1
  const signs = text.charCodeAt(at + 2) === colon && text.charCodeAt(at + 5) === colon
  if (!signs || text.charCodeAt(at + 8) !== separator) return -1
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + hundredths * 10 + last
}

/** Characters of a line that `readFixedTimings` reads. */
export const fixedTimingsLength = 29

/**
 * Reads `HH:MM:SS.mmm --> HH:MM:SS.mmm` and nothing behind it: what nearly every timing line is. Undefined for
 * all others, which the careful readers then look at.
 */
export function readFixedTimings(line: string, separator: '.' | ','): Timings | undefined {
  return line.length === fixedTimingsLength ? fixedTimingsAt(line, 0, separator) : undefined
}

/** Reads such times at a place of a text, whatever stands behind them. */
export function fixedTimingsAt(text: string, at: number, separator: '.' | ','): Timings | undefined {
  if (!text.startsWith(' --> ', at + 12)) return undefined
  const sign = separator.charCodeAt(0)
  const start = fixedTime(text, at, sign)
  const end = fixedTime(text, at + 17, sign)
  return start < 0 || end < 0 ? undefined : { start: start as Millis, end: end as Millis, settings: '' }
}
