import { counted } from '../../formats/syntax/lines.ts'
import { type Check, chapterPlaces } from './check.ts'

const emoji =
  /(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F)(?:\p{Emoji_Modifier}|\u200D|\uFE0F|\p{Extended_Pictographic})*/gu

/** Spotify and YouTube take plain text in chapter titles; emoji are dropped, or the line is not read. */
export const chapterEmoji: Check = {
  id: 'chapter-emoji',
  destinations: ['spotify', 'youtube'],
  passed: 'No chapter title has emoji in it.',
  check(_, context) {
    if (context.listed.length === 0) return undefined
    const found = context.listed.filter(({ title }) => title.search(emoji) !== -1)
    if (found.length === 0) return []
    return [
      {
        level: 'warning',
        message: `${counted(found.length, 'chapter title')} ${found.length === 1 ? 'has' : 'have'} emoji in ${found.length === 1 ? 'it' : 'them'}.`,
        cost: 'Spotify and YouTube drop emoji from chapter titles.',
        where: chapterPlaces(context, found),
        fix: {
          label: 'Take the emoji out',
          edits: found.map(({ id, title }) => ({
            type: 'chapter.change',
            chapterId: id,
            set: { title: title.replace(emoji, '').replace(/\s+/gu, ' ').trim() },
          })),
          safe: false,
        },
      },
    ]
  },
}
