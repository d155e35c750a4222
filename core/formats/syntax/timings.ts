import type { Millis } from '../../time.ts'

/** What a timing line says. */
export interface Timings {
  readonly start: Millis
  readonly end: Millis
  readonly settings: string
}
