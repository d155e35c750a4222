import type { ImportBlock, ImportFound } from '../contract/import-shapes.ts'
import { AppError } from '../errors.ts'
import { splitLines } from '../formats/syntax/lines.ts'
import { reasonByHand, toBlocks } from './blocks.ts'
import { classifyPassages } from './classify.ts'
import type { Page } from './page.ts'
import { readBlocks } from './read-blocks.ts'
import { shownLine } from './read-file.ts'
import type { Reading } from './reading.ts'
import { readFrontMatter } from './sources/front-matter.ts'
import { looksLikeHtml, readHtml } from './sources/html.ts'
import { readMarkdown } from './sources/markdown.ts'
import { looksLikeMarkdown, readPlainText } from './sources/page-text.ts'

/**
 * Reads an episode page in plain text, Markdown or HTML: cuts it into blocks, says what each is, and takes out
 * of them all that an episode needs, each with its lines. Throws `nothing-found` when there are no words.
 */
export function readEpisodePage(text: string, name: string): Reading {
  return readPage(toPage(text, name), name)
}

/** Reads a page that is already cut into passages; `readAs` says what it came as. */
export function readPage(page: Page, name: string, readAs = 'page'): Reading {
  const blocks = toBlocks(page, classifyPassages(page))
  const { found, material, warnings } = readBlocks(page, blocks, name)
  if (isNothing(found, page)) throw nothingFound(name)
  return {
    readAs,
    makes: 'episode',
    name,
    lines: page.lines.map(shownLine),
    blocks,
    found,
    warnings: [...page.warnings, ...warnings],
    material,
    page,
  }
}

/**
 * Reads a page again with the blocks a person corrected: their edges, their kinds. Everything found is found
 * anew from them; lines outside every block are ignored. Throws `invalid-input` for a reading without a page.
 */
export function reblock(reading: Reading, corrected: readonly Omit<ImportBlock, 'reason'>[]): Reading {
  const { page } = reading
  if (!page) {
    throw new AppError(
      'invalid-input',
      'This file has no blocks to move: it is read as a whole. Nothing was changed.',
    )
  }
  const before = new Map(reading.blocks.map((block) => [keyOf(block), block.reason]))
  const blocks = corrected.map((block): ImportBlock => {
    const inside = page.passages.filter(
      ({ fromLine, toLine }) => fromLine >= block.fromLine && toLine <= block.toLine,
    )
    return { ...block, reason: before.get(keyOf(block)) ?? reasonByHand(block.kind, inside) }
  })
  const { found, material, warnings } = readBlocks(page, blocks, reading.name)
  return { ...reading, blocks, found, material, warnings: [...page.warnings, ...warnings] }
}

const keyOf = ({ kind, fromLine, toLine }: Omit<ImportBlock, 'reason'>): string =>
  `${kind} ${fromLine} ${toLine}`

/** Cuts a text into lines and passages, as what it is written in. */
function toPage(text: string, name: string): Page {
  const isNamedHtml = /\.x?html?$/iu.test(name)
  if (looksLikeHtml(text) || (isNamedHtml && /<[a-z]/iu.test(text))) return readHtml(text)
  const lines = splitLines(text)
  const front = readFrontMatter(lines)
  if (front || looksLikeMarkdown(lines, name)) {
    const passages = [...(front?.passages ?? []), ...readMarkdown(lines, { fromLine: front?.nextLine ?? 1 })]
    return { writtenIn: 'markdown', lines, passages, warnings: front?.warnings ?? [] }
  }
  return { writtenIn: 'text', lines, passages: readPlainText(lines), warnings: [] }
}

function isNothing(
  { title, description, chapters, links, transcript, hosts, guests, show }: ImportFound,
  page: Page,
): boolean {
  if (page.passages.every((passage) => passage.text === '' && (passage.facts ?? []).length === 0)) return true
  const lists = [description, chapters, links, hosts, guests]
  return (
    title === undefined &&
    show === undefined &&
    transcript === undefined &&
    lists.every((list) => list.length === 0)
  )
}

function nothingFound(name: string): AppError {
  return new AppError(
    'nothing-found',
    `Galley found no words of an episode in “${name}”. Nothing was saved. Paste the text of the episode’s page, or choose another file.`,
  )
}
