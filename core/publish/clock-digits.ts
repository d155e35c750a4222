import { formatClock, millis } from '../time.ts'

/** The digits of a time as files write it to the second: `1:05:58` is `10558`. */
export function clockDigits(time: number): string {
  return formatClock(millis(time)).replace(/:/g, '')
}
