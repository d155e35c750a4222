import type { Client } from '../../core/contract/client.ts'
import { AppError } from '../../core/errors.ts'
import type { EpisodeId } from '../../core/ids.ts'
import type { EpisodeSummary } from '../../core/library/episode-summary.ts'

/** Finds the episode a person named by id, by number, or by the start of either when it is the only one. */
export async function resolveEpisode(client: Client, name: string): Promise<EpisodeId> {
  const { episodes, damaged } = await client.call('library.list', {})
  const asked = name.replace(/^#/, '')
  const exact = episodes.filter(({ id, number }) => id === name || String(number ?? '') === asked)
  const found = exact.length > 0 ? exact : episodes.filter((episode) => startsWith(episode, asked))
  if (found.length === 1 && found[0]) return found[0].id
  if (found.length > 1) throw ambiguous(name, found)
  const broken = damaged.find(({ episodeId }) => episodeId === name)
  if (broken) throw new AppError('episode-damaged', `${broken.message} See "galley doctor".`)
  throw new AppError('episode-missing', `There is no episode "${name}" in this library. See "galley list".`)
}

function startsWith({ id, number }: EpisodeSummary, start: string): boolean {
  return start !== '' && (id.startsWith(start) || String(number ?? '').startsWith(start))
}

function ambiguous(name: string, found: readonly EpisodeSummary[]): AppError {
  const shown = found
    .slice(0, 5)
    .map(
      ({ id, number, show, title }) =>
        `\n  ${[id, number === undefined ? '' : `#${number}`, show, title].filter((part) => part).join('  ')}`,
    )
  const rest = found.length > 5 ? `\n  and ${found.length - 5} more` : ''
  return new AppError(
    'usage',
    `"${name}" could be ${found.length} episodes. Use an id:${shown.join('')}${rest}`,
  )
}
