import { useEffect } from 'react'
import { isTyping, useCommand } from '../state/commands.ts'
import { handedFrom, handOver } from '../state/handed.ts'
import { navigate, type Route } from './routes.ts'

/** ⌘V in the library, where nobody is typing, and ⇧⌘V anywhere bring what was copied to the import screen. */
export function usePasteImport(route: Route): void {
  useCommand('episode.paste', () => void pasteFromClipboard())
  const isLibrary = route.screen === 'library'
  useEffect(() => {
    if (!isLibrary) return
    const pasted = (event: ClipboardEvent) => {
      if (isTyping(event.target)) return
      const things = handedFrom(event.clipboardData)
      if (things.length === 0) return
      event.preventDefault()
      handOver(things)
      navigate({ screen: 'import' })
    }
    window.addEventListener('paste', pasted)
    return () => window.removeEventListener('paste', pasted)
  }, [isLibrary])
}

/** Reads the clipboard where the system lets a page do so; else the person pastes into the empty field. */
export async function pasteFromClipboard(): Promise<void> {
  const text = await navigator.clipboard.readText().catch(() => '')
  if (text.trim() !== '') handOver([{ kind: 'text', text }])
  navigate({ screen: 'import' })
}
