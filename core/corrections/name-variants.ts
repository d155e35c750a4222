import { editDistance } from './edit-distance.ts'

/** A word of a text: where it stands, and how it compares. */
export interface NameToken {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** A name as it is written somewhere, in place of the name it should be. */
export interface NameVariant {
  readonly start: number
  readonly end: number
  readonly written: string
}

/** A name to look for. */
export interface NamePattern {
  readonly name: string
  readonly parts: readonly string[]
}

const wordPattern = /\p{L}[\p{L}\p{M}'’]*/gu

/** The words of a text that could be part of a name. A hyphen parts them; a possessive stays outside. */
export function nameTokens(text: string): NameToken[] {
  const tokens: NameToken[] = []
  for (const match of text.matchAll(wordPattern)) {
    const own = match[0].replace(/['’]s?$/iu, '')
    if (own !== '') tokens.push({ text: own, start: match.index, end: match.index + own.length })
  }
  return tokens
}

/** A name worth looking for has a first and a last part; a single word is too easily another word. */
export function namePattern(name: string): NamePattern | undefined {
  const parts = nameTokens(name).map(({ text }) => text)
  return parts.length >= 2 && parts.length <= 6 ? { name, parts } : undefined
}

/**
 * Where a text has almost a name, but not the name. Careful on purpose, since the other spelling may be
 * another person's: a whole name counts when every part is alike and the last begins with a capital; a
 * last name alone when it is long, begins alike and differs by a letter or so. `isOwnWord` says whether
 * a word is used as one in its own right, such as another person's name.
 */
export function nameVariants(
  tokens: readonly NameToken[],
  text: string,
  pattern: NamePattern,
  isOwnWord: (word: string) => boolean,
): NameVariant[] {
  const variants: NameVariant[] = []
  const count = pattern.parts.length
  const last = pattern.parts[count - 1] ?? ''
  for (const [at, token] of tokens.entries()) {
    if (!isCapital(token.text) || Math.abs(token.text.length - last.length) > 3) continue
    const whole = at + 1 >= count ? tokens.slice(at + 1 - count, at + 1) : []
    const first = whole[0]
    if (first && areAlike(whole, pattern.parts)) {
      if (!isWholeVariant(whole, pattern.parts, isOwnWord)) continue
      variants.push({ start: first.start, end: token.end, written: text.slice(first.start, token.end) })
    } else if (isLastNameVariant(token.text, last) && !isOwnWord(token.text)) {
      variants.push({ start: token.start, end: token.end, written: token.text })
    }
  }
  return variants
}

/** The last part decides; before it even a common word may be a misheard name, if the name is long enough. */
function isWholeVariant(
  tokens: readonly NameToken[],
  parts: readonly string[],
  isOwnWord: (word: string) => boolean,
): boolean {
  const differing = tokens.filter(({ text }, index) => !isSame(text, parts[index]))
  const last = tokens.at(-1)
  if (differing.length === 0 || !last) return false
  if (differing.includes(last) && isOwnWord(last.text)) return false
  return differing.every(
    (token) => token === last || isCapital(token.text) || (parts[tokens.indexOf(token)]?.length ?? 0) >= 5,
  )
}

/** What a variant is to be replaced with: as many parts of the name as it stands for. */
export function rightSpelling(variant: NameVariant, pattern: NamePattern): string {
  return nameTokens(variant.written).length > 1 ? pattern.name : (pattern.parts.at(-1) ?? pattern.name)
}

function areAlike(tokens: readonly NameToken[], parts: readonly string[]): boolean {
  return tokens.every(({ text }, index) => {
    const part = key(parts[index] ?? '')
    const share = index === parts.length - 1 ? 0.3 : 0.4
    const limit = part.length < 4 ? (index === parts.length - 1 ? 0 : 1) : Math.floor(part.length * share)
    return editDistance(key(text), part, limit) <= limit
  })
}

function isLastNameVariant(word: string, last: string): boolean {
  const a = key(word)
  const b = key(last)
  if (b.length < 6 || a === b || a === `${b}s` || `${a}s` === b) return false
  if (a[0] !== b[0]) return false
  const limit = b.length >= 8 ? 2 : 1
  return editDistance(a, b, limit) <= limit
}

const isSame = (word: string, part: string | undefined): boolean =>
  part !== undefined && key(word) === key(part)

/** Two spellings that differ in capitals alone are one spelling. */
export function key(word: string): string {
  return word.normalize('NFC').toLowerCase().replace(/’/g, "'")
}

function isCapital(word: string): boolean {
  const first = word[0] ?? ''
  return first !== first.toLowerCase()
}
