import type { SuggestionKind } from './suggestion.ts'
import type { FindingPlace } from './text-suggestion.ts'

/** Something suspected in a text by another way than sound, with its reasons in plain fragments. */
export interface Finding {
  readonly heard: string
  readonly right: string
  readonly kind: SuggestionKind
  /** 0 to 1; for order and tiers only, never shown as a number. */
  readonly confidence: number
  /** The most convincing first. */
  readonly reasons: readonly string[]
  /** In the order of the text. */
  readonly places: readonly FindingPlace[]
}

/** Gathers findings of one "heard → right" into one; the surest of them says why. */
export function groupFindings(findings: readonly Finding[]): Finding[] {
  const groups = new Map<string, Finding>()
  for (const finding of findings) {
    const key = `${finding.kind}\0${finding.heard.toLowerCase()}\0${finding.right}`
    const known = groups.get(key)
    if (!known) groups.set(key, finding)
    else {
      const surest = finding.confidence > known.confidence ? finding : known
      groups.set(key, { ...surest, heard: known.heard, places: [...known.places, ...finding.places] })
    }
  }
  return [...groups.values()]
}
