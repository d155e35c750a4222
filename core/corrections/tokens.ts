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

const word = /[\p{L}\p{N}\p{M}_]+(?:['’][\p{L}\p{M}]+)*[+#]*/gu
const strongBreak = /[.?!;:\n()[\]"“”…|<>{}]/u
const sentenceEnd = /(?:^|[.?!\n…]["”)]*\s+|\n\s*|["“(]\s*)$/u

/** Parts a text into words. Offsets are exact for any Unicode. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let last = 0
  for (const match of text.matchAll(word)) {
    const found = match[0]
    const start = match.index
    const between = text.slice(last, start)
    tokens.push({
      text: found,
      start,
      end: start + found.length,
      lower: plainLetters(found),
      breakBefore: tokens.length === 0 || strongBreak.test(between) || between.length > 3,
      sentenceStart: tokens.length === 0 || sentenceEnd.test(between),
    })
    last = start + found.length
  }
  return tokens
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
