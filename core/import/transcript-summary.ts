import type { ImportFound } from '../contract/import-shapes.ts'
import type { CueList } from '../formats/format.ts'
import { countWords } from './passage-text.ts'
import { turnsOf } from './turns.ts'

const openingLength = 160

/** What the preview says about a transcript. */
export function transcriptSummary(list: CueList): NonNullable<ImportFound['transcript']> {
  const speakers = new Set<string>()
  let words = 0
  for (const { text, speaker } of list.cues) {
    words += countWords(text)
    if (speaker !== undefined) speakers.add(speaker)
  }
  return {
    words,
    turns: turnsOf(list.cues).length,
    speakers: [...speakers],
    timing: timingOfCues(list),
    opening: opening(list),
  }
}

function timingOfCues({ cues, estimated }: CueList): 'words' | 'cues' | 'none' {
  if (estimated) return 'none'
  const timed = cues.filter((cue) => cue.start !== undefined)
  if (timed.length === 0) return 'none'
  return timed.some((cue) => cue.words?.some((word) => word.start !== undefined)) ? 'words' : 'cues'
}

function opening({ cues }: CueList): string {
  let text = ''
  for (const cue of cues) {
    text = text === '' ? cue.text : `${text} ${cue.text}`
    if (text.length > openingLength) break
  }
  if (text.length <= openingLength) return text
  const cut = text.slice(0, openingLength)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 40)).replace(/[\uD800-\uDBFF]$/u, '')}…`
}
