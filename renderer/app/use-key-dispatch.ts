import { useEffect } from 'react'
import { commandFor, isTyping, runCommand } from '../state/commands.ts'

/**
 * Turns key presses into commands. While a text is being typed that is not yet committed, undo and
 * redo belong to that text; everywhere else they belong to the episode.
 */
export function useKeyDispatch(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const command = commandFor(event)
      if (!command) return
      if (command.startsWith('history.') && ownsItsUndo(event.target)) return
      event.preventDefault()
      runCommand(command)
    }
    window.addEventListener('keydown', pressed)
    window.addEventListener('keydown', pressedOnButton, true)
    return () => {
      window.removeEventListener('keydown', pressed)
      window.removeEventListener('keydown', pressedOnButton, true)
    }
  }, [])
}

/** ⌘↵ means the command also while a button has focus, which would take it for a plain ↵. */
function pressedOnButton(event: KeyboardEvent): void {
  const isChord = event.key === 'Enter' && (event.metaKey || event.ctrlKey)
  if (!isChord || !(event.target instanceof HTMLButtonElement)) return
  const command = commandFor(event)
  if (!command) return
  event.preventDefault()
  event.stopPropagation()
  runCommand(command)
}

function ownsItsUndo(target: EventTarget | null): boolean {
  if (!isTyping(target) || !(target instanceof Element)) return false
  const draft = target.closest('[data-draft]')
  if (draft) return draft.getAttribute('data-draft') === 'dirty'
  return target.matches('input, textarea')
}
