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
  const known = new Map<string, BareWord>()
  for (const { 0: raw, index } of text.matchAll(/\S+/gu)) {
    const word = known.get(raw) ?? bareWord(raw)
    known.set(raw, word)
    if (word.lower === '') continue
    const start = index + word.lead
    const end = start + word.length
    const isLineEnd = text.slice(index + raw.length, index + raw.length + 2).includes('\n')
    words.push({ lower: word.lower, start, end, endsPhrase: isLineEnd || end < index + raw.length })
  }
  return words
}

interface BareWord {
  readonly lower: string
  readonly lead: number
  readonly length: number
}

/** A word without the punctuation around it. */
function bareWord(raw: string): BareWord {
  const lead = /^[^\p{L}\p{N}]*/u.exec(raw)?.[0].length ?? 0
  const bare = raw.slice(lead).replace(/[^\p{L}\p{N}]+$/u, '')
  return { lower: bare.toLowerCase(), lead, length: bare.length }
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
