import { useState } from 'react'

/**
 * Whether a field was typed in since something was last done with what it says, as `data-draft` says it: only
 * then is undo its own. `done` counts what was done.
 */
export function useTypedSince(done: number) {
  const [typedAfter, setTypedAfter] = useState<number>()
  return {
    draft: typedAfter === done ? 'dirty' : 'clean',
    noteTyping: () => setTypedAfter(done),
  } as const
}
