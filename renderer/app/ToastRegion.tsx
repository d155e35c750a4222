import { Check, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { runCommand } from '../state/commands.ts'
import { useEpisodeView } from '../state/EpisodeProvider.tsx'
import type { EpisodeView } from '../state/episode-view.ts'
import { chordOf } from '../state/keymap.ts'
import { dismissToast, type Toast, useToasts } from '../state/toasts.ts'
import { shellText } from '../text/shell.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'

const lifetime = 8_000
const mostShown = 3

/** Messages at the bottom left, newest at the bottom; older ones fold into "2 more". */
export function ToastRegion() {
  const toasts = useToasts()
  const [isHeld, setHeld] = useState(false)
  const [isUnfolded, setUnfolded] = useState(false)
  useEffect(() => {
    if (toasts.length <= mostShown) setUnfolded(false)
  }, [toasts.length])
  if (toasts.length === 0) return null
  const shown = isUnfolded ? toasts : toasts.slice(-mostShown)
  const folded = toasts.length - shown.length
  return (
    <section
      className="toasts"
      aria-label={shellText.messages}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {folded > 0 && (
        <button type="button" className="pop btn ghost more-toasts" onClick={() => setUnfolded(true)}>
          {shellText.moreToasts(folded)}
        </button>
      )}
      <ol>
        {shown.map((toast) => (
          <ToastLine key={toast.id} toast={toast} isHeld={isHeld} />
        ))}
      </ol>
    </section>
  )
}

function ToastLine({ toast, isHeld }: { readonly toast: Toast; readonly isHeld: boolean }) {
  const dismiss = () => dismissToast(toast.id)
  useEffect(() => {
    if (isHeld || toast.stays) return
    const timer = setTimeout(() => dismissToast(toast.id), lifetime)
    return () => clearTimeout(timer)
  }, [isHeld, toast])
  const view = useEpisodeView()
  const { action } = toast
  return (
    <li className="toast pop">
      <Icon of={toast.icon ?? Check} tone={toast.tone ?? 'ok'} />
      <span className="grow">
        <span className="med">{toast.title}</span>
        {toast.detail && <span className="s2 t3 block">{toast.detail}</span>}
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
