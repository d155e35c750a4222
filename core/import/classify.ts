import { type ChapterPassage, findChapterPassages } from './chapter-passages.ts'
import { classifySections } from './classify-sections.ts'
import { findHead } from './head-of-page.ts'
import type { Given, Page, Passage } from './page.ts'
import { findTranscript } from './transcript-in-page.ts'

/** Decides for every passage of a page which part it belongs to. */
export function classifyPassages(page: Page): readonly Given[] {
  const { passages } = page
  const decided: (Given | undefined)[] = passages.map(({ given }) => given)
  const transcript = findTranscript(page)
  if (transcript)
    fill(decided, transcript.from, transcript.to, { kind: 'transcript', reason: transcript.reason })
  const chapters = findChapterPassages(
    passages,
    (passage, index) => !decided[index] && passage.form !== 'code',
  )
  takeChapters(passages, chapters, decided)
  const head = findHead(page, (index) => decided[index] !== undefined)
  if (head.title !== undefined)
    decided[head.title] = { kind: 'title', reason: head.titleReason ?? 'The title' }
  if (head.show !== undefined)
    decided[head.show] = { kind: 'show', reason: head.showReason ?? 'The show’s name' }
  return classifySections(page, decided, head)
}

function fill(decided: (Given | undefined)[], from: number, to: number, as: Given): void {
  for (let at = from; at < to; at += 1) decided[at] ??= as
}

/** The lines with times, and what stands under each of them until the next. */
function takeChapters(
  passages: readonly Passage[],
  chapters: readonly ChapterPassage[],
  decided: (Given | undefined)[],
): void {
  const reason =
    chapters.length === 1
      ? '1 line that starts with a time'
      : `${chapters.length} lines that start with a time`
  const starts = chapters.map(({ index }) => index)
  fill(decided, startOfList(passages, starts[0] ?? 0, decided), starts[0] ?? 0, { kind: 'chapters', reason })
  for (const [at, { index, titleIndex }] of chapters.entries()) {
    decided[index] = { kind: 'chapters', reason }
    if (titleIndex !== undefined) decided[titleIndex] = { kind: 'chapters', reason }
    const next = starts[at + 1]
    const end = next === undefined ? endOfDetails(passages, titleIndex ?? index) : next
    const isGap = next !== undefined && crossesSection(passages, index, next)
    fill(decided, index, isGap ? endOfDetails(passages, titleIndex ?? index) : end, {
      kind: 'chapters',
      reason,
    })
  }
}

function crossesSection(passages: readonly Passage[], from: number, to: number): boolean {
  for (let at = from + 1; at < to; at += 1) {
    if (passages[at]?.form === 'heading' || passages[at]?.form === 'rule' || passages[at]?.given) return true
  }
  return false
}

/** Items of the same list that stand before the first time. */
function startOfList(
  passages: readonly Passage[],
  first: number,
  decided: readonly (Given | undefined)[],
): number {
  let start = first
  while (
    start > 0 &&
    passages[first]?.form === 'item' &&
    passages[start - 1]?.form === 'item' &&
    !decided[start - 1]
  )
    start -= 1
  return start
}

/** Items under a chapter belong to it; the first paragraph or heading does not. */
function endOfDetails(passages: readonly Passage[], index: number): number {
  let end = index + 1
  while (end < passages.length && (passages[end]?.form === 'item' || passages[end]?.form === 'code')) end += 1
  return end
}
