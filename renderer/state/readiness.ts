import type { PartReadiness, Readiness } from '../../core/library/episode-summary.ts'
import { shellText } from '../text/shell.ts'

const order = ['transcript', 'chapters', 'people', 'notes', 'files'] as const

/** The five parts in the order of the meter. */
export function readinessParts(
  readiness: Readiness,
): readonly { readonly id: string; readonly state: PartReadiness }[] {
  return order.map((id) => ({ id, state: readiness[id] }))
}

/** The meter in words, for those who do not see its colours. */
export function readinessWords(readiness: Readiness): string {
  const parts = order.map((id) => `${shellText.parts[id]} ${shellText.partStates[readiness[id]]}`)
  return shellText.readiness(parts.join(', '))
}
