import type { Cue } from '../formats/format.ts'
import { countWords } from './passage-text.ts'

/** Cues that become one segment: one voice, up to a place where a reader wants a new paragraph. */
export interface CueTurn {
  readonly speaker?: string
  readonly cues: readonly Cue[]
}

/** A pause this long after a finished sentence is a new paragraph. */
const pause = 1_500
/** A pause this long is one even inside a sentence: recognisers forget full stops. */
const longPause = 4_000
/** From here on the next end of a sentence is one. */
const longTurn = 200
/** And from here on the next cue is, whatever it says. */
const longestTurn = 400
/** A paragraph the file marks itself stays one, unless it is only a line of a few words. */
const ownParagraph = 30

/**
 * Gathers cues into turns. A change of voice always parts them; within one voice a pause at the end of a
 * sentence does, and a turn that grows long is parted at the next chance. A single cue is never cut.
 * `breaks` are cues that begin a turn because a heading stands before them.
 */
export function turnsOf(cues: readonly Cue[], breaks: ReadonlySet<number> = new Set()): CueTurn[] {
  const turns: CueTurn[] = []
  let current: Cue[] = []
  let words = 0
  const close = (): void => {
    const speaker = current[0]?.speaker
    if (current.length > 0) turns.push({ cues: current, ...(speaker !== undefined && { speaker }) })
    current = []
    words = 0
  }
  for (const [index, cue] of cues.entries()) {
    const previous = current.at(-1)
    if (previous && (breaks.has(index) || partsHere(previous, cue, words))) close()
    current.push(cue)
    words += countWords(cue.text)
  }
  close()
  return turns
}

function partsHere(previous: Cue, next: Cue, words: number): boolean {
  if (previous.speaker !== next.speaker) return true
  const isEnd = endsSentence(previous.text)
  if (words >= longestTurn || (words >= longTurn && isEnd)) return true
  if (previous.end === undefined || next.start === undefined) return isEnd && words >= ownParagraph
  const silence = next.start - previous.end
  return silence >= longPause || (isEnd && silence >= pause)
}

function endsSentence(text: string): boolean {
  return /[.!?…。！？]["”’»)\]]*$/u.test(text)
}
