import type { Text } from '@codemirror/state'
import { segmentText } from '../../../../core/editing/transcript-text.ts'
import type { Segment } from '../../../../core/episode/schema.ts'
import { foldSpaces } from '../../../../core/episode/words-for-text.ts'
import { SegmentId } from '../../../../core/ids.ts'

/** Whether a document says these turns, line by line; white space may differ. */
export function saysTurns(doc: Text, segments: readonly Segment[]): boolean {
  if (doc.lines !== Math.max(1, segments.length)) return false
  let at = 0
  for (const line of doc.iterLines()) {
    const segment = segments[at]
    at += 1
    const text = segment ? segmentText(segment) : ''
    if (line !== text && foldSpaces(line) !== text) return false
  }
  return true
}

/** The turns as they would be if they said what the document says, for comparing the two. */
export function linesAsTurns(doc: Text, segments: readonly Segment[]): readonly Segment[] {
  return Array.from({ length: doc.lines }, (_, i): Segment => {
    const text = foldSpaces(doc.line(i + 1).text)
    const segment = segments[i]
    if (segment && segmentText(segment) === text) return segment
    const words = text === '' ? [] : text.split(' ').map((word) => ({ text: word }))
    return { id: segment?.id ?? SegmentId.parse(`line-${i}`), words }
  })
}
