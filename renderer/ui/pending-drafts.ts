/** Commits one field's text now; settles when the host has answered. */
type Flush = () => Promise<unknown>

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

/** Takes a text whose field went away before the text was kept, and why, where that was said. */
type TakeLeft = (text: string, reason: string | undefined) => void

let takeLeft: TakeLeft | undefined

/** Names who takes such texts, so that nothing typed goes unseen; the answer ends that. */
export function onTextLeft(take: TakeLeft): () => void {
  takeLeft = take
  return () => {
    if (takeLeft === take) takeLeft = undefined
  }
}

/** Hands on a text that was typed into a field which is gone. Blanks are nobody's loss. */
export function leaveText(text: string, reason?: string): void {
  if (text.trim() !== '') takeLeft?.(text.trim(), reason)
}

/** Waits for what is done with a typed text. Where that fails, the text is handed on, and why it was not kept. */
export async function usedOrLeft(text: string, use: Promise<unknown>): Promise<void> {
  try {
    await use
  } catch (error) {
    if (text.trim() === '') throw error
    leaveText(text, error instanceof Error ? error.message : String(error))
  }
}
