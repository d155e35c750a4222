import type { CallOutput } from '../../core/contract/contract.ts'

/** Puts the notes on the clipboard: as a page with its plain text beside it, as plain text, or as HTML source. */
export async function copyNotes(
  notes: Pick<CallOutput<'notes.render'>, 'html' | 'fullHtml' | 'plain'>,
  as: 'page' | 'plain' | 'html',
): Promise<void> {
  if (as !== 'page') return navigator.clipboard.writeText(as === 'plain' ? notes.plain : notes.html)
  const item = new ClipboardItem({
    'text/html': new Blob([notes.fullHtml], { type: 'text/html' }),
    'text/plain': new Blob([notes.plain], { type: 'text/plain' }),
  })
  await navigator.clipboard.write([item])
}
