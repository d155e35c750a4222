import { parseArgs } from 'node:util'
import { AppError } from '../../core/errors.ts'

/** One flag of a command. With `value` it takes one, named so in the help; without, it is a switch. */
export interface Flag {
  readonly value?: string
  readonly help: string
  /** One letter, as in `-o`. */
  readonly short?: string
}

/** The flags of a command by their long names. */
export type Flags = Readonly<Record<string, Flag>>

/** The arguments of one invocation, checked against the command's flags. */
export interface Arguments {
  readonly words: readonly string[]
  /** The value of a flag, or `undefined` when it was not given. */
  text(flag: string): string | undefined
  /** Whether a switch was given. */
  has(flag: string): boolean
}

/** What a command accepts. */
export interface Grammar {
  readonly verb: string
  /** What follows the verb; its first word is named when it is missing. */
  readonly synopsis?: string
  readonly flags: Flags
  readonly fewestWords: number
  readonly mostWords: number
}

/** Reads the arguments after the verb. Anything the grammar does not name is wrong usage. */
export function readArguments(grammar: Grammar, argv: readonly string[]): Arguments {
  const { values, positionals } = parse(grammar, joinNegativeNumbers(grammar.flags, argv))
  if (positionals.length < grammar.fewestWords || positionals.length > grammar.mostWords) {
    const wrong =
      positionals.length < grammar.fewestWords
        ? `${missing(grammar)} is missing`
        : `There is one word too many ("${positionals[grammar.mostWords]}")`
    throw usage(`${wrong} in "galley ${grammar.verb}".`, grammar.verb)
  }
  return {
    words: positionals,
    text(flag) {
      const value = values[flag]
      return typeof value === 'string' ? value : undefined
    },
    has: (flag) => values[flag] === true,
  }
}

/** What a command without its words lacks, as its help calls it: "FILE", "EPISODE or FILE". */
function missing({ synopsis }: Grammar): string {
  const name = synopsis?.split(' ')[0]?.replace('…', '').replace('|', ' or ')
  return name || 'Something'
}

/** Wrong usage, with the way to the help of that verb. */
export function usage(what: string, verb?: string): AppError {
  const command = verb ? `galley ${verb} --help` : 'galley --help'
  return new AppError('usage', `${what} Nothing was changed. See "${command}".`)
}

function parse(
  grammar: Grammar,
  argv: readonly string[],
): {
  readonly values: Readonly<Record<string, unknown>>
  readonly positionals: readonly string[]
} {
  const options = Object.fromEntries(
    Object.entries(grammar.flags).map(([name, flag]) => [
      name,
      {
        type: flag.value ? ('string' as const) : ('boolean' as const),
        ...(flag.short && { short: flag.short }),
      },
    ]),
  )
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw usage(plainly(error), grammar.verb)
  }
}

/** Node's own sentences, cut to the part that names the flag. */
function plainly(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const flag = /'(-[^']*)'/.exec(message)?.[1] ?? 'this flag'
    return `Galley does not know the flag ${flag} here.`
  }
  return `${message.split('\n')[0]?.split('. ')[0] ?? message}.`
}

/** `--shift -2.5` is a value and not a flag; `parseArgs` wants it as `--shift=-2.5`. */
function joinNegativeNumbers(flags: Flags, argv: readonly string[]): readonly string[] {
  const joined: string[] = []
  for (const argument of argv) {
    const before = joined.at(-1)
    const takesValue = before?.startsWith('--') && flags[before.slice(2)]?.value !== undefined
    if (takesValue && /^-\d/.test(argument)) joined[joined.length - 1] = `${before}=${argument}`
    else joined.push(argument)
  }
  return joined
}
