import type { Episode } from '../episode/schema.ts'
import type { Show } from '../show/schema.ts'
import { type Finding, groupFindings } from './finding.ts'
import {
  key,
  type NamePattern,
  namePattern,
  nameTokens,
  nameVariants,
  rightSpelling,
} from './name-variants.ts'
import type { Token } from './tokens.ts'

/** A spelling of a person's name that stands in a text about the episode and is not the one people have. */
export interface OtherSpelling {
  readonly written: string
  readonly right: string
  /** Where it was found, as a fragment: "in the show notes". */
  readonly source: string
}

/**
 * Names of people as the title, chapters, description, notes and links spell them otherwise. They are no
 * terms of their own: the recogniser may have been given them, so the transcript may have them too.
 */
export function otherSpellings(episode: Episode, show: Show | undefined): readonly OtherSpelling[] {
  const people = [...episode.people, ...(show?.people ?? [])]
  const names = [...new Set(people.map(({ name }) => name.trim()))]
  const patterns = names.flatMap((name) => namePattern(name) ?? [])
  if (patterns.length === 0) return []
  const texts = textsOf(episode).map(([text, source]) => ({ text, source, tokens: nameTokens(text) }))
  const found = new Map<string, OtherSpelling>()
  for (const pattern of patterns) {
    const isOwnWord = wordsBesides(pattern, names, show)
    for (const { text, source, tokens } of texts) {
      for (const variant of nameVariants(tokens, text, pattern, isOwnWord)) {
        const { written } = variant
        if (!found.has(key(written)))
          found.set(key(written), { written, right: rightSpelling(variant, pattern), source })
      }
    }
  }
  return [...found.values()]
}

/** Words that mean somebody or something else. */
function wordsBesides(
  pattern: NamePattern,
  names: readonly string[],
  show: Show | undefined,
): (word: string) => boolean {
  const terms = (show?.vocabulary ?? []).map(({ spelling }) => spelling)
  const words = [...names.filter((name) => key(name) !== key(pattern.name)), ...terms]
    .flatMap((text) => nameTokens(text))
    .map(({ text }) => key(text))
  const known = new Set(words)
  return (word) => known.has(key(word))
}

function textsOf(episode: Episode): readonly (readonly [string, string])[] {
  const { title, subtitle, summary, chapters, links, showNotes } = episode
  return [
    [title, 'in the title'],
    [subtitle ?? '', 'in the subtitle'],
    [summary, 'in the description'],
    ...chapters.map((chapter) => [chapter.title, 'in a chapter title'] as const),
    ...links.map((link) => [link.label, 'in the name of a link'] as const),
    [showNotes.source === 'text' ? showNotes.text : '', 'in the show notes'],
  ]
}

/** Places of the transcript that have one of the other spellings, to the letter, whatever their capitals. */
export function misspelledNames(
  text: string,
  tokens: readonly Token[],
  spellings: readonly OtherSpelling[],
): readonly Finding[] {
  if (spellings.length === 0) return []
  const byFirst = new Map<string, { readonly words: readonly string[]; readonly spelling: OtherSpelling }[]>()
  for (const spelling of spellings) {
    const words = nameTokens(spelling.written).map((token) => key(token.text))
    const [first = ''] = words
    byFirst.set(first, [...(byFirst.get(first) ?? []), { words, spelling }])
  }
  const found: Finding[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const candidates = byFirst.get(wordOf(tokens[at]))
    const hit = candidates
      ?.filter(({ words }) => words.every((word, i) => wordOf(tokens[at + i]) === word))
      .sort((a, b) => b.words.length - a.words.length)[0]
    const [first, last] = [tokens[at], tokens[at + (hit?.words.length ?? 1) - 1]]
    if (!hit || !first || !last) continue
    const end = last.start + withoutPossessive(last.text).length
    found.push({
      heard: text.slice(first.start, end),
      right: hit.spelling.right,
      kind: 'spelling',
      confidence: 0.9,
      reasons: [`Spelled otherwise among the people`, `written like this ${hit.spelling.source}`],
      places: [{ start: first.start, end }],
    })
    at += hit.words.length - 1
  }
  return groupFindings(found)
}

const wordOf = (token: Token | undefined): string => key(withoutPossessive(token?.text ?? ''))

function withoutPossessive(word: string): string {
  return word.replace(/['’]s?$/iu, '')
}
