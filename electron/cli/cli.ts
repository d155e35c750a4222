import { isAppError } from '../../core/errors.ts'
import { readArguments, usage } from './arguments.ts'
import type { Command, World } from './command.ts'
import { loadCommand, verbs } from './commands.ts'
import { describeBug } from './describe-bug.ts'
import { type ExitCode, exitCodeOf, exitCodes } from './exit-codes.ts'
import { commandHelp, generalHelp } from './help.ts'

/** Runs one invocation of `galley` and gives its exit code; never throws. */
export async function runCli(argv: readonly string[], world: World): Promise<ExitCode> {
  try {
    return await runVerb(argv, world)
  } catch (error) {
    if (isAppError(error)) {
      world.io.say(error.message)
      return exitCodeOf(error)
    }
    world.io.say(`This is a bug in Galley. Your saved work is safe. Please report it:\n${describeBug(error)}`)
    return exitCodes.bug
  }
}

async function runVerb(argv: readonly string[], world: World): Promise<ExitCode> {
  const [first, ...rest] = argv
  if (first === '--version' || first === '-v') return print(world, `${world.io.version}\n`)
  if (first === undefined || first === '--help' || first === '-h') return help(world, undefined)
  if (first === 'help') return help(world, rest[0])
  const command = await commandNamed(first)
  const words = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest
  if (words.includes('--help') || words.includes('-h')) return print(world, commandHelp(command))
  return command.run(readArguments(command, rest), world)
}

async function help(world: World, verb: string | undefined): Promise<ExitCode> {
  if (verb !== undefined) return print(world, commandHelp(await commandNamed(verb)))
  const all = await Promise.all(verbs.map(commandNamed))
  return print(world, generalHelp(all))
}

async function commandNamed(verb: string): Promise<Command> {
  const command = await loadCommand(verb)
  if (command) return command
  const near = verbs.find((known) => known.startsWith(verb.slice(0, 3)))
  throw usage(`Galley has no verb "${verb}".${near ? ` Did you mean "${near}"?` : ''}`, near)
}

function print(world: World, text: string): ExitCode {
  world.io.write(text)
  return exitCodes.done
}
