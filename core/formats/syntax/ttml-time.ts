import { type Millis, parseTimestamp, timeFrom } from '../../time.ts'

/** Reads the time expressions of one TTML document; undefined for what is none. */
export type TtmlClock = (expression: string | undefined) => Millis | undefined

/**
 * Makes the reader for a document: frames and ticks last what its root says. Expressions after TTML2, 10.3:
 * `00:01:02.500`, `00:01:02:12` (frames), `62.5s`, `1.5h`, `2m`, `500ms`, `30f`, `10t`; and bare seconds.
 */
export function ttmlClock(root: ReadonlyMap<string, string>): TtmlClock {
  const frames = positive(root.get('frameRate')) ?? 30
  const [numerator, denominator] = (root.get('frameRateMultiplier') ?? '1 1').split(/[\s:]+/).map(Number)
  const multiplier = numerator && denominator ? numerator / denominator : 1
  const frameRate = frames * multiplier
  const tickRate = positive(root.get('tickRate')) ?? (root.has('frameRate') ? frameRate : 1)
  return (expression) => {
    const text = expression?.trim() ?? ''
    if (text === '' || text.length > 40) return undefined
    const [, number, unit = ''] = /^(\d{1,15}(?:\.\d{1,12})?)(h|ms|m|s|f|t)?$/.exec(text) ?? []
    if (number !== undefined) return timeFrom(Number(number) * secondsOf(unit, frameRate, tickRate) * 1000)
    const [, clock, frame] = /^(\d{1,4}:\d{1,2}:\d{1,2})[:;](\d{1,4}(?:\.\d+)?)$/.exec(text) ?? []
    const whole = clock === undefined ? undefined : parseTimestamp(clock)
    return whole === undefined ? parseTimestamp(text) : timeFrom(whole + (Number(frame) * 1000) / frameRate)
  }
}

function secondsOf(unit: string, frameRate: number, tickRate: number): number {
  switch (unit) {
    case 'h':
      return 3600
    case 'm':
      return 60
    case 'ms':
      return 0.001
    case 'f':
      return 1 / frameRate
    case 't':
      return 1 / tickRate
    default:
      return 1
  }
}

function positive(text: string | undefined): number | undefined {
  const number = Number(text)
  return text !== undefined && Number.isFinite(number) && number > 0 ? number : undefined
}
