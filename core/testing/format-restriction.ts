import type { ChapterEntry, ChapterList, Cue, CueList, TranscriptFormat } from '../formats/format.ts'
import type { ChapterHolder } from '../formats/losses.ts'
import { type Millis, millis } from '../time.ts'

/** A time as a format of this precision can say it: cut, never rounded up into the next step. */
function cut(time: Millis, step: number): Millis {
  // The first whole millisecond of the step: frames of a 75th of a second begin between two of them.
  return millis(Math.ceil(Math.floor(time / step) * step - 1e-6))
}

/** What of a chapter list a format says it keeps: the fields it carries, at its precision. */
export function restrictChapters(format: ChapterHolder, list: ChapterList): readonly ChapterEntry[] {
  const { carries, precision = 1 } = format
  return list.chapters
    .filter((chapter) => chapter.hidden !== true || carries.has('hidden'))
    .map(({ startTime, title, ...rest }) => ({
      startTime: cut(startTime, precision),
      title: carries.has('title') ? title : '',
      ...Object.fromEntries(
        Object.entries(rest)
          .filter(([field]) => carries.has(field as keyof typeof rest))
          .map(([field, value]) => [field, field === 'endTime' ? cut(value as Millis, precision) : value]),
      ),
    }))
}

/** What of a transcript a format says it keeps. The title has no field of its own and is left out. */
export function restrictCues(format: TranscriptFormat, list: CueList): CueList {
  const { carries, precision = 1 } = format
  const { language, headings, estimated } = list
  return {
    cues: list.cues.map((cue) => restrictCue(format, cue)),
    ...(language !== undefined && carries.has('language') ? { language } : {}),
    ...(headings !== undefined && carries.has('headings')
      ? {
          headings: headings.map(({ startTime, ...heading }) =>
            startTime === undefined || !carries.has('start')
              ? heading
              : { ...heading, startTime: cut(startTime, precision) },
          ),
        }
      : {}),
    ...(estimated && carries.has('estimated') ? { estimated } : {}),
  }
}

function restrictCue({ carries, precision = 1 }: TranscriptFormat, cue: Cue): Cue {
  const { start, end, speaker, text, words } = cue
  return {
    ...(start !== undefined && carries.has('start') ? { start: cut(start, precision) } : {}),
    ...(end !== undefined && carries.has('end') ? { end: cut(end, precision) } : {}),
    ...(speaker !== undefined && carries.has('speaker') ? { speaker } : {}),
    text,
    ...(words !== undefined && carries.has('words')
      ? {
          words: words.map(({ end: wordEnd, confidence, ...word }) => ({
            ...word,
            ...(wordEnd !== undefined && carries.has('wordEnds') ? { end: wordEnd } : {}),
            ...(confidence !== undefined && carries.has('confidence') ? { confidence } : {}),
          })),
        }
      : {}),
  }
}
