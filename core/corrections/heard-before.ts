import type { CorrectionMemory } from '../show/schema.ts'
import { type Finding, groupFindings } from './finding.ts'
import { functionWords } from './ordinary-words.ts'
import { bareLetters, type Token, tokensOf } from './tokens.ts'
import type { VocabularyTerm } from './vocabulary.ts'

/** A spelling that stood for a term before, whoever said so. */
interface HeardForm {
  readonly words: readonly string[]
  readonly right: string
  readonly kind: VocabularyTerm['kind']
  readonly reasons: readonly string[]
  readonly confidence: number
}

/** The longest form that is looked for, in words. */
const longestForm = 8

/**
 * Places that have a form a term was heard as before, to the letter: accepted in an earlier episode, or
 * noted in the glossary. They need not sound alike: what was accepted once is offered again.
 */
export function heardBefore(
  text: string,
  tokens: readonly Token[],
  vocabulary: readonly VocabularyTerm[],
  memory: CorrectionMemory,
): readonly Finding[] {
  const byFirst = new Map<string, HeardForm[]>()
  for (const form of formsOf(vocabulary, memory)) {
    const [first = ''] = form.words
    const list = byFirst.get(first)
    if (list) list.push(form)
    else byFirst.set(first, [form])
  }
  if (byFirst.size === 0) return []
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length)
  const found: Finding[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const form = byFirst.get(tokens[at]?.lower ?? '')?.find((one) => standsAt(one, tokens, at))
    const [first, last] = [tokens[at], tokens[at + (form?.words.length ?? 1) - 1]]
    if (!form || !first || !last) continue
    const heard = text.slice(first.start, last.end)
    if (heard === form.right) continue
    const { right, kind, confidence, reasons } = form
    found.push({ heard, right, kind, confidence, reasons, places: [{ start: first.start, end: last.end }] })
    at += form.words.length - 1
  }
  return groupFindings(found)
}

function formsOf(vocabulary: readonly VocabularyTerm[], memory: CorrectionMemory): HeardForm[] {
  const terms = new Map(vocabulary.map((term) => [term.spelling, term]))
  const accepted = memory.accepted.map(({ heard, right }) => {
    const { kind = 'other', sources = [] } = terms.get(right) ?? {}
    return formOf(heard, right, kind, ['Accepted before in this show', ...sources.slice(0, 2)], 1)
  })
  const noted = vocabulary.flatMap(({ spelling, kind, heardAs = [], sources = [] }) =>
    heardAs.map((heard) =>
      formOf(heard, spelling, kind, ['Often heard like this', ...sources.slice(0, 1)], 0.9),
    ),
  )
  return [...accepted, ...noted].flatMap((form) => form ?? [])
}

function formOf(
  heard: string,
  right: string,
  kind: VocabularyTerm['kind'],
  reasons: readonly string[],
  confidence: number,
): HeardForm | undefined {
  const words = tokensOf(heard).map((token) => token.lower)
  if (words.length === 0 || words.length > longestForm) return undefined
  // One of the commonest words alone would be offered in every sentence.
  if (words.every((word) => functionWords.has(word))) return undefined
  // Other capitals and spaces are found for every term, with a reason of their own.
  if (bareLetters(heard) === bareLetters(right)) return undefined
  return { words, right, kind, reasons, confidence }
}

function standsAt({ words }: HeardForm, tokens: readonly Token[], at: number): boolean {
  return words.every((word, i) => {
    const token = tokens[at + i]
    return token?.lower === word && (i === 0 || !token.breakBefore)
  })
}
