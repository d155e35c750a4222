import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Notes a bug where a person can find it: in the log file, and in the terminal if there is one. */
export type ReportBug = (context: string, error: unknown) => void

/** A log is put aside when it is larger than this, in bytes. */
const largest = 1_000_000

/** Logs to `bugs.log` in a folder that is made when it is first needed; a full log becomes `bugs.old.log`. */
export function createBugLog(folder: () => string, now: () => Date): ReportBug {
  return (context, error) => {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
    const entry = `${now().toISOString()} ${context}: ${stack}\n`
    process.stderr.write(entry)
    try {
      mkdirSync(folder(), { recursive: true })
      const log = join(folder(), 'bugs.log')
      if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > largest)
        renameSync(log, join(folder(), 'bugs.old.log'))
      appendFileSync(log, entry)
    } catch (unwritten) {
      // Bugs are reported where others are being explained: a full disk must not keep that from the person.
      process.stderr.write(`The bug log could not be written: ${unwritten}\n`)
    }
  }
}
