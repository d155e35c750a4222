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

/**
 * The words of a text with the places where an address cannot go on; only of lines that name a sign, and of the
 * line before each, since no address goes beyond its line. Linear.
 */
export function spokenWords(text: string): readonly SpokenWord[] {
  const words: SpokenWord[] = []
  const known = new Map<string, BareWord>()
  for (const { from, to } of linesWithSigns(text)) {
    for (const { 0: raw, index } of text.slice(from, to).matchAll(/\S+/gu)) {
      const word = known.get(raw) ?? bareWord(raw)
      known.set(raw, word)
      if (word.lower === '') continue
      const start = from + index + word.lead
      const end = start + word.length
      const after = from + index + raw.length
      const isLineEnd = text.slice(after, after + 2).includes('\n')
      words.push({ lower: word.lower, start, end, endsPhrase: isLineEnd || end < after })
    }
  }
  return words
}

interface Stretch {
  readonly from: number
  readonly to: number
}

const signName = /(?<![a-z])(?:dot|slash|underscore|hyphen|dash|at\s+sign)(?![a-z])/giu

/** Stretches of whole lines around each name of a sign, in order and apart from one another. */
function linesWithSigns(text: string): readonly Stretch[] {
  const stretches: Stretch[] = []
  for (const { index } of text.matchAll(signName)) {
    const last = stretches.at(-1)
    if (last && index < last.to) continue
    const end = text.indexOf('\n', index)
    const to = end < 0 ? text.length : end
    const from = lineBefore(text, text.lastIndexOf('\n', index) + 1)
    if (last && from <= last.to) stretches[stretches.length - 1] = { from: last.from, to }
    else stretches.push({ from, to })
  }
  return stretches
}

/** Where the line with a word before a line begins; a word may lead in to an address of the next line. */
function lineBefore(text: string, line: number): number {
  let end = line
  while (end > 0 && !/[\p{L}\p{N}]/u.test(text[end - 1] ?? '')) end -= 1
  return end === 0 ? 0 : text.lastIndexOf('\n', end - 1) + 1
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
