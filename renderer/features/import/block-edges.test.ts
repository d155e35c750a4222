import { describe, expect, test } from 'vitest'
import { type Block, joinBlock, moveEdge, renameBlock, splitBlock, stepEdge } from './block-edges.ts'

const lines = ['Show', 'Blurb', '', 'Title', '', 'One', 'Two', 'Three']
const blocks: readonly Block[] = [
  { kind: 'show', fromLine: 1, toLine: 2 },
  { kind: 'title', fromLine: 4, toLine: 4 },
  { kind: 'description', fromLine: 6, toLine: 8 },
]
const spans = (moved: readonly Block[]) => moved.map(({ fromLine, toLine }) => [fromLine, toLine])

describe('an edge between two blocks', () => {
  test('moves to the line it is dropped on, and empty lines belong to neither', () => {
    expect(spans(moveEdge(blocks, 1, 7, lines))).toEqual([
      [1, 2],
      [4, 6],
      [7, 8],
    ])
    expect(spans(moveEdge(blocks, 0, 2, lines))).toEqual([
      [1, 1],
      [2, 4],
      [6, 8],
    ])
  })

  test('dropped on an empty line goes to the next one with something in it', () => {
    expect(spans(moveEdge(moveEdge(blocks, 1, 7, lines), 1, 5, lines))).toEqual([
      [1, 2],
      [4, 4],
      [6, 8],
    ])
  })

  test('never takes the last line of a block', () => {
    expect(spans(moveEdge(blocks, 1, 1, lines))).toEqual(spans(blocks))
    expect(spans(moveEdge(blocks, 1, 99, lines))).toEqual([
      [1, 2],
      [4, 7],
      [8, 8],
    ])
  })

  test('moves by one line with the keys, over empty lines', () => {
    expect(spans(stepEdge(blocks, 1, 1, lines))).toEqual([
      [1, 2],
      [4, 6],
      [7, 8],
    ])
    expect(spans(stepEdge(blocks, 0, -1, lines))).toEqual([
      [1, 1],
      [2, 4],
      [6, 8],
    ])
    expect(stepEdge(blocks, 1, -1, lines)).toBe(blocks)
  })
})

test('a block can be called something else', () => {
  expect(renameBlock(blocks, 1, 'ignored')[1]).toEqual({ kind: 'ignored', fromLine: 4, toLine: 4 })
})

test('a block is parted in the middle and joined again', () => {
  const parted = splitBlock(blocks, 2, lines)
  expect(spans(parted)).toEqual([
    [1, 2],
    [4, 4],
    [6, 7],
    [8, 8],
  ])
  expect(joinBlock(parted, 3)).toEqual(blocks)
})

test('a block of one line cannot be parted, and the first has none above to join', () => {
  expect(splitBlock(blocks, 1, lines)).toBe(blocks)
  expect(joinBlock(blocks, 0)).toBe(blocks)
})
