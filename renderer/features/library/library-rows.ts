import type { EpisodeSummary } from '../../../core/library/episode-summary.ts'

/** Where an episode stands on its way to release. */
export type EpisodeStatus = 'new' | 'work' | 'ready' | 'changed' | 'exported'

/** The filter chips: all, or one state. */
export type StatusFilter = 'all' | 'work' | 'ready' | 'changed' | 'exported'

/** How old an edit may be. */
export type DateFilter = 'any' | 'today' | 'week' | 'month' | 'year'

/** What the list is ordered by. */
export type SortOrder = 'edited' | 'number' | 'title'

/** Everything that narrows the list but its status. */
export interface RowFilter {
  readonly text: string
  /** Episodes that have the words, as the host found them. */
  readonly spoken: ReadonlySet<string>
  readonly show?: string | undefined
  readonly guest?: string | undefined
  readonly date: DateFilter
}

/** Where an episode stands, by what is left to do. */
export function statusOf({ readiness, words, chapters }: EpisodeSummary): EpisodeStatus {
  const { transcript, notes, people, files } = readiness
  const parts = [transcript, readiness.chapters, people, notes]
  if (files === 'part') return 'changed'
  if (parts.every((part) => part === 'done')) return files === 'done' ? 'exported' : 'ready'
  if (files === 'done') return 'exported'
  return words === 0 && chapters === 0 ? 'new' : 'work'
}

/** Whether a status is under a filter chip; what is new needs work too. */
export function isUnder(status: EpisodeStatus, filter: StatusFilter): boolean {
  if (filter === 'all') return true
  return filter === 'work' ? status === 'work' || status === 'new' : status === filter
}

/** The name a show is filtered by: its id where it has one, else its title. */
function showKey({ showId, show }: Pick<EpisodeSummary, 'showId' | 'show'>): string {
  return showId ?? show
}

const dayLength = 24 * 60 * 60 * 1000
const days: Readonly<Record<DateFilter, number>> = {
  any: Number.POSITIVE_INFINITY,
  today: 1,
  week: 7,
  month: 30,
  year: 365,
}

/** The rows that fit, whatever their status. */
export function fittingRows(
  episodes: readonly EpisodeSummary[],
  filter: RowFilter,
  now: Date,
): readonly EpisodeSummary[] {
  const words = filter.text.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime()
  const oldest = midnight - (days[filter.date] - 1) * dayLength
  return episodes.filter(
    (episode) =>
      (filter.show === undefined || showKey(episode) === filter.show) &&
      (filter.guest === undefined || episode.guest === filter.guest) &&
      (filter.date === 'any' || Date.parse(episode.updatedAt) >= oldest) &&
      (hasWords(episode, words) || filter.spoken.has(episode.id)),
  )
}

/** Whether a row itself holds all words: title, guest, show or number. */
function hasWords({ title, guest, show, number }: EpisodeSummary, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const held = `${title} ${guest ?? ''} ${show} #${number ?? ''}`.toLocaleLowerCase()
  return words.every((word) => held.includes(word))
}

/** How many rows are under each filter chip. */
export function countByStatus(rows: readonly EpisodeSummary[]): Readonly<Record<StatusFilter, number>> {
  const counts = { all: rows.length, work: 0, ready: 0, changed: 0, exported: 0 }
  for (const row of rows) {
    const status = statusOf(row)
    counts[status === 'new' ? 'work' : status] += 1
  }
  return counts
}

/** Rows in order: the newest edit, the highest number, or the title first. */
export function sortedRows(rows: readonly EpisodeSummary[], order: SortOrder): readonly EpisodeSummary[] {
  const byEdit = (a: EpisodeSummary, b: EpisodeSummary) => (a.updatedAt < b.updatedAt ? 1 : -1)
  const compare = {
    edited: byEdit,
    number: (a: EpisodeSummary, b: EpisodeSummary) => (b.number ?? -1) - (a.number ?? -1) || byEdit(a, b),
    title: (a: EpisodeSummary, b: EpisodeSummary) => a.title.localeCompare(b.title) || byEdit(a, b),
  }[order]
  return [...rows].sort(compare)
}

/** The shows in the library with their number of episodes, by name. */
export function showsOf(
  episodes: readonly EpisodeSummary[],
): readonly { readonly key: string; readonly title: string; readonly count: number }[] {
  const shows = new Map<string, { key: string; title: string; count: number }>()
  for (const episode of episodes) {
    const key = showKey(episode)
    const known = shows.get(key)
    if (known) known.count += 1
    else shows.set(key, { key, title: episode.show, count: 1 })
  }
  return [...shows.values()].sort((a, b) => a.title.localeCompare(b.title))
}

/** The guests in the library, by name. */
export function guestsOf(episodes: readonly EpisodeSummary[]): readonly string[] {
  const guests = new Set(episodes.map((episode) => episode.guest).filter((guest) => guest !== undefined))
  return [...guests].sort((a, b) => a.localeCompare(b))
}
