import type { Client } from '../../../core/contract/client.ts'
import type { DamagedEpisode } from '../../../core/contract/library-shapes.ts'
import { isAppError } from '../../../core/errors.ts'
import { type Command, jsonFlag, libraryFlag, writeJson } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import { withLibrary } from '../with-library.ts'

/** Something the doctor found. */
interface LibraryFinding {
  readonly id:
    | 'episode-damaged'
    | 'episode-unreadable'
    | 'episode-restored'
    | 'show-unreadable'
    | 'originals-stray'
    | 'originals-set-aside'
  readonly level: 'error' | 'warning' | 'repaired'
  readonly message: string
  readonly episodeId?: string
  readonly showId?: string
  /** What `--repair` would do. */
  readonly fix?: string
}

/** `galley doctor`: whether everything in the library can be read, and what can be done where not. */
export const doctorCommand: Command = {
  verb: 'doctor',
  synopsis: '[--repair] [--json] [--library DIR]',
  summary: 'Verify the library and offer back-ups; exit code 1 when something is damaged.',
  details:
    'Reads every episode and its show. With --repair a damaged one is replaced by its newest good back-up; the damaged file is kept. Imported files that belong to no episode, as an import leaves them that was killed, are listed; --repair moves them into the trash folder.',
  flags: {
    repair: {
      help: 'Restore damaged episodes from their newest back-up, and put stray imported files aside.',
    },
    ...jsonFlag,
    ...libraryFlag,
  },
  fewestWords: 0,
  mostWords: 0,
  run: (args, world) =>
    withLibrary(args, world, { readOnly: !args.has('repair') }, async ({ client, folder }) => {
      const findings = await examine(client, args.has('repair'))
      if (args.has('json')) writeJson(world.io, findings)
      else
        for (const { level, message, fix } of findings) {
          world.io.write(`${level.padEnd(8)}  ${message}${fix ? ` ${fix}` : ''}\n`)
        }
      if (findings.length === 0) world.io.say(`Everything in ${folder} can be read.`)
      return findings.some(({ level }) => level === 'error') ? exitCodes.findings : exitCodes.done
    }),
}

async function examine(client: Client, repair: boolean): Promise<readonly LibraryFinding[]> {
  const { episodes, damaged } = await client.call('library.list', {})
  const findings: LibraryFinding[] = []
  for (const episode of damaged) findings.push(await treat(client, episode, repair))
  for (const { id, title } of episodes) {
    const message = await problemOf(() => client.call('episode.open', { episodeId: id }))
    if (message) {
      findings.push({
        id: 'episode-unreadable',
        level: 'error',
        message: `${title}: ${message}`,
        episodeId: id,
      })
    }
  }
  for (const showId of new Set(episodes.flatMap(({ showId }) => showId ?? []))) {
    const message = await problemOf(() => client.call('show.get', { showId }))
    if (message) findings.push({ id: 'show-unreadable', level: 'error', message, showId })
  }
  return [...findings, ...(await strays(client, repair))]
}

/** What a killed import left. Nothing refers to it, so putting it aside costs nobody anything. */
async function strays(client: Client, repair: boolean): Promise<readonly LibraryFinding[]> {
  const called = (id: string, files: readonly string[]): string =>
    `originals/${id} with ${files.length === 0 ? 'nothing in it' : files.join(', ')}`
  if (repair) {
    const moved = await client.call('library.setAsideStrays', {})
    return moved.map(({ episodeId, files, to }) => ({
      id: 'originals-set-aside',
      level: 'repaired',
      message: `The folder ${called(episodeId, files)} belonged to no episode. It was put aside and is now ${to}.`,
      episodeId,
    }))
  }
  const found = await client.call('library.strayOriginals', {})
  return found.map(({ episodeId, files }) => ({
    id: 'originals-stray',
    level: 'warning',
    message: `The folder ${called(episodeId, files)} belongs to no episode: an import was broken off, or is under way.`,
    episodeId,
    fix: '--repair puts it aside; nothing is deleted.',
  }))
}

async function treat(client: Client, damaged: DamagedEpisode, repair: boolean): Promise<LibraryFinding> {
  const { episodeId, message, backupFrom } = damaged
  if (backupFrom === undefined) return { id: 'episode-damaged', level: 'error', message, episodeId }
  if (!repair) {
    const fix = `--repair restores the back-up of ${backupFrom}.`
    return { id: 'episode-damaged', level: 'error', message, episodeId, fix }
  }
  const backups = await client.call('episode.backups', { episodeId })
  // The newest one may be unreadable too; the library names the newest that is not.
  const good = backups.find((backup) => backup.at === backupFrom)
  if (!good) return { id: 'episode-damaged', level: 'error', message, episodeId }
  await client.call('episode.restoreBackup', { episodeId, name: good.name })
  return {
    id: 'episode-restored',
    level: 'repaired',
    message: `${episodeId} is back as it was at ${good.at}. The damaged file was kept beside it.`,
    episodeId,
  }
}

/** The sentence of an explained failure; a bug is thrown on. */
async function problemOf(run: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await run()
    return undefined
  } catch (error) {
    if (isAppError(error)) return error.message
    throw error
  }
}
