import type { Arguments } from './arguments.ts'
import type { World } from './command.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import type { Library, OpenOptions } from './open-library.ts'

/**
 * Opens the library, runs, and closes it whatever happens. What could not be written by then is said
 * and turns a success into a refusal: a script must not go on as if it were on disk.
 */
export async function withLibrary(
  args: Arguments,
  world: World,
  options: OpenOptions,
  run: (library: Library) => Promise<ExitCode>,
): Promise<ExitCode> {
  const library = await world.openLibrary(args, options)
  let code: ExitCode
  try {
    code = await run(library)
  } catch (error) {
    await sayUnsaved(library, world)
    throw error
  }
  return (await sayUnsaved(library, world)) ? exitCodes.refused : code
}

async function sayUnsaved(library: Library, { io }: World): Promise<boolean> {
  const unsaved = await library.close()
  for (const sentence of unsaved) io.say(sentence)
  return unsaved.length > 0
}
