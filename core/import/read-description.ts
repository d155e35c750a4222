import type { Part } from './blocks.ts'
import { activeFacts } from './read-details.ts'
import { meaningOf } from './section-words.ts'
import { plainParagraphs } from './sources/html.ts'
import { isHeadingLike } from './transcript-in-page.ts'

/** The paragraphs that describe the episode: those its source states, then those of the page. */
export function readDescription(parts: readonly Part[]): string[] {
  const facts = activeFacts(parts)
  const read = (field: 'description' | 'weakDescription'): string[] =>
    facts.flatMap(({ fact }) => (fact.field === field ? plainParagraphs(fact.value) : []))
  const stated = read('description')
  const weak = read('weakDescription')
  const written = parts.flatMap(({ passage, kind }) => {
    if (kind !== 'description' || passage.given?.kind === 'description' || passage.text === '') return []
    if (isHeadingLike(passage) && meaningOf(passage.text) !== undefined) return []
    return [passage.form === 'item' ? `- ${passage.text}` : passage.text]
  })
  const paragraphs = stated.length === 0 && written.length === 0 ? weak : [...stated, ...written]
  return withoutRepeats(paragraphs)
}

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Front matter often holds the first paragraph once more, at times cut short. */
function withoutRepeats(paragraphs: readonly string[]): string[] {
  const kept: string[] = []
  const keys: string[] = []
  const seen = new Set<string>()
  for (const paragraph of paragraphs) {
    const key = fold(paragraph)
    if (key === '' || seen.has(key)) continue
    const first = keys[0]
    if (first !== undefined && kept.length === 1 && key.startsWith(first)) {
      kept[0] = paragraph
      keys[0] = key
    } else if (first === undefined || kept.length > 1 || !first.startsWith(key)) {
      kept.push(paragraph)
      keys.push(key)
    }
    seen.add(key)
  }
  return kept
}
