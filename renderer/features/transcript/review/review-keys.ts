import type { KeyboardEvent } from 'react'
import { isTyping } from '../../../state/commands.ts'
import { type CommandId, chordsOf } from '../../../state/keymap.ts'
import { matchesChord } from '../../../ui/chord.ts'
import type { Review } from './use-review.ts'

type ReviewKey = Extract<CommandId, `review.${string}`>

/** Keys that decide something, and so mean nothing in an episode that can only be looked at. */
const deciding: Partial<Record<ReviewKey, (review: Review) => void>> = {
  'review.acceptAll': (review) => review.acceptAll(),
  'review.acceptOne': (review) => review.acceptOne(),
  'review.skip': (review) => review.skip(),
  'review.never': (review) => review.never(),
  'review.typeAnother': (review) => review.setTyping(true),
}

/** The keys of the panel. While a text is typed they type, and on a button ↵ presses the button. */
export function pressedInReview(
  event: KeyboardEvent,
  review: Review,
  toText: () => void,
  isReadOnly: boolean,
): void {
  if (event.defaultPrevented || isTyping(event.target)) return
  const act = meaningOf(event, review, toText, isReadOnly)
  if (!act) return
  event.preventDefault()
  event.stopPropagation()
  act()
}

function meaningOf(event: KeyboardEvent, review: Review, toText: () => void, isReadOnly: boolean) {
  const is = (command: ReviewKey) => chordsOf(command).some((chord) => matchesChord(event.nativeEvent, chord))
  if (is('review.move')) return () => review.move(event.key === 'ArrowUp' ? -1 : 1)
  if (is('review.toText')) return toText
  if (isReadOnly || !review.current) return undefined
  const isOnButton = event.target instanceof Element && event.target.closest('button') !== null
  if (isOnButton && event.key === 'Enter' && !event.shiftKey) return undefined
  const command = (Object.keys(deciding) as ReviewKey[]).find(is)
  const act = command && deciding[command]
  return act && (() => act(review))
}
