import type { LineRange } from './reading.ts'

/** An address with the words it was given. */
export interface PageLink extends LineRange {
  readonly label: string
  readonly address: string
}

/** A page as lines and the passages they form, whatever it was written in. */
export interface Page {
  readonly lines: readonly string[]
}
