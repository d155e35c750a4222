import type { ShowNotes } from '../../../core/episode/schema.ts'
import { useClient } from '../../state/client.ts'
import { useEpisode, useIsReadOnly } from '../../state/EpisodeProvider.tsx'
import { useToldEdits } from '../../state/told-edits.ts'
import { notesText } from '../../text/notes.ts'
import { flushDrafts } from '../../ui/pending-drafts.ts'

/** Moves between the template and the text by hand. The first text is what the template gives. */
export function useNotesSource() {
  const { id: episodeId, showNotes } = useEpisode()
  const isReadOnly = useIsReadOnly()
  const client = useClient()
  const tell = useToldEdits()

  const toText = async () => {
    const isFirst = showNotes.text.trim() === ''
    const text = isFirst ? (await client.call('notes.render', { episodeId })).markdown : showNotes.text
    await tell([{ type: 'notes.change', set: { source: 'text', text } }], {
      title: notesText.becameText,
      detail: notesText.becameTextDetail,
    })
  }
  const change = async (source: ShowNotes['source']) => {
    if (isReadOnly) return
    await flushDrafts()
    if (source === 'text') await toText()
    else await tell([{ type: 'notes.change', set: { source } }])
  }
  /** The host renders what is in force, so the template is in force for a moment; undo sees one step. */
  const fillAgain = async () => {
    await flushDrafts()
    const options = { mergeKey: `notes.fill:${Date.now()}`, label: notesText.fillLabel }
    await tell([{ type: 'notes.change', set: { source: 'template' } }], undefined, options)
    const { markdown } = await client.call('notes.render', { episodeId })
    const edit = { type: 'notes.change', set: { source: 'text', text: markdown } } as const
    await tell([edit], { title: notesText.filledAgain }, options)
  }
  return { change: (source: ShowNotes['source']) => void change(source), fillAgain: () => void fillAgain() }
}
