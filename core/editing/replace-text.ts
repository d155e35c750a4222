import type { ReplacingMatch } from '../episode/find-text.ts'
import type { Correction, Segment, Word } from '../episode/schema.ts'
import { joinWords } from '../episode/transcript.ts'
import { foldSpaces } from '../episode/words-for-text.ts'
import type { RuleId } from '../ids.ts'
import type { CorrectionPlace, Edit } from './edit.ts'
import { segmentText } from './transcript-text.ts'

/** What the corrections of a replacement say of themselves. */
export interface Replacement {
  readonly ruleId: RuleId
  readonly reason: string
  /** What was to stand in every place, for the record; each place says its own words. */
  readonly after: string
  /** A replacement of the find bar unless it is said to be one of a list. */
  readonly origin?: Correction['origin']
}

/**
 * The edits that replace matches in turns, as corrections of one rule, so that the rule can be taken
 * back by itself later. `matches` refer to `segmentText` of the turns, line n being turn n, in order.
 * A match inside a word corrects the whole word; a word that goes is corrected together with the one
 * beside it, so that it can come back too.
 */
export function editsForReplacing(
  segments: readonly Segment[],
  matches: readonly ReplacingMatch[],
  { ruleId, reason, after, origin = 'replace' }: Replacement,
): readonly Edit[] {
  const places: CorrectionPlace[] = []
  const deletions: Edit[] = []
  for (const [line, inTurn] of byLine(matches)) {
    const segment = segments[line]
    if (!segment) continue
    const starts = startsOf(segment.words)
    for (const region of replacedRegions(
      { words: segment.words, text: segmentText(segment), starts },
      inTurn,
    )) {
      const { from, to } = region
      const place = { segmentId: segment.id, from, to, before: joinWords(segment.words.slice(from, to)) }
      if (place.before === region.after) continue
      // Only a turn that has nothing but these words is left empty; there is no word to hold the correction.
      if (region.after === '') deletions.push({ type: 'transcript.replaceWords', place, text: '' })
      else places.push({ ...place, after: region.after })
    }
  }
  const accepted: readonly Edit[] =
    places.length > 0 ? [{ type: 'correction.accept', ruleId, places, after, reason, origin }] : []
  return [...accepted, ...deletions]
}

/** Words `from` up to `to` of a turn and what they are to say; '' only where the turn is to be left empty. */
export interface ReplacedRegion {
  readonly from: number
  readonly to: number
  readonly after: string
}

/** The words of a turn, their text, and where in it each word starts. */
export interface SpelledWords {
  readonly words: readonly Pick<Word, 'text' | 'joined'>[]
  readonly text: string
  readonly starts: ArrayLike<number>
}

/** Where each word starts in the text of its turn, in UTF-16 units. */
export function startsOf(words: readonly Pick<Word, 'text' | 'joined'>[]): number[] {
  let at = 0
  return words.map((word) => {
    const start = at === 0 || word.joined ? at : at + 1
    at = start + word.text.length
    return start
  })
}

/** The whole words that matches touch, with what they are to say; matches in one word are one region. */
export function replacedRegions(
  spelled: SpelledWords,
  matches: readonly ReplacingMatch[],
): readonly ReplacedRegion[] {
  return withoutEmpty(regionsOf(spelled, matches), spelled.words)
}

function byLine(matches: readonly ReplacingMatch[]): ReadonlyMap<number, readonly ReplacingMatch[]> {
  const lines = new Map<number, ReplacingMatch[]>()
  for (const match of matches) {
    const inLine = lines.get(match.line)
    if (inLine) inLine.push(match)
    else lines.set(match.line, [match])
  }
  return lines
}

function regionsOf(
  { words, text, starts }: SpelledWords,
  matches: readonly ReplacingMatch[],
): readonly ReplacedRegion[] {
  const startOf = (word: number): number => starts[word] ?? 0
  const endOf = (word: number): number => startOf(word) + (words[word]?.text.length ?? 0)
  const regions: { from: number; to: number; matches: ReplacingMatch[] }[] = []
  let word = 0
  for (const match of matches) {
    word = lastAtOrBefore(starts, match.from, word)
    if (word < words.length - 1 && endOf(word) <= match.from) word += 1
    // A match that takes in the space before a word concerns the word before the space too.
    const from = word > 0 && match.from < startOf(word) ? word - 1 : word
    let to = word + 1
    while (to < words.length && endOf(to - 1) < match.to) to += 1
    const last = regions.at(-1)
    if (last && from < last.to) {
      last.to = Math.max(last.to, to)
      last.matches.push(match)
    } else regions.push({ from, to, matches: [match] })
  }
  return regions.map((region) => {
    let at = startOf(region.from)
    let after = ''
    for (const match of region.matches) {
      after += text.slice(at, match.from) + match.insert
      at = match.to
    }
    return {
      from: region.from,
      to: region.to,
      after: foldSpaces(after + text.slice(at, endOf(region.to - 1))),
    }
  })
}

/** The last place of a rising list, from a place on, whose number is not above a limit; that place when none is. */
function lastAtOrBefore(numbers: ArrayLike<number>, limit: number, from: number): number {
  let low = from
  let high = numbers.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) <= limit) low = middle
    else high = middle
  }
  return low
}

/** Takes the word beside it into a region that would be left empty. */
function withoutEmpty(
  regions: readonly ReplacedRegion[],
  words: SpelledWords['words'],
): readonly ReplacedRegion[] {
  const result: ReplacedRegion[] = []
  const waiting = [...regions].reverse()
  for (let region = waiting.pop(); region; region = waiting.pop()) {
    const next = waiting.at(-1)
    const previous = result.at(-1)
    if (region.after !== '') result.push(region)
    else if (next && next.from === region.to) waiting[waiting.length - 1] = { ...next, from: region.from }
    else if (region.to < words.length) {
      result.push({ from: region.from, to: region.to + 1, after: words[region.to]?.text ?? '' })
    } else if (previous && previous.to === region.from) {
      result[result.length - 1] = { ...previous, to: region.to }
    } else if (region.from > 0) {
      result.push({ from: region.from - 1, to: region.to, after: words[region.from - 1]?.text ?? '' })
    } else result.push(region)
  }
  return result
}
