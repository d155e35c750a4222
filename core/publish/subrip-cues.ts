import type { CueList } from '../formats/format.ts'

/** Captions as SubRip can say them, and how many had to be written otherwise. */
export interface SubripCues {
  readonly list: CueList
  readonly changed: number
}

/**
 * SubRip has no way to escape anything: `<p>` is a tag to its readers, and a number before an arrow or
 * semicolon a time. They are written with signs that look alike, so that no word of "the <p> tag" is lost.
 */
export function subripCues(list: CueList): SubripCues {
  let changed = 0
  const cues = list.cues.map((cue) => {
    const text = sayable(cue.text)
    const speaker = cue.speaker === undefined ? undefined : sayable(cue.speaker)
    if (text === cue.text && speaker === cue.speaker) return cue
    changed += 1
    return { ...cue, ...(speaker !== undefined && { speaker }), text }
  })
  return { list: { ...list, cues }, changed }
}

function sayable(text: string): string {
  if (!/[<{>→;]/.test(text)) return text
  return text
    .replace(/--+>/g, '➔')
    .replace(/(?<=\d\s?)[>→]/g, '›')
    .replace(/(?<=\d\s?);/g, ',')
    .replace(/<(?=[/a-z])/gi, '‹')
    .replace(/\{(?=[\\ybiu])/gi, '(')
}
