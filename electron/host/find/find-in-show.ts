import type { HandlerInput } from '../../../core/contract/contract.ts'
import type { FoundInEpisode, ShowFindings } from '../../../core/contract/find-shapes.ts'
import { hasOneForm } from '../../../core/episode/decomposed-text.ts'
import type { FindQuery } from '../../../core/episode/find-text.ts'
import { AppError, isAppError } from '../../../core/errors.ts'
import type { EpisodeId, ShowId } from '../../../core/ids.ts'
import { searchedTurns } from '../../../core/library/find-in-turns.ts'
import type { Rooms } from '../rooms.ts'
import { readBytes } from '../store/episode-file.ts'
import { readIfThere } from '../store/file-system.ts'
import { lookedAt } from './look.ts'
import type { LookRequest } from './look-request.ts'
import type { Looker } from './looker.ts'

/** The most places listed of one episode, and of one look through the show. */
const mostOfEpisode = 500
const mostOfLook = 1_000
/** A look ends after this, in milliseconds, so that whoever asked can say how far it is. */
const longestLook = 500

/**
 * Looks through the transcripts of a show for a while. One episode at a time is in memory, and it is read
 * and searched in another thread; a search for plain text asks first which episodes hold its words.
 */
export async function findInShow(
  rooms: Rooms,
  looker: Looker,
  { showId, query, from = 0 }: HandlerInput<'show.findText'>,
): Promise<ShowFindings> {
  const ids = await episodesOf(rooms, showId)
  const holding = await idsHolding(rooms, query, ids)
  const { clock } = rooms.disk
  const started = clock.now()
  const episodes: FoundInEpisode[] = []
  const unreadable: { episodeId: EpisodeId; message: string }[] = []
  let listed = 0
  let at = from
  for (; at < ids.length; at += 1) {
    if (at > from && (listed >= mostOfLook || Math.abs(clock.now() - started) > longestLook)) break
    const episodeId = ids[at] as EpisodeId
    const source = await sourceOf(rooms, episodeId, holding)
    if (!source) continue
    if (source.kind === 'missing') {
      unreadable.push({ episodeId, message: source.message })
      continue
    }
    const answer = await looker.look({ source, query, most: mostOfEpisode })
    if (answer.kind === 'unreadable') return { kind: 'unreadable', reason: answer.reason }
    if (answer.kind === 'too-slow') return { kind: 'too-slow', episodeId, title: answer.about.title }
    if (answer.kind === 'damaged') unreadable.push({ episodeId, message: answer.message })
    else if (answer.count > 0) {
      episodes.push({ episodeId, ...answer.about, count: answer.count, places: answer.places })
      listed += answer.places.length
    }
  }
  return { kind: 'found', episodes, unreadable, of: ids.length, ...(at < ids.length && { next: at }) }
}

/** The episodes of a show, the highest number first; the order stays while nothing is renumbered. */
async function episodesOf({ library }: Rooms, showId: ShowId): Promise<readonly EpisodeId[]> {
  const rows = [...(await library.catalogue.known()).values()].flatMap((row) =>
    'summary' in row && row.summary.showId === showId ? [row.summary] : [],
  )
  return rows.sort((a, b) => (b.number ?? 0) - (a.number ?? 0) || (a.id < b.id ? -1 : 1)).map(({ id }) => id)
}

/** Which episodes hold plain text in their saved words; undefined where that cannot be told. */
async function idsHolding(
  { library }: Rooms,
  { text, regularExpression }: FindQuery,
  ids: readonly EpisodeId[],
): Promise<ReadonlySet<EpisodeId> | undefined> {
  // The word search folds capitals one by one, which tells the two small sigmas apart.
  const steady = steadyPart(text).trim()
  if (regularExpression || steady === '' || /[Σσς]/u.test(steady)) return undefined
  const rows = await library.catalogue.known()
  const files = ids.flatMap((id) => {
    const row = rows.get(id)
    return row ? [{ id, bytes: row.bytes, modified: row.modified }] : []
  })
  return library.words.holding(steady, files)
}

/** What a text says in every way of writing its accents, since the word search tells these apart. */
function steadyPart(text: string): string {
  if (hasOneForm(text)) return text
  const parts = text.normalize('NFD').split(/[^\0-\x7f]|[\0-\x7f]\p{M}+/u)
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '')
}

type Source = LookRequest['source'] | { readonly kind: 'missing'; readonly message: string }

/** What an episode says now: in memory where it is open, else its file. Undefined: nothing to be found. */
async function sourceOf(
  { episodes, library, disk }: Rooms,
  episodeId: EpisodeId,
  holding: ReadonlySet<EpisodeId> | undefined,
): Promise<Source | undefined> {
  try {
    const open = (await episodes.ifOpen(episodeId)) ?? (await openIfJournalled())
    if (open) {
      const episode = open.session.episode()
      return { kind: 'open', about: lookedAt(episode), turns: searchedTurns(episode) }
    }
    if (holding && !holding.has(episodeId)) return undefined
    return {
      kind: 'file',
      episodeId,
      bytes: await readBytes(disk, library.paths.episode(episodeId), episodeId),
    }
  } catch (error) {
    if (!isAppError(error)) throw error
    return { kind: 'missing', message: error.message }
  }

  /** Edits of another Galley that are not in the file yet are in its journal. */
  async function openIfJournalled() {
    if (library.access.reason() === undefined) return undefined
    const journal = await readIfThere(disk.fileSystem, library.paths.journal(episodeId))
    return journal && journal.byteLength > 0 ? await episodes.get(episodeId) : undefined
  }
}

/** Refuses a show that is not there, so that an empty answer always means that nothing was found. */
export async function requireShow({ shows }: Rooms, showId: ShowId): Promise<void> {
  if (await shows.read(showId)) return
  throw new AppError('not-found', `There is no show "${showId}" in this library.`)
}
