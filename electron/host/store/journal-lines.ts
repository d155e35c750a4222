import { crc32 } from 'node:zlib'
import { z } from 'zod'
import { Patch } from '../../../core/editing/edit.ts'

/** One accepted edit, undo or redo. */
export const JournalEntry = z
  .strictObject({
    /** The revision after it. */
    revision: z.number().int().positive(),
    at: z.string(),
    patches: z.array(Patch).readonly(),
  })
  .readonly()
/** One accepted edit, undo or redo. */
export type JournalEntry = z.infer<typeof JournalEntry>

/** A note that a file with this content holds the episode at this revision: entries after it follow. */
export const JournalBase = z
  .strictObject({ base: z.number().int().nonnegative(), sha256: z.string() })
  .readonly()
/** A note that a file with this content holds the episode at this revision. */
export type JournalBase = z.infer<typeof JournalBase>

/** What a journal file held. */
export interface ReadJournal {
  readonly entries: readonly JournalEntry[]
  /** Digest of a file → the revision it holds. */
  readonly bases: ReadonlyMap<string, number>
  /** The length of the good lines; whatever comes after was never acknowledged or is broken. */
  readonly goodBytes: number
  /** The first line that is broken although good ones follow; nothing from there on is used. */
  readonly brokenLine?: number
}

const mark = ',"checksum":"'

/** One line of the journal, with its line feed. */
export function journalLine(content: JournalEntry | JournalBase): string {
  const body = JSON.stringify(content)
  return `${body.slice(0, -1)}${mark}${checksum(body)}"}\n`
}

/**
 * Reads a journal. A broken last line was never acknowledged and is dropped; a broken line with good
 * ones after it ends the reading and is named.
 */
export function readJournalText(bytes: Uint8Array): ReadJournal {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  // What follows the last line feed is a torn line or nothing.
  const lines = text.split('\n').slice(0, -1)
  const entries: JournalEntry[] = []
  const bases = new Map<string, number>()
  let goodBytes = 0
  for (const [index, line] of lines.entries()) {
    const content = readLine(line)
    if (!content) {
      const moreFollow = lines.slice(index + 1).some((later) => readLine(later) !== undefined)
      return { entries, bases, goodBytes, ...(moreFollow && { brokenLine: index + 1 }) }
    }
    goodBytes += Buffer.byteLength(line) + 1
    if ('base' in content) bases.set(content.sha256, content.base)
    else entries.push(content)
  }
  return { entries, bases, goodBytes }
}

function readLine(line: string): JournalEntry | JournalBase | undefined {
  const end = line.lastIndexOf(mark)
  if (end < 0) return undefined
  const body = `${line.slice(0, end)}}`
  if (line.slice(end + mark.length) !== `${checksum(body)}"}`) return undefined
  try {
    const value: unknown = JSON.parse(body)
    return JournalEntry.safeParse(value).data ?? JournalBase.safeParse(value).data
  } catch {
    return undefined
  }
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0')
}
