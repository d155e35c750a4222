import { foldWord } from './sentences.ts'

/** Words of titles that name no subject. */
const empty = new Set(
  `the a an and or of to in on at for with from by is are was were be do did does done you your yours we our us i my me
  it its it's this that these those how what what's why who when where which as about into out up vs via than then
  not no so if but part segment chapter question questions discussion talk talks talking about his her their them he
  she they have has had more most new some get gets getting e.g etc take s t re`.split(/\s+/u),
)

/** The longest beginning two forms of one word are compared by: "compatible" and "compatibility". */
const stemLength = 6

/** A word cut to what its forms have in common. Crude on purpose: a title has few words, and most are rare. */
export function stemOf(token: string): string {
  const bare = token.replace(/'s?$/u, '').replace(/(?<=\p{L}{2})(?:ings?|ies|ied|ed|es|s|y|e)$/u, '')
  return [...bare].slice(0, stemLength).join('')
}

/** A word of a title that may be looked for in the text. */
export interface TitleTerm {
  readonly word: string
  readonly stem: string
}

/** The words of a title that name its subject, each once. */
export function titleTerms(title: string): readonly TitleTerm[] {
  const terms = new Map<string, TitleTerm>()
  for (const piece of title.split(/[\s/|–—,;:()"“”]+/u)) {
    const token = foldWord(piece)
    if (token === '' || empty.has(token)) continue
    const stem = stemOf(token)
    // As the title has it, for people; without what closes a sentence.
    const word = piece.replace(/[.!?]+$/u, '')
    if (stem !== '' && !terms.has(stem)) terms.set(stem, { word, stem })
  }
  return [...terms.values()]
}

/** Where each stem stands in a text, by word position, in order. */
export type StemPlaces = ReadonlyMap<string, readonly number[]>

/** Finds all places of the stems that are asked for. Linear in the words. */
export function placesOfStems(
  sentences: readonly { readonly offset: number; readonly tokens: readonly string[] }[],
  wanted: ReadonlySet<string>,
): StemPlaces {
  const places = new Map<string, number[]>()
  for (const { offset, tokens } of sentences) {
    tokens.forEach((token, at) => {
      const stem = stemOf(token)
      if (!wanted.has(stem)) return
      const list = places.get(stem)
      if (list) list.push(offset + at)
      else places.set(stem, [offset + at])
    })
  }
  return places
}

/** How many of ascending places lie from `from` up to, not including, `to`. */
export function countBetween(places: readonly number[], from: number, to: number): number {
  return firstAtOrAfter(places, to) - firstAtOrAfter(places, from)
}

/** The position of the first of ascending numbers that is not below `least`. */
export function firstAtOrAfter(ascending: readonly number[], least: number): number {
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? 0) < least) low = middle + 1
    else high = middle
  }
  return low
}
