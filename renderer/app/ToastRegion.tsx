import { Check, X } from 'lucide-react'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { runCommand } from '../state/commands.ts'
import { useEpisodeView } from '../state/EpisodeProvider.tsx'
import type { EpisodeView } from '../state/episode-view.ts'
import { chordOf } from '../state/keymap.ts'
import { dismissToast, endToastsOfOthers, type Toast, useToasts } from '../state/toasts.ts'
import { shellText } from '../text/shell.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'

const lifetime = 8_000
/** How long after somebody was still at the messages it is asked again. */
const patience = 1_000
/** More would cover the text of a small or much enlarged window. */
const mostShown = 2

/** Messages at the bottom left, newest at the bottom; older ones fold into "2 more". */
export function ToastRegion() {
  const toasts = useToasts()
  const episodeId = useEpisodeView()?.episodeId
  // Before the screen of the episode does anything that could be told.
  useLayoutEffect(() => endToastsOfOthers(episodeId), [episodeId])
  const region = useRef<HTMLElement>(null)
  const [isUnfolded, setUnfolded] = useState(false)
  useEffect(() => {
    if (toasts.length <= mostShown) setUnfolded(false)
  }, [toasts.length])
  if (toasts.length === 0) return null
  const shown = isUnfolded ? toasts : toasts.slice(-mostShown)
  const folded = toasts.length - shown.length
  return (
    <section className="toasts" aria-label={shellText.messages} ref={region}>
      {toasts.map((toast) => (
        <ToastLife key={toast.id} toast={toast} region={region} />
      ))}
      {folded > 0 && (
        <button type="button" className="pop btn ghost more-toasts" onClick={() => setUnfolded(true)}>
          {shellText.moreToasts(folded)}
        </button>
      )}
      <ol>
        {shown.map((toast) => (
          <ToastLine key={toast.id} toast={toast} />
        ))}
      </ol>
    </section>
  )
}

interface ToastLifeProps {
  readonly toast: Toast
  readonly region: RefObject<HTMLElement | null>
}

/** Ends a toast after its time, folded or not; while somebody is at the messages it waits. Shows nothing. */
function ToastLife({ toast, region }: ToastLifeProps) {
  const { id, stays } = toast
  useEffect(() => {
    if (stays) return
    let timer: ReturnType<typeof setTimeout>
    const end = (): void => {
      // Asked when the time is up: an element that goes under the pointer never says that the pointer left.
      if (region.current?.matches(':is(:hover, :focus-within)')) timer = setTimeout(end, patience)
      else dismissToast(id)
    }
    timer = setTimeout(end, lifetime)
    return () => clearTimeout(timer)
  }, [id, stays, region])
  return null
}

function ToastLine({ toast }: { readonly toast: Toast }) {
  const dismiss = () => dismissToast(toast.id)
  const view = useEpisodeView()
  const { action } = toast
  return (
    <li className="toast pop">
      <Icon of={toast.icon ?? Check} tone={toast.tone ?? 'ok'} />
      <span className="grow">
        <span className="med">{toast.title}</span>
        {toast.detail && <span className="s2 t3">{toast.detail}</span>}
      </span>
      {action && (
        <Button
          size="small"
          {...(action.shortcut && { shortcut: action.shortcut })}
          onPress={() => {
            action.onPress()
            dismiss()
          }}
        >
          {action.label}
        </Button>
      )}
      {toast.undoOf && view?.episodeId === toast.undoOf.episodeId && (
        <UndoButton view={view} revision={toast.undoOf.revision} onUndone={dismiss} />
      )}
      <IconButton label={shellText.dismiss} icon={X} size="small" onPress={dismiss} />
    </li>
  )
}

interface UndoButtonProps {
  readonly view: EpisodeView
  readonly revision: number
  readonly onUndone: () => void
}

/** Offered only while nothing newer was done: undo always takes back the newest step. */
function UndoButton({ view, revision, onUndone }: UndoButtonProps) {
  const isNewest = useStore(
    view.store,
    (state) => state.phase === 'open' && state.episode.revision === revision,
  )
  if (!isNewest) return null
  return (
    <Button
      size="small"
      shortcut={chordOf('history.undo')}
      onPress={() => {
        runCommand('history.undo')
        onUndone()
      }}
    >
      {shellText.undo}
    </Button>
  )
}
