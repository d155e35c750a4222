import type { PartReadiness, Readiness } from '../../core/library/episode-summary.ts'
import { shellText } from '../text/shell.ts'

const order = ['transcript', 'chapters', 'people', 'notes', 'files'] as const

/** The five parts in the order of the meter. */
export function readinessParts(
  readiness: Readiness,
): readonly { readonly id: string; readonly state: PartReadiness }[] {
  return order.map((id) => ({ id, state: readiness[id] }))
}

/** Readiness with the suggestions that are still open, which the file of an episode does not say. */
export function withOpenCorrections(readiness: Readiness, open: number | undefined): Readiness {
  if (!open || readiness.transcript !== 'done') return readiness
  const { caption } = readiness
  // Of the host's two things only the first has room beside this one; the export is what is left last of all.
  const isLast = [readiness.chapters, readiness.people, readiness.notes].every((state) => state === 'done')
  const [next] = isLast ? [] : caption.split(', ')
  const left = [shellText.openToReview(open), ...(next ? [next.charAt(0).toLowerCase() + next.slice(1)] : [])]
  return { ...readiness, transcript: 'part', caption: left.join(', ') }
}

/** The meter in words, for those who do not see its colours. */
export function readinessWords(readiness: Readiness): string {
  const parts = order.map((id) => `${shellText.parts[id]} ${shellText.partStates[readiness[id]]}`)
  return shellText.readiness(parts.join(', '))
}
