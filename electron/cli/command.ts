import type { Arguments, Flags } from './arguments.ts'
import type { ExitCode } from './exit-codes.ts'
import type { Io } from './io.ts'
import type { Library, OpenOptions } from './open-library.ts'
import type { RulesWorker } from './rules/plan-within-time.ts'

/** What a command works with. */
export interface World {
  readonly io: Io
  /** How a command asks for a library; a test gives it one in a folder of its own. */
  readonly openLibrary: (args: Arguments, options: OpenOptions) => Promise<Library>
  /** The built page, for `serve`. */
  readonly pageFolder: string
  /** Starts the thread of a list with expressions; the built one unless a test gives another. */
  readonly startRulesWorker?: () => RulesWorker
}

/** One verb of the command line. */
export interface Command {
  readonly verb: string
  /** What follows the verb, such as `EPISODE --out DIR`. */
  readonly synopsis: string
  /** One line for the list of verbs. */
  readonly summary: string
  /** More for the verb's own help; paragraphs of plain text. */
  readonly details?: string
  readonly flags: Flags
  readonly fewestWords: number
  readonly mostWords: number
  run(args: Arguments, world: World): Promise<ExitCode>
}

/** The flags most verbs share. */
export const jsonFlag = { json: { help: 'Print JSON, for programs.' } } as const satisfies Flags
/** The flag of every verb that works on a library. */
export const libraryFlag = {
  library: {
    value: 'DIR',
    help: 'The library to use (default: GALLEY_LIBRARY, then "Galley Library" in the documents folder).',
  },
} as const satisfies Flags

/** The same flag for a verb that needs no library, so that a script can give it to every verb. */
export const sparedLibraryFlag = {
  library: { value: 'DIR', help: 'Taken as by every verb; this one needs no library.' },
} as const satisfies Flags

/** Prints a value as JSON on stdout. */
export function writeJson(io: Io, value: unknown): void {
  io.write(`${JSON.stringify(value, undefined, 2)}\n`)
}
