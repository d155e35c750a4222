import { formatClock, type Millis, millis } from '../../../core/time.ts'

/** Steps between marks of the scale, in milliseconds. */
const steps = [10, 30, 60, 120, 300, 600, 900, 1800, 3600].map((seconds) => seconds * 1000)
/** The least room for a mark and its time, in pixels. */
const leastRoom = 62

/** One mark of the scale. */
export interface LaneMark {
  readonly time: Millis
  readonly label: string
  /** Part of the whole, in percent. */
  readonly at: number
}

/** Marks at round times, as many as a width has room for. */
export function laneMarks(length: Millis, width: number): readonly LaneMark[] {
  if (length <= 0) return []
  const most = Math.max(1, Math.floor(width / leastRoom))
  const step = steps.find((one) => length / one <= most) ?? Math.ceil(length / most / 3_600_000) * 3_600_000
  const marks: LaneMark[] = []
  for (let time = 0; time <= length; time += step) {
    marks.push({ time: millis(time), label: formatClock(millis(time)), at: percent(millis(time), length) })
  }
  return marks
}

/** A time as a part of a length, in percent, never outside. */
export function percent(time: Millis, length: Millis): number {
  return length <= 0 ? 0 : Math.min(100, Math.max(0, (time / length) * 100))
}
