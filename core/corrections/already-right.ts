import type { Finding } from './finding.ts'
import { tokensOf } from './tokens.ts'

/**
 * Findings without the places that read right already. Words are compared without the signs around them,
 * so a term that begins or ends with some ("Jeopardy!", ".NET", one with a picture) would be found at its own
 * right spelling, and accepted there again and again.
 */
export function withoutRight<F extends Pick<Finding, 'right' | 'places'>>(
  text: string,
  findings: readonly F[],
): readonly F[] {
  return findings.flatMap((finding) => {
    const { right } = finding
    const words = tokensOf(right)
    const start = words[0]?.start ?? 0
    if (start === 0 && words.at(-1)?.end === right.length) return [finding]
    const places = finding.places.filter((place) => !text.startsWith(right, place.start - start))
    return places.length > 0 ? [{ ...finding, places }] : []
  })
}
