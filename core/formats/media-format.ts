import type { ChapterField, ChapterList, FormatIdentity, FormatLoss, Likelihood, Parsed } from './format.ts'

/** A file read by position, so that an hour of audio need not be held in memory. */
export interface ByteSource {
  /** Bytes in the file. */
  readonly size: number
  /** The bytes from `from` up to, not including, `to`; fewer only where the file ends. */
  read(from: number, to: number): Promise<Uint8Array>
}

/**
 * A media file that holds chapters beside its audio. Reading touches only the parts that can hold them;
 * writing answers the whole new file piece by piece, in which every audio frame is the one that was there.
 */
export interface MediaFormat extends FormatIdentity {
  readonly kind: 'media'
  /** The chapter fields that survive a round trip. Tested, not trusted. */
  readonly carries: ReadonlySet<ChapterField>
  /** The smallest step of time the format can say, in milliseconds; 1 unless coarser. */
  readonly precision?: number
  /** The most chapters a file can hold, where there is a limit. */
  readonly limit?: number
  /** Judges by content. Gets at most the first 4,096 bytes. Must not throw. */
  detect(head: Uint8Array): Likelihood
  /**
   * The chapters of the file, none where it has none: an audio file without chapters is a good file.
   * Throws `FormatError` where the file is not what it claims to be or is cut off before its chapters.
   */
  read(file: ByteSource): Promise<Parsed<ChapterList>>
  /**
   * The file with these chapters in place of its own, to be written somewhere else and put in its place
   * at once. Cover art and everything Galley does not know are kept. Throws `FormatError` before the first
   * piece where that cannot be done without touching the audio.
   */
  write(file: ByteSource, list: ChapterList): AsyncIterable<Uint8Array>
  /**
   * The list as reading a written file gives it: the fields the format carries, in its own precision and
   * spelling, within its limits. Ends the file only implies may be left out on either side.
   */
  kept(list: ChapterList): ChapterList
  /** What only this format cuts, beyond what its fields, precision and limit say. */
  losses?(list: ChapterList): readonly FormatLoss[]
  /**
   * Everything that is played, in order and without what the chapters move about (offsets, page numbers,
   * tags). Whoever writes proves by it that the audio is the one that was there.
   */
  audio(file: ByteSource): AsyncIterable<Uint8Array>
}
