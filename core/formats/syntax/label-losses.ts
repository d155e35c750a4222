import type { Cue, FormatLoss } from '../format.ts'
import { cue } from './cues.ts'
import { counted, excerpt, foldSpace } from './lines.ts'
import { giveLabels, takeLabels } from './speaker-labels.ts'

/** Names shown in a sentence; more would make it a list. */
const mostShown = 3

/**
 * What of the speakers is lost where they are words before a colon: names with signs or a length no label has,
 * and texts that look as if they began with a name. Found by writing the labels and reading them.
 */
export function labelLosses(cues: readonly Cue[]): readonly FormatLoss[] {
  const folded = cues.map((one) => cue({ speaker: one.speaker, text: foldSpace(one.text) }))
  const texts = giveLabels(folded)
  const read = takeLabels(
    texts.map((text) => cue({ text })),
    [],
  )
  const changed = new Set<string>()
  let mistaken = 0
  let before: string | undefined
  for (const [at, { speaker, text }] of folded.entries()) {
    const found = read[at]
    if (speaker) {
      if (found?.speaker !== speaker || found.text !== text) changed.add(speaker)
      before = speaker
    } else if (found && found.text !== text && before === undefined) mistaken += 1
  }
  return [...changedNames([...changed]), ...mistakenTexts(mistaken)]
}

/** The loss of names that come back in another spelling, or as part of what was said. */
export function changedNames(names: readonly string[]): readonly FormatLoss[] {
  if (names.length === 0) return []
  const shown = names.slice(0, mostShown).map((name) => `“${excerpt(name)}”`)
  const others = names.length > mostShown ? ' and others' : ''
  const many = `${counted(names.length, 'speaker name')} ${names.length === 1 ? 'is' : 'are'}`
  const message = `${many} not read back as written, since this format has no sign for a name: ${shown.join(', ')}${others}.`
  return [{ field: 'speaker', count: names.length, message }]
}

function mistakenTexts(count: number): readonly FormatLoss[] {
  if (count === 0) return []
  const begin = count === 1 ? 'begins' : 'begin'
  const message = `${count === 1 ? '1 piece' : `${count} pieces`} of text ${begin} as a name does before a colon, and will be read so.`
  return [{ field: 'speaker', count, message }]
}
