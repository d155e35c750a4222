import { counted } from '../../formats/syntax/lines.ts'
import { type Check, chapterPlaces } from './check.ts'

const fewest = 3
const longest = 40

/** Spotify reads timestamps from a description only when there are three or more. */
export const spotifyChapterCount: Check = {
  id: 'spotify-chapter-count',
  destinations: ['spotify'],
  passed: 'Spotify has the three chapters it asks for.',
  check(_, { listed }) {
    if (listed.length === 0) return undefined
    if (listed.length >= fewest) return []
    return [
      {
        level: 'error',
        message: `There ${listed.length === 1 ? 'is 1 chapter' : `are ${listed.length} chapters`}; Spotify asks for three.`,
        cost: 'Spotify shows no chapters at all.',
        where: [{ section: 'chapters', label: 'the chapter list' }],
        fix: { label: 'Add chapters', safe: false },
      },
    ]
  },
}

/** Spotify advises titles under forty characters: longer ones are cut on a phone. */
export const spotifyChapterTitles: Check = {
  id: 'spotify-chapter-titles',
  destinations: ['spotify'],
  passed: 'Every chapter title is as short as Spotify advises.',
  check(_, context) {
    if (context.listed.length === 0) return undefined
    const long = context.listed.filter(({ title }) => title.length > longest && [...title].length > longest)
    if (long.length === 0) return []
    return [
      {
        level: 'warning',
        message: `${counted(long.length, 'chapter title')} ${long.length === 1 ? 'is' : 'are'} longer than 40 characters.`,
        cost: 'Spotify cuts long titles in its list.',
        where: chapterPlaces(context, long),
        fix: { label: 'Shorten the titles', safe: false },
      },
    ]
  },
}
