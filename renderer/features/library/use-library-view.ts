import { useEffect, useMemo, useState } from 'react'
import type { EpisodeSummary } from '../../../core/library/episode-summary.ts'
import { navigate, useRoute } from '../../app/routes.ts'
import { useClient } from '../../state/client.ts'
import {
  countByStatus,
  type DateFilter,
  fittingRows,
  isUnder,
  type SortOrder,
  type StatusFilter,
  sortedRows,
  statusOf,
} from './library-rows.ts'
import { useEpisodeRemoval } from './use-episode-removal.ts'
import { useOpenAhead } from './use-open-ahead.ts'

/** What the library screen shows and how it was narrowed down. */
export interface LibraryView {
  readonly rows: readonly EpisodeSummary[]
  readonly counts: Readonly<Record<StatusFilter, number>>
  readonly all: readonly EpisodeSummary[]
  readonly selected: EpisodeSummary | undefined
  /** What was said where the search found spoken words: episode id to excerpt. */
  readonly excerpts: ReadonlyMap<string, string>
  readonly text: string
  readonly status: StatusFilter
  readonly guest: string | undefined
  readonly date: DateFilter
  readonly order: SortOrder
  readonly select: (id: string) => void
  readonly setText: (text: string) => void
  readonly setStatus: (status: StatusFilter) => void
  readonly setGuest: (guest: string | undefined) => void
  readonly setDate: (date: DateFilter) => void
  readonly setOrder: (order: SortOrder) => void
  readonly clear: () => void
  /** Deletes at once, with a toast to take it back; the next row is selected. */
  readonly remove: (episode: EpisodeSummary) => void
}

/** Narrows, orders and selects; all of it in the page, so that 2,000 rows answer within a frame. */
export function useLibraryView(all: readonly EpisodeSummary[]): LibraryView {
  const route = useRoute()
  const show = route.screen === 'library' ? route.show : undefined
  const only = route.screen === 'library' ? route.only : undefined
  const [text, setText] = useState('')
  const [guest, setGuest] = useState<string>()
  const [date, setDate] = useState<DateFilter>('any')
  const [order, setOrder] = useState<SortOrder>('edited')
  const [selectedId, select] = useState<string>()
  const excerpts = useSpokenIn(text.trim())
  // The chips and the pane on the left say the same, so the address alone holds it.
  const status = asStatus(only)
  const setStatus = (next: StatusFilter): void =>
    navigate({ screen: 'library', ...(show && { show }), ...(next !== 'all' && { only: next }) })

  const fitting = useMemo(() => {
    const spoken = new Set(excerpts.keys())
    return fittingRows(all, { text: text.trim(), spoken, show, guest, date }, new Date())
  }, [all, text, excerpts, show, guest, date])
  const counts = useMemo(() => countByStatus(fitting), [fitting])
  const rows = useMemo(() => {
    const under = fitting.filter((row) => isUnder(statusOf(row), status))
    return sortedRows(under, order)
  }, [fitting, status, order])

  const selected = rows.find((row) => row.id === selectedId) ?? rows[0]
  const removeEpisode = useEpisodeRemoval()
  useOpenAhead(selectedId)
  return {
    rows,
    counts,
    all,
    selected,
    excerpts,
    text,
    status,
    guest,
    date,
    order,
    select,
    setText,
    setStatus,
    setGuest,
    setDate,
    setOrder,
    clear() {
      setText('')
      setStatus('all')
      setGuest(undefined)
      setDate('any')
    },
    remove(episode) {
      const index = rows.indexOf(episode)
      const next = rows[index + 1] ?? rows[index - 1]
      if (next) select(next.id)
      removeEpisode(episode)
    },
  }
}

function asStatus(only: string | undefined): StatusFilter {
  return only === 'work' || only === 'ready' || only === 'changed' || only === 'exported' ? only : 'all'
}

/** Episodes in which the words were said or written, a moment after typing rests. */
function useSpokenIn(text: string): ReadonlyMap<string, string> {
  const client = useClient()
  const [found, setFound] = useState<ReadonlyMap<string, string>>(new Map())
  useEffect(() => {
    if (text.length < 3) return setFound(new Map())
    let isLatest = true
    const search = () =>
      client.call('library.search', { text }).then(
        (hits) => isLatest && setFound(new Map(hits.map((hit) => [hit.episodeId, hit.excerpt]))),
        () => isLatest && setFound(new Map()),
      )
    const timer = setTimeout(() => void search(), 150)
    return () => {
      isLatest = false
      clearTimeout(timer)
    }
  }, [client, text])
  return found
}
