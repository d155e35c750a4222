import type { Transaction } from '@codemirror/state'
import type { EditorView, ViewUpdate } from '@codemirror/view'
import { Bookmark } from 'lucide-react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Episode } from '../../../core/episode/schema.ts'
import { runCommand } from '../../state/commands.ts'
import { useEpisodeView, useIsReadOnly } from '../../state/EpisodeProvider.tsx'
import type { EpisodeView } from '../../state/episode-view.ts'
import { tellError } from '../../state/errors.ts'
import { randomIds } from '../../state/random-ids.ts'
import { showToast } from '../../state/toasts.ts'
import { noteTyping } from '../../state/typing-rest.ts'
import { transcriptText } from '../../text/transcript.ts'
import { createCaretTeller } from './caret-teller.ts'
import { createEditor, type EditorMode, setMode } from './editor/create-editor.ts'
import type { OpenHeadingMenu } from './editor/headings.ts'
import type { OpenSpeakerMenu } from './editor/margin.ts'
import { TranscriptSync } from './editor/sync.ts'
import { createInfoKeeper } from './info-keeper.ts'

/** An open transcript: its view, and the sync that keeps it and the host together. */
export interface OpenTranscript {
  readonly view: EditorView
  readonly sync: TranscriptSync
  /** Hears every change of the text and of the selection; the answer stops listening. */
  readonly listen: (listener: (update: ViewUpdate) => void) => () => void
}

interface TranscriptEditorOptions {
  readonly mode: EditorMode
  readonly onSpeaker: OpenSpeakerMenu
  readonly onHeading: OpenHeadingMenu
  readonly onChangePressed: (id: string) => void
}

/** Opens the editor in an element and keeps it in step with the episode while the element is there. */
export function useTranscriptEditor(
  element: RefObject<HTMLElement | null>,
  options: TranscriptEditorOptions,
): OpenTranscript | undefined {
  const episodeView = useEpisodeView()
  const isReadOnly = useIsReadOnly()
  const [open, setOpen] = useState<OpenTranscript>()
  const latest = useRef(options)
  latest.current = options
  const start = useRef({ mode: options.mode, isReadOnly })
  start.current = { mode: options.mode, isReadOnly }

  useEffect(() => {
    const parent = element.current
    if (!parent || !episodeView) return
    const opened = openTranscript(parent, episodeView, start.current, latest)
    if (!opened) return
    setOpen(opened.open)
    return () => {
      opened.close()
      setOpen(undefined)
    }
  }, [element, episodeView])

  useEffect(() => {
    if (open) setMode(open.view, options.mode, isReadOnly)
  }, [open, options.mode, isReadOnly])
  return open
}

/** Whether a person wrote or took away something, and not the host. */
function isTyped(transaction: Transaction): boolean {
  return transaction.docChanged && (transaction.isUserEvent('input') || transaction.isUserEvent('delete'))
}

/** The open episode, or undefined while it opens. */
function episodeIn(view: EpisodeView): Episode | undefined {
  const state = view.store.getState()
  return state.phase === 'open' ? state.episode : undefined
}

function openTranscript(
  parent: HTMLElement,
  episodeView: EpisodeView,
  start: { readonly mode: EditorMode; readonly isReadOnly: boolean },
  latest: RefObject<TranscriptEditorOptions>,
): { readonly open: OpenTranscript; readonly close: () => void } | undefined {
  const episode = episodeIn(episodeView)
  if (!episode) return undefined
  const info = createInfoKeeper(episode)
  const segments = episode.transcript?.segments ?? []
  const caret = createCaretTeller(episode.id)
  const listeners = new Set<(update: ViewUpdate) => void>()
  const view = createEditor(
    parent,
    { segments, info: info.now(), ...start },
    {
      onUpdate: (update) => {
        if (update.transactions.some(isTyped)) noteTyping()
        sync.changed(update)
        caret.changed(update)
        for (const listener of listeners) listener(update)
      },
      onSpeaker: (line, beside) => latest.current.onSpeaker(line, beside),
      onHeading: (chapterId, button) => latest.current.onHeading(chapterId, button),
      onChangePressed: (id) => latest.current.onChangePressed(id),
      undo: () => void runCommand('history.undo'),
      redo: () => void runCommand('history.redo'),
      onHeadingBetween: ({ title }) =>
        showToast({
          title: transcriptText.headingBetween(title || transcriptText.untitledChapter),
          detail: transcriptText.headingBetweenDetail,
          icon: Bookmark,
        }),
    },
  )
  const sync = new TranscriptSync({
    view,
    segments,
    apply: (edits, mergeKey) => episodeView.applyEdits(edits, mergeKey === undefined ? {} : { mergeKey }),
    newId: randomIds,
    onError: tellError,
  })
  info.attach(view)
  const stopFollowing = episodeView.store.subscribe((state) => {
    if (state.phase !== 'open') return
    sync.follow(state.episode.transcript?.segments ?? [])
    info.follow(state.episode)
  })
  return {
    open: {
      view,
      sync,
      listen(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    close() {
      // What is still on its way is made against the host's newest turns, so those are followed to the end.
      void sync.stop().finally(stopFollowing)
      info.stop()
      caret.stop()
      view.destroy()
    },
  }
}
