import { isPersonName } from './names.ts'
import type { Page, Passage } from './page.ts'
import { countWords } from './passage-text.ts'
import { meaningOf } from './section-words.ts'

/** The passages from `from` up to, not including, `to` that are the transcript, and why. */
export interface TranscriptRun {
  readonly from: number
  readonly to: number
  readonly reason: string
}

/** Finds the transcript of a page: under its heading, by its speakers, by its cues, or by its sheer length. */
export function findTranscript(page: Page): TranscriptRun | undefined {
  const { passages } = page
  return underHeading(passages) ?? withCues(page) ?? withSpeakers(passages) ?? byLength(passages)
}

const leastUnderHeading = 50

function underHeading(passages: readonly Passage[]): TranscriptRun | undefined {
  for (const [index, passage] of passages.entries()) {
    if (!isHeadingLike(passage) || meaningOf(passage.text)?.kind !== 'transcript') continue
    const to = endOfSection(passages, index)
    if (wordsIn(passages, index + 1, to) >= leastUnderHeading) {
      return { from: index, to, reason: `Under the heading “${passage.text.replace(/:$/u, '')}”` }
    }
  }
  return undefined
}

/** A heading, or a short line that does the work of one. */
export function isHeadingLike(passage: Passage): boolean {
  if (passage.given) return false
  if (passage.form === 'heading') return true
  return (
    passage.form === 'paragraph' &&
    passage.text.length <= 60 &&
    passage.links.length === 0 &&
    (/[:：]$/u.test(passage.text) ||
      ((passage.apart || meaningOf(passage.text) !== undefined) &&
        countWords(passage.text) <= 4 &&
        !/[.!?,]$/u.test(passage.text)))
  )
}

/** A transcript has headings of its own; only one that announces another part ends it. */
function endOfSection(passages: readonly Passage[], start: number): number {
  const level = passages[start]?.form === 'heading' ? (passages[start]?.level ?? 6) : 6
  for (let at = start + 1; at < passages.length; at += 1) {
    const passage = passages[at]
    if (
      passage?.given ||
      (passage?.form === 'heading' && passage.level <= level && isOtherPart(passage.text))
    )
      return at
  }
  let end = passages.length
  while (end > start + 1 && !hasWords(passages[end - 1])) end -= 1
  return end
}

function isOtherPart(text: string): boolean {
  const kind = meaningOf(text)?.kind
  return kind !== undefined && kind !== 'transcript' && kind !== 'notes' && kind !== 'description'
}

function hasWords(passage: Passage | undefined): boolean {
  return passage !== undefined && passage.form !== 'markup' && passage.form !== 'rule' && passage.text !== ''
}

function wordsIn(passages: readonly Passage[], from: number, to: number): number {
  let words = 0
  for (let at = from; at < to; at += 1)
    if (hasWords(passages[at])) words += countWords(passages[at]?.text ?? '')
  return words
}

function withCues({ passages, lines }: Page): TranscriptRun | undefined {
  let first = -1
  let last = -1
  let count = 0
  for (const [index, { fromLine, toLine, given }] of passages.entries()) {
    if (given) continue
    for (let line = fromLine; line <= toLine; line += 1) {
      if (!/^\s*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{3}\s*-->\s/u.test((lines[line - 1] ?? '').slice(0, 60)))
        continue
      if (first === -1) first = index
      last = index
      count += 1
    }
  }
  if (count < 3) return undefined
  const from =
    first > 0 && /^(?:WEBVTT\b.*|\d{1,6})$/u.test(passages[first - 1]?.text ?? '') ? first - 1 : first
  let to = last + 1
  while (to < passages.length && !passages[to]?.apart) to += 1
  return { from, to, reason: `${count} cues with times` }
}

const speakerLine =
  /^(?:[[(]?(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?[\])]?\s*[-–—]?\s*)?([\p{Lu}][\p{L}\p{M}\p{N} .'’“”"_-]{0,40}?)\s*(?:[[(](?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?[\])])?\s*[:：](?:\s|$)/u

/** The name a passage begins with when it is a turn of talk: "Ada: …", "[00:12] Ada: …", "Ada (00:00:12): …". */
export function speakerOf(passage: Passage): string | undefined {
  if (passage.form === 'heading') return undefined
  const name = speakerLine.exec(passage.text.slice(0, 120))?.[1]
  return name !== undefined &&
    name.length > 1 &&
    (isPersonName(name, 1) || /^(?:speaker|host|guest|interviewer|voice|narrator)[ _]?\w{0,3}$/iu.test(name))
    ? name
    : undefined
}

const leastTurns = 6

function withSpeakers(passages: readonly Passage[]): TranscriptRun | undefined {
  const counts = new Map<string, number>()
  const turns: number[] = []
  for (const [index, passage] of passages.entries()) {
    const name = passage.given ? undefined : speakerOf(passage)
    if (name === undefined || isLinkRow(passage)) continue
    counts.set(name, (counts.get(name) ?? 0) + 1)
    turns.push(index)
  }
  const run = longestRun(turns, passages)
  if (run.length < leastTurns) return undefined
  const names = new Set(run.map((index) => speakerOf(passages[index] as Passage)))
  const from = run[0] ?? 0
  const to = endOfRun(passages, run.at(-1) ?? from)
  const isTalk = names.size * 2 <= run.length && wordsIn(passages, from, to) >= run.length * 6
  return isTalk ? { from, to, reason: `${run.length} turns of ${names.size} speakers` } : undefined
}

function isLinkRow(passage: Passage): boolean {
  return passage.links.length > 0 && countWords(passage.text) <= passage.links.length * 8
}

/** Turns that belong together: between two of them stand a few paragraphs at most and no heading. */
function longestRun(turns: readonly number[], passages: readonly Passage[]): readonly number[] {
  let best: number[] = []
  let current: number[] = []
  for (const index of turns) {
    const previous = current.at(-1)
    const isFar =
      previous !== undefined && (index - previous > 12 || crossesHeading(passages, previous, index))
    if (isFar) current = []
    current.push(index)
    if (current.length > best.length) best = current
  }
  return best
}

function crossesHeading(passages: readonly Passage[], from: number, to: number): boolean {
  for (let at = from + 1; at < to; at += 1) {
    if (passages[at]?.form === 'heading' && isOtherPart(passages[at]?.text ?? '')) return true
  }
  return false
}

function endOfRun(passages: readonly Passage[], last: number): number {
  let end = last + 1
  while (end < passages.length) {
    const passage = passages[end]
    if (!passage || passage.given || passage.form !== 'paragraph' || isHeadingLike(passage)) break
    end += 1
  }
  return end
}

const longPassage = 350
const leastRun = 600
const certainRun = 1_500

/** Speech without names or times: one very long passage, or many in a row that read as talk. */
function byLength(passages: readonly Passage[]): TranscriptRun | undefined {
  let best: { from: number; to: number; words: number } | undefined
  for (let at = 0; at < passages.length; at += 1) {
    if (!isSpeech(passages[at])) continue
    const from = at
    let words = 0
    while (at < passages.length && isSpeech(passages[at])) {
      words += countWords(passages[at]?.text ?? '')
      at += 1
    }
    if (words > (best?.words ?? 0)) best = { from, to: at, words }
  }
  if (!best) return undefined
  const from = startOfTalk(passages, best.from, best.to)
  const words = wordsIn(passages, from, best.to)
  const run = passages.slice(from, best.to)
  const isLong = run.some(({ text }) => text.length > 1_500 && countWords(text) >= longPassage)
  const isTalk = words >= certainRun || (words >= leastRun && spokenShare(run) >= spokenLeast)
  if (!isLong && !isTalk) return undefined
  return { from, to: best.to, reason: `${words.toLocaleString('en-US')} words of running speech` }
}

function isSpeech(passage: Passage | undefined): boolean {
  if (!passage || passage.given || passage.form !== 'paragraph') return false
  return passage.links.length === 0 || passage.links.length * 100 <= countWords(passage.text)
}

/** Passes over a description that stands right before the talk: short paragraphs that do not say "I" and "you". */
function startOfTalk(passages: readonly Passage[], from: number, to: number): number {
  let start = from
  while (start < to) {
    const passage = passages[start]
    if (!passage || countWords(passage.text) > 150 || spokenShare([passage]) >= spokenLeast) break
    start += 1
  }
  return start < to ? start : from
}

const spoken =
  /\b(?:i|i['’](?:m|ve|d|ll)|you|you['’]re|we['’](?:re|ve)|yeah|yes|um|uh|so|like|okay|ok|right|well|gonna|kind of|know|think|just|oh|hey|hello)\b/giu
const spokenLeast = 0.06

/** The share of words that talk has and prose about it has not. */
function spokenShare(passages: readonly Passage[]): number {
  const text = passages
    .map((passage) => passage.text)
    .join(' ')
    .slice(0, 20_000)
  return (text.match(spoken)?.length ?? 0) / Math.max(countWords(text), 1)
}
