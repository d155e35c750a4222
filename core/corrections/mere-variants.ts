import type { HeardSpan } from './heard-spans.ts'
import { numberWords } from './ordinary-words.ts'
import type { PreparedTerm } from './vocabulary.ts'

const endings = /(?:'s|s'|'ve|'re|'ll|'d|es|ed|ing|ers|er|ly|s)$/u
/**
 * Whether what was heard is the term itself in another form: with words around it ("our Wasabi"), with
 * an ending of grammar ("nodes" for "node"), or as a numeral ("13" for "thirteen"). Such a place was
 * heard well, and suggesting it would be noise.
 */
export function isMereVariant(span: HeardSpan, term: PreparedTerm): boolean {
  return (
    holdsAll(span.words, term.words) ||
    holdsAll(term.words, span.words) ||
    holdsAll(wordsWithin(span.text), term.words) ||
    holdsAll(wordsWithin(term.term.spelling), span.words) ||
    sharesStem(span, term) ||
    isNumeral(span, term) ||
    hasOtherNumber(span, term) ||
    isDerived(span, term)
  )
}

/** Endings that make one word of another: a panpsychist is no panpsychism misheard. */
const derived =
  /(?:isms?|ists?|istic|it(?:y|ies)|ally|al(?:ly|ity|s)?|ic(?:s|al|ally)?|ations?|ators?|at(?:es?|ed|ing|ive)|ness|ments?|ives?|ively|ions?|ously?|ances?|ences?|ants?|ents?|ly|ed|ing|ers?|s)$/u

/** Whether word for word the same is said, but for what grammar makes of it: "substance dualists". */
function isDerived({ words }: HeardSpan, term: PreparedTerm): boolean {
  return (
    words.length === term.words.length &&
    words.every((word, nth) => {
      const meant = term.words[nth] ?? ''
      return sameWord(word, meant) || sharesRoot(word, meant)
    })
  )
}

function sharesRoot(a: string, b: string): boolean {
  const [rootA, rootB] = [a.replace(derived, ''), b.replace(derived, '')]
  return rootA.length >= 4 && rootA === rootB
}

const digitWords: Readonly<Record<string, string>> = {
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ii: '2',
  iii: '3',
  iv: '4',
}

/**
 * Whether a number was heard and only that differs: recognisers write numerals well, so another one was said, or one
 * where the term has none, "Ocean 2 pool".
 */
function hasOtherNumber(span: HeardSpan, term: PreparedTerm): boolean {
  const numbered = (words: readonly string[]): string =>
    words.map((word) => digitWords[word] ?? word.replace(/[^\p{L}\p{N}]/gu, '')).join('')
  const [heard, meant] = [numbered(span.words), numbered(term.words)]
  if (!/\p{N}/u.test(heard)) return false
  const letters = (written: string): string => written.replace(/[^\p{L}]/gu, '')
  return heard !== meant && letters(heard) === letters(meant)
}

/** Whether `part` stands in `whole` as a run, grammar aside; true for equal lists too. */
function holdsAll(whole: readonly string[], part: readonly string[]): boolean {
  if (part.length > whole.length) return false
  for (let from = 0; from + part.length <= whole.length; from += 1) {
    if (part.every((word, i) => sameWord(whole[from + i] ?? '', word))) return true
  }
  return false
}

function sameWord(a: string, b: string): boolean {
  // Two letters have a plural, too: "PRs".
  if (a === b || a === `${b}s` || b === `${a}s`) return true
  const forms = stems(b)
  return stems(a).some((stem) => forms.includes(stem))
}

/** A word as it is and without the endings grammar may have given it; three letters stay at least. */
export function stems(word: string): readonly string[] {
  const plain = word.replace(/'/gu, '')
  const cut = [
    word,
    word.replace(/'?s'?$/u, ''),
    word.replace(endings, ''),
    word.replace(/ies$/u, 'y'),
    word.replace(/(?<=e)rs?$/u, ''),
  ].map((form) => form.replace(/'/gu, ''))
  return [plain, ...cut.filter((form) => form.length >= 3 && form !== plain)]
}

function sharesStem(span: HeardSpan, term: PreparedTerm): boolean {
  return sameWord(span.bare, term.bare)
}

/** The words a name in camel case is made of: "VirtualCoffeeIO" is virtual, coffee, io. */
function wordsWithin(text: string): readonly string[] {
  return (text.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+/gu) ?? []).map((word) => word.toLowerCase())
}

/** A numeral is written as its writer likes: "13" is no mishearing of anything, "50 %" none of "fifteen". */
function isNumeral(span: HeardSpan, term: PreparedTerm): boolean {
  const isDigits = (word: string): boolean => /^\p{N}+$/u.test(word)
  return (
    span.words.every(isDigits) ||
    (span.words.some(isDigits) && term.words.every((word) => numberWords.has(word)))
  )
}
