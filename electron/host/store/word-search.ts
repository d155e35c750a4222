import { dirname } from 'node:path'
import type { Episode } from '../../../core/episode/schema.ts'
import type { EpisodeId } from '../../../core/ids.ts'
import type { Disk } from './disk.ts'
import { readBytes } from './episode-file.ts'
import { readEpisode } from './episode-text.ts'
import { type FileFacts, readIfThere } from './file-system.ts'
import { inParallel } from './in-parallel.ts'
import type { LibraryPaths } from './library-paths.ts'
import { type Found, findWords, folded, searchedWords } from './searched-words.ts'

/** An episode to search, with what its file looks like now. */
export interface Searched {
  readonly id: EpisodeId
  readonly bytes: number
  readonly modified: number
}

/** One episode in which the words stand. */
export interface SearchHit extends Found {
  readonly episodeId: EpisodeId
}

/** Looks for words in every episode of a library. */
export interface WordSearch {
  /** Takes over the words of an episode that was read. */
  index(episode: Episode, facts: FileFacts): Promise<void>
  /** The same for one that was just saved, put off until somebody searches: saves come often. */
  indexLater(episode: Episode, facts: FileFacts): void
  /** Does what was put off. */
  catchUp(): Promise<void>
  /** Brings the words of these episodes into memory, so that the first search is as quick as the next. */
  prepare(episodes: readonly Searched[]): Promise<void>
  /** Those of the episodes whose words hold a text, capitals and kinds of white space aside. */
  holding(text: string, episodes: readonly Searched[]): Promise<ReadonlySet<EpisodeId>>
  /** The first place in each of the episodes, in their order; at most `limit` episodes. */
  search(text: string, episodes: readonly Searched[], limit: number): Promise<readonly SearchHit[]>
}

interface Entry {
  readonly bytes: number
  readonly modified: number
  /** Folded text in UTF-8: half the memory of a string, and searched by the fastest loop there is. */
  readonly words: Buffer
  /** The text as it reads, where it could not be kept in the cache. */
  readonly text?: string
}

const readersAtOnce = 16
/** How many texts are looked at together once they are known to hold the words. */
const batchSize = 50

/**
 * The word search of one library. Words are kept in `cache/words/` and, folded, in memory; `mayWrite`
 * says whether the cache may be written now.
 */
export function openWordSearch(disk: Disk, paths: LibraryPaths, mayWrite: () => boolean): WordSearch {
  const entries = new Map<EpisodeId, Entry>()
  const putOff = new Map<EpisodeId, { readonly episode: Episode; readonly facts: FileFacts }>()

  const index = async (episode: Episode, { bytes, modified }: Omit<FileFacts, 'kind'>): Promise<Entry> => {
    const text = searchedWords(episode)
    const isKept = mayWrite() && (await keepWords(disk, paths.words(episode.id), { bytes, modified }, text))
    const entry = { bytes, modified, words: Buffer.from(folded(text)), ...(!isKept && { text }) }
    entries.set(episode.id, entry)
    return entry
  }

  const load = async (file: Searched): Promise<void> => {
    const known = entries.get(file.id)
    if (known && isOf(known, file)) return
    const kept = await readWords(disk, paths.words(file.id))
    if (kept && isOf(kept, file)) {
      const { bytes, modified, text } = kept
      entries.set(file.id, { bytes, modified, words: Buffer.from(folded(text)) })
      return
    }
    const { episode } = readEpisode(await readBytes(disk, paths.episode(file.id), file.id), file.id)
    await index(episode, file)
  }

  const found = async (
    id: EpisodeId,
    entry: Entry | undefined,
    needle: string,
  ): Promise<SearchHit | undefined> => {
    const text = entry?.text ?? (await readWords(disk, paths.words(id)))?.text
    const place = text === undefined ? undefined : findWords(text, needle)
    return place && { episodeId: id, ...place }
  }

  const catchUp = async (): Promise<void> => {
    const waiting = [...putOff.values()]
    putOff.clear()
    for (const { episode, facts } of waiting) await index(episode, facts)
  }

  // A file that cannot be read has its own row in the library; it only has no words here.
  const prepare = async (episodes: readonly Searched[]): Promise<void> => {
    await catchUp()
    await inParallel(episodes, readersAtOnce, (file) => load(file).catch(() => undefined))
  }

  return {
    prepare,
    catchUp,
    indexLater(episode, facts) {
      putOff.set(episode.id, { episode, facts })
    },
    async index(episode, facts) {
      await index(episode, facts)
    },
    async holding(text, episodes) {
      await prepare(episodes)
      const bytes = Buffer.from(folded(text.replace(/\s+/g, ' ').trim()))
      // One whose words could not be read is held to hold them, so that nothing is passed over in silence.
      const ids = episodes.flatMap(({ id }) => (entries.get(id)?.words.includes(bytes) === false ? [] : [id]))
      return new Set(ids)
    },
    async search(text, episodes, limit) {
      const needle = folded(text.replace(/\s+/g, ' ').trim())
      if (needle === '') return []
      await prepare(episodes)
      const bytes = Buffer.from(needle)
      const hits: SearchHit[] = []
      const candidates = episodes.filter(({ id }) => entries.get(id)?.words.includes(bytes))
      for (let at = 0; at < candidates.length && hits.length < limit; at += batchSize) {
        const batch = candidates.slice(at, at + batchSize)
        const places = await Promise.all(batch.map(({ id }) => found(id, entries.get(id), needle)))
        for (const hit of places) if (hit && hits.length < limit) hits.push(hit)
      }
      return hits
    },
  }
}

async function keepWords(
  { fileSystem }: Disk,
  path: string,
  stamp: { readonly bytes: number; readonly modified: number },
  text: string,
): Promise<boolean> {
  const body = Buffer.from(text)
  const head = Buffer.from(`${JSON.stringify({ ...stamp, length: body.byteLength })}\n`)
  try {
    await fileSystem.makeFolder(dirname(path))
    await fileSystem.put(path, Buffer.concat([head, body]))
    return true
  } catch {
    // A full disk must not stop a save for want of a cache; the text stays in memory.
    return false
  }
}

function isOf(entry: { bytes: number; modified: number }, file: Searched): boolean {
  return entry.bytes === file.bytes && entry.modified === file.modified
}

async function readWords(
  { fileSystem }: Disk,
  path: string,
): Promise<{ bytes: number; modified: number; text: string } | undefined> {
  const data = await readIfThere(fileSystem, path).catch(() => undefined)
  const end = data?.indexOf(0x0a) ?? -1
  if (!data || end < 0) return undefined
  const text = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  try {
    const head = JSON.parse(text.subarray(0, end).toString()) as Record<string, unknown>
    const { bytes, modified, length } = head
    if (typeof bytes !== 'number' || typeof modified !== 'number') return undefined
    // A cache file is not flushed, so a crash may leave half of one.
    if (length !== text.byteLength - end - 1) return undefined
    return { bytes, modified, text: text.subarray(end + 1).toString() }
  } catch {
    return undefined
  }
}
