import { useCallback, useEffect, useRef, useState } from 'react'
import type { CorrectionGroup, SuggestedPlace } from '../../../../core/corrections/suggestion.ts'
import type { Spot } from './brought-back.ts'

/** Where the review is, and how to go elsewhere. */
export interface ReviewPosition {
  readonly current: CorrectionGroup | undefined
  readonly place: SuggestedPlace | undefined
  /** Which of the current group's places it is, counting from 0. */
  readonly nth: number
  /** True once the person has gone to a place; then the text shows it and the popover stands under it. */
  readonly isPointed: boolean
  /** Another spelling is being typed for the current group. */
  readonly isTyping: boolean
  readonly setTyping: (isTyping: boolean) => void
  readonly choose: (groupId: string, nth: number) => void
  /** Goes to a place that undo has brought back, without pointing at it where nothing was pointed at. */
  readonly goBack: (spot: Spot) => void
  /** The place is one that undo has brought back. */
  readonly isBack: boolean
  readonly point: () => void
  readonly unpoint: () => void
  readonly move: (by: 1 | -1) => void
}

interface Position {
  readonly groupId: string | undefined
  /** Where the group stood, for the one that takes its place when it is decided. */
  readonly index: number
  readonly nth: number
  readonly isBack?: true
}

/**
 * The current group and place. A group that goes hands over to the one that takes its place in the list;
 * a place that goes, to the next of its group.
 */
export function usePosition(shown: readonly CorrectionGroup[], onHidden: () => void): ReviewPosition {
  const [position, setPosition] = useState<Position>({ groupId: undefined, index: 0, nth: 0 })
  const [isPointed, setPointed] = useState(false)
  const [typedFor, setTypedFor] = useState<string>()
  const known = shown.findIndex(({ id }) => id === position.groupId)
  const index = known >= 0 ? known : Math.max(0, Math.min(position.index, shown.length - 1))
  const current = shown[index]
  const nth = known >= 0 ? Math.min(position.nth, (current?.places.length ?? 1) - 1) : 0
  const latest = useRef({ current, nth, index, shown, onHidden })
  latest.current = { current, nth, index, shown, onHidden }
  useEffect(() => {
    if (current && (position.groupId !== current.id || position.index !== index || position.nth !== nth))
      setPosition({ groupId: current.id, index, nth })
    // What is typed is about its group, and must not be taken for the one that follows.
    if (typedFor !== undefined && typedFor !== current?.id) setTypedFor(undefined)
  }, [current, position, index, nth, typedFor])

  const setTyping = useCallback(
    (isTyping: boolean) => setTypedFor(isTyping ? latest.current.current?.id : undefined),
    [],
  )

  const point = useCallback(() => {
    setPointed(true)
    setTypedFor(undefined)
  }, [])
  const go = useCallback(
    (next: Position) => {
      setPosition(next)
      point()
    },
    [point],
  )
  const choose = useCallback(
    (groupId: string, chosen: number) => {
      const at = latest.current.shown.findIndex(({ id }) => id === groupId)
      if (at < 0) latest.current.onHidden()
      go({ groupId, index: Math.max(0, at), nth: chosen })
    },
    [go],
  )
  const move = useCallback(
    (by: 1 | -1) => {
      const now = latest.current
      if (!now.current) return
      const next = now.nth + by
      const other = now.shown[now.index + by]
      if (next >= 0 && next < now.current.places.length) {
        go({ groupId: now.current.id, index: now.index, nth: next })
      } else if (other) {
        go({ groupId: other.id, index: now.index + by, nth: by === 1 ? 0 : other.places.length - 1 })
      } else point()
    },
    [go, point],
  )
  const goBack = useCallback(({ groupId, nth: chosen }: Spot) => {
    const at = latest.current.shown.findIndex(({ id }) => id === groupId)
    setPosition({ groupId, index: Math.max(0, at), nth: chosen, isBack: true })
    setTypedFor(undefined)
  }, [])
  return {
    current,
    place: current?.places[nth],
    nth,
    isPointed,
    isTyping: current !== undefined && typedFor === current.id,
    setTyping,
    choose,
    goBack,
    isBack: position.isBack === true,
    point,
    unpoint: useCallback(() => setPointed(false), []),
    move,
  }
}
