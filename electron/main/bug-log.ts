import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** Notes a bug where a person can find it: in the log file, and in the terminal if there is one. */
export type ReportBug = (context: string, error: unknown) => void

/** Logs to `bugs.log` in a folder that is made when it is first needed. */
export function createBugLog(folder: () => string, now: () => Date): ReportBug {
  return (context, error) => {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
    const entry = `${now().toISOString()} ${context}: ${stack}\n`
    process.stderr.write(entry)
    mkdirSync(folder(), { recursive: true })
    appendFileSync(join(folder(), 'bugs.log'), entry)
  }
}
