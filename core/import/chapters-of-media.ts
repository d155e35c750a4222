import type { ImportWarning } from '../contract/import-shapes.ts'
import { AppError } from '../errors.ts'
import { podcastChaptersJson } from '../formats/chapters/podcast-chapters-json.ts'
import type { ChapterEntry, ChapterList, Parsed } from '../formats/format.ts'
import { counted } from '../formats/syntax/lines.ts'

/** What an audio file says of its chapters, as the chapter file it amounts to. */
export interface MediaChapters {
  /** What to keep it under: the audio's name with another ending. */
  readonly fileName: string
  readonly text: string
  readonly warnings: readonly ImportWarning[]
}

/**
 * The chapters of an audio file as a chapter file that holds all of them, so that an import keeps a few titles
 * and not the audio itself. Pictures that lie in the audio stay there: the document knows addresses only.
 *
 * @throws AppError `nothing-found` where the audio has no chapters.
 */
export function chaptersOfMedia(name: string, { value, warnings }: Parsed<ChapterList>): MediaChapters {
  if (value.chapters.length === 0) {
    throw new AppError(
      'nothing-found',
      `“${name}” has no chapters in it. Nothing was changed. Write chapters as text, such as 0:00 Intro, or add them in the episode.`,
    )
  }
  const held = value.chapters.filter(holdsPicture).length
  const pictures: readonly ImportWarning[] =
    held === 0
      ? []
      : [
          {
            code: 'picture-in-audio',
            message: `${counted(held, 'chapter')} ${held === 1 ? 'has its' : 'have their'} picture inside the audio file. It stays there: an episode knows pictures by their address.`,
          },
        ]
  const chapters = value.chapters.map((chapter) => {
    const { image: _held, ...rest } = chapter
    return holdsPicture(chapter) ? rest : chapter
  })
  const title = value.title ?? name.replace(/\.[a-z0-9]{1,5}$/i, '')
  return {
    fileName: `${name.replace(/\.[a-z0-9]{1,5}$/i, '')}.chapters.json`,
    text: podcastChaptersJson.serialise?.({ ...value, title, chapters }) ?? '',
    warnings: [...warnings.map(({ code, message }) => ({ code, message })), ...pictures],
  }
}

function holdsPicture({ image }: ChapterEntry): boolean {
  return image?.startsWith('data:') === true
}
