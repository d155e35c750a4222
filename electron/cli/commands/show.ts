import { speakerName } from '../../../core/episode/people.ts'
import type { Episode } from '../../../core/episode/schema.ts'
import { joinWords } from '../../../core/episode/transcript.ts'
import { formatTime } from '../../../core/time.ts'
import { type Command, jsonFlag, libraryFlag, writeJson } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import { resolveEpisode } from '../resolve-episode.ts'
import { withLibrary } from '../with-library.ts'

/** `galley show`: one whole episode. */
export const showCommand: Command = {
  verb: 'show',
  synopsis: 'EPISODE [--json] [--library DIR]',
  summary: 'Print a whole episode.',
  details: 'With --json, the content of the episode file (docs/episode-file.md); times are in milliseconds.',
  flags: { ...jsonFlag, ...libraryFlag },
  fewestWords: 1,
  mostWords: 1,
  run: (args, world) =>
    withLibrary(args, world, { readOnly: true }, async ({ client }) => {
      const episodeId = await resolveEpisode(client, args.words[0] ?? '')
      const { episode } = await client.call('episode.open', { episodeId })
      if (args.has('json')) writeJson(world.io, episode)
      else world.io.write(readable(episode))
      return exitCodes.done
    }),
}

/** The episode as a person reads it: head, people, links, chapters, description, transcript. */
function readable(episode: Episode): string {
  const number = episode.number === undefined ? '' : ` #${episode.number}`
  return `${[
    `${episode.title}\n${episode.show.title}${number}`,
    section(
      'People',
      episode.people.map(({ name, label, role }) => `${name || label || '?'} (${role})`),
    ),
    section(
      'Links',
      episode.links.map(({ label, address, personId }) => {
        const owner = personId && speakerName(episode, personId)
        return `${label}${owner ? ` (${owner})` : ''}: ${address ?? 'address missing'}`
      }),
    ),
    section(
      'Chapters',
      episode.chapters.map(({ startTime, title }) => `${formatTime(startTime)} ${title}`),
    ),
    section('Description', episode.summary === '' ? [] : [episode.summary]),
    section('Transcript', transcriptLines(episode)),
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [`${title}:`, ...lines].join('\n')
}

function transcriptLines(episode: Episode): readonly string[] {
  return (episode.transcript?.segments ?? []).map(({ speaker, words }) => {
    const name = speaker === undefined ? '' : `${speakerName(episode, speaker)}: `
    return `${name}${joinWords(words)}`
  })
}
