import { letterSounds } from './letter-sounds.ts'
import type { Lexicon } from './lexicon.ts'
import { nameSounds } from './name-sounds.ts'
import { plainLetters } from './tokens.ts'

const letterNames: Readonly<Record<string, string>> = {
  a: 'E',
  b: 'bI',
  c: 'sI',
  d: 'dI',
  e: 'I',
  f: 'ef',
  g: 'JI',
  h: 'EC',
  i: 'Y',
  j: 'JE',
  k: 'kE',
  l: 'el',
  m: 'em',
  n: 'en',
  o: 'O',
  p: 'pI',
  q: 'kyU',
  r: 'ar',
  s: 'es',
  t: 'tI',
  u: 'yU',
  v: 'vI',
  w: 'dxbxlyU',
  x: 'eks',
  y: 'wY',
  z: 'zI',
}
const digitNames = ['zIrO', 'wxn', 'tU', 'TrI', 'for', 'fYv', 'siks', 'sevxn', 'Et', 'nYn'] as const
const teens = [
  'ten',
  'ilevxn',
  'twelv',
  'TRtIn',
  'fortIn',
  'fiftIn',
  'sikstIn',
  'sevxntIn',
  'EtIn',
  'nYntIn',
] as const
const tens = ['', '', 'twentI', 'TRtI', 'fortI', 'fiftI', 'sikstI', 'sevxntI', 'EtI', 'nYntI'] as const

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
  for (const part of parts) {
    const ways = waysToSay(part, lexicon, parts.length > 1)
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
  // A name in camel case may be a word of its own: "Github", "PayPal".
  const whole = chunks.length > 1 ? (lexicon?.find(plainLetters(part))?.sounds ?? []) : []
  return [...new Set([...whole, ...forms])]
}

function chunkSounds(chunk: string, lexicon: Lexicon | undefined, amongOthers: boolean): readonly string[] {
  const lower = plainLetters(chunk).replace(/[^a-z']/g, '')
  if (lower === '') return ['']
  // Never a word of its own in small letters, but the plural of the initials before it.
  if (chunk === 's' && amongOthers) return ['z']
  const known = customary[lower]
  if (lower.length === 1) return [letterNames[lower] ?? '', ...(lower === 'o' ? ['zIrO'] : [])]
  const capitals = /^\p{Lu}{2,6}$/u.test(chunk)
  const spelled = [...lower].map((letter) => letterNames[letter] ?? '').join('')
  if (capitals) {
    const asWord = /[aeiouy]/.test(lower) && lower.length > 2 ? wordSounds(lower, lexicon).slice(0, 1) : []
    return [spelled, ...asWord, ...(known ?? [])]
  }
  if (known) return amongOthers ? [...known, ...wordSounds(lower, lexicon).slice(0, 1)] : known
  const usual = wordSounds(lower, lexicon)
  return isSaidByAll(lower, chunk, lexicon) ? usual : [...usual, letterSounds(lower), ...nameSounds(lower)]
}

/** Rarer than this a word is hardly spoken at all. */
const spokenFrequency = 6

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

/** How an ordinary word is said: by the lexicon, else by its letters; plain lower case. */
export function wordSounds(lower: string, lexicon: Lexicon | undefined): readonly string[] {
  const sounds = lexicon?.find(lower)?.sounds ?? []
  if (sounds.length > 0) return sounds.slice(0, 3)
  const stem = /^(.{3,})'s$/.exec(lower)?.[1]
  if (stem !== undefined) return wordSounds(stem, lexicon).map((sound) => `${sound}z`)
  const plural = /^(.{3,})s$/.exec(lower)?.[1]
  const singular = plural === undefined ? undefined : lexicon?.find(plural)?.sounds[0]
  if (singular !== undefined) return [`${singular}z`]
  return [letterSounds(lower.replace(/'/g, ''))]
}

function numberSounds(digits: string): readonly string[] {
  const one = [...digits].map((digit) => digitNames[Number(digit)] ?? '').join('')
  const oh = digits.includes('0') ? [one.replaceAll('zIrO', 'O')] : []
  if (digits.length === 2) {
    const [a = 0, b = 0] = [...digits].map(Number)
    if (a === 1) return [teens[b] ?? '', one]
    if (a > 1) return [`${tens[a] ?? ''}${b ? (digitNames[b] ?? '') : ''}`, one, ...oh]
  }
  return digits.length > 6 ? [''] : [one, ...oh]
}

/** How a word of the transcript may have been said, numerals and abbreviations included; at most three ways. */
export function heardSounds(text: string, lexicon: Lexicon | undefined): readonly string[] {
  const lower = plainLetters(text)
  if (/^[a-z']+$/.test(lower) && !/^\p{Lu}{2,6}s?$/u.test(text) && !/\p{Ll}\p{Lu}/u.test(text))
    return wordSounds(lower, lexicon)
  return spokenForms(text, lexicon).slice(0, 3)
}
