import { parseTimestamp } from '../../time.ts'
import { foldSpace } from '../syntax/lines.ts'
import type { DocxParagraph, DocxRun } from './docx-run.ts'

/** The paragraphs of one cell. */
export type DocxCell = readonly DocxParagraph[]

/**
 * A row of a table is a line, its cells parted by tabs; a table of one column is paragraphs like any others.
 * Rows of a time, a name and words, in a table where names come again, are turns; a row of words and an
 * address is what the address is called.
 */
export function tableParagraphs(rows: readonly (readonly DocxCell[])[]): readonly DocxParagraph[] {
  const names = new Map<string, number>()
  for (const cells of rows) {
    const name = turnOf(cells)?.name
    if (name !== undefined) names.set(name, (names.get(name) ?? 0) + 1)
  }
  const isTalk = [...names.values()].some((count) => count > 1)
  return rows.flatMap((cells) => {
    const [only] = cells
    if (only && cells.length === 1) return only
    if (cells.length === 0) return []
    return [{ runs: (isTalk ? turnRuns(cells) : undefined) ?? rowRuns(cells) }]
  })
}

interface Turn {
  readonly time?: string
  readonly name: string
  readonly words: DocxCell
}

/** `[time] [name] [words]` in that order, the time or both of the first two in cells of their own. */
function turnOf(cells: readonly DocxCell[]): Turn | undefined {
  const [first = [], second = [], third] = cells
  const time = foldSpace(textOf(first)).replace(/^[[(]|[\])]$/g, '')
  const isTimed = parseTimestamp(time) !== undefined
  const words = isTimed ? third : second
  const name = foldSpace(textOf(isTimed ? second : first)).replace(/\s*:$/, '')
  if (!words || cells.length !== (isTimed ? 3 : 2) || !isName(name) || textOf(words).trim() === '')
    return undefined
  return isTimed ? { time, name, words } : { name, words }
}

function isName(text: string): boolean {
  return /^[\p{Lu}\p{Lt}\p{Lo}]/u.test(text) && text.length <= 60 && !/[:[\](){}<>*?!;"“”\\]|\.$/u.test(text)
}

function turnRuns(cells: readonly DocxCell[]): readonly DocxRun[] | undefined {
  const turn = turnOf(cells)
  if (!turn) return undefined
  const head = `${turn.time === undefined ? '' : `[${turn.time}] `}${turn.name}: `
  return [plain(head), ...cellRuns(turn.words)]
}

function rowRuns(cells: readonly DocxCell[]): readonly DocxRun[] {
  const [label, address] = cells
  const isLabelled =
    cells.length === 2 &&
    address &&
    /^https?:\/\/\S+$/.test(textOf(address).trim()) &&
    textOf(label ?? []).trim() !== ''
  const between = isLabelled ? ': ' : '\t'
  return cells.flatMap((cell, at) => (at === 0 ? cellRuns(cell) : [plain(between), ...cellRuns(cell)]))
}

/** Several paragraphs in one cell become one. */
function cellRuns(cell: DocxCell): readonly DocxRun[] {
  return cell
    .filter((one) => one.runs.some((run) => /\S/.test(run.text)))
    .flatMap((one, index) => (index === 0 ? one.runs : [plain(' '), ...one.runs]))
}

function textOf(cell: DocxCell): string {
  return cellRuns(cell)
    .map((run) => run.text)
    .join('')
}

function plain(text: string): DocxRun {
  return { text, bold: false }
}
