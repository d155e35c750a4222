import { type Millis, parseTimestamp, timeFrom } from '../../time.ts'

/**
 * Reads a time as machines write it: `37`, `37.25`, `7:48`, `01:35:52.250`, with `.` or `,`.
 * This is the Normal Play Time of RTSP (RFC 2326, 3.6) without `now` and ranges.
 */
export function parseClock(text: string): Millis | undefined {
  const trimmed = text.trim()
  if (/^\d{1,9}(?:[.,]\d{1,12})?$/.test(trimmed)) return timeFrom(Number(trimmed.replace(',', '.')) * 1000)
  return parseTimestamp(trimmed)
}

/** Reads a time from JSON: a number of seconds, the same in a string, or a clock string. */
export function readSeconds(value: unknown): Millis | undefined {
  if (typeof value === 'number') return timeFrom(value * 1000)
  return typeof value === 'string' ? parseClock(value) : undefined
}
