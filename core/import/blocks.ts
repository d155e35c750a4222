import type { BlockKind, ImportBlock } from '../contract/import-shapes.ts'
import { readStampedLine } from '../formats/syntax/timestamp-line.ts'
import type { Given, Page, Passage } from './page.ts'
import { countWords } from './passage-text.ts'
import { readInline } from './sources/inline.ts'

/** Joins passages of one kind that follow each other into blocks, each with the reason a person is shown. */
export function toBlocks(page: Page, classified: readonly Given[]): ImportBlock[] {
  const blocks: ImportBlock[] = []
  let from = 0
  for (let at = 1; at <= page.passages.length; at += 1) {
    if (at < page.passages.length && classified[at]?.kind === classified[from]?.kind) continue
    const run = page.passages.slice(from, at)
    const first = run[0]
    const kind = classified[from]?.kind
    if (first && kind) {
      const reason = reasonFor(kind, run, classified.slice(from, at))
      blocks.push({ kind, fromLine: first.fromLine, toLine: run.at(-1)?.toLine ?? first.toLine, reason })
    }
    from = at
  }
  return blocks
}

function reasonFor(kind: BlockKind, run: readonly Passage[], classified: readonly Given[]): string {
  const reasons = [...new Set(classified.map(({ reason }) => reason))]
  if (kind === 'links' && !run[0]?.given)
    return counted(new Set(run.flatMap(({ links }) => links.map(({ address }) => address))).size, 'link')
  if (kind === 'description' && reasons.length === 1 && !run[0]?.given)
    return counted(run.length, 'paragraph')
  return reasons.slice(0, 3).join('. ')
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** What a block says of itself when a person has moved its edges or renamed it. */
export function reasonByHand(kind: BlockKind, passages: readonly Passage[]): string {
  if (kind === 'chapters') {
    return `${counted(passages.filter(({ text }) => readStampedLine(text.slice(0, 600))).length, 'line')} with a time, set by you`
  }
  if (kind === 'transcript')
    return `${counted(
      passages.reduce((sum, { text }) => sum + countWords(text), 0),
      'word',
    )}, set by you`
  return 'Set by you'
}

/** A passage with the part it is read as. */
export interface Part {
  readonly passage: Passage
  readonly kind: BlockKind
}

/**
 * Gives every passage the kind of the block its lines lie in. A passage that an edge cuts through is cut too;
 * lines outside every block are ignored, and where blocks overlap the one that begins first counts.
 */
export function partsOf(
  page: Page,
  blocks: readonly Pick<ImportBlock, 'kind' | 'fromLine' | 'toLine'>[],
): Part[] {
  const kinds: (BlockKind | undefined)[] = new Array(page.lines.length + 1).fill(undefined)
  let next = 1
  for (const { kind, fromLine, toLine } of [...blocks].sort((a, b) => a.fromLine - b.fromLine)) {
    for (next = Math.max(next, fromLine); next <= Math.min(toLine, page.lines.length); next += 1)
      kinds[next] = kind
  }
  return page.passages.flatMap((passage) => cutAtEdges(page, passage, kinds))
}

function cutAtEdges(page: Page, passage: Passage, kinds: readonly (BlockKind | undefined)[]): Part[] {
  const kind = kinds[passage.fromLine] ?? 'ignored'
  let from = passage.fromLine
  const cuts: number[] = []
  for (let line = from + 1; line <= passage.toLine; line += 1) {
    if ((kinds[line] ?? 'ignored') !== (kinds[line - 1] ?? 'ignored')) cuts.push(line)
  }
  if (cuts.length === 0) return [{ passage, kind }]
  const parts: Part[] = []
  for (const cut of [...cuts, passage.toLine + 1]) {
    const { given: _given, facts: _facts, ...rest } = passage
    const words = readInline(page.lines.slice(from - 1, cut - 1).join('\n'), {
      line: from,
      markup: page.writtenIn === 'markdown',
    })
    parts.push({
      passage: { ...rest, ...words, fromLine: from, toLine: cut - 1 },
      kind: kinds[from] ?? 'ignored',
    })
    from = cut
  }
  return parts
}
