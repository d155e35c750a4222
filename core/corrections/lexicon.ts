/** What is known about a word of a language: how it is said and how often it is used. */
export interface LexiconEntry {
  /** Pronunciations as phoneme strings, the usual one first; empty when only the frequency is known. */
  readonly sounds: readonly string[]
  /** Ten times the decimal logarithm of its count in a large body of speech; 0 when never seen. */
  readonly frequency: number
}

/** Looks words up. Words are in lower case. */
export interface Lexicon {
  /** BCP 47 primary language. */
  readonly language: string
  /** What the frequencies were counted in: a large body of speech, or nothing but the text at hand. */
  readonly countedIn: 'speech' | 'text'
  find(word: string): LexiconEntry | undefined
}

/**
 * A lexicon over one big text of sorted lines `word TAB sounds,sounds TAB frequency`. Nothing is parsed
 * until it is asked for: a lookup is a binary search, so opening costs only the reading of the file.
 */
export function createLexicon(language: string, text: string): Lexicon {
  const known = new Map<string, LexiconEntry | undefined>()
  return {
    language,
    countedIn: 'speech',
    find(word) {
      if (known.has(word)) return known.get(word)
      const line = lineOf(text, word)
      const entry = line === undefined ? undefined : entryOf(line)
      known.set(word, entry)
      return entry
    },
  }
}

function lineOf(text: string, word: string): string | undefined {
  let low = 0
  let high = text.length
  while (low < high) {
    const middle = (low + high) >> 1
    const start = text.lastIndexOf('\n', middle - 1) + 1
    const tab = text.indexOf('\t', start)
    const here = text.slice(start, tab)
    if (here === word) {
      const end = text.indexOf('\n', tab)
      return text.slice(tab + 1, end < 0 ? text.length : end)
    }
    if (here < word) {
      const end = text.indexOf('\n', tab)
      if (end < 0) return undefined
      low = end + 1
    } else high = start === 0 ? 0 : start - 1
  }
  return undefined
}

function entryOf(line: string): LexiconEntry {
  const [sounds = '', frequency = '0'] = line.split('\t')
  return { sounds: sounds === '' ? [] : sounds.split(','), frequency: Number(frequency) }
}
