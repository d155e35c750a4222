import { useCallback, useEffect, useRef, useState } from 'react'
import { leaveText } from './pending-drafts.ts'

/**
 * A text typed for one use, such as a name to give, and how to change it. Who uses it or gives it up puts back what it
 * began with; where its field goes away before, as when another window was quicker, the text is handed on.
 */
export function useTypedOnce(start = ''): readonly [string, (text: string) => void] {
  const [text, setText] = useState(start)
  // What the field holds when it goes away, which may be in the very step that changed it.
  const held = useRef({ start, text: start })
  const change = useCallback((next: string) => {
    held.current.text = next
    setText(next)
  }, [])
  useEffect(
    () => () => {
      const { start: began, text: left } = held.current
      if (left !== began) leaveText(left)
    },
    [],
  )
  return [text, change]
}
