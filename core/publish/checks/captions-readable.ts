import type { Cue } from '../../formats/format.ts'
import { counted } from '../../formats/syntax/lines.ts'
import { formatTime, millis } from '../../time.ts'
import { hasTimes } from '../transcript-cues.ts'
import { type Check, mostPlaces, type Problem } from './check.ts'

/** Characters a second nobody can follow; twenty is quick already. */
const fastest = 30
/** A word held longer than this, in milliseconds, is a wrong time and not a long word. */
const longestWord = 7_000

/** Captions at times that leave no time to read them, or that stand far longer than they are said. */
export const captionsReadable: Check = {
  id: 'captions-readable',
  destinations: ['youtube', 'apple', 'spotify', 'podcasting20', 'web'],
  passed: 'Every caption can be read in its time.',
  check(episode, context) {
    if (!hasTimes(episode)) return undefined
    const fast = context.captions().list.cues.filter(isTooFast)
    const problems: Problem[] = []
    if (fast.length > 0) {
      problems.push({
        level: 'warning',
        message: `${counted(fast.length, 'caption')} run${fast.length === 1 ? 's' : ''} faster than ${fastest} characters a second.`,
        cost: 'Nobody can read them in time; the times of these words are probably wrong.',
        where: fast.slice(0, mostPlaces).map(({ start }) => ({
          section: 'transcript',
          label: `the caption at ${formatTime(millis(start ?? 0))}`,
        })),
        fix: { label: 'Correct the times', safe: false },
      })
    }
    const held = (episode.transcript?.segments ?? []).flatMap(({ id, words }) =>
      words.flatMap(({ text, start, end }) =>
        start !== undefined && end !== undefined && end - start > longestWord ? [{ id, text, start }] : [],
      ),
    )
    if (held.length > 0) {
      problems.push({
        level: 'warning',
        message: `${counted(held.length, 'word')} last${held.length === 1 ? 's' : ''} longer than 7 seconds.`,
        cost: 'A caption disappears after 7 seconds; the times of these words are probably wrong.',
        where: held.slice(0, mostPlaces).map(({ id, text, start }) => ({
          section: 'transcript',
          id,
          label: `“${text.slice(0, 30)}” at ${formatTime(start)}`,
        })),
        fix: { label: 'Correct the times', safe: false },
      })
    }
    return problems
  },
}

function isTooFast({ start, end, text }: Cue): boolean {
  return start !== undefined && end !== undefined && text.length * 1000 > fastest * (end - start)
}
