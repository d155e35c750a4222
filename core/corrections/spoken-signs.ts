/** A word as an address is put together from it: without the punctuation around it. */
export interface SpokenWord {
  readonly lower: string
  readonly start: number
  readonly end: number
  /** Punctuation, or the end of a line, stands behind it: no address goes on from here. */
  readonly endsPhrase: boolean
}

const signNames: ReadonlyMap<string, string> = new Map([
  ['dot', '.'],
  ['slash', '/'],
  ['underscore', '_'],
  ['hyphen', '-'],
  ['dash', '-'],
])

/** The words of a text with the places where an address cannot go on. Linear. */
export function spokenWords(text: string): readonly SpokenWord[] {
  const words: SpokenWord[] = []
  for (const { 0: raw, index } of text.matchAll(/\S+/gu)) {
    const lead = /^[^\p{L}\p{N}]*/u.exec(raw)?.[0].length ?? 0
    const bare = raw.slice(lead).replace(/[^\p{L}\p{N}]+$/u, '')
    if (bare === '') continue
    const start = index + lead
    const end = start + bare.length
    const isLineEnd = text.slice(index + raw.length, index + raw.length + 2).includes('\n')
    words.push({ lower: bare.toLowerCase(), start, end, endsPhrase: isLineEnd || end < index + raw.length })
  }
  return words
}

/** The sign that is named at a word, and how many words name it: "forward slash" is one slash. */
export function signAt(
  words: readonly SpokenWord[],
  at: number,
): { readonly sign: string; readonly length: number } | undefined {
  const [word, next] = [words[at], words[at + 1]]
  if (!word || word.endsPhrase) return undefined
  if (word.lower === 'forward' && next?.lower === 'slash') return { sign: '/', length: 2 }
  if (word.lower === 'at' && next?.lower === 'sign') return { sign: '@', length: 2 }
  const sign = signNames.get(word.lower)
  return sign === undefined ? undefined : { sign, length: 1 }
}
