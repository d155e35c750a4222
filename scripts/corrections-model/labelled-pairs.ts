import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { bareLetters } from '../../core/corrections/tokens.ts'

/** What a person changed at one place of a raw transcript. Offsets are UTF-16 units into the raw text. */
interface Change {
  readonly start: number
  readonly end: number
  readonly right: string
}

/** A raw transcript, the vocabulary of its show, and what a person made of it. */
export interface LabelledPair {
  readonly show: string
  readonly episode: string
  readonly text: string
  readonly vocabulary: readonly string[]
  readonly changes: readonly Change[]
  readonly corrected: string
  /** Words that both texts have, in order: start and end in the raw text, start and end in the corrected one. */
  readonly aligned: readonly (readonly [number, number, number, number])[]
}

/** Reads the pairs of a folder: `<show>/<episode>.txt`, `.vocab.txt` and `.gold.json` each. */
export function readLabelledPairs(folder: string): LabelledPair[] {
  const shows = readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory())
  return shows.flatMap((show) =>
    readdirSync(join(folder, show))
      .filter((name) => name.endsWith('.gold.json'))
      .map((name) => readPair(join(folder, show), show, name.slice(0, -'.gold.json'.length))),
  )
}

function readPair(folder: string, show: string, episode: string): LabelledPair {
  const read = (ending: string): string => readFileSync(join(folder, `${episode}${ending}`), 'utf8')
  const labels = JSON.parse(read('.gold.json'))
  return {
    show,
    episode,
    text: read('.txt'),
    vocabulary: read('.vocab.txt')
      .split('\n')
      .map((line) => line.split('\t')[0] ?? '')
      .filter(Boolean),
    changes: labels.gold,
    corrected: labels.corrected,
    aligned: labels.align,
  }
}

/**
 * Whether a suggestion at a place is what the person wrote there; undefined where that cannot be told.
 * A place that takes more or fewer words than the mishearing is wrong, though it is near: `sloppy`.
 */
export function verdict(
  pair: LabelledPair,
  start: number,
  end: number,
  right: string,
): boolean | 'sloppy' | undefined {
  const wanted = bareLetters(right)
  const alike = (letters: string): boolean =>
    letters === wanted || letters === `${wanted}s` || `${letters}s` === wanted
  const changes = pair.changes.filter((change) => change.start < end && change.end > start)
  if (changes.length > 0) {
    const isWithin = changes.every((change) => change.start >= start && change.end <= end)
    if (isWithin && alike(bareLetters(corrected(pair.text, changes, start, end)))) return true
    if (changes.some((change) => alike(bareLetters(change.right)))) return 'sloppy'
  }
  const written = correctedWords(pair, start, end)
  if (written === undefined) return undefined
  return written.includes(wanted) && !bareLetters(pair.text.slice(start, end)).includes(wanted)
}

/** The text of a place with its changes made. */
function corrected(text: string, changes: readonly Change[], start: number, end: number): string {
  let written = ''
  let at = start
  for (const change of [...changes].sort((a, b) => a.start - b.start)) {
    written += `${text.slice(at, change.start)} ${change.right} `
    at = change.end
  }
  return written + text.slice(at, end)
}

/** The letters that stand in the corrected text where a place stands in the raw one. */
function correctedWords(
  { aligned, corrected, text }: LabelledPair,
  start: number,
  end: number,
): string | undefined {
  const first = firstEndingAfter(aligned, start)
  const last = firstEndingAfter(aligned, end - 1)
  const inside = (index: number): boolean => (aligned[index]?.[0] ?? Number.POSITIVE_INFINITY) < end
  const left =
    inside(first) && (aligned[first]?.[0] ?? 0) <= start
      ? aligned[first]?.[2]
      : (aligned[first - 1]?.[3] ?? 0)
  const right = inside(last) ? aligned[last]?.[3] : (aligned[last]?.[2] ?? corrected.length)
  const written = corrected.slice(left, right)
  const heard = text.slice(start, end)
  return written.length > heard.length + 60 || bareLetters(written) === '' ? undefined : bareLetters(written)
}

function firstEndingAfter(aligned: LabelledPair['aligned'], offset: number): number {
  let low = 0
  let high = aligned.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((aligned[middle]?.[1] ?? 0) > offset) high = middle
    else low = middle + 1
  }
  return low
}
