import {
  key,
  type NamePattern,
  type NameToken,
  type NameVariant,
  namePattern,
  nameTokens,
  nameVariants,
  rightSpelling,
} from '../../corrections/name-variants.ts'
import type { Edit } from '../../editing/edit.ts'
import type { Episode, Segment } from '../../episode/schema.ts'
import { joinWords } from '../../episode/transcript.ts'
import { type Check, type CheckContext, mostPlaces, type Problem, quoted } from './check.ts'
import { type NameText, nameTexts } from './name-texts.ts'

/**
 * One person, one spelling: across title, people, chapters, links, notes and transcript. Only names that
 * are nearly the same are named here; what a recogniser mishears altogether is the corrections' work.
 */
export const nameSpellings: Check = {
  id: 'name-spellings',
  destinations: 'all',
  passed: 'Every person’s name is spelled one way.',
  check(episode, context) {
    const patterns = episode.people.flatMap(({ name }) => namePattern(name.trim()) ?? [])
    if (patterns.length === 0) return undefined
    const texts = nameTexts(episode, context).map(
      (text): Tokenised => ({ ...text, tokens: nameTokens(text.text) }),
    )
    const isOwnWord = ownWords(episode, context, texts)
    return patterns.flatMap((pattern) => problemOf(pattern, texts, isOwnWord) ?? [])
  },
}

type Tokenised = NameText & { readonly tokens: readonly NameToken[] }
type Found = Tokenised & { readonly variants: readonly NameVariant[] }

/**
 * Words that are used in their own right: parts of other people's names and the show's words, and what
 * the transcript also has in lower case. The latter is asked rarely, so it is gathered when first asked.
 */
function ownWords(
  episode: Episode,
  { show }: CheckContext,
  texts: readonly Tokenised[],
): (pattern: NamePattern) => (word: string) => boolean {
  const names = [...episode.people, ...(show?.people ?? [])].map(({ name }) => name)
  const terms = (show?.vocabulary ?? [])
    .filter(({ kind }) => kind !== 'person')
    .map(({ spelling }) => spelling)
  let lower: Set<string> | undefined
  const isCommon = (word: string): boolean => {
    lower ??= new Set(
      texts.flatMap(({ tokens }) => tokens.flatMap(({ text }) => (text === key(text) ? [text] : []))),
    )
    return lower.has(key(word))
  }
  return (pattern) => {
    const others = names.filter((name) => key(name) !== key(pattern.name) && !isSpellingOf(name, pattern))
    const known = new Set(
      [...others, ...terms].flatMap((text) => nameTokens(text).map((token) => key(token.text))),
    )
    return (word) => known.has(key(word)) || isCommon(word)
  }
}

/** Whether another name of the directory is this one, spelled otherwise, and not somebody else's. */
function isSpellingOf(name: string, pattern: NamePattern): boolean {
  const tokens = nameTokens(name)
  return nameVariants(tokens, name, pattern, () => false).some(
    ({ start, end }) => end - start >= name.trim().length - 2,
  )
}

function problemOf(
  pattern: NamePattern,
  texts: readonly Tokenised[],
  isOwnWord: ReturnType<typeof ownWords>,
): Problem | undefined {
  const isOther = isOwnWord(pattern)
  const found = texts.flatMap((text): Found[] => {
    const variants = nameVariants(text.tokens, text.text, pattern, isOther)
    return variants.length > 0 ? [{ ...text, variants }] : []
  })
  if (found.length === 0) return undefined
  const spellings = [...new Set(found.flatMap(({ variants }) => variants.map(({ written }) => written)))]
  const edits = found.flatMap((text) => editsOf(text, pattern)).slice(0, 1_000)
  const shown = spellings.slice(0, 3).map(quoted).join(', ')
  return {
    level: 'warning',
    message: `${quoted(pattern.name)} is also spelled ${shown}${spellings.length > 3 ? ` and ${spellings.length - 3} more ways` : ''}.`,
    cost: 'Search, captions and credits disagree about who is speaking.',
    where: found.slice(0, mostPlaces).map(({ place }) => place),
    fix:
      edits.length > 0
        ? { label: `Write ${quoted(pattern.name)} everywhere`, edits, safe: false }
        : { label: 'Correct the name', safe: false },
  }
}

function editsOf({ text, variants, replaceWith, segment }: Found, pattern: NamePattern): Edit[] {
  if (segment) return wordEdits(segment, variants, pattern)
  if (!replaceWith) return []
  let replaced = ''
  let from = 0
  for (const variant of variants) {
    replaced += text.slice(from, variant.start) + rightSpelling(variant, pattern)
    from = variant.end
  }
  return [replaceWith(replaced + text.slice(from))]
}

/**
 * Replaces the words the variants stand in, keeping the signs around them. From the last to the first, so
 * that no edit moves the place of the next; of two in one word only one is replaced.
 */
function wordEdits({ id, words }: Segment, variants: readonly NameVariant[], pattern: NamePattern): Edit[] {
  const starts = wordStarts(words)
  const edits: Edit[] = []
  let limit = words.length
  let to = words.length
  for (const variant of variants.toReversed()) {
    while (to > 0 && (starts[to - 1] ?? 0) >= variant.end) to -= 1
    let from = to
    while (from > 0 && (starts[from] ?? variant.end) > variant.start) from -= 1
    if (to > limit || from >= to) continue
    limit = from
    const offset = starts[from] ?? 0
    const before = joinWords(words.slice(from, to))
    const text =
      before.slice(0, variant.start - offset) +
      rightSpelling(variant, pattern) +
      before.slice(variant.end - offset)
    edits.push({ type: 'transcript.replaceWords', place: { segmentId: id, from, to, before }, text })
  }
  return edits
}

/** Where each word begins in the joined text. */
function wordStarts(words: Segment['words']): number[] {
  let at = 0
  return words.map((word, index) => {
    const start = index === 0 || word.joined ? at : at + 1
    at = start + word.text.length
    return start
  })
}
