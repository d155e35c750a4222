import type { TextSuggestion } from './text-suggestion.ts'

const namesOfKinds = {
  person: 'a person',
  product: 'a product',
  term: 'a term',
  place: 'a place',
  other: 'a name',
} as const

/** Why a suggestion is made, as plain fragments, the most convincing first. */
export function reasonsFor(suggestion: TextSuggestion, wasAccepted: boolean): readonly string[] {
  const { kind, term, heard, right, confidence } = suggestion
  const reasons: string[] = []
  if (wasAccepted) reasons.push('Accepted before in this show')
  if (kind === 'capitals')
    reasons.push(hasCapitals(right) && !hasCapitals(heard) ? 'Capital letter' : 'Other capitals')
  else if (kind === 'joined')
    reasons.push(heard.includes(' ') ? 'Written in one word' : 'Written in several words')
  else if (confidence >= 0.4) reasons.push('Sounds alike')
  else reasons.push('Sounds somewhat alike')
  reasons.push(...(term.sources ?? []).slice(0, 2))
  if (!term.sources?.length) reasons.push(`${namesOfKinds[term.kind]} of the vocabulary`)
  return reasons
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
