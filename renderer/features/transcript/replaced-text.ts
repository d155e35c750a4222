import type { TextChange } from '../../../core/editing/transcript-changes.ts'
import { segmentText } from '../../../core/editing/transcript-text.ts'
import type { ReplacingMatch } from '../../../core/episode/find-text.ts'
import type { LinedText } from '../../../core/episode/lined-text.ts'
import type { Segment } from '../../../core/episode/schema.ts'
import { foldSpaces } from '../../../core/episode/words-for-text.ts'

/**
 * What replacing matches will do to a document that shows these turns, line n being turn n. Matches are in
 * order. Undefined where the document says something else than the turns; then the host has to say first.
 */
export function changesForMatches(
  doc: LinedText,
  segments: readonly Segment[],
  matches: readonly ReplacingMatch[],
): readonly TextChange[] | undefined {
  if (doc.lines !== segments.length) return undefined
  const changes: TextChange[] = []
  for (let at = 0; at < matches.length; ) {
    const { line: turn } = matches[at] as ReplacingMatch
    const first = at
    while (matches[at]?.line === turn) at += 1
    const segment = segments[turn]
    const { from, text } = doc.line(turn + 1)
    if (!segment || segmentText(segment) !== text) return undefined
    changes.push(...changesInLine(from, text, matches.slice(first, at)))
  }
  return changes
}

/** A word that went takes a space with it, as it does in the turn: then the line is said as a whole. */
function changesInLine(
  start: number,
  text: string,
  matches: readonly ReplacingMatch[],
): readonly TextChange[] {
  let done = 0
  let after = ''
  for (const { from, to, insert } of matches) {
    after += text.slice(done, from) + insert
    done = to
  }
  after += text.slice(done)
  const folded = foldSpaces(after)
  if (folded !== after) return [{ from: start, to: start + text.length, insert: folded }]
  return matches.map(({ from, to, insert }) => ({ from: start + from, to: start + to, insert }))
}
