import type { Cue, ParseWarning } from '../format.ts'
import { warn } from './chapter-list.ts'
import { cue } from './cues.ts'

/** A name at the start of a text, before a colon, and where the speech begins. */
interface Label {
  readonly name: string
  readonly rest: string
}

const prefix =
  /^(?:>>+ ?)?(?:\[([^[\]]{1,60})\]|\(([^()]{1,60})\)|([^:[\]()<>“”"?!.,;\\]{1,48}(?:\.[^:[\]()<>“”"?!,;\\]{0,40})?)):\s+(?=\S)/u

/** Reads `Name: words`, `[SPEAKER_00]: words` and `>> Name: words`; whether it is a name is judged later. */
export function readLabel(text: string): Label | undefined {
  const colon = text.indexOf(':')
  if (colon === -1 || colon >= 120) return undefined
  const match = prefix.exec(text)
  const name = (match?.[1] ?? match?.[2] ?? match?.[3])?.trim()
  if (!match || !name || !/\p{L}|\d/u.test(name) || name.split(' ').length > 6) return undefined
  return { name, rest: text.slice(match[0].length) }
}

/** Words that open a sentence with a colon far more often than they name a person. */
const leadIns = new Set(
  (
    'note remember question answer example warning tip update spoiler disclaimer look listen so and but well yes ' +
    'no ok okay right now then also first second third finally basically here this that it what why how step fact ' +
    'problem solution idea reason result point quote title https http'
  ).split(' '),
)

/**
 * Tells speaker labels from words before a colon. One that repeats is a label. One that stands once is a
 * label when it looks like a name and there are others, and the text begins with a label or half of it
 * is labelled; or when it is a whole name and others repeat.
 */
export function speakerNames(texts: readonly string[]): ReadonlySet<string> {
  return namesAmong(texts.map(readLabel))
}

function namesAmong(labels: readonly (Label | undefined)[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  let labelled = 0
  for (const label of labels) {
    if (!label) continue
    labelled += 1
    counts.set(label.name, (counts.get(label.name) ?? 0) + 1)
  }
  const dialogue = counts.size > 1 && (labelled * 2 >= labels.length || labels[0] !== undefined)
  const repeats = [...counts.values()].some((count) => count > 1)
  const names = [...counts].filter(
    ([name, count]) =>
      (count > 1 && !leadIns.has(name.toLowerCase())) ||
      (dialogue && looksLikeName(name)) ||
      (repeats && /^\p{Lu}\S*(?: \p{Lu}\S*){1,3}$/u.test(name)),
  )
  return new Set(names.map(([name]) => name))
}

/** Small words inside names. */
const particles = new Set(
  '& + and y et und e al bin da de del della der di du el ibn la le van von zu'.split(' '),
)

function looksLikeName(name: string): boolean {
  const words = name.split(' ')
  const [first = ''] = words
  const capitals = words.every((word) => /^[\p{Lu}\p{Lt}\p{Lo}\d("'“]/u.test(word) || particles.has(word))
  return capitals && words.length <= 4 && !leadIns.has(first.toLowerCase()) && !particles.has(first)
}

/**
 * Moves labels from the text of cues to their speaker. A cue without a label goes on with the speaker
 * before it, as the podcast namespace asks captions to be written; cues before the first label have none.
 */
export function takeLabels(cues: readonly Cue[], warnings: ParseWarning[]): readonly Cue[] {
  if (cues.some((one) => one.speaker !== undefined)) return cues
  const labels = cues.map((one) => readLabel(one.text))
  const names = namesAmong(labels)
  if (names.size === 0) return cues
  let speaker: string | undefined
  let carried = 0
  const labelled = cues.map((one, at) => {
    const label = labels[at]
    const { start, end, text, words } = one
    if (label && names.has(label.name)) {
      if (label.name !== speaker) speaker = label.name
      return cue({ start, end, speaker, text: label.rest, words: words && wordsAfter(one, label.rest) })
    }
    if (speaker === undefined) return one
    carried += 1
    return cue({ start, end, speaker, text, words })
  })
  if (carried > 0) {
    warnings.push(
      warn(
        'speaker-carried',
        `${carried} of ${cues.length} cues name no speaker; each goes on with the speaker before it.`,
      ),
    )
  }
  return labelled
}

/** The words of a cue go with its text: those of the label leave too. */
function wordsAfter({ text, words = [] }: Cue, rest: string): Cue['words'] {
  let from = 0
  for (let length = 0; from < words.length && length < text.length - rest.length; from += 1) {
    length += (words[from]?.text.length ?? 0) + (words[from + 1]?.joined ? 0 : 1)
  }
  return words.slice(from)
}

/**
 * Puts speaker names before the text, where `takeLabels` finds them again: at a change of speaker, where the
 * text begins `anew`, and before a text that would itself be taken for a label. A lone speaker is named every
 * time, since a label that never repeats is not taken for one. Texts are folded already.
 */
export function giveLabels(
  cues: readonly Cue[],
  anew: (index: number) => boolean = () => false,
): readonly string[] {
  const labels = new Map<string, string>()
  let previous: string | undefined
  for (const { speaker } of cues) {
    if (speaker && speaker !== previous && !labels.has(speaker))
      labels.set(speaker, `${labelName(speaker)}: `)
    previous = speaker
  }
  previous = undefined
  return cues.map(({ speaker, text }, index) => {
    const changed = speaker !== previous || anew(index)
    previous = speaker
    if (!speaker) return text
    return changed || labels.size === 1 || readLabel(text) ? labels.get(speaker) + text : text
  })
}

/** A name without the signs that end a label. */
function labelName(name: string): string {
  return (
    name
      .replace(/[:[\]()<>“”"?!,;]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim() || 'Speaker'
  )
}
