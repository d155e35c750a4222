import { flushDrafts } from '../ui/pending-drafts.ts'

/**
 * Commits text still waiting in a field when the person turns away: another tab, a closed window, a
 * reload. What is under way then still arrives, since the transports send it for good.
 */
export function flushOnLeave(): void {
  const flush = (): void => void flushDrafts()
  window.addEventListener('pagehide', flush)
  window.addEventListener('beforeunload', flush)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') flush()
  })
}
