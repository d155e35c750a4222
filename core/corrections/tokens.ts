import { atOnce, type InSteps } from './in-steps.ts'

/** One spoken word of a text, with its place as UTF-16 offsets. */
export interface Token {
  readonly text: string
  readonly start: number
  readonly end: number
  /** Lower case, without marks; for look-ups. */
  readonly lower: string
  /** True when a sentence, line or clause stronger than a comma ends between this word and the one before. */
  readonly breakBefore: boolean
  /** True for the first word of a sentence, whose capital says nothing. */
  readonly sentenceStart: boolean
}

const word = /[\p{L}\p{N}_][\p{L}\p{N}\p{M}_]*(?:['’][\p{L}\p{M}]+)*[+#]*/uy
const strongBreak = /[.?!;:\n()[\]"“”…|<>{}]/u
const sentenceEnd = /(?:^|[.?!\n…]["”)]*\s+|\n\s*|["“(]\s*)$/u

/** Parts a text into words. Offsets are exact for any Unicode. */
export function tokensOf(text: string): Token[] {
  return atOnce(tokensInSteps(text))
}

/** Words that are parted in one step, which takes about a millisecond. */
const wordsOfStep = 4_096

/** What `tokensOf` gives, in steps. */
export function* tokensInSteps(text: string): InSteps<Token[]> {
  const tokens: Token[] = []
  const lowers = new Map<string, string>()
  let last = 0
  for (let start = 0; start < text.length; ) {
    const end = wordEnd(text, start)
    if (end === start) {
      start += 1
      continue
    }
    const found = text.slice(start, end)
    const lower = lowers.get(found) ?? plainLetters(found)
    lowers.set(found, lower)
    const isFirst = tokens.length === 0
    const between = text.slice(last, start)
    // Nearly all words have a space alone before them, which ends nothing; nor does the point of "node.js".
    const isPlain = between === ' ' || between === '.'
    tokens.push({
      text: found,
      start,
      end,
      lower,
      breakBefore: isFirst || (!isPlain && (strongBreak.test(between) || between.length > 3)),
      sentenceStart: isFirst || (!isPlain && sentenceEnd.test(between)),
    })
    last = end
    start = end
    if (tokens.length % wordsOfStep === 0) yield
  }
  return tokens
}

/** What a character does in a word: 1 letters, digits and `_`; 2 what may go on after them; 0 nothing. */
const kinds = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code)
  if (/\w/.test(character)) return 1
  return "'+#".includes(character) ? 2 : 0
})

/** Where the word that begins at `start` ends; `start` itself where none begins. Most words need no pattern. */
function wordEnd(text: string, start: number): number {
  for (let end = start; end < text.length; end += 1) {
    const code = text.charCodeAt(end)
    const kind = code < 128 ? kinds[code] : 2
    if (kind === 1) continue
    if (kind === 0 || (end === start && code < 128)) return end
    word.lastIndex = start
    return word.test(text) ? word.lastIndex : start
  }
  return text.length
}

/** Lower case without marks, apostrophes straightened: the form in which words are looked up. */
export function plainLetters(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/’/gu, "'").toLowerCase()
}

/** Letters and digits alone, lower case, signs spelled out: `C++` and `c plus plus` share one. */
export function bareLetters(text: string): string {
  return plainLetters(text)
    .replace(/\+/gu, 'plus')
    .replace(/#/gu, 'sharp')
    .replace(/[^\p{L}\p{N}]/gu, '')
}
