import { Suspense, useState } from 'react'
import { useCommand } from '../../state/commands.ts'
import { useEpisode, useEpisodeView } from '../../state/EpisodeProvider.tsx'
import { tellError } from '../../state/errors.ts'
import { usePanelSlots } from '../../state/panel-slots.ts'
import { type ShowState, showOf, useShow } from '../../state/show.ts'
import { showToast } from '../../state/toasts.ts'
import { notesText } from '../../text/notes.ts'
import { PaneSplit } from '../../ui/PaneSplit.tsx'
import { usePanes } from '../../ui/panes.ts'
import { flushDrafts } from '../../ui/pending-drafts.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { SidePanelToggle } from '../../ui/SidePanelToggle.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useMediaQuery } from '../../ui/use-media-query.ts'
import { NotesEditor } from './NotesEditor.tsx'
import { NotesPreview } from './NotesPreview.tsx'
import { FooterDialog, SaveTemplateDialog } from './TemplateDialogs.tsx'
import { TemplateMenu } from './TemplateMenu.tsx'
import { showTemplates, templateInForce, templateName } from './template-choices.ts'
import { useNotesSource } from './use-notes-source.ts'
import { type NotesPreview as Preview, useRenderedNotes } from './use-rendered-notes.ts'
import '../../styles/notes.css'

/** Show notes: the template or the text, what it becomes, and the publish panel beside them. */
export function NotesPage() {
  const isNarrow = useMediaQuery('(max-width: 1179px)')
  return isNarrow ? <NarrowNotes /> : <WideNotes />
}

/** Three panes: notes, preview, publish. */
function WideNotes() {
  const { Publish } = usePanelSlots()
  const preview = useRenderedNotes()
  return (
    <PaneSplit
      view="publish"
      sideLabel={notesText.publish}
      edgeLabel={notesText.publishEdge}
      defaultWidth={412}
      min={360}
      max={520}
      side={
        <Suspense fallback={<Skeleton label={notesText.publish} />}>
          <Publish />
        </Suspense>
      }
    >
      <div className="notes-panes">
        <NotesPane preview={preview} hasSide />
        <NotesPreview preview={preview} />
      </div>
    </PaneSplit>
  )
}

/** Two panes: where there is no room for three, publish stands behind the preview. */
function NarrowNotes() {
  const { Publish } = usePanelSlots()
  const preview = useRenderedNotes()
  const [shown, setShown] = useState<'preview' | 'publish'>('preview')
  const lead = (
    <Segmented
      label={notesText.shown}
      value={shown}
      onChange={setShown}
      options={[
        { id: 'preview', label: notesText.preview },
        { id: 'publish', label: notesText.publish },
      ]}
    />
  )
  return (
    <div className="notes-panes" data-region="work">
      <NotesPane preview={preview} hasSide={false} />
      {shown === 'preview' ? (
        <NotesPreview preview={preview} lead={lead} />
      ) : (
        <section className="pane side" aria-label={notesText.publish} data-region="side">
          <Suspense fallback={<Skeleton label={notesText.publish} />}>
            <Publish lead={lead} />
          </Suspense>
        </section>
      )}
    </div>
  )
}

interface NotesPaneProps {
  readonly preview: Preview
  /** Whether a side panel can be shown and hidden. */
  readonly hasSide: boolean
}

function NotesPane({ preview, hasSide }: NotesPaneProps) {
  const { isSideShown } = usePanes()
  const { showNotes, show: ref } = useEpisode()
  const state = useShow(ref.id)
  const [dialog, setDialog] = useState<'save' | 'footer'>()
  const { change, fillAgain } = useNotesSource()
  const save = useSaveTemplate(state, () => setDialog('save'))
  useCommand('episode.save', save, showNotes.source === 'template')
  const close = () => setDialog(undefined)
  return (
    <section className="pane" aria-label={notesText.title}>
      <div className="toolbar" data-region="toolbar">
        <h1 className="ell">{notesText.title}</h1>
        {showNotes.source === 'template' && (
          <TemplateMenu state={state} onSave={() => setDialog('save')} onFooter={() => setDialog('footer')} />
        )}
        <div className="end row">
          <Segmented
            label={notesText.source}
            value={showNotes.source}
            onChange={change}
            options={[
              { id: 'template', label: notesText.template },
              { id: 'text', label: notesText.text },
            ]}
          />
          {hasSide && !isSideShown && <SidePanelToggle label={notesText.showPublish} />}
        </div>
      </div>
      <NotesEditor
        key={showNotes.source}
        source={showNotes.source}
        problem={preview.notes?.problem}
        onFillAgain={fillAgain}
      />
      {dialog === 'save' && state.phase === 'ready' && (
        <SaveTemplateDialog
          state={state}
          template={templateInForce(showNotes.template)}
          suggested={likelyName(showNotes.template, state)}
          onClose={close}
        />
      )}
      {dialog === 'footer' && state.phase === 'ready' && <FooterDialog state={state} onClose={close} />}
    </section>
  )
}

/** ⌘S: saves, and asks for a name where the template is not kept under one yet. */
function useSaveTemplate(state: ShowState, ask: () => void): () => void {
  const view = useEpisodeView()
  const save = async () => {
    await flushDrafts()
    void view?.save().catch(tellError)
    const open = view?.store.getState()
    if (open?.phase !== 'open') return
    const name = templateName(open.episode.showNotes.template, showOf(state))
    if (name !== undefined) showToast({ title: notesText.templateIsSaved(name), tone: 'ok' })
    else if (state.phase === 'none') showToast({ title: notesText.noShow })
    else if (state.phase === 'ready') ask()
  }
  return () => void save()
}

/** The show's template that starts like this one: most likely the one that was changed. */
function likelyName(template: string, state: ShowState): string | undefined {
  const [first] = templateInForce(template).split('\n')
  return showTemplates(showOf(state)).find((other) => other.template.split('\n')[0] === first)?.name
}
