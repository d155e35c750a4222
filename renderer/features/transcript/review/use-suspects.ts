import { EditorSelection } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useEffect, useMemo, useRef } from 'react'
import { announce } from '../../../state/announcer.ts'
import { useCommand } from '../../../state/commands.ts'
import { reviewText } from '../../../text/review.ts'
import { markedPlace, nextMarkedPlace, type Suspect, setSuspects } from '../editor/suspect-marks.ts'
import { setPopover } from '../editor/suspect-popover.ts'
import { fromHost } from '../editor/sync.ts'
import type { OpenTranscript } from '../use-transcript-editor.ts'
import { placeKey } from './live-groups.ts'
import type { Review } from './use-review.ts'

/** What the text and the review tell each other. */
export interface Suspects {
  /** The element that stands under the current word; its content is drawn into it. */
  readonly holder: HTMLElement
  readonly isPopoverShown: boolean
  /** Selects the current word and gives the text the focus. */
  readonly toText: () => void
}

/** The popover under the word and a toast below it: so much stays free, where there is so much. */
const roomForPopover = 190

/** Marks what is suspected in the text, follows the current place and goes from word to word. */
export function useSuspects(
  transcript: OpenTranscript | undefined,
  review: Review,
  isShown: boolean,
): Suspects {
  const holder = useMemo(() => {
    const element = document.createElement('div')
    element.className = 'apop pop'
    return element
  }, [])
  const { open, current, place, isPointed, isBack } = review
  const currentKey = place && placeKey(place)
  const isPopoverShown = isShown && isPointed && current !== undefined
  // Accepted or undone by key in the text, the word to decide is selected too, so that ↵ never splits a turn by surprise.
  const follow = useRef(false)
  const backAt = useRef<string>(undefined)
  const latest = useRef({ review, currentKey, isPopoverShown })
  latest.current = { review, currentKey, isPopoverShown }

  useEffect(() => {
    if (!transcript) return
    // A word stands out only while somebody is at it; beside a search or another panel all are alike.
    const at = isPointed ? { group: current?.id, place: currentKey } : {}
    const suspects = isShown ? suspectsOf(review.open, at) : []
    transcript.view.dispatch({ effects: setSuspects.of(suspects) })
  }, [transcript, isShown, isPointed, review.open, current?.id, currentKey])

  // biome-ignore lint/correctness/useExhaustiveDependencies: new groups may move the place
  useEffect(() => {
    if (!transcript) return
    const { view } = transcript
    const at = currentKey === undefined ? undefined : markedPlace(view.state, currentKey)
    if (!at || !isPopoverShown) {
      view.dispatch({ effects: setPopover.of(undefined) })
      return
    }
    const range = EditorSelection.range(at.from, at.to)
    const isBroughtBack = isBack && currentKey !== backAt.current
    backAt.current = isBack ? currentKey : undefined
    const isFollowed = (follow.current || isBroughtBack) && view.hasFocus
    follow.current = false
    const isNear = at.from >= view.viewport.from && at.to <= view.viewport.to
    view.dispatch({
      ...(isFollowed && { selection: range }),
      effects: [
        setPopover.of({ ...at, dom: holder }),
        EditorView.scrollIntoView(range, {
          y: isNear ? 'nearest' : 'center',
          yMargin: Math.min(roomForPopover, view.scrollDOM.clientHeight / 3),
        }),
      ],
    })
  }, [transcript, holder, currentKey, isPopoverShown, open, isBack])

  useTextEvents(transcript, latest, follow)
  const jump = (direction: 1 | -1) => {
    if (!transcript) return
    const { view } = transcript
    const next = nextMarkedPlace(view.state, direction)
    const found = next && findPlace(review.open, next.key)
    if (!next || !found) return
    view.dispatch({ selection: EditorSelection.range(next.from, next.to) })
    review.choose(found.group.id, found.nth)
    announce(describe(found.group.right, found.nth, found.group.places.length))
  }
  useCommand('review.next', () => jump(1), isShown)
  useCommand('review.previous', () => jump(-1), isShown)
  return {
    holder,
    isPopoverShown,
    toText() {
      if (!transcript) return
      const { view } = transcript
      const at = currentKey === undefined ? undefined : markedPlace(view.state, currentKey)
      if (at) view.dispatch({ selection: EditorSelection.range(at.from, at.to), scrollIntoView: true })
      review.unpoint()
      view.focus()
    },
  }
}

function suspectsOf(
  groups: Review['open'],
  at: { readonly group?: string | undefined; readonly place?: string | undefined },
) {
  return groups.flatMap(({ id, right, places }) =>
    places.map((place, nth): Suspect => {
      const key = placeKey(place)
      const look = key === at.place ? 'current' : id === at.group ? 'same' : 'suspected'
      const { segmentId, from, to } = place
      return { key, segmentId, from, to, look, description: describe(right, nth, places.length) }
    }),
  )
}

function describe(right: string, nth: number, count: number): string {
  return reviewText.suspected(right, nth + 1, count)
}

function findPlace(groups: Review['open'], key: string) {
  for (const group of groups) {
    const nth = group.places.findIndex((place) => placeKey(place) === key)
    if (nth >= 0) return { group, nth }
  }
  return undefined
}

interface Latest {
  readonly review: Review
  readonly currentKey: string | undefined
  readonly isPopoverShown: boolean
}

/**
 * A press on a suspected word opens its popover. While the word stays selected ↵ and ⇧↵ accept; typing,
 * or going elsewhere, closes it.
 */
function useTextEvents(
  transcript: OpenTranscript | undefined,
  latest: { readonly current: Latest },
  follow: { current: boolean },
): void {
  useEffect(() => {
    if (!transcript) return
    const { view } = transcript
    const pressed = (event: MouseEvent) => {
      const mark =
        event.target instanceof Element ? event.target.closest<HTMLElement>('[data-suspect]') : null
      const key = mark?.dataset['suspect']
      const found = key === undefined ? undefined : findPlace(latest.current.review.open, key)
      if (found && event.button === 0) latest.current.review.choose(found.group.id, found.nth)
    }
    const keyDown = (event: KeyboardEvent) => {
      const { review, isPopoverShown, currentKey } = latest.current
      if (!isPopoverShown || event.ctrlKey || event.metaKey || event.altKey) return
      const at = currentKey === undefined ? undefined : markedPlace(view.state, currentKey)
      const { from, to } = view.state.selection.main
      if (event.key === 'Escape') review.unpoint()
      else if (event.key === 'Enter' && at?.from === from && at.to === to && !view.state.readOnly) {
        follow.current = true
        if (event.shiftKey) review.acceptAll()
        else review.acceptOne()
      } else return
      event.preventDefault()
      event.stopPropagation()
    }
    view.contentDOM.addEventListener('mousedown', pressed)
    view.contentDOM.addEventListener('keydown', keyDown, true)
    const stop = transcript.listen((update) => {
      const { review, isPopoverShown, currentKey } = latest.current
      if (!isPopoverShown || !(update.docChanged || update.selectionSet)) return
      if (update.transactions.some((one) => one.annotation(fromHost))) return
      const at = currentKey === undefined ? undefined : markedPlace(update.state, currentKey)
      const { head } = update.state.selection.main
      if (update.docChanged || (at && (head < at.from || head > at.to))) review.unpoint()
    })
    return () => {
      view.contentDOM.removeEventListener('mousedown', pressed)
      view.contentDOM.removeEventListener('keydown', keyDown, true)
      stop()
    }
  }, [transcript, latest, follow])
}
