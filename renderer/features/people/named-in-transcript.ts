import type { Transcript } from '../../../core/episode/schema.ts'
import { timedSegments } from '../../../core/episode/transcript.ts'
import type { Millis } from '../../../core/time.ts'

/** Where a name is first spoken; the time only where the transcript's times were measured. */
export interface Naming {
  readonly name: string
  readonly time?: Millis
}

/**
 * Which of some names are spoken, each at its first place. Names are compared word by word without
 * case and punctuation; only whole names count. Linear in the words of the transcript.
 */
export function namedIn(transcript: Transcript | undefined, names: readonly string[]): readonly Naming[] {
  const byFirst = new Map<string, { readonly name: string; readonly words: readonly string[] }[]>()
  for (const name of names) {
    const words = name
      .split(/\s+/u)
      .map(bare)
      .filter((word) => word !== '')
    const first = words[0]
    if (first === undefined || words.length < 2) continue
    byFirst.set(first, [...(byFirst.get(first) ?? []), { name, words }])
  }
  if (byFirst.size === 0 || !transcript) return []
  const found = new Map<string, Naming>()
  for (const { segment, words: timed } of timedSegments(transcript)) {
    segment.words.forEach((word, at) => {
      for (const { name, words } of byFirst.get(bare(word.text)) ?? []) {
        if (
          found.has(name) ||
          !words.every((each, index) => bare(segment.words[at + index]?.text ?? '') === each)
        )
          continue
        const start = timed[at]
        found.set(name, start && !start.estimated ? { name, time: start.start } : { name })
      }
    })
  }
  return [...found.values()]
}

function bare(word: string): string {
  return word
    .toLowerCase()
    .replace(/['’]s$/u, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
}
