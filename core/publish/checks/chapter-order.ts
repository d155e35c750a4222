import { counted } from '../../formats/syntax/lines.ts'
import { formatTime } from '../../time.ts'
import { type Check, chapterPlaces } from './check.ts'

/** Chapters must ascend. The document keeps them in order, so what is left to go wrong is an equal start. */
export const chapterOrder: Check = {
  id: 'chapter-order',
  destinations: 'all',
  passed: 'Every chapter starts later than the one before it.',
  check(_, context) {
    const { listed } = context
    if (listed.length === 0) return undefined
    const second = listed.filter((chapter, index) => listed[index - 1]?.startTime === chapter.startTime)
    const [one] = second
    if (!one) return []
    const message =
      second.length === 1
        ? `Two chapters start at ${formatTime(one.startTime)}.`
        : `${counted(second.length, 'chapter')} start at the same time as the one before.`
    return [
      {
        level: 'error',
        message,
        cost: 'Apps show only one of them, and YouTube ignores a list whose times do not go up.',
        where: chapterPlaces(context, second),
        fix: { label: 'Move or delete one', safe: false },
      },
    ]
  },
}
