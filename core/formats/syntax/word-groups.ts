import type { Millis } from '../../time.ts'
import type { Cue, CueWord } from '../format.ts'
import { cue, joinCueWords, usableEnd } from './cues.ts'

/** A timed piece of speech: a word, or the few words a file could not part. */
export interface SpokenPart {
  /** As written; a line feed at its end closes a paragraph. */
  readonly body: string
  readonly start?: Millis
  readonly end?: Millis
  readonly speaker?: string
  readonly confidence?: number
  /** Follows the word before it without a space; never begins a cue. */
  readonly joined?: true
}

/** A pause this long between words ends a cue, where the file itself marks no paragraphs. */
const longPause = 1500
/** Without paragraphs and pauses a cue would grow without end; it then closes after a sentence. */
const manyWords = 60

/**
 * Gathers words into cues: at a change of speaker, at a line feed, and, in a file that has no line
 * feeds, at a long pause or after a long run that ends a sentence.
 */
export function groupWords(parts: readonly SpokenPart[]): readonly Cue[] {
  const marked = parts.some((part) => part.body.includes('\n'))
  const cues: Cue[] = []
  let words: CueWord[] = []
  let first: SpokenPart | undefined
  let last: SpokenPart | undefined
  const close = (): void => {
    if (words.length > 0) {
      cues.push(
        cue({
          start: first?.start,
          end: usableEnd(first?.start, last?.end),
          speaker: first?.speaker,
          text: joinCueWords(words),
          words,
        }),
      )
    }
    words = []
    first = undefined
  }
  for (const part of parts) {
    const ends = last !== undefined && first !== undefined && !part.joined
    if (ends && (part.speaker !== first?.speaker || /^\s*\n/.test(part.body))) close()
    else if (ends && last && !marked && pausesAfter(last, part, words.length)) close()
    first ??= part
    for (const word of wordsOf(part)) words.push(word)
    last = part
    if (/\n\s*$/.test(part.body)) close()
  }
  close()
  return cues
}

function pausesAfter(last: SpokenPart, next: SpokenPart, words: number): boolean {
  const from = last.end ?? last.start
  if (from !== undefined && next.start !== undefined && next.start - from >= longPause) return true
  return words >= manyWords && /[.!?…。！？]["”’)\]]*\s*$/.test(last.body)
}

/** Of several words in one part only the first start and the last end are known. */
function wordsOf(part: SpokenPart): readonly CueWord[] {
  const texts = part.body.split(/\s+/u).filter((text) => text !== '')
  return texts.map((text, index) => ({
    text,
    ...(index === 0 && part.joined ? { joined: part.joined } : {}),
    ...(part.confidence === undefined ? {} : { confidence: part.confidence }),
    ...(index === 0 && part.start !== undefined ? { start: part.start } : {}),
    ...(index === texts.length - 1 && part.end !== undefined ? { end: part.end } : {}),
  }))
}
