import type { TimedSegment } from '../episode/transcript.ts'

/** Characters in a caption's line, and lines in a caption. */
const lineWidth = 42
const lineCount = 2
/** The longest a caption stays, in milliseconds. */
export const longestCaption = 7_000
/** The shortest a caption should stay, in milliseconds. */
export const shortestCaption = 1_000
/** A silence after which the next words begin a caption of their own, in milliseconds. */
const longPause = 1_500
/** A silence that is heard as a break, in milliseconds. */
const pause = 350

/** A word, or a piece of one too long for a line, on its way into a caption. */
export interface CaptionWord {
  readonly text: string
  readonly joined?: true
  readonly start: number
  readonly end: number
  readonly startMeasured: boolean
  readonly endMeasured: boolean
}

/** The words of a turn for captions; what is wider than a line is cut into pieces that fit one. */
export function captionWords(timed: TimedSegment): CaptionWord[] {
  return timed.words.flatMap(({ text, joined, start, end }, index) => {
    const source = timed.segment.words[index]
    const word: CaptionWord = {
      text,
      ...(joined && { joined }),
      start,
      end,
      startMeasured: source?.start !== undefined,
      endMeasured: source?.end !== undefined,
    }
    return columns(text) <= lineWidth ? [word] : cutWord(word)
  })
}

function cutWord(word: CaptionWord): CaptionWord[] {
  const characters = [...word.text]
  const perCharacter = (word.end - word.start) / characters.length
  const pieces: CaptionWord[] = []
  let from = 0
  while (from < characters.length) {
    const to = pieceEnd(characters, from)
    const first = from === 0
    const last = to === characters.length
    pieces.push({
      text: characters.slice(from, to).join(''),
      ...((!first || word.joined) && { joined: true }),
      start: Math.round(word.start + from * perCharacter),
      end: Math.round(word.start + to * perCharacter),
      startMeasured: first && word.startMeasured,
      endMeasured: last && word.endMeasured,
    })
    from = to
  }
  return pieces
}

const combining = /^(?:\p{M}|\u200d)/u

function pieceEnd(characters: readonly string[], from: number): number {
  let width = 0
  let end = from
  let sentence = 0
  while (end < characters.length) {
    const character = characters[end] ?? ''
    width += columns(character)
    if (width > lineWidth && end > from) break
    end += 1
    if (/[。！？、，；]/u.test(character)) sentence = end
  }
  if (end === characters.length) return end
  if (sentence - from > 5) return sentence
  let whole = end
  while (whole > from + 1 && combining.test(characters[whole] ?? '')) whole -= 1
  return whole > from + 1 ? whole : end
}

const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60]/gu

/** The width of a text in columns: signs of East Asian scripts take two. */
export function columns(text: string): number {
  return isNarrow(text) ? text.length : text.length + (text.match(wide)?.length ?? 0)
}

function isNarrow(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) >= 0x1100) return false
  return true
}

/** Columns a speaker's name takes in the first caption of a turn and in later ones. */
export interface LabelWidths {
  readonly first: number
  readonly later: number
}

/**
 * Cuts a turn into captions. Of all ways to cut it the cheapest is taken, where a cut costs less at the
 * end of a sentence or clause and at a pause, and a caption costs more when it is very short or fast.
 * A caption holds some forty words at most, so the time is linear in the number of words.
 */
export function cutCaptions(words: readonly CaptionWord[], labels: LabelWidths): CaptionWord[][] {
  const weighed = words.map((word, index) => weigh(word, words[index + 1]))
  const best: number[] = [0]
  const from: number[] = [0]
  for (let start = 0; start < words.length; start += 1) {
    const before = best[start] ?? 0
    const lines = { count: 1, width: start === 0 ? labels.first : labels.later, letters: 0, crossed: 0 }
    for (let end = start; end < words.length && mayHold(weighed, start, end, lines); end += 1) {
      const cost = before + captionCost(weighed, start, end, lines) + (weighed[end]?.cut ?? 0)
      if (cost >= (best[end + 1] ?? Number.POSITIVE_INFINITY)) continue
      best[end + 1] = cost
      from[end + 1] = start
    }
  }
  const runs: CaptionWord[][] = []
  for (let end = words.length; end > 0; end = from[end] ?? 0) runs.push(words.slice(from[end] ?? 0, end))
  return runs.reverse()
}

/** What is asked of a word again and again while captions are tried. */
interface Weighed {
  readonly start: number
  readonly end: number
  readonly width: number
  readonly joined: boolean
  readonly endsSentence: boolean
  /** What it costs to end a caption with this word. */
  readonly cut: number
}

function weigh(word: CaptionWord, next: CaptionWord | undefined): Weighed {
  const { text, start, end, joined = false } = word
  const endsSentence = sentenceEnd.test(text)
  return { start, end, width: columns(text), joined, endsSentence, cut: cutCost(word, next, endsSentence) }
}

interface Lines {
  count: number
  width: number
  letters: number
  /** What it costs that whole sentences end inside the caption. */
  crossed: number
}

/** Lays a word into the lines as caption files wrap them; false when it needs one line too many. */
function layWord(lines: Lines, { width, joined }: Weighed): boolean {
  const gap = lines.letters === 0 || joined ? 0 : 1
  if (lines.width + gap + width > lineWidth && lines.width > 0) {
    lines.count += 1
    lines.width = width
  } else lines.width += gap + width
  lines.letters += gap + width
  return lines.count <= lineCount
}

/** Whether the words from `start` to `end` may be one caption; a single word always may. */
function mayHold(words: readonly Weighed[], start: number, end: number, lines: Lines): boolean {
  const word = words[end]
  const first = words[start]
  if (!word || !first) return false
  if (end === start) {
    layWord(lines, word)
    return true
  }
  const before = words[end - 1]
  if (before?.endsSentence && lines.letters >= wholeSentence) lines.crossed += 12
  const silence = word.start - (before?.end ?? 0)
  return word.end - first.start <= longestCaption && silence <= longPause && layWord(lines, word)
}

/** A sentence this long, in characters, deserves a caption of its own. */
const wholeSentence = 25

const sentenceEnd = /[.!?…。！？]["'”’»)\]]*$/u
const clauseEnd = /[,;:–—、，；：]["'”’»)\]]*$/u

function cutCost(word: CaptionWord, next: CaptionWord | undefined, endsSentence: boolean): number {
  if (!next) return 0
  const measured = word.endMeasured && next.startMeasured ? 0 : 3
  if (next.joined) return 40 + measured
  if (endsSentence) return measured
  const silence = next.start - word.end
  if (silence > longPause) return measured
  if (clauseEnd.test(word.text)) return 4 + measured
  return (silence >= pause ? 5 : 11) + measured
}

/** Characters a second that most people can read. */
const readable = 20

function captionCost(words: readonly Weighed[], start: number, end: number, lines: Lines): number {
  const { letters, crossed } = lines
  const time = (words[end]?.end ?? 0) - (words[start]?.start ?? 0)
  const short = time < shortestCaption ? 8 * (1 - time / shortestCaption) : 0
  const fast = time > 0 ? Math.min(Math.max((letters * 1000) / time - readable, 0), 20) * 0.3 : 3
  const scrap = letters < 12 ? 4 : 0
  return 10 + crossed + short + fast + scrap
}
