/** Whether keys are written and pressed the Mac way. */
export const isMac: boolean = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)

/** Whether the page runs in Galley's own window; a browser keeps some keys, such as ⌘N, for itself. */
export const inOwnWindow: boolean = typeof window !== 'undefined' && 'episodeHost' in window
