import { readTurnHead } from '../formats/syntax/turn-head.ts'
import { isOtherPart, longestTalk, type Talk } from './longest-talk.ts'
import { isPersonName } from './names.ts'
import type { Page, Passage } from './page.ts'
import { countWords } from './passage-text.ts'
import { meaningOf } from './section-words.ts'
import { isAnonymous } from './speaker-people.ts'

/** The passages from `from` up to, not including, `to` that are the transcript, and why. */
export interface TranscriptRun {
  readonly from: number
  readonly to: number
  readonly reason: string
}

/** Finds the transcript of a page: under its heading, by its cues, by who speaks, or by its sheer length. */
export function findTranscript(page: Page): TranscriptRun | undefined {
  const { passages } = page
  return (
    underHeading(passages) ??
    withCues(page) ??
    withSpeakers(passages) ??
    withTimes(passages) ??
    byLength(passages)
  )
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
  if (passage.form !== 'paragraph' || passage.text.length > 60 || passage.links.length > 0) return false
  if (/[:：]$/u.test(passage.text)) return true
  const isShort = countWords(passage.text) <= 4 && !/[.!?,]$/u.test(passage.text)
  return isShort && (passage.apart || meaningOf(passage.text) !== undefined)
}

/** A transcript has headings of its own; only one that announces another part ends it. */
function endOfSection(passages: readonly Passage[], start: number): number {
  const level = passages[start]?.form === 'heading' ? (passages[start]?.level ?? 6) : 6
  for (let at = start + 1; at < passages.length; at += 1) {
    const passage = passages[at]
    const isEnd = passage?.form === 'heading' && passage.level <= level && isOtherPart(passage)
    if (passage?.given || isEnd) return at
  }
  let end = passages.length
  while (end > start + 1 && !hasWords(passages[end - 1])) end -= 1
  return end
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

const cueLine = /^\s*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{3}\s*-->\s/u

function withCues({ passages, lines }: Page): TranscriptRun | undefined {
  const cues: number[] = []
  for (const [index, { fromLine, toLine, given }] of passages.entries()) {
    if (given) continue
    for (let line = fromLine; line <= toLine; line += 1) {
      if (cueLine.test((lines[line - 1] ?? '').slice(0, 60))) cues.push(index)
    }
  }
  const first = cues[0]
  if (first === undefined || cues.length < 3) return undefined
  const from =
    first > 0 && /^(?:WEBVTT\b.*|\d{1,6})$/u.test(passages[first - 1]?.text ?? '') ? first - 1 : first
  let to = (cues.at(-1) ?? first) + 1
  while (to < passages.length && !passages[to]?.apart) to += 1
  return { from, to, reason: `${cues.length} cues with times` }
}

/** The name a passage begins with when it is a turn of talk: "Ada: …", "[00:12] Ada: …", "Ada (00:00:12): …". */
export function speakerOf(passage: Passage): string | undefined {
  if (passage.form === 'heading' || passage.given) return undefined
  const head = readTurnHead(passage.text.slice(0, 120))
  const name = head?.name
  if (name === undefined || name.length < 2) return undefined
  return isPersonName(name, 1) || isAnonymous(name) ? name : undefined
}

const leastTurns = 6

function withSpeakers(passages: readonly Passage[]): TranscriptRun | undefined {
  const talk = longestTalk(passages, (passage) => speakerOf(passage) !== undefined && !isLinkRow(passage))
  if (!talk || talk.turns.length < leastTurns) return undefined
  const names = new Set(talk.turns.map((passage) => speakerOf(passage)))
  const words = wordsIn(passages, talk.from, talk.to)
  const isTalk = names.size * 2 <= talk.turns.length && words >= talk.turns.length * 6
  return isTalk
    ? { ...rangeOf(talk), reason: `${talk.turns.length} turns of ${names.size} speakers` }
    : undefined
}

const rangeOf = ({ from, to }: Talk): { from: number; to: number } => ({ from, to })

function isLinkRow(passage: Passage): boolean {
  return passage.links.length > 0 && countWords(passage.text) <= passage.links.length * 8
}

const leastTimed = 15

/**
 * Lines that each begin with their time and follow each other as speech does: after seconds, or in whole
 * sentences. Chapters are minutes apart and have titles.
 */
function withTimes(passages: readonly Passage[]): TranscriptRun | undefined {
  const talk = longestTalk(passages, isTimed)
  if (!talk || talk.turns.length < leastTimed) return undefined
  const { turns } = talk
  const words = turns.reduce((sum, { text }) => sum + countWords(text), 0) / turns.length
  const sentences = turns.filter(({ text }) => /[.?!…]["”’)]*$/u.test(text)).length
  const isClose = words >= 5 && medianGap(turns) <= closeLines
  const isProse = words >= 9 && sentences * 2 >= turns.length
  if (!isClose && !isProse) return undefined
  return { ...rangeOf(talk), reason: `${turns.length} lines of talk with times` }
}

/** Captions change every few seconds; the shortest chapters anyone makes are longer, half of them at least. */
const closeLines = 20_000

function medianGap(turns: readonly Passage[]): number {
  const times = turns.map(timeOf)
  const gaps = times.slice(1).map((time, at) => time - (times[at] ?? 0))
  return gaps.sort((a, b) => a - b)[gaps.length >> 1] ?? 0
}

const timeOf = ({ text }: Passage): number => readTurnHead(text.slice(0, 120))?.time ?? 0

function isTimed({ text, form, given, links }: Passage): boolean {
  if (given || form !== 'paragraph' || links.length > 0) return false
  return readTurnHead(text.slice(0, 120))?.time !== undefined
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
    while (at < passages.length && goesOn(passages[at])) {
      words += countWords(passages[at]?.text ?? '')
      at += 1
    }
    if (words > (best?.words ?? 0)) best = { from, to: at, words }
  }
  return best && judged(passages, best.from, best.to)
}

function judged(passages: readonly Passage[], first: number, to: number): TranscriptRun | undefined {
  const from = startOfTalk(passages, first, to)
  const words = wordsIn(passages, from, to)
  const run = passages.slice(from, to)
  const isLong = run.some(({ text }) => text.length > 1_500 && countWords(text) >= longPassage)
  const least = run.some(({ form }) => form === 'heading') ? Number.POSITIVE_INFINITY : certainRun
  const isTalk = words >= least || (words >= leastRun && spokenShare(run) >= spokenLeast)
  if (!isLong && !isTalk) return undefined
  return { from, to, reason: `${words.toLocaleString('en-US')} words of running speech` }
}

function isSpeech(passage: Passage | undefined): boolean {
  if (!passage || passage.given || passage.form !== 'paragraph' || isTimed(passage)) return false
  return passage.links.length === 0 || passage.links.length * 100 <= countWords(passage.text)
}

/** Headings that only name a topic stand inside a talk. */
function goesOn(passage: Passage | undefined): boolean {
  if (isSpeech(passage)) return true
  return (
    passage !== undefined &&
    !passage.given &&
    (passage.form === 'markup' || (passage.form === 'heading' && !isOtherPart(passage)))
  )
}

/** Passes over a description that stands right before the talk: short paragraphs that do not say "I" and "you". */
function startOfTalk(passages: readonly Passage[], from: number, to: number): number {
  let start = from
  while (start < to && !opensTalk(passages, start)) start += 1
  if (start >= to) return from
  // Lines of one stanza belong together: the first of them may say neither "I" nor "you".
  const isLine = countWords(passages[start]?.text ?? '') <= longestLine
  while (isLine && start > from && !passages[start]?.apart && passages[start - 1]?.form === 'paragraph')
    start -= 1
  while (start > from && passages[start - 1]?.form === 'heading') start -= 1
  return start
}

const longestLine = 60

function opensTalk(passages: readonly Passage[], at: number): boolean {
  const passage = passages[at]
  if (!passage || countWords(passage.text) > 150) return true
  return (
    passage.form === 'paragraph' &&
    spokenShare([passage]) > 0 &&
    spokenShare(shortRun(passages, at)) >= spokenLeast
  )
}

/** A passage and the two after it, as far as they are short: a line of talk alone may say neither "I" nor "you". */
function shortRun(passages: readonly Passage[], start: number): readonly Passage[] {
  const next = passages.slice(start + 1, start + 3)
  const long = next.findIndex(({ text }) => countWords(text) > longestLine)
  return passages.slice(start, start + 1 + (long === -1 ? next.length : long))
}

const spoken =
  /\b(?:i|i['’](?:m|ve|d|ll)|you|you['’]re|we['’](?:re|ve)|yeah|yes|um|uh|so|like|okay|ok|right|well|gonna|kind of|know|think|just|oh|hey|hello)\b/giu
const spokenLeast = 0.06

/** The share of words that talk has and prose about it has not. */
function spokenShare(passages: readonly Passage[]): number {
  let text = ''
  for (const passage of passages) {
    if (text.length > 20_000) break
    text += `${passage.text.slice(0, 20_000)} `
  }
  return (text.match(spoken)?.length ?? 0) / Math.max(countWords(text), 1)
}
