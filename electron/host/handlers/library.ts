import type { DamagedEpisode, LibraryListing } from '../../../core/contract/library-shapes.ts'
import type { Handlers } from '../../../core/contract/serve.ts'
import type { EpisodeId } from '../../../core/ids.ts'
import type { EpisodeSummary } from '../../../core/library/episode-summary.ts'
import { openSample } from '../open-sample.ts'
import type { Rooms } from '../rooms.ts'
import type { Row } from '../store/catalogue.ts'
import type { Searched } from '../store/word-search.ts'

/** The most episodes a search answers with; who finds more types another word. */
const mostHits = 100

/** The library as a whole. */
export function libraryHandlers(
  rooms: Rooms,
): Pick<
  Handlers,
  | 'library.list'
  | 'library.openSample'
  | 'library.search'
  | 'library.strayOriginals'
  | 'library.setAsideStrays'
> {
  const { library } = rooms
  let isPrepared = false
  return {
    async 'library.list'() {
      await library.access.tryAgain()
      const rows = await library.catalogue.scan()
      if (!isPrepared) {
        isPrepared = true
        rooms.disk.clock.after(500, () => void library.words.prepare(searched(rows)).catch(rooms.report))
      }
      return listing(rooms, rows)
    },
    async 'library.openSample'() {
      return { episodeId: await openSample(rooms) }
    },
    'library.strayOriginals': () => library.strayOriginals(),
    async 'library.setAsideStrays'() {
      await library.access.requireWriting()
      return library.setAsideStrays()
    },
    async 'library.search'({ text }) {
      const files = searched(await library.catalogue.known())
      return (await library.words.search(text, files, mostHits)).map((hit) => ({ ...hit }))
    },
  }
}

async function listing(
  { library, options }: Rooms,
  rows: ReadonlyMap<EpisodeId, Row>,
): Promise<LibraryListing> {
  const episodes: EpisodeSummary[] = []
  const damaged: DamagedEpisode[] = []
  for (const [episodeId, row] of rows) {
    if ('summary' in row) {
      episodes.push(row.summary)
      continue
    }
    const backup = row.code === 'schema-too-new' ? undefined : await library.backups(episodeId).newestGood()
    damaged.push({ episodeId, message: row.message, ...(backup && { backupFrom: backup.at }) })
  }
  const reason = library.access.reason()
  return {
    folder: options.libraryFolder,
    readOnly: reason !== undefined,
    ...(reason !== undefined && { readOnlyReason: reason }),
    episodes: episodes.sort((a, b) => b.updatedAt.localeCompare(a.updatedAt)),
    damaged,
  }
}

/** Every readable episode, the latest first. */
function searched(rows: ReadonlyMap<EpisodeId, Row>): readonly Searched[] {
  return [...rows]
    .flatMap(([id, row]) => ('summary' in row ? [{ id, row, at: row.summary.updatedAt }] : []))
    .sort((a, b) => b.at.localeCompare(a.at))
    .map(({ id, row }) => ({ id, bytes: row.bytes, modified: row.modified }))
}
