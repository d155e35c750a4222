import { useCallback } from 'react'
import { createStore, useStore } from 'zustand'

interface Announcements {
  readonly polite: string
  readonly assertive: string
}

const store = createStore<Announcements>(() => ({ polite: '', assertive: '' }))

/** Says something to screen readers. `assertive` only for a save that failed. */
export function announce(text: string, urgency: 'polite' | 'assertive' = 'polite'): void {
  // The same words twice in a row are only spoken again when the text differs.
  const said = store.getState()[urgency]
  store.setState({ [urgency]: said === text ? `${text}\u00a0` : text })
}

/** Gives `announce`, for components. */
export function useAnnounce(): typeof announce {
  return useCallback(announce, [])
}

/** What the live regions hold now. */
export function useAnnouncements(): Announcements {
  return useStore(store)
}
