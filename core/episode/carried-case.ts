/**
 * Gives a replacement the capitals of the text it replaces.
 *
 * The rule, word by word (a hyphen parts words, an apostrophe does not):
 * - `PIBYTES` is all capitals, `Pibytes` is capitalised, `pibytes` is small; the replacement `pybites`
 *   becomes `PYBITES`, `Pybites`, `pybites`. So the start of a sentence stays one.
 * - A found word with capitals inside (`piBytes`) says nothing: the replacement stays as typed.
 * - A word of the replacement with capitals inside (`PyO3`, `iPhone`) is a spelling of its own and stays
 *   as typed, except that all capitals go through everything.
 * - Equal in number, each word takes the case of its partner. Otherwise the found words are taken
 *   together: all capitals, all small or all capitalised goes for every word; else only the first letter
 *   is carried.
 * - Text without capital and small letters (digits, `日本`) carries nothing.
 *
 * `language` is a language tag: Turkish and Azeri have a dotless i, Dutch capitalises `ij` as one letter.
 */
export function carryCase(found: string, replacement: string, language?: string): string {
  const shapes = wordsOf(found)
    .map(shapeOf)
    .filter((shape) => shape !== 'none')
  if (shapes.length === 0 || shapes.includes('mixed')) return replacement
  const carried = carriedShapes(steady(shapes), countCased(replacement))
  const locale = casingOf(language)
  let next = 0
  return replacement.replace(word, (typed) => {
    const own = shapeOf(typed)
    if (own === 'none') return typed
    const shape = carried(next)
    next += 1
    return shaped(typed, own, shape, locale)
  })
}

/** How the letters of one word are written. `single` is one capital alone, which could be either kind. */
type Shape = 'small' | 'capitalised' | 'capitals' | 'single' | 'mixed' | 'none'

const word = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu
const cased = /[\p{Lu}\p{Ll}\p{Lt}]/gu

function wordsOf(text: string): readonly string[] {
  return text.match(word) ?? []
}

function countCased(text: string): number {
  return wordsOf(text).filter((each) => shapeOf(each) !== 'none').length
}

function shapeOf(text: string): Shape {
  const [first, ...rest] = text.match(cased) ?? []
  if (first === undefined) return 'none'
  const small = rest.every(isSmall)
  if (isSmall(first)) return small ? 'small' : 'mixed'
  if (rest.length === 0) return isTitle(first) ? 'capitalised' : 'single'
  if (small) return 'capitalised'
  return rest.some(isSmall) ? 'mixed' : 'capitals'
}

const isSmall = (letter: string): boolean => /\p{Ll}/u.test(letter)
const isTitle = (letter: string): boolean => /\p{Lt}/u.test(letter)

/** A capital alone is one of the capitals where its neighbours are, else it begins a word. */
function steady(shapes: readonly Shape[]): readonly Shape[] {
  const single: Shape = shapes.includes('capitals') ? 'capitals' : 'capitalised'
  return shapes.map((shape) => (shape === 'single' ? single : shape))
}

/** Which shape the nth word takes; undefined leaves it as typed. */
function carriedShapes(shapes: readonly Shape[], count: number): (index: number) => Shape | undefined {
  if (shapes.length === count) return (index) => shapes[index]
  const [first] = shapes
  const isOne = shapes.every((shape) => shape === first)
  if (isOne && (first !== 'capitalised' || shapes.length > 1)) return () => first
  return (index) => (index === 0 && first === 'capitalised' ? first : undefined)
}

function shaped(text: string, own: Shape, shape: Shape | undefined, locale: string): string {
  if (shape === 'capitals') return text.toLocaleUpperCase(locale)
  if (shape === undefined || own === 'mixed') return text
  const small = text.toLocaleLowerCase(locale)
  return shape === 'small' ? small : capitalised(small, locale)
}

/** Letters that are two in one have a form of their own for the start of a word, which no function gives. */
const titleForms: ReadonlyMap<string, string> = new Map([
  ['ǆ', 'ǅ'],
  ['ǉ', 'ǈ'],
  ['ǌ', 'ǋ'],
  ['ǳ', 'ǲ'],
])

function capitalised(text: string, locale: string): string {
  const at = text.search(cased)
  const letter = /^(?:ij)/u.test(text.slice(at)) && locale === 'nl' ? 'ij' : [...text.slice(at)][0]
  if (at < 0 || letter === undefined) return text
  return text.slice(0, at) + largeForm(letter, locale) + text.slice(at + letter.length)
}

function largeForm(letter: string, locale: string): string {
  const title = titleForms.get(letter)
  if (title) return title
  const upper = letter.toLocaleUpperCase(locale)
  if (letter.length > 1) return upper
  // A ß or a ligature becomes several capitals, of which only the first begins a word.
  const [first = '', ...rest] = upper
  return first + rest.join('').toLocaleLowerCase(locale)
}

/** The languages whose letters change case in ways of their own; every other tag follows the common way. */
function casingOf(language: string | undefined): string {
  const primary = language?.toLowerCase().split(/[-_]/u)[0] ?? ''
  return ['tr', 'az', 'lt', 'el', 'nl'].includes(primary) ? primary : 'und'
}
