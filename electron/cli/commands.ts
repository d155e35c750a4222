import type { Command } from './command.ts'

/**
 * Every verb and how to load it, in the order of the help. Loaded only when asked for: `galley convert`
 * need not read the code of the server.
 */
const loaders = new Map<string, () => Promise<Command>>([
  ['import', async () => (await import('./commands/import.ts')).importCommand],
  ['list', async () => (await import('./commands/list.ts')).listCommand],
  ['show', async () => (await import('./commands/show.ts')).showCommand],
  ['chapters', async () => (await import('./commands/chapters.ts')).chaptersCommand],
  ['suggest', async () => (await import('./commands/suggest.ts')).suggestCommand],
  ['correct', async () => (await import('./commands/correct.ts')).correctCommand],
  ['check', async () => (await import('./commands/check.ts')).checkCommand],
  ['export', async () => (await import('./commands/export.ts')).exportCommand],
  ['convert', async () => (await import('./commands/convert.ts')).convertCommand],
  ['formats', async () => (await import('./commands/formats.ts')).formatsCommand],
  ['doctor', async () => (await import('./commands/doctor.ts')).doctorCommand],
  ['serve', async () => (await import('./commands/serve.ts')).serveCommand],
])

/** The verbs in the order of the help. */
export const verbs: readonly string[] = [...loaders.keys()]

/** The command behind a verb; `undefined` when there is none. */
export async function loadCommand(verb: string): Promise<Command | undefined> {
  return loaders.get(verb)?.()
}
