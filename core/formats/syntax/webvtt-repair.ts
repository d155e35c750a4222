import type { ParseWarning } from '../format.ts'
import { warn } from './chapter-list.ts'
import { formatError } from './format-error.ts'
import { excerpt } from './lines.ts'
import { readLooseTimings } from './loose-timings.ts'
import { readWebVtt, tooLateIn, type WebVttFile } from './webvtt-blocks.ts'

/** With fewer, nothing shows that the malformed times are a habit of the program that wrote them. */
const fewestRepaired = 3

/** What a file of a kind calls its cues, for sentences about them. */
export interface CueNoun {
  readonly one: string
  readonly code: string
}

/**
 * Cuts a WebVTT file as players do, with what is to be said of its times. Where every timing line is malformed the
 * same way, reading none of them would help nobody, so they are read as they are meant.
 */
export function readMendedWebVtt(
  text: string,
  noun: CueNoun,
): { readonly file: WebVttFile; readonly warnings: ParseWarning[] } {
  const strict = readWebVtt(text)
  if (!strict)
    throw formatError('A WebVTT file begins with the word WEBVTT on its own line; this one does not.', 1)
  const onlyBad = strict.cues.length === 0 && strict.rejected.length > 0
  const loose = onlyBad ? readWebVtt(text, readLooseTimings) : undefined
  const file = loose && loose.cues.length >= fewestRepaired ? loose : strict
  const warnings = file.rejected
    .slice(0, 100)
    .map(({ text: written, line }) =>
      warn(
        'bad-times',
        `“${excerpt(written)}” is not a pair of WebVTT times, so its ${noun.one} was left out, as players do.`,
        line,
      ),
    )
  if (file === loose)
    warnings.push(
      warn(
        'times-repaired',
        'No time here is written as WebVTT asks; Galley read them all the same. Players would show nothing.',
      ),
    )
  warnings.push(...tooLateIn(file))
  if (file.cues.length === 0) warnings.push(warn(noun.code, nothingIn(file, noun)))
  return { file, warnings }
}

function nothingIn({ rejected }: WebVttFile, { one }: CueNoun): string {
  return rejected.length === 0
    ? `The file has no ${one}s.`
    : `No ${one} was read: no time here is written as WebVTT asks, such as 00:01.000 --> 00:04.500 with a dot and three digits. Correct the times, or export the file again.`
}
