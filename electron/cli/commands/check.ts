import { Destination, type Finding } from '../../../core/contract/publish-shapes.ts'
import { type Arguments, usage } from '../arguments.ts'
import { type Command, jsonFlag, libraryFlag, writeJson } from '../command.ts'
import { countOpen } from '../episode-suggestions.ts'
import { exitCodes } from '../exit-codes.ts'
import { resolveEpisode } from '../resolve-episode.ts'
import { withLibrary } from '../with-library.ts'

const destinations = Destination.options

/** `galley check`: what a destination would mind. */
export const checkCommand: Command = {
  verb: 'check',
  synopsis: `EPISODE [--for ${destinations.join('|')}|all] [--json] [--library DIR]`,
  summary: 'Run the publish checks; exit code 1 when an error is found.',
  flags: {
    for: { value: 'DEST', help: 'One destination, several with commas, or all (default).' },
    ...jsonFlag,
    ...libraryFlag,
  },
  fewestWords: 1,
  mostWords: 1,
  run(args, world) {
    const wanted = readDestinations(args)
    return withLibrary(args, world, { readOnly: true }, async ({ client }) => {
      const episodeId = await resolveEpisode(client, args.words[0] ?? '')
      const { episode } = await client.call('episode.open', { episodeId })
      const openCorrections = await countOpen(client, episode, world)
      const all = await client.call('publish.check', {
        episodeId,
        ...(wanted && { for: wanted }),
        ...(openCorrections !== undefined && { openCorrections }),
      })
      const findings = all.filter(({ level }) => level !== 'passed')
      if (args.has('json')) writeJson(world.io, findings.map(row))
      else for (const finding of findings) world.io.write(`${readable(finding)}\n`)
      const errors = findings.filter(({ level }) => level === 'error').length
      world.io.say(
        `${count(errors, 'error')}, ${count(findings.length - errors, 'warning')}, ${all.length - findings.length} passed.`,
      )
      return errors > 0 ? exitCodes.findings : exitCodes.done
    })
  },
}

function readDestinations(args: Arguments): Destination[] | undefined {
  const text = args.text('for')
  if (text === undefined || text === 'all') return undefined
  return text.split(',').map((name) => {
    const known = Destination.safeParse(name.trim())
    if (!known.success)
      throw usage(`Galley has no checks for "${name}", only for ${destinations.join(', ')} and all.`, 'check')
    return known.data
  })
}

/** A finding as programs get it; `fix` is the sentence of the one fix, if there is one. */
function row({ id, level, destination, message, cost, where, fix }: Finding): object {
  return { id, level, destination, message, cost, where, ...(fix && { fix: fix.label }) }
}

function readable({ level, destination, message, cost, where, fix }: Finding): string {
  const places = where.map(({ label }) => label).join('; ')
  return [
    `${level.padEnd(7)}  ${destination.padEnd(12)}  ${message}`,
    ...[cost, places && `Where: ${places}`, fix && `Fix: ${fix.label}`]
      .filter((text) => text)
      .map((text) => `         ${text}`),
  ].join('\n')
}

/** "1 error", "2 errors". */
function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
