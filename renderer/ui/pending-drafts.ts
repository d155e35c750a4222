/** Commits one field's text now; settles when the host has answered. */
type Flush = () => Promise<void>

const pending = new Set<Flush>()

/** Notes that a field holds text nobody has committed yet; the answer takes the note back. */
export function registerDraft(flush: Flush): () => void {
  pending.add(flush)
  return () => pending.delete(flush)
}

/** Commits every text still waiting in a field. Called before leaving a screen and before undo. */
export async function flushDrafts(): Promise<void> {
  await Promise.all([...pending].map((flush) => flush()))
}
