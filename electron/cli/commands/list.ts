import type { EpisodeSummary } from '../../../core/library/episode-summary.ts'
import { type Command, jsonFlag, libraryFlag, writeJson } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import { withLibrary } from '../with-library.ts'

/** `galley list`: the episodes of the library. */
export const listCommand: Command = {
  verb: 'list',
  synopsis: '[--json] [--library DIR]',
  summary: 'List the episodes of the library.',
  flags: { ...jsonFlag, ...libraryFlag },
  fewestWords: 0,
  mostWords: 0,
  run: (args, world) =>
    withLibrary(args, world, { readOnly: true }, async ({ client }) => {
      const { episodes, damaged } = await client.call('library.list', {})
      if (args.has('json')) writeJson(world.io, episodes.map(row))
      else for (const episode of episodes) world.io.write(`${line(episode)}\n`)
      for (const { episodeId, message } of damaged)
        world.io.say(`${episodeId}: ${message} See "galley doctor".`)
      if (episodes.length === 0)
        world.io.say('The library is empty. Add an episode with "galley import FILE".')
      return exitCodes.done
    }),
}

/** A row as programs get it; what an episode does not have is left out. */
function row({ id, show, number, title, guest, updatedAt, readiness }: EpisodeSummary): object {
  return { id, show, number, title, guest, updatedAt, readiness }
}

function line({ id, show, number, title, readiness }: EpisodeSummary): string {
  const left = readiness.caption === '' ? '' : `  (${readiness.caption})`
  const name = show === '' ? title : `${show}: ${title}`
  return `${id}  ${number === undefined ? '–' : `#${number}`}  ${name}${left}`
}
