/** One line of the table; the ratio says how many times as long as Galley the peer took. */
export interface FormatRow {
  readonly what: string
  /** Characters of the file, as many millions as pass in a second. */
  readonly size: number
  readonly millis: number
  readonly peer?: string
  readonly peerMillis?: number
  /** Where the peer found another number of chapters or cues than Galley. */
  readonly note?: string
}
