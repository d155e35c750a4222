import type { BlockKind, ImportBlock } from '../../../core/contract/import-shapes.ts'

/** A block as a person may move it: what it is and its lines, counting from 1, both inclusive. */
export type Block = Pick<ImportBlock, 'kind' | 'fromLine' | 'toLine'>

/** Whether a line holds nothing to read. */
function isBlank(lines: readonly string[], line: number): boolean {
  return (lines[line - 1] ?? '').trim() === ''
}

/**
 * Moves the edge below block `index` so that the lower block begins at `line`. Both blocks keep at
 * least one line with something in it; empty lines at the edge belong to neither.
 */
export function moveEdge(
  blocks: readonly Block[],
  index: number,
  line: number,
  lines: readonly string[],
): readonly Block[] {
  const upper = blocks[index]
  const lower = blocks[index + 1]
  if (!upper || !lower) return blocks
  const inside = filledLines(upper.fromLine, lower.toLine, lines)
  const first = inside[0]
  const target = inside.find((one) => one >= line) ?? inside.at(-1)
  if (first === undefined || target === undefined) return blocks
  const start = target === first ? inside[1] : target
  const end = inside.findLast((one) => one < (start ?? 0))
  if (start === undefined || end === undefined || start === lower.fromLine) return blocks
  return blocks.map((block, at) => {
    if (at === index) return { ...block, toLine: end }
    return at === index + 1 ? { ...block, fromLine: start } : block
  })
}

/** Moves the edge below block `index` by one line with something in it, up (-1) or down (1). */
export function stepEdge(
  blocks: readonly Block[],
  index: number,
  by: 1 | -1,
  lines: readonly string[],
): readonly Block[] {
  const upper = blocks[index]
  const lower = blocks[index + 1]
  if (!upper || !lower) return blocks
  const inside = filledLines(upper.fromLine, lower.toLine, lines)
  const now = inside.indexOf(lower.fromLine)
  const target = inside[(now < 0 ? inside.findIndex((one) => one >= lower.fromLine) : now) + by]
  return target === undefined ? blocks : moveEdge(blocks, index, target, lines)
}

/** Says that block `index` is something else. */
export function renameBlock(blocks: readonly Block[], index: number, kind: BlockKind): readonly Block[] {
  return blocks.map((block, at) => (at === index ? { ...block, kind } : block))
}

/** Parts block `index` in the middle; its edge can then be moved. One line cannot be parted. */
export function splitBlock(
  blocks: readonly Block[],
  index: number,
  lines: readonly string[],
): readonly Block[] {
  const block = blocks[index]
  if (!block) return blocks
  const inside = filledLines(block.fromLine, block.toLine, lines)
  const start = inside[Math.ceil(inside.length / 2)]
  const end = inside.findLast((line) => line < (start ?? 0))
  if (start === undefined || end === undefined) return blocks
  const parts = [
    { ...block, toLine: end },
    { ...block, fromLine: start },
  ]
  return [...blocks.slice(0, index), ...parts, ...blocks.slice(index + 1)]
}

/** Joins block `index` to the one above, which keeps its kind. */
export function joinBlock(blocks: readonly Block[], index: number): readonly Block[] {
  const upper = blocks[index - 1]
  const lower = blocks[index]
  if (!upper || !lower) return blocks
  return [...blocks.slice(0, index - 1), { ...upper, toLine: lower.toLine }, ...blocks.slice(index + 1)]
}

/** The lines of a block that hold something, by number. */
export function filledLines(fromLine: number, toLine: number, lines: readonly string[]): readonly number[] {
  const filled: number[] = []
  for (let line = fromLine; line <= toLine; line += 1) if (!isBlank(lines, line)) filled.push(line)
  return filled
}
