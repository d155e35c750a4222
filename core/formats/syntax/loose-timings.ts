import { parseTimestamp } from '../../time.ts'
import { readFixedTimings } from './fixed-times.ts'
import type { Timings } from './timings.ts'

const time = String.raw`(?:\d{1,4}\s?:\s?)?\d{1,3}\s?:\s?\d{1,2}(?:\s?[.,:]\s?\d{1,9})?`
const arrow = String.raw`\s*(?:-{1,3}\s?>|—>|–>|→|--&gt;)\s*`
const looseTimings = new RegExp(`^\\s*(${time})${arrow}(${time})(?![\\d:])([^]*)$`)
const openTimings = new RegExp(`^\\s*(${time})${arrow}\\s*$`)

/**
 * Reads the times of a caption as programs and people really write them: comma or dot, any number of
 * digits (a fraction is filled up on its right), spaces inside, a shorter arrow, missing hours.
 */
export function readLooseTimings(line: string): Timings | undefined {
  const fixed = readFixedTimings(line, ',')
  if (fixed) return fixed
  const match = looseTimings.exec(line) ?? openTimings.exec(line)
  const start = looseTime(match?.[1] ?? '')
  if (start === undefined) return undefined
  const end = match?.[2] === undefined ? start : looseTime(match[2])
  return end === undefined ? undefined : { start, end, settings: (match?.[3] ?? '').trim() }
}

function looseTime(text: string): ReturnType<typeof parseTimestamp> {
  const packed = text.replace(/\s/g, '')
  // Some programs part seconds and milliseconds by a third colon: 00:00:01:500.
  const colons = /^(\d+:\d+:\d+):(\d{1,3})$/.exec(packed)
  return parseTimestamp(colons ? `${colons[1]}.${colons[2]}` : packed)
}
