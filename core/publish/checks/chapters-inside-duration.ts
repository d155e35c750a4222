import { counted } from '../../formats/syntax/lines.ts'
import { formatTime } from '../../time.ts'
import { type Check, chapterPlaces, type Problem } from './check.ts'

/** A chapter beyond the end of the audio can never be played, and YouTube ignores a list that has one. */
export const chaptersInsideDuration: Check = {
  id: 'chapters-inside-duration',
  destinations: 'all',
  passed: 'Every chapter lies inside the audio.',
  check(episode, context) {
    const duration = episode.enclosure?.duration
    if (duration === undefined || context.chapters.length === 0) return undefined
    const problems: Problem[] = []
    const beyond = context.chapters.filter((chapter) => chapter.startTime >= duration)
    const [first] = beyond
    if (first) {
      problems.push({
        level: 'error',
        message:
          beyond.length === 1
            ? `A chapter starts at ${formatTime(first.startTime)}, after the audio ends at ${formatTime(duration)}.`
            : `${counted(beyond.length, 'chapter')} start after the audio ends at ${formatTime(duration)}.`,
        cost: 'They can never be played, and YouTube ignores the whole list.',
        where: chapterPlaces(context, beyond),
        fix: { label: 'Correct the times', safe: false },
      })
    }
    const ending = context.chapters.filter(
      ({ startTime, endTime }) => startTime < duration && endTime !== undefined && endTime > duration,
    )
    if (ending.length > 0) {
      problems.push({
        level: 'warning',
        message: `${counted(ending.length, 'chapter')} end${ending.length === 1 ? 's' : ''} after the audio does.`,
        cost: 'Apps cut the chapter at the end of the audio.',
        where: chapterPlaces(context, ending),
        fix: {
          label: 'End with the audio',
          edits: ending.map(({ id }) => ({
            type: 'chapter.change',
            chapterId: id,
            set: { endTime: duration },
          })),
          safe: true,
        },
      })
    }
    return problems
  },
}
