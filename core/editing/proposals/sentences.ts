import type { Segment, Word } from '../../episode/schema.ts'

/** One sentence of a turn: the smallest piece of text a boundary is proposed before. */
export interface Sentence {
  /** Position of its turn in the transcript. */
  readonly segment: number
  /** Its first word in that turn, and the word after its last. */
  readonly from: number
  readonly to: number
  /** Words before it in the whole transcript. */
  readonly offset: number
  /** Its words as they are compared: lower case, without punctuation around them. */
  readonly tokens: readonly string[]
  /** It begins where a run of words without an end was cut, which is no place for a turn. */
  readonly isCut: boolean
  /** What it closes with: `.` also stands for nothing at all. */
  readonly end: '.' | '?' | '!' | '…'
}

/** A run of words without a sentence end is cut after this many, so that one wall costs no more than any. */
const longestSentence = 400
/** In a text that hardly has ends, sooner: its headings must stand somewhere. */
const [longestPiece, hardlyAny] = [25, 100]

const abbreviations = new Set(
  'mr mrs ms dr prof st jr sr vs etc e.g i.e inc ltd co no vol fig approx dept est feat ca'.split(' '),
)
const sentenceEnd = /[.?!…。？！]["'”’»)\]]*$/u
const startsLow = /^["'“‘«([]*\p{Ll}/u

/** A word as it is compared: lower case, straight apostrophes, nothing around it. */
export function foldWord(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/[^\p{L}\p{N}+#%]+$/u, '')
}

/** Parts every turn at its sentence ends. Linear in the number of words. */
export function sentencesOf(segments: readonly Segment[]): readonly Sentence[] {
  const sentences: Sentence[] = []
  const { needsCapital, longest } = styleOf(segments)
  let offset = 0
  segments.forEach(({ words }, segment) => {
    let from = 0
    let wasCut = false
    for (let at = 0; at < words.length; at += 1) {
      const isLast = at === words.length - 1
      const isEnd = isLast || endsSentence(words[at], words[at + 1], needsCapital)
      if (!isEnd && at - from + 1 < longest) continue
      const tokens = words
        .slice(from, at + 1)
        .map(({ text }) => foldWord(text))
        .filter((token) => token !== '')
      sentences.push({
        segment,
        from,
        to: at + 1,
        offset: offset + from,
        tokens,
        isCut: wasCut,
        end: endOf(words[at]?.text ?? ''),
      })
      from = at + 1
      wasCut = !isEnd
    }
    offset += words.length
  })
  return sentences
}

interface Style {
  /** Whether sentences of this text begin with capitals, as a recogniser that writes them has it. */
  readonly needsCapital: boolean
  /** The most words without an end. */
  readonly longest: number
}

function styleOf(segments: readonly Segment[]): Style {
  let [ends, low, count] = [0, 0, 0]
  for (const { words } of segments) {
    count += words.length
    for (let at = 0; at + 1 < words.length; at += 1) {
      if (!sentenceEnd.test(words[at]?.text ?? '')) continue
      ends += 1
      if (startsLow.test(words[at + 1]?.text ?? '')) low += 1
    }
  }
  return { needsCapital: low * 2 < ends, longest: ends * hardlyAny < count ? longestPiece : longestSentence }
}

function endsSentence(word: Word | undefined, next: Word | undefined, needsCapital: boolean): boolean {
  if (!word || !next || !sentenceEnd.test(word.text)) return false
  if (needsCapital && startsLow.test(next.text)) return false
  if (!/[^.]\.["'”’»)\]]*$/u.test(word.text)) return true
  const stem = foldWord(word.text)
  return !abbreviations.has(stem) && !/^(?:\p{L}|\p{L}\.\p{L})$/u.test(stem.replace(/^i$/u, 'me'))
}

function endOf(text: string): Sentence['end'] {
  const bare = text.replace(/["'”’»)\]]+$/u, '')
  if (/[?？]$/u.test(bare)) return '?'
  if (/[!！]$/u.test(bare)) return '!'
  return /(?:…|\.{3}|[-–—])$/u.test(bare) ? '…' : '.'
}
