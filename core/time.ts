import { z } from 'zod'

/** A point in time or a length, in whole milliseconds. The only time unit inside Galley. */
export const Millis = z
  .number()
  .int()
  .nonnegative()
  .max(1000 * 60 * 60 * 1000)
  .brand<'Millis'>()
/** A point in time or a length, in whole milliseconds. */
export type Millis = z.infer<typeof Millis>

/** The longest time Galley keeps: a thousand hours. */
export const longestTime = 1000 * 60 * 60 * 1000

/** Brands a number of milliseconds, rounding to a whole one and clamping to what can be stored. */
export function millis(value: number): Millis {
  const rounded = Math.round(value)
  return (Number.isFinite(rounded) ? Math.min(Math.max(rounded, 0), longestTime) : 0) as Millis
}

/** A number of milliseconds out of a file as a time; undefined where it is below zero, no number, or longer than Galley keeps. */
export function timeFrom(value: number): Millis | undefined {
  return value >= 0 && value <= longestTime ? millis(value) : undefined
}

/** Converts seconds, as most file formats store them, to milliseconds. */
export function fromSeconds(seconds: number): Millis {
  return millis(seconds * 1000)
}

/** Converts milliseconds to seconds, exact to the millisecond. */
export function toSeconds(time: Millis): number {
  return time / 1000
}

/** The parts of a time, all computed from the one rounded integer so that none can disagree. */
export function partsOf(time: number): { hours: number; minutes: number; seconds: number; millis: number } {
  const whole = Math.round(time)
  return {
    hours: Math.floor(whole / 3_600_000),
    minutes: Math.floor(whole / 60_000) % 60,
    seconds: Math.floor(whole / 1000) % 60,
    millis: whole % 1000,
  }
}

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`)
const three = (value: number): string => (value < 100 ? `0${two(value)}` : `${value}`)

/** Time as people read it: `0:00`, `5:58`, `1:05:58`, with tenths only when they are set (`5:58.1`). */
export function formatTime(time: Millis): string {
  const tenths = Math.round(time / 100)
  const shown = tenths % 10 === 0 ? '' : `.${tenths % 10}`
  return `${formatClock(millis(tenths * 100))}${shown}`
}

/** Time to the second, cut not rounded: `0:00`, `5:58`, `1:05:58`. */
export function formatClock(time: Millis): string {
  const { hours, minutes, seconds } = partsOf(time)
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`
}

/** Time with every field, as caption files want it: `00:05:58.100`; the separator goes before the fraction. */
export function formatTimestamp(time: Millis, separator: '.' | ',' = '.'): string {
  const whole = Math.round(time)
  const seconds = Math.floor(whole / 1000)
  const minutes = Math.floor(seconds / 60)
  const clock = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}`
  return `${clock}${separator}${three(whole % 1000)}`
}

const twos = Array.from({ length: 60 }, (_, value) => two(value))
const parted = { '.': twos.map((seconds) => `${seconds}.`), ',': twos.map((seconds) => `${seconds},`) }
const threes = Array.from({ length: 1000 }, (_, value) => three(value))

/**
 * Formats many times as `formatTimestamp` does, which a transcript is full of: what they have in common, the hour and
 * the minute, is written once as long as it stays.
 */
export function timestampWriter(separator: '.' | ',' = '.'): (time: Millis) => string {
  const begun = parted[separator]
  let minute = -1
  let shown = ''
  return (time) => {
    const whole = Math.round(time)
    const seconds = Math.floor(whole / 1000)
    const minutes = Math.floor(seconds / 60)
    if (minutes !== minute) {
      minute = minutes
      shown = `${two(Math.floor(minutes / 60))}:${twos[minutes % 60]}:`
    }
    return `${shown}${begun[seconds - minutes * 60]}${threes[whole - seconds * 1000]}`
  }
}

/**
 * Reads `[H:]MM:SS[.fff]` with `.` or `,`; a fraction is padded on the right, so `.5` is 500 ms. A time longer than
 * Galley keeps is none: cutting it would put the words at a place nobody named.
 */
export function parseTimestamp(text: string): Millis | undefined {
  const match = /^(?:(\d{1,4}):)?(\d{1,4}):(\d{1,2})(?:[.,](\d{1,9}))?$/.exec(text.trim())
  if (!match) return undefined
  const [, hours, minutes = '0', seconds = '0', fraction = ''] = match
  if (Number(seconds) > 59 || (hours !== undefined && Number(minutes) > 59)) return undefined
  const whole = Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds)
  return timeFrom(whole * 1000 + Math.round(Number(`0.${fraction || '0'}`) * 1000))
}
