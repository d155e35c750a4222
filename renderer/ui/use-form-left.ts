import { useCallback, useEffect, useRef } from 'react'
import { leaveText } from './pending-drafts.ts'

/**
 * Hands on what was typed into a form that goes away before it was saved or given up, as when another list is shown in
 * its place; the answer is to be called for either. `text` is what was typed, empty where nothing was.
 */
export function useFormLeft(text: string): () => void {
  const held = useRef({ text, isSettled: false })
  held.current.text = text
  useEffect(
    () => () => {
      if (!held.current.isSettled) leaveText(held.current.text)
    },
    [],
  )
  return useCallback(() => {
    held.current.isSettled = true
  }, [])
}
