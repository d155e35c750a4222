import { formatTime, longestTime, type Millis, millis } from '../time.ts'

/** Why a typed time cannot be used; the sentence for it is the renderer's. */
export type TimecodeProblem =
  | 'seconds-over-59'
  | 'minutes-over-59'
  | 'not-a-time'
  | 'before-zero'
  | 'after-end'
  | 'too-long'

/** What a timecode field makes of what was typed. */
export type TimecodeReading =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'time'
      readonly time: Millis
      /** How Galley reads it, where that is not what stands in the field: `558` is `5:58`. */
      readonly ghost?: string
    }
  | {
      readonly kind: 'problem'
      readonly problem: TimecodeProblem
      /** The time that was probably meant. */
      readonly meant?: Millis
    }

/** What a timecode is read against. */
export interface TimecodeFrame {
  /** The value in force, for `+10` and `-5`. */
  readonly current?: Millis | undefined
  /** Length of the episode; a time after it is refused. */
  readonly duration?: Millis | undefined
}

/** Longer input is no time, whatever it says. */
const longestInput = 40

/**
 * Reads a typed time: with colons, as loose digits whose last two are seconds, parted by dots or
 * spaces, with units, or relative to the value in force. Fractions of a second are kept to the
 * millisecond. Never guesses: what could be meant is offered, not taken.
 */
export function readTimecode(input: string, frame: TimecodeFrame = {}): TimecodeReading {
  const text = input.trim()
  if (text === '') return { kind: 'empty' }
  if (text.length > longestInput) return { kind: 'problem', problem: 'not-a-time' }
  const sign = /^[+\-−]/.exec(text)?.[0]
  if (sign === undefined) return judge(readAbsolute(text), text, frame)
  const by = readRelative(text.slice(1).trim())
  if (typeof by !== 'number') return judge(by, text, frame)
  return judge((frame.current ?? 0) + (sign === '+' ? by : -by), text, frame)
}

/**
 * Reads how far to move chapters, in milliseconds: `+2.5`, `-10`, `1:30`. A bare number is seconds; no
 * sign means later. Undefined where it is no length of time.
 */
export function readShift(input: string): number | undefined {
  const text = input.trim()
  const sign = /^[+\-−]/.exec(text)?.[0] ?? ''
  if (text === '' || text.length > longestInput) return undefined
  const by = readRelative(text.slice(sign.length).trim())
  if (typeof by !== 'number' || by > longestTime) return undefined
  return sign === '' || sign === '+' ? by : -by
}

/** How far one press of an arrow key moves a time, in milliseconds. */
export const nudgeSteps = { normal: 1000, fine: 100, coarse: 10_000 } as const

/** Moves a time by a signed step, stopping at 0 and at the end of the episode. */
export function nudgeTime(time: Millis, by: number, duration?: Millis): Millis {
  return millis(Math.min(Math.max(time + by, 0), Math.max(duration ?? longestTime, 0)))
}

/** Milliseconds, or why there are none. */
type Amount = number | { readonly problem: TimecodeProblem; readonly meant?: number }

function judge(amount: Amount, text: string, { duration }: TimecodeFrame): TimecodeReading {
  if (typeof amount !== 'number') {
    const { problem, meant } = amount
    const possible = meant !== undefined && meant <= (duration ?? longestTime)
    return { kind: 'problem', problem, ...(possible && { meant: millis(meant) }) }
  }
  if (amount < 0) return { kind: 'problem', problem: 'before-zero' }
  if (amount > longestTime) return { kind: 'problem', problem: 'too-long' }
  if (duration !== undefined && amount > duration) return { kind: 'problem', problem: 'after-end' }
  const time = millis(amount)
  const written = formatTime(time)
  return text.includes(':') && !/^[+\-−]/.test(text)
    ? { kind: 'time', time }
    : { kind: 'time', time, ...(written !== text && { ghost: written }) }
}

function readAbsolute(text: string): Amount {
  return (
    readColons(text) ??
    readLooseDigits(text) ??
    readParted(text) ??
    readUnits(text) ?? { problem: 'not-a-time' }
  )
}

/** A bare number is seconds here, however many: `+90` is a minute and a half. */
function readRelative(text: string): Amount {
  const seconds = /^(\d{1,7})(?:[.,](\d{1,9}))?$/.exec(text)
  if (seconds) return Number(seconds[1]) * 1000 + fraction(seconds[2])
  return readColons(text) ?? readUnits(text) ?? { problem: 'not-a-time' }
}

/** `5:58`, `0:05:58`, `5:58.25`. Without hours, minutes may run past 59: `75:10` is 1:15:10. */
function readColons(text: string): Amount | undefined {
  const match = /^(?:(\d{1,4}):)?(\d{1,4}):(\d{1,2})(?:[.,](\d{1,9}))?$/.exec(text)
  return match ? clock(match[1], match[2], match[3], match[4]) : undefined
}

/** `58`, `558`, `10558`: the last two digits are seconds, the two before them minutes. */
function readLooseDigits(text: string): Amount | undefined {
  if (!/^\d{1,8}$/.test(text)) return undefined
  const seconds = text.slice(-2)
  return text.length <= 4
    ? clock(undefined, text.slice(0, -2), seconds)
    : clock(text.slice(0, -4), text.slice(-4, -2), seconds)
}

/** `5.58`, `5 58`, `1.05.58`: seconds need both their digits, since `5.5` could be three things. */
function readParted(text: string): Amount | undefined {
  const match = /^(?:(\d{1,4})[. ,])?(\d{1,4})[. ,](\d{2})$/.exec(text)
  return match ? clock(match[1], match[2], match[3]) : undefined
}

/** `5m58s`, `358s`, `1h 5m`: here any part may run past 59. */
function readUnits(text: string): Amount | undefined {
  const match =
    /^(?:(\d{1,4}) ?h)? ?(?:(\d{1,5}) ?m(?:in)?)? ?(?:(\d{1,7})(?:[.,](\d{1,9}))? ?s(?:ec)?)?$/i.exec(text)
  if (!match) return undefined
  const [, hours, minutes, seconds, rest] = match
  if (hours === undefined && minutes === undefined && seconds === undefined) return undefined
  return (
    Number(hours ?? 0) * 3_600_000 +
    Number(minutes ?? 0) * 60_000 +
    Number(seconds ?? 0) * 1000 +
    fraction(rest)
  )
}

function clock(hours = '', minutes = '', seconds = '', rest = ''): Amount {
  const amount =
    Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000 + fraction(rest)
  if (Number(seconds) > 59) return { problem: 'seconds-over-59', meant: amount }
  if (hours !== '' && Number(minutes) > 59) return { problem: 'minutes-over-59', meant: amount }
  return amount
}

function fraction(digits: string | undefined): number {
  return digits ? Math.round(Number(`0.${digits}`) * 1000) : 0
}
