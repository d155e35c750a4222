import { createHash } from 'node:crypto'
import type { Episode, Segment } from '../../../core/episode/schema.ts'

/** What of an episode no exported file says: bookkeeping, and how its words came about. */
const unread: ReadonlySet<string> = new Set<keyof Episode>([
  'schemaVersion',
  'revision',
  'createdAt',
  'updatedAt',
  'corrections',
  'answers',
  'provenance',
  'transcript',
])

/** Marks of turns, kept while they are: an edit touches few of thousands. */
const marks = new WeakMap<Segment, string>()

/**
 * The same for two states of an episode of which every export is the same, whatever the order of their
 * keys: an answer in the review, or an edit that was taken back, does not change it.
 */
export function exportFingerprint(episode: Episode): string {
  const { transcript } = episode
  const about = Object.entries(episode).filter(([field]) => !unread.has(field))
  const hash = createHash('sha256').update(orderedJson([Object.fromEntries(about), transcript?.language]))
  for (const segment of transcript?.segments ?? []) hash.update(markOf(segment))
  return hash.digest('hex')
}

function markOf(segment: Segment): string {
  const known = marks.get(segment)
  if (known !== undefined) return known
  const { id, speaker, words } = segment
  const said = words.map(({ text, start, end, confidence, joined }) => [text, start, end, confidence, joined])
  const mark = createHash('sha256')
    .update(JSON.stringify([id, speaker, said]))
    .digest('hex')
  marks.set(segment, mark)
  return mark
}

/** JSON with the keys of every object in one order. */
function orderedJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
