import { useCallback, useMemo, useState } from 'react'
import type { ChapterId } from '../../../core/ids.ts'

/** How a row joins the selection: alone, added or taken out, or with all rows up to it. */
export type SelectMode = 'only' | 'toggle' | 'range'

/** Which chapters are chosen; `current` is the one the keys act from. */
export interface ChapterSelection {
  readonly current: ChapterId | undefined
  readonly ids: ReadonlySet<ChapterId>
  readonly select: (id: ChapterId, mode?: SelectMode) => void
  readonly selectAll: () => void
  /** Leaves only the current one chosen. */
  readonly collapse: () => void
}

interface State {
  readonly current?: ChapterId
  readonly anchor?: ChapterId
  readonly ids: ReadonlySet<ChapterId>
}

/** Keeps the selection of a list of chapters in order; chapters that went are no longer chosen. */
export function useChapterSelection(order: readonly ChapterId[]): ChapterSelection {
  const [state, setState] = useState<State>({ ids: new Set() })
  const select = useCallback(
    (id: ChapterId, mode: SelectMode = 'only') => setState((now) => selected(now, order, id, mode)),
    [order],
  )
  const selectAll = useCallback(() => setState((now) => ({ ...now, ids: new Set(order) })), [order])
  const collapse = useCallback(
    () => setState((now) => ({ ...now, ids: new Set(now.current === undefined ? [] : [now.current]) })),
    [],
  )
  return useMemo(() => {
    const present = new Set(order)
    const current = state.current !== undefined && present.has(state.current) ? state.current : undefined
    const ids = new Set([...state.ids].filter((id) => present.has(id)))
    return { current, ids, select, selectAll, collapse }
  }, [order, state, select, selectAll, collapse])
}

function selected(now: State, order: readonly ChapterId[], id: ChapterId, mode: SelectMode): State {
  if (mode === 'only') return { current: id, anchor: id, ids: new Set([id]) }
  if (mode === 'toggle') {
    const ids = new Set(now.ids)
    if (!ids.delete(id)) ids.add(id)
    return { current: id, anchor: id, ids }
  }
  const anchor = now.anchor ?? id
  const [a, b] = [order.indexOf(anchor), order.indexOf(id)]
  const range = order.slice(Math.min(a, b), Math.max(a, b) + 1)
  return { current: id, anchor, ids: new Set(range) }
}
