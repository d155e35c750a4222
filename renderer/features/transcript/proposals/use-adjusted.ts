import { useMemo } from 'react'
import type { Carried } from './carry-adjustments.ts'
import { type Kept, useKept } from './use-kept.ts'

/** What a person set in a preview, and the proposals it was set on. */
export interface Adjusted<P, A, C> extends Carried<A, C> {
  readonly of: P
}

/** What was set in a preview, fitted to what is proposed now. */
export interface Adjusting<A, C> extends Carried<A, C> {
  readonly adjust: (some: Partial<A>, current: C | undefined) => void
  readonly choose: (current: C) => void
  /** Lets all of it go: it was applied, or nobody wants it. */
  readonly forget: () => void
}

interface AdjustedOptions<P, A, C> {
  readonly kept: Kept<Adjusted<P, A, C>>
  /** Absent while the text is still read. */
  readonly read: P | undefined
  /** What stands before anything was set; always the same. */
  readonly unadjusted: Adjusted<P, A, C>
  readonly carry: (state: Adjusted<P, A, C>, is: P) => Carried<A, C>
}

/** Keeps what is set in a preview while the episode is open, whatever other windows change meanwhile. */
export function useAdjusted<P, A, C>({
  kept,
  read,
  unadjusted,
  carry,
}: AdjustedOptions<P, A, C>): Adjusting<A, C> {
  const [state = unadjusted, set] = useKept(kept)
  const now = useMemo(
    () => (read === undefined || state.of === read ? state : carriedTo(read, state, carry)),
    [state, read, carry],
  )
  return {
    adjustments: now.adjustments,
    current: now.current,
    lost: now.lost,
    adjust: (some, current) =>
      set({ of: now.of, adjustments: { ...now.adjustments, ...some }, current, lost: 0 }),
    choose: (current) => set({ ...now, current }),
    forget: () => set(undefined),
  }
}

function carriedTo<P, A, C>(
  is: P,
  state: Adjusted<P, A, C>,
  carry: AdjustedOptions<P, A, C>['carry'],
): Adjusted<P, A, C> {
  const carried = carry(state, is)
  return { ...carried, of: is, lost: state.lost + carried.lost }
}
