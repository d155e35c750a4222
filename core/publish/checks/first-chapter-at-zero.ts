import { formatTime, millis } from '../../time.ts'
import { type Check, chapterPlaces } from './check.ts'

/** An opening without a chapter that a move to 0:00 may swallow unasked, in milliseconds. */
const mostOpening = 30_000

/**
 * YouTube, Spotify and Apple read timestamps in a description only when the first is 0:00; a list that
 * starts at 0:01 is no list to YouTube.
 */
export const firstChapterAtZero: Check = {
  id: 'first-chapter-at-zero',
  destinations: ['youtube', 'spotify', 'apple', 'podcasting20'],
  passed: 'The first chapter starts at 0:00.',
  check(_, context) {
    const [first] = context.listed
    if (!first) return undefined
    if (first.startTime === 0) return []
    return [
      {
        level: 'error',
        message: `The first chapter starts at ${formatTime(first.startTime)}.`,
        cost: 'YouTube and some podcast apps ignore the whole list when it starts later than 0:00.',
        where: chapterPlaces(context, [first]),
        fix: {
          label: 'Move to 0:00',
          edits: [{ type: 'chapter.move', chapterId: first.id, startTime: millis(0) }],
          // A list that leaves out a long opening is better given a chapter there; that is for a person to say.
          safe: first.startTime <= mostOpening,
        },
      },
    ]
  },
}
