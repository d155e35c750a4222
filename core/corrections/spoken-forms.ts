import { letterNames, lettersOf } from './letter-names.ts'
import { letterSounds } from './letter-sounds.ts'
import type { Lexicon } from './lexicon.ts'
import { madeUpSounds } from './made-up-words.ts'
import { nameSounds } from './name-sounds.ts'
import { numberSounds, romanNumerals } from './spoken-numbers.ts'
import { plainLetters } from './tokens.ts'
import { spokenFrequency, wordSounds } from './word-sounds.ts'

/** Parts of names that are said in a way of their own in talk about software. */
const customary: Readonly<Record<string, readonly string[]>> = {
  py: ['pY'],
  sql: ['sIkwxl'],
  io: ['YO'],
  js: ['JEes'],
  vs: ['vRsxs'],
  db: ['dIbI'],
  lib: ['lib'],
  wsgi: ['wizgI'],
  asgi: ['azgI'],
  regex: ['reJeks'],
  repo: ['rIpO'],
  async: ['EsiNk'],
  char: ['kar'],
  tex: ['tek'],
  gui: ['gUI'],
}

/** The most ways of saying one thing that are kept. */
const mostForms = 6

/**
 * The ways a term may be said, as phoneme strings, the likeliest first. Camel case, digits, points and
 * capitals are read as people read them: `PyO3` is "pie oh three", `SQL` "sequel" or its letters.
 */
export function spokenForms(term: string, lexicon: Lexicon | undefined): string[] {
  const parts = term.match(/[\p{L}\p{M}'’]+|\p{N}+|[.+#&@]/gu) ?? []
  let forms = ['']
  for (const [nth, part] of parts.entries()) {
    const numeral = nth > 0 && nth === parts.length - 1 ? romanNumerals[part] : undefined
    const ways = [...waysToSay(part, lexicon, parts.length > 1), ...(numeral === undefined ? [] : [numeral])]
    forms = forms.flatMap((form) => ways.map((way) => form + way)).slice(0, mostForms * 2)
  }
  return [...new Set(forms)].filter((form) => form !== '').slice(0, mostForms)
}

/** Capitals in a row, words of small letters; the plural of an initialism is a chunk of its own: LLM + s. */
const chunksOfWord =
  /\p{Lu}{2,}(?=s(?!\p{L}))|(?<=\p{Lu}{2})s(?!\p{L})|\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{M}'’]+|\p{Lo}+|\p{Lu}/gu

function waysToSay(part: string, lexicon: Lexicon | undefined, amongOthers: boolean): readonly string[] {
  if (/^\p{N}+$/u.test(part)) return numberSounds(part)
  if (part === '.') return ['', 'dat']
  if (part === '+') return ['plxs']
  if (part === '#') return ['Sarp']
  if (part === '&') return ['And']
  if (part === '@') return ['', 'At']
  const chunks = part.match(chunksOfWord) ?? [part]
  let forms = ['']
  for (const chunk of chunks) {
    const ways = chunkSounds(chunk, lexicon, amongOthers || chunks.length > 1)
    forms = forms.flatMap((form) => ways.map((way) => form + way)).slice(0, mostForms * 2)
  }
  if (chunks.length === 1) return forms
  // A name in camel case may be a word of its own: "Github", "PayPal"; where no dictionary has it, "ROCm" is as well.
  const lower = plainLetters(part)
  const known = lexicon?.find(lower)?.sounds ?? []
  const isPlural = /^\p{Lu}+s$/u.test(part)
  return [...new Set([...known, ...forms, ...(known.length === 0 && !isPlural ? [letterSounds(lower)] : [])])]
}

function chunkSounds(chunk: string, lexicon: Lexicon | undefined, amongOthers: boolean): readonly string[] {
  const lower = plainLetters(chunk).replace(/[^a-z']/g, '')
  if (lower === '') return ['']
  // Never a word of its own in small letters, but the plural of the initials before it.
  if (chunk === 's' && amongOthers) return ['z']
  const known = customary[lower]
  if (lower.length === 1) return [letterNames[lower] ?? '', ...(lower === 'o' ? ['zIrO'] : [])]
  const capitals = /^\p{Lu}{2,6}$/u.test(chunk)
  const spelled = lettersOf(lower)
  if (capitals) {
    const asWord = /[aeiouy]/.test(lower) && lower.length > 2 ? wordSounds(lower, lexicon).slice(0, 1) : []
    return [spelled, ...asWord, ...(known ?? [])]
  }
  if (known) return amongOthers ? [...known, ...wordSounds(lower, lexicon).slice(0, 1)] : known
  const usual = wordSounds(lower, lexicon)
  if (isSaidByAll(lower, chunk, lexicon)) return usual
  return [...madeUpSounds(lower, lexicon), ...usual, letterSounds(lower), ...nameSounds(lower)]
}

/**
 * Whether a word is said as the lexicon has it, whoever says it. A family name is not: the dictionary of English
 * has how one family says it, `Calle` as "kale", and another's is said as it is spelled, here or elsewhere.
 */
function isSaidByAll(lower: string, chunk: string, lexicon: Lexicon | undefined): boolean {
  const entry = lexicon?.find(lower)
  if (!entry) return false
  const isName = /^\p{Lu}/u.test(chunk) && entry.frequency < spokenFrequency
  return lexicon?.language !== 'en' || !isName
}

/** How a word of the transcript may have been said, numerals and abbreviations included; at most three ways. */
export function heardSounds(text: string, lexicon: Lexicon | undefined): readonly string[] {
  const lower = plainLetters(text)
  if (/^[a-z']+$/.test(lower) && !/^\p{Lu}{2,6}s?$/u.test(text) && !/\p{Ll}\p{Lu}/u.test(text))
    return /^\p{Lu}/u.test(text) && isRareName(lower, lexicon)
      ? [...new Set([...wordSounds(lower, lexicon).slice(0, 1), ...nameSounds(lower)])].slice(0, 3)
      : wordSounds(lower, lexicon)
  const forms = spokenForms(text, lexicon)
  // Letters in capitals may be a word after all: "PI" for "pie".
  const asWord = /^[a-z]{2,6}$/.test(lower) ? wordSounds(lower, lexicon).slice(0, 1) : []
  return [...new Set([...forms.slice(0, 2), ...asWord, ...forms.slice(2)])].slice(0, 3)
}

/** Whether a word is hardly ever spoken, so that nobody can be sure how it was said. */
function isRareName(lower: string, lexicon: Lexicon | undefined): boolean {
  return lexicon?.language === 'en' && (lexicon.find(lower)?.frequency ?? 0) < spokenFrequency
}
