import { chapterEnd } from '../../episode/chapters.ts'
import { counted } from '../../formats/syntax/lines.ts'
import { type Check, chapterPlaces, type Problem } from './check.ts'

const fewest = 3
/** In milliseconds. */
const shortest = 10_000

/** YouTube shows chapters from a description only when there are three or more, each of ten seconds or more. */
export const youtubeChapters: Check = {
  id: 'youtube-chapters',
  destinations: ['youtube'],
  passed: 'YouTube has the three chapters of ten seconds it asks for.',
  check(episode, context) {
    const { listed } = context
    if (listed.length === 0) return undefined
    const problems: Problem[] = []
    if (listed.length < fewest) {
      problems.push({
        level: 'error',
        message: `There ${listed.length === 1 ? 'is 1 chapter' : `are ${listed.length} chapters`}; YouTube asks for three.`,
        cost: 'YouTube shows no chapters at all.',
        where: [{ section: 'chapters', label: 'the chapter list' }],
        fix: { label: 'Add chapters', safe: false },
      })
    }
    const short = listed.filter((chapter, index) => {
      const end = chapterEnd(listed, index, episode.enclosure?.duration)
      return end !== undefined && end > chapter.startTime && end - chapter.startTime < shortest
    })
    if (short.length > 0) {
      problems.push({
        level: 'error',
        message: `${counted(short.length, 'chapter')} ${short.length === 1 ? 'is' : 'are'} shorter than 10 seconds.`,
        cost: 'YouTube shows no chapters at all when one is shorter than 10 seconds.',
        where: chapterPlaces(context, short),
        fix: { label: 'Move or hide it', safe: false },
      })
    }
    return problems
  },
}
