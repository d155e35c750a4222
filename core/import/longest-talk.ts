import type { Passage } from './page.ts'
import { meaningOf } from './section-words.ts'

/** A stretch of a page in which people talk. */
export interface Talk {
  readonly from: number
  readonly to: number
  /** The passages that open a turn. */
  readonly turns: readonly Passage[]
}

/**
 * The stretch with the most turns: between them stand only words and headings that name a topic. Lists of links,
 * separators and headings of other parts end it. Linear in the number of passages.
 */
export function longestTalk(
  passages: readonly Passage[],
  opensTurn: (passage: Passage) => boolean,
): Talk | undefined {
  let best: Talk | undefined
  let first = -1
  let turns: Passage[] = []
  const close = (to: number): void => {
    if (turns.length > (best?.turns.length ?? 0))
      best = { from: withHeadings(passages, first), to: trimmed(passages, to), turns }
    first = -1
    turns = []
  }
  for (const [index, passage] of passages.entries()) {
    if (opensTurn(passage)) {
      if (first === -1) first = index
      turns.push(passage)
    } else if (first !== -1 && endsTalk(passage)) close(index)
  }
  if (first !== -1) close(passages.length)
  return best
}

function endsTalk(passage: Passage): boolean {
  if (passage.given || passage.form === 'rule') return true
  if (passage.form === 'item') return passage.links.length > 0
  return isOtherPart(passage)
}

/** Headings right before the first turn belong to the talk, except one that may be the page's title. */
function withHeadings(passages: readonly Passage[], first: number): number {
  let from = first
  while (
    from > 0 &&
    passages[from - 1]?.form === 'heading' &&
    !passages[from - 1]?.given &&
    (passages[from - 1]?.level ?? 1) > 1
  )
    from -= 1
  return from
}

function trimmed(passages: readonly Passage[], to: number): number {
  let end = to
  while (end > 0 && (passages[end - 1]?.form === 'heading' || passages[end - 1]?.form === 'markup')) end -= 1
  return end
}

/** Whether a heading announces something that is no talk. */
export function isOtherPart({ form, text }: Passage): boolean {
  const kind = form === 'heading' ? meaningOf(text)?.kind : undefined
  return kind !== undefined && kind !== 'transcript' && kind !== 'notes' && kind !== 'description'
}
