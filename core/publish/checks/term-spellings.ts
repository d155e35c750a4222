import { namesIn } from '../../corrections/episode-vocabulary.ts'
import { bareLetters } from '../../corrections/tokens.ts'
import type { Edit } from '../../editing/edit.ts'
import { type Check, mostPlaces, type Problem, quoted } from './check.ts'
import { type NameText, nameTexts } from './name-texts.ts'

/**
 * One term, one spelling, in the texts people wrote: the glossary's, else the title's, else the first. Only
 * capitals, spaces and hyphens are compared, and only of names nobody writes by chance: with a capital or a
 * digit inside, or in the glossary. The transcript is the work of the corrections.
 */
export const termSpellings: Check = {
  id: 'term-spellings',
  destinations: 'all',
  passed: 'Every product and term is written one way.',
  check(episode, context) {
    const texts = nameTexts(episode, context).filter(
      ({ segment, place }) => !segment && place.section !== 'people',
    )
    const glossary = (context.show?.vocabulary ?? []).filter(({ matchCapitals }) => matchCapitals)
    const wanted = new Map<string, string>()
    const want = (spelling: string): void => {
      const key = bareLetters(spelling)
      if (isDeliberate(spelling) && !wanted.has(key)) wanted.set(key, spelling)
    }
    for (const { spelling } of glossary) want(spelling)
    for (const { text } of texts) for (const name of namesIn(text)) want(name)
    if (wanted.size === 0) return undefined
    const found = texts.flatMap((text) => variantsIn(text, wanted))
    const rights = [...new Set(found.map(({ right }) => right))]
    return rights.map((right) => problemOf(right, found))
  },
}

/** Written with a capital or digit inside, so that another way of writing it is no grammar. */
function isDeliberate(spelling: string): boolean {
  return /\p{Ll}\p{Lu}|\p{L}\p{N}/u.test(spelling) && bareLetters(spelling).length >= 4
}

interface Variant {
  readonly text: NameText
  readonly start: number
  readonly end: number
  readonly right: string
}

const word = /[\p{L}\p{N}\p{M}]+(?:['’.+#-][\p{L}\p{N}\p{M}]+)*/gu
/** An address is written as it is, whatever the name of the thing. */
const address = /\S*(?:\/\/|@|\.[a-z]{2,}\/)\S*|\b[\w-]+\.(?:com|org|io|dev|net|fm|app|ai|co)\b\S*/giu

function variantsIn(text: NameText, wanted: ReadonlyMap<string, string>): Variant[] {
  const hidden = text.text.replace(address, (found) => ' '.repeat(found.length))
  const words = [...hidden.matchAll(word)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
  const variants: Variant[] = []
  for (let at = 0; at < words.length; at += 1) {
    for (const length of [3, 2, 1]) {
      const [first, last] = [words[at], words[at + length - 1]]
      if (!first || !last) continue
      const written = hidden.slice(first.start, last.end)
      const right = /^[^\n,;:!?()]*$/u.test(written) ? wanted.get(bareLetters(written)) : undefined
      if (right === undefined) continue
      if (written !== right) variants.push({ text, start: first.start, end: last.end, right })
      at += length - 1
      break
    }
  }
  return variants
}

function problemOf(right: string, found: readonly Variant[]): Problem {
  const own = found.filter((variant) => variant.right === right)
  const texts = [...new Set(own.map(({ text }) => text))]
  const spellings = [...new Set(own.map(({ text, start, end }) => text.text.slice(start, end)))]
  const edits = texts.flatMap((text) => editOf(text, own) ?? [])
  return {
    level: 'warning',
    message: `${quoted(right)} is also written ${spellings.slice(0, 3).map(quoted).join(', ')}.`,
    cost: 'It reads as an oversight, and a search finds only one of them.',
    where: texts.slice(0, mostPlaces).map(({ place }) => place),
    fix:
      edits.length > 0
        ? { label: `Write ${quoted(right)} everywhere`, edits, safe: false }
        : { label: 'Correct the spelling', safe: false },
  }
}

function editOf(text: NameText, variants: readonly Variant[]): Edit | undefined {
  let written = ''
  let from = 0
  for (const { start, end, right } of variants.filter((variant) => variant.text === text)) {
    written += text.text.slice(from, start) + right
    from = end
  }
  return text.replaceWith?.(written + text.text.slice(from))
}
