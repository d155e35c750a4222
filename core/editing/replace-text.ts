import type { ReplacingMatch } from '../episode/find-text.ts'
import type { Segment, Word } from '../episode/schema.ts'
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
  { ruleId, reason, after }: Replacement,
): readonly Edit[] {
  const places: CorrectionPlace[] = []
  const deletions: Edit[] = []
  for (const [line, inTurn] of byLine(matches)) {
    const segment = segments[line]
    if (!segment) continue
    for (const region of withoutEmpty(regionsOf(segment, inTurn), segment.words)) {
      const { from, to } = region
      const place = { segmentId: segment.id, from, to, before: joinWords(segment.words.slice(from, to)) }
      if (place.before === region.after) continue
      // Only a turn that has nothing but these words is left empty; there is no word to hold the correction.
      if (region.after === '') deletions.push({ type: 'transcript.replaceWords', place, text: '' })
      else places.push({ ...place, after: region.after })
    }
  }
  const accepted: readonly Edit[] =
    places.length > 0 ? [{ type: 'correction.accept', ruleId, places, after, reason, origin: 'replace' }] : []
  return [...accepted, ...deletions]
}

/** Words `from` up to `to` and what they are to say. */
interface Region {
  readonly from: number
  readonly to: number
  readonly after: string
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

interface Letters {
  readonly start: number
  readonly end: number
}

function lettersOf(words: readonly Word[]): readonly Letters[] {
  let at = 0
  return words.map((word) => {
    const start = at === 0 || word.joined ? at : at + 1
    at = start + word.text.length
    return { start, end: at }
  })
}

/** The words each match touches, with what they are to say; matches in one word are one region. */
function regionsOf(segment: Segment, matches: readonly ReplacingMatch[]): readonly Region[] {
  const text = segmentText(segment)
  const letters = lettersOf(segment.words)
  const regions: { from: number; to: number; matches: ReplacingMatch[] }[] = []
  let word = 0
  for (const match of matches) {
    while (word < letters.length - 1 && (letters[word]?.end ?? 0) <= match.from) word += 1
    // A match that takes in the space before a word concerns the word before the space too.
    const from = word > 0 && match.from < (letters[word]?.start ?? 0) ? word - 1 : word
    let to = word + 1
    while (to < letters.length && (letters[to - 1]?.end ?? 0) < match.to) to += 1
    const last = regions.at(-1)
    if (last && from < last.to) {
      last.to = Math.max(last.to, to)
      last.matches.push(match)
    } else regions.push({ from, to, matches: [match] })
  }
  return regions.map((region) => {
    const end = letters[region.to - 1]?.end ?? text.length
    let at = letters[region.from]?.start ?? 0
    let after = ''
    for (const match of region.matches) {
      after += text.slice(at, match.from) + match.insert
      at = match.to
    }
    return { from: region.from, to: region.to, after: foldSpaces(after + text.slice(at, end)) }
  })
}

/** Takes the word beside it into a region that would be left empty. */
function withoutEmpty(regions: readonly Region[], words: readonly Word[]): readonly Region[] {
  const result: Region[] = []
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
