import { type Finding, groupFindings } from './finding.ts'
import type { Token } from './tokens.ts'

/** A seam of the recogniser: where one cue, or one turn of the same voice, goes over into the next. */
export interface Seam {
  /** Offset of the first word after it. */
  readonly at: number
  readonly between: 'cues' | 'turns'
}

/** The longest phrase that is looked for on both sides of a seam, in words. */
const longestPhrase = 12
/** From here on a phrase that ends a sentence counts too: nobody says so much twice to the letter. */
const wholeSentence = 4

/**
 * Words nobody says twice for effect. Left out on purpose: "that", "had", "is" and "do", which stand twice
 * in good sentences; "very", "really", "no", "so", which are said twice to mean more; "I", "and" and the like,
 * with which people begin anew; and the small words that end a phrase ("log in in the morning").
 */
const neverTwice: ReadonlySet<string> = new Set(
  'the a an of to with for from at my your his her their our its'.split(' '),
)

/**
 * Words that a recogniser wrote twice because it heard them in two pieces of sound: the end of one cue
 * again at the start of the next. Only seams are looked at: within a cue a repetition was said.
 */
export function repeatedWords(
  text: string,
  tokens: readonly Token[],
  seams: readonly Seam[],
): readonly Finding[] {
  const found: Finding[] = []
  let next = 0
  for (const seam of seams) {
    while (next < tokens.length && (tokens[next]?.start ?? 0) < seam.at) next += 1
    const length = repeatedAt(text, tokens, next)
    const finding = length > 0 ? findingAt(text, tokens, next, length, seam) : undefined
    if (finding) found.push(finding)
  }
  return groupFindings(found)
}

/** How many words before `at` stand there again; 0 where that may be how it was said. */
function repeatedAt(text: string, tokens: readonly Token[], at: number): number {
  for (let length = Math.min(longestPhrase, at, tokens.length - at); length > 0; length -= 1) {
    if (isRepeated(tokens, at, length)) return isSurely(text, tokens, at, length) ? length : 0
  }
  return 0
}

function isRepeated(tokens: readonly Token[], at: number, length: number): boolean {
  for (let i = 0; i < length; i += 1) {
    if (tokens[at - length + i]?.lower !== tokens[at + i]?.lower) return false
  }
  return true
}

function isSurely(text: string, tokens: readonly Token[], at: number, length: number): boolean {
  const [first, last] = [tokens[at - length], tokens[at - 1]]
  const [again, end] = [tokens[at], tokens[at + length - 1]]
  if (!first || !last || !again || !end) return false
  const between = text.slice(last.end, again.start)
  if (length === 1) return between.trim() === '' && neverTwice.has(again.lower) && last.text === again.text
  // A phrase that repeats itself is speech: "yeah, yeah, yeah, yeah", "thank you, thank you".
  if (repeatsItself(tokens.slice(at, at + length))) return false
  if (/^\s*$/u.test(between)) return true
  return length >= wholeSentence && text.slice(first.start, last.end) === text.slice(again.start, end.end)
}

function repeatsItself(phrase: readonly Token[]): boolean {
  for (let part = 1; part * 2 <= phrase.length; part += 1) {
    if (phrase.length % part !== 0) continue
    if (phrase.every(({ lower }, i) => lower === phrase[i % part]?.lower)) return true
  }
  return false
}

function findingAt(
  text: string,
  tokens: readonly Token[],
  at: number,
  length: number,
  { between }: Seam,
): Finding | undefined {
  const [first, again, end] = [tokens[at - length], tokens[at], tokens[at + length - 1]]
  if (!first || !again || !end) return undefined
  const right = text.slice(again.start, end.end)
  const place =
    between === 'cues' ? { start: first.start, end: end.end } : secondTime(text, tokens, at, length)
  if (!place) return undefined
  return {
    heard: `${right} ${right}`,
    right,
    kind: 'repeated',
    confidence: length === 1 ? 0.6 : 0.85,
    reasons: [
      'Written twice',
      between === 'cues'
        ? 'where one caption ends and the next begins'
        : 'where one turn ends and the next begins',
    ],
    places: [place],
  }
}

/** Across two turns only the second copy goes; the word after it stays and carries the correction. */
function secondTime(
  text: string,
  tokens: readonly Token[],
  at: number,
  length: number,
): { start: number; end: number; right: string } | undefined {
  const [again, last, after] = [tokens[at], tokens[at + length - 1], tokens[at + length]]
  if (!again || !last || !after || /\n/u.test(text.slice(last.end, after.start))) return undefined
  return { start: again.start, end: after.end, right: after.text }
}
