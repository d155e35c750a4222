import type { TextSuggestion } from './text-suggestion.ts'
import { tokensOf } from './tokens.ts'

const namesOfKinds = {
  person: 'a person',
  product: 'a product',
  term: 'a term',
  place: 'a place',
  other: 'a name',
} as const

/** The most reasons that are told. */
const mostReasons = 3

/** Why a suggestion is made, as plain fragments, the most convincing first. */
export function reasonsFor(suggestion: TextSuggestion): readonly string[] {
  const { term, heard, right, evidence } = suggestion
  const [source = `${namesOfKinds[term.kind]} of the vocabulary`, ...sources] = term.sources ?? []
  const reasons = [whatIsWrong(suggestion), source]
  if (evidence?.isNoWord) reasons.push(`“${heard}” is not in the dictionary`)
  if (evidence?.isElsewhere) reasons.push(`“${right}” stands elsewhere in the text`)
  return [...reasons, ...sources].slice(0, mostReasons)
}

function whatIsWrong({ kind, heard, right, evidence }: TextSuggestion): string {
  if (kind === 'capitals') return otherCapitals(heard, right)
  if (kind === 'joined')
    return tokensOf(right).length > 1 ? 'Written as several words' : 'Written as one word'
  if (!evidence || evidence.sound >= alike) return 'Sounds alike'
  if (evidence.spelling >= alike) return 'Spelled alike'
  return 'Sounds somewhat alike'
}

/** What is less alike than this hardly sounds like it to a person. */
const alike = 0.75

function otherCapitals(heard: string, right: string): string {
  if (!hasCapitals(right)) return 'Written without capitals'
  return hasCapitals(heard) ? 'Other capitals' : 'Capital letter'
}

function hasCapitals(text: string): boolean {
  return /\p{Lu}/u.test(text)
}

/** Reasons as one text: the first is a sentence of its own, the others are another, parted by commas. */
export function joinReasons([first = '', ...others]: readonly string[]): string {
  const sentences = [first, others.map(uncapitalled).join(', ')].filter((sentence) => sentence !== '')
  return sentences.map((sentence) => `${capitalled(sentence.replace(/[.\s]+$/u, ''))}.`).join(' ')
}

function capitalled(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A fragment inside a sentence begins small, unless it begins with a name: a capital followed by one. */
function uncapitalled(text: string): string {
  return /^\p{Lu}\p{Ll}* \p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
