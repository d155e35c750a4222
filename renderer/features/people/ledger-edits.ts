import type { Edit } from '../../../core/editing/edit.ts'
import type { LedgerRow } from '../../../core/episode/link-ledger.ts'
import { addressKey } from '../../../core/episode/link-tracking.ts'
import type { Episode } from '../../../core/episode/schema.ts'

/**
 * The edits that give a row another address, and with it every other place that has the same page: an
 * address is edited once. `address` undefined takes the address away, in this row only.
 */
export function addressEdits(
  row: LedgerRow,
  address: string | undefined,
  rows: readonly LedgerRow[],
  episode: Pick<Episode, 'showNotes' | 'summary'>,
): readonly Edit[] {
  if (address === row.address) return []
  if (address === undefined) return clearAddress(row)
  return proseOnce(
    sameRows(row, rows).flatMap((each) => setAddress(each, address)),
    episode,
  )
}

/** The rows that lead to the same page as one row, itself among them. */
export function sameRows(row: LedgerRow, rows: readonly LedgerRow[]): readonly LedgerRow[] {
  if (!row.address) return [row]
  const key = addressKey(row.address)
  return rows.filter((other) => other.key === row.key || (other.address && addressKey(other.address) === key))
}

/** The edits that take a row out of the ledger; none for an address in prose, which is taken out there. */
export function removeEdits(row: LedgerRow): readonly Edit[] {
  if (row.place.kind === 'link') return [{ type: 'link.remove', linkId: row.place.linkId }]
  if (row.place.kind === 'chapter') return clearAddress(row)
  return []
}

/** A change of an address in prose, until all changes of that prose are known. */
interface ProseChange {
  readonly type: 'prose'
  readonly field: 'notes' | 'template' | 'description'
  readonly written: string
  readonly address: string
}

function setAddress(row: LedgerRow, address: string): readonly (Edit | ProseChange)[] {
  const { place } = row
  switch (place.kind) {
    case 'link':
      return [{ type: 'link.change', linkId: place.linkId, set: { address } }]
    case 'chapter':
      return [{ type: 'chapter.change', chapterId: place.chapterId, set: { url: address } }]
    default:
      return [{ type: 'prose', field: place.kind, written: place.written, address }]
  }
}

function clearAddress({ place }: LedgerRow): readonly Edit[] {
  if (place.kind === 'link')
    return [{ type: 'link.change', linkId: place.linkId, set: {}, clear: ['address'] }]
  if (place.kind === 'chapter') {
    return [{ type: 'chapter.change', chapterId: place.chapterId, set: {}, clear: ['url'] }]
  }
  return []
}

/** Turns the changes of one text into one edit, each based on the text the one before it left. */
function proseOnce(
  changes: readonly (Edit | ProseChange)[],
  { showNotes, summary }: Pick<Episode, 'showNotes' | 'summary'>,
): readonly Edit[] {
  const texts = { notes: showNotes.text, template: showNotes.template, description: summary }
  const edits: Edit[] = []
  const changed = new Set<keyof typeof texts>()
  for (const change of changes) {
    if (change.type !== 'prose') {
      edits.push(change)
      continue
    }
    texts[change.field] = replaceAddress(texts[change.field], change.written, change.address)
    changed.add(change.field)
  }
  if (changed.has('notes')) edits.push({ type: 'notes.change', set: { text: texts.notes } })
  if (changed.has('template')) edits.push({ type: 'notes.change', set: { template: texts.template } })
  if (changed.has('description')) edits.push({ type: 'details.change', set: { summary: texts.description } })
  return edits
}

/** Replaces an address wherever it stands whole, never as the start of a longer one. */
export function replaceAddress(text: string, written: string, address: string): string {
  let result = ''
  let from = 0
  for (;;) {
    const at = text.indexOf(written, from)
    if (at < 0) return result + text.slice(from)
    const end = at + written.length
    const rest = /^[.,;:!?*_~)]*/.exec(text.slice(end, end + 20))?.[0].length ?? 0
    const next = text[end + rest]
    const isWhole = next === undefined || /[\s<>"'`{}|\\^[\]]/.test(next)
    result += text.slice(from, at) + (isWhole ? address : written)
    from = end
  }
}
