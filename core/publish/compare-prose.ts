import type { CueList, TranscriptFormat } from '../formats/format.ts'
import { excerpt } from '../formats/syntax/lines.ts'
import { clockDigits } from './clock-digits.ts'
import { textOf } from './notes/apple-html.ts'
import { markdownToHtml, parseHtml, parseMarkdown } from './notes/markdown-html.ts'

/**
 * The first passage whose words, name or heading a file of prose does not have in their order; undefined
 * when it has them all and nothing else. Reads letters and digits alone, and not with the format's own
 * reader: Markdown as any renderer does, HTML as a browser does.
 */
export function proseDifference(
  format: TranscriptFormat,
  expected: CueList,
  text: string,
): string | undefined {
  const found = letters(wordsOf(format, text))
  const headings = headingsByCue(format, expected)
  let at = 0
  const skip = (part: string): boolean => {
    if (!found.startsWith(part, at)) return false
    at += part.length
    return true
  }
  if (format.carries.has('headings')) skip(letters(expected.title ?? ''))
  let speaker: string | undefined
  for (const [index, cue] of expected.cues.entries()) {
    for (const { title, time } of headings.get(index) ?? []) {
      if (!skip(title)) return `the heading before passage ${index + 1} differs.`
      skip(time)
    }
    const name = letters(cue.speaker ?? '')
    const isNamed = skip(name)
    if (name !== '' && name !== speaker && !isNamed) return `the speaker of passage ${index + 1} differs.`
    speaker = name || speaker
    if (cue.start !== undefined) skip(clockDigits(cue.start))
    if (!skip(letters(cue.text))) {
      return `passage ${index + 1}, “${excerpt(cue.text)}”, differs.`
    }
  }
  return at === found.length ? undefined : 'there is more text than the episode has.'
}

function wordsOf(format: TranscriptFormat, text: string): string {
  if (format.id === 'markdown-transcript') return textOf(markdownToHtml(parseMarkdown(text), 'paragraphs'))
  return format.id === 'podcast-transcript-html' ? textOf(parseHtml(text)) : text
}

function headingsByCue({ carries }: TranscriptFormat, { headings = [] }: CueList) {
  const byCue = new Map<number, { readonly title: string; readonly time: string }[]>()
  if (!carries.has('headings')) return byCue
  for (const { beforeCue, title, startTime } of headings) {
    const here = byCue.get(beforeCue) ?? []
    here.push({ title: letters(title), time: startTime === undefined ? '' : clockDigits(startTime) })
    byCue.set(beforeCue, here)
  }
  return byCue
}

function letters(text: string): string {
  return text.normalize('NFC').replace(/[^\p{L}\p{N}\p{M}]+/gu, '')
}
