import { counted } from '../../formats/syntax/lines.ts'
import { byteLength, type Check, chapterPlaces } from './check.ts'

const mostInId3 = 255
const mostBytesInMp4 = 128

/** The table of contents in an MP3 counts its entries in one byte (ID3v2 Chapter Frame Addendum, 3.2). */
export const id3ChapterCount: Check = {
  id: 'id3-chapter-count',
  destinations: ['id3'],
  passed: 'The chapters fit the table of contents of an MP3.',
  check(_, { listed }) {
    if (listed.length === 0) return undefined
    if (listed.length <= mostInId3) return []
    return [
      {
        level: 'error',
        message: `There are ${listed.length} chapters; an MP3 can list ${mostInId3}.`,
        cost: `Players show no chapter after the ${mostInId3}th.`,
        where: [{ section: 'chapters', label: 'the chapter list' }],
        fix: { label: 'Hide or delete chapters', safe: false },
      },
    ]
  },
}

/**
 * M4A files store a title's length in one byte, which open players read as a signed number: from 128
 * bytes on they give up on all chapters.
 */
export const mp4TitleBytes: Check = {
  id: 'mp4-title-bytes',
  destinations: ['id3', 'apple'],
  passed: 'Every chapter title fits into an M4A file.',
  check(episode, context) {
    const mediaType = episode.enclosure?.mediaType ?? ''
    if (context.listed.length === 0 || (mediaType !== '' && !/mp4|m4a|aac/i.test(mediaType))) return undefined
    const long = context.listed.filter(
      ({ title }) => title.length > 31 && byteLength(title) >= mostBytesInMp4,
    )
    if (long.length === 0) return []
    return [
      {
        level: 'warning',
        message: `${counted(long.length, 'chapter title')} ${long.length === 1 ? 'takes' : 'take'} 128 bytes or more.`,
        cost: 'Some players show no chapters at all in an M4A file that holds such a title.',
        where: chapterPlaces(context, long),
        fix: { label: 'Shorten the titles', safe: false },
      },
    ]
  },
}
