import { Copy, FileX, NotebookText } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { copyNotes } from '../../state/copy-notes.ts'
import { showToast } from '../../state/toasts.ts'
import { notesText } from '../../text/notes.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { SafeHtml } from './SafeHtml.tsx'
import type { NotesPreview as Preview, RenderedNotes } from './use-rendered-notes.ts'

type View = 'page' | 'plain' | 'html'

/** The most bytes of HTML Apple Podcasts takes in a description (formats.md, platform rules). */
const mostBytes = 4_000

interface NotesPreviewProps {
  readonly preview: Preview
  /** Stands in the place of the heading, where the pane has more than one content. */
  readonly lead?: ReactNode
}

/** The notes as listeners, plain readers and machines get them, with their length. */
export function NotesPreview({ preview, lead }: NotesPreviewProps) {
  const [view, setView] = useState<View>('page')
  const { notes, failed, retry } = preview
  const copy = () => {
    if (notes) void copyNotes(notes, view).then(() => showToast({ title: notesText.copied }))
  }
  return (
    <section className="pane notes-preview" aria-label={notesText.preview}>
      <div className="toolbar">
        <h2 className={lead ? 'vh' : ''}>{notesText.preview}</h2>
        {lead}
        <div className="end row">
          {notes && <Length notes={notes} view={view} />}
          <IconButton
            label={notesText.copy(notesText[view])}
            icon={Copy}
            size="small"
            onPress={copy}
            isDisabled={!notes}
          />
          <Segmented
            label={notesText.view}
            value={view}
            onChange={setView}
            options={[
              { id: 'page', label: notesText.page },
              { id: 'plain', label: notesText.plain },
              { id: 'html', label: notesText.html },
            ]}
          />
        </div>
      </div>
      {failed && !notes && (
        <EmptyState
          failed
          icon={FileX}
          title={notesText.failed}
          action={<Button onPress={retry}>{notesText.tryAgain}</Button>}
        >
          {notesText.failedSafe}
        </EmptyState>
      )}
      {!notes && !failed && <Skeleton label={notesText.loading} />}
      {notes && <Body notes={notes} view={view} />}
    </section>
  )
}

function Length({ notes, view }: { readonly notes: RenderedNotes; readonly view: View }) {
  if (view === 'plain')
    return <span className="s2 t3 num">{notesText.characters(notes.plainCharacters)}</span>
  const over = notes.htmlBytes - mostBytes
  return (
    <span
      className={over > 0 ? 's2 err num' : 's2 t3 num'}
      title={notesText.bytesLong(notes.htmlBytes, mostBytes)}
    >
      {over > 0 && <span className="over">{notesText.tooLong(over)}: </span>}
      {notesText.bytes(notes.htmlBytes, mostBytes)}
      <span className="vh"> {notesText.bytesLong(notes.htmlBytes, mostBytes)}</span>
    </span>
  )
}

function Body({ notes, view }: { readonly notes: RenderedNotes; readonly view: View }) {
  if (notes.markdown.trim() === '') {
    return (
      <EmptyState icon={NotebookText} title={notesText.empty}>
        {notesText.emptyHint}
      </EmptyState>
    )
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <section className="scroll toasty" tabIndex={0} aria-label={notesText[view]}>
      {view === 'page' ? (
        <div className="notes-page">
          <SafeHtml html={notes.fullHtml} />
        </div>
      ) : (
        <pre className="notes-source">{view === 'plain' ? notes.plain : notes.html}</pre>
      )}
    </section>
  )
}
