import type { Edit } from './edit.ts'

const plural = (count: number, one: string, many = `${one}s`): string =>
  count === 1 ? one : `${count} ${many}`

const labels: { readonly [T in Edit['type']]: (edit: Extract<Edit, { type: T }>) => string } = {
  'details.change': ({ set, clear }) => {
    const fields = [...Object.keys(set), ...(clear ?? [])]
    return fields.length === 1 ? `Change ${fieldName(fields[0] ?? '')}` : 'Change details'
  },
  'notes.change': () => 'Edit show notes',
  'chapter.add': () => 'Add chapter',
  'chapter.move': () => 'Move chapter',
  'chapter.change': ({ set, clear }) => chapterChange([...Object.keys(set), ...(clear ?? [])]),
  'chapter.remove': ({ chapterIds }) => `Delete ${plural(chapterIds.length, 'chapter')}`,
  'chapter.shift': ({ from }) => (from ? 'Shift the later chapters' : 'Shift all chapters'),
  'chapter.replaceAll': () => 'Replace chapters',
  'transcript.replaceWords': () => 'Edit transcript',
  'transcript.splitSegment': () => 'Split turn',
  'transcript.joinSegment': () => 'Join turns',
  'transcript.setSpeaker': ({ segmentIds }) => `Set speaker of ${plural(segmentIds.length, 'turn')}`,
  'transcript.removeSegments': ({ segmentIds }) => `Delete ${plural(segmentIds.length, 'turn')}`,
  'transcript.replaceSegments': () => 'Edit transcript',
  'transcript.set': () => 'Import transcript',
  'transcript.remove': () => 'Remove transcript',
  'correction.accept': ({ places, origin, after }) =>
    origin === 'suggestion'
      ? `Accept "${after}" in ${plural(places.length, 'place')}`
      : `Replace ${plural(places.length, 'place')}`,
  'correction.revert': ({ correctionIds }) => `Revert ${plural(correctionIds.length, 'correction')}`,
  'suggestion.answer': ({ heard, right, answer }) =>
    answer === 'skipped' ? `Skip "${heard} → ${right}"` : `Never suggest "${right}" for "${heard}"`,
  'suggestion.reopen': ({ suggestionIds }) => `Reopen ${plural(suggestionIds.length, 'suggestion')}`,
  'person.add': ({ person }) => `Add ${person.name || 'person'}`,
  'person.change': ({ set }) => (set.name === undefined ? 'Change person' : `Rename to ${set.name}`),
  'person.remove': () => 'Remove person',
  'person.merge': () => 'Merge people',
  'person.move': () => 'Move person',
  'link.add': () => 'Add link',
  'link.change': () => 'Change link',
  'link.remove': () => 'Remove link',
  'link.move': () => 'Move link',
}

/** What an edit does, as the Undo menu says it. */
export function editLabel(edit: Edit): string {
  return (labels[edit.type] as (edit: Edit) => string)(edit)
}

/** What a gesture of several edits does: the edit's own words, or the first and how many more. */
export function gestureLabel(edits: readonly Edit[]): string {
  const [first] = edits
  if (!first) return 'Nothing'
  const label = editLabel(first)
  return edits.every((edit) => editLabel(edit) === label)
    ? label
    : `${label} and ${plural(edits.length - 1, 'one more change', 'more changes')}`
}

const fieldNames: Readonly<Record<string, string>> = {
  summary: 'description',
  publishedAt: 'date',
  enclosure: 'audio',
  showTitle: 'show',
}

function fieldName(field: string): string {
  return fieldNames[field] ?? field
}

function chapterChange(fields: readonly string[]): string {
  const [field] = fields
  if (fields.length !== 1 || field === undefined) return 'Change chapter'
  if (field === 'title') return 'Rename chapter'
  if (field === 'inTableOfContents') return 'Show or hide chapter'
  if (field === 'url') return 'Change chapter link'
  if (field === 'segmentId') return 'Place chapter in the text'
  return `Change chapter ${field === 'endTime' ? 'end' : field}`
}
