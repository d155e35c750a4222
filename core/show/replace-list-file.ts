import { RuleId } from '../ids.ts'
import type { ReplaceRule } from './schema.ts'

/**
 * Replace lists as tab-separated text.
 *
 * A row is a line: a rule stands inside one turn, so no cell holds a line break. Cells are parted by tabs;
 * a cell in double quotes may hold tabs and doubled quotes. Galley writes the columns
 * `find, replace, whole word, match case, expression` with `yes` and `no`; it reads them in any order.
 * - Without a header the columns are find and replace, and what follows is a note.
 * - A switch without a column is: whole word yes, match case yes, expression no.
 * - A list with the columns find, replace and notes and no switch is one as transcript projects keep it:
 *   find is an expression, mostly `one|other`, its capitals count, and it stands for whole words.
 *
 * This is no format of transcripts or chapters, so it is not in their registry; the page reads it as well
 * as the command line.
 */
export interface ReplaceListRead {
  readonly rules: readonly ReplaceRule[]
  /** Rows that were not read, and rows that were but deserve a look, in the order of their lines. */
  readonly problems: readonly ListProblem[]
}

/** What is wrong in one line of a list; lines count from 1. */
export interface ListProblem {
  readonly line: number
  /** `note`: the row was read all the same. */
  readonly kind: 'unreadable' | 'duplicate' | 'note'
  /** A sentence about the line. */
  readonly message: string
}

/** The columns Galley writes, which are its header. */
const ownColumns = ['find', 'replace', 'whole word', 'match case', 'expression'] as const
type Column = (typeof ownColumns)[number]

const longestCell = 10_000

/** The same for the same rule wherever it is read, so that what it did can be taken back by it later. */
export function replaceRuleId(rule: Omit<ReplaceRule, 'id'>): RuleId {
  const switches = [rule.wholeWord, rule.matchCase, rule.regularExpression].map(Number).join('')
  const text = `${rule.find}\u0000${rule.replace}\u0000${switches}`
  return RuleId.parse(`rl-${hash(text, 0x811c9dc5)}${hash(text, 0x01234567)}`)
}

/**
 * Reads a list; a row that repeats one before it, or one of `known`, is said and left out. A transcript in columns
 * makes no rules. Never throws.
 */
export function readReplaceList(text: string, known: readonly ReplaceRule[] = []): ReplaceListRead {
  const problems: ListProblem[] = []
  const rules: ReplaceRule[] = []
  const earlier = new Map<string, Earlier>(known.map((rule) => [sameness(rule), { rule }]))
  const take = ({ line, cells }: Row, columns: Columns): void => {
    const rule = cells ? ruleOf(cells, columns) : 'a quote is opened and never closed'
    if (typeof rule === 'string') {
      problems.push({ line, kind: 'unreadable', message: `Not read: ${rule}.` })
      return
    }
    const before = earlier.get(sameness(rule))
    if (before) problems.push(repetition(line, rule, before))
    if (before?.rule.replace === rule.replace) return
    earlier.set(sameness(rule), before ?? { rule, line })
    rules.push(rule)
  }
  const rows = rowsOf(text)
  if (isTranscript(rows)) return { rules, problems: [{ line: 1, kind: 'unreadable', message: notAList }] }
  const header = rows[0]?.cells && headerOf(rows[0].cells)
  for (const name of header?.strange ?? []) {
    const message = `The column “${name}” says nothing to Galley.`
    problems.push({ line: rows[0]?.line ?? 1, kind: 'note', message })
  }
  for (const row of header ? rows.slice(1) : rows) take(row, header ?? withoutHeader)
  return { rules, problems }
}

const notAList = 'Not read: this is a transcript with times and not a list of rules.'
const plainNumber = /^\d+(?:[.,]\d+)?$/u

/** Starts, ends and words in columns, as recognisers write them; every line would pass for a rule. */
function isTranscript(rows: readonly Row[]): boolean {
  const names = rows[0]?.cells?.slice(0, 2).map((cell) => cell.trim().toLowerCase())
  if (names?.[0] === 'start' && names[1] === 'end') return true
  const timed = rows.filter(({ cells }) => cells && cells.length > 2 && cells.slice(0, 2).every(isNumber))
  return rows.length > 2 && timed.length === rows.length
}

function isNumber(cell: string): boolean {
  return plainNumber.test(cell.trim())
}

interface Row {
  readonly line: number
  /** Undefined when a quote is never closed. */
  readonly cells: readonly string[] | undefined
}

function rowsOf(text: string): readonly Row[] {
  return text
    .replace(/^\uFEFF/u, '')
    .split(/\r\n?|\n/u)
    .flatMap((content, index) =>
      content.trim() === '' ? [] : [{ line: index + 1, cells: cellsOf(content) }],
    )
}

/** The list as Galley writes it, with its header. Reading it gives the same rules. */
export function writeReplaceList(rules: readonly ReplaceRule[]): string {
  const rows = rules.map((rule) =>
    [
      rule.find,
      rule.replace,
      ...[rule.wholeWord, rule.matchCase, rule.regularExpression].map((is) => (is ? 'yes' : 'no')),
    ].map(writtenCell),
  )
  return [ownColumns, ...rows].map((row) => `${row.join('\t')}\n`).join('')
}

interface Earlier {
  readonly rule: ReplaceRule
  /** Absent for a rule that was known before the list was read. */
  readonly line?: number
}

function repetition(line: number, rule: ReplaceRule, { rule: before, line: at }: Earlier): ListProblem {
  const where = at === undefined ? 'the list already has' : `line ${at} has`
  if (before.replace === rule.replace) {
    return { line, kind: 'duplicate', message: `Left out: ${where} the same rule.` }
  }
  const message = `Finds what ${where} with “${before.replace}”, so it has nothing left to do after that one.`
  return { line, kind: 'note', message }
}

/** Two rules with this in common find the same. */
function sameness({ find, wholeWord, matchCase, regularExpression }: ReplaceRule): string {
  const text = matchCase || regularExpression ? find : find.toLowerCase()
  return [wholeWord, matchCase, regularExpression].map(Number).join('') + text
}

/** Where each column is, and how rows without a switch are meant. */
interface Columns {
  readonly at: ReadonlyMap<Column, number>
  readonly count: number
  readonly isExpression: boolean
  /** Names of columns that are neither ours nor a note. */
  readonly strange?: readonly string[]
}

const withoutHeader: Columns = {
  at: new Map([
    ['find', 0],
    ['replace', 1],
  ]),
  count: Number.POSITIVE_INFINITY,
  isExpression: false,
}

const noteColumns = /^(?:notes?|comments?|remarks?)$/u

function headerOf(cells: readonly string[]): Columns | undefined {
  const names = cells.map((cell) => cell.trim().toLowerCase())
  if (!names.includes('find') || !names.includes('replace')) return undefined
  const at = new Map<Column, number>()
  for (const column of ownColumns) if (names.includes(column)) at.set(column, names.indexOf(column))
  const others = names.filter((name) => !ownColumns.some((own) => own === name) && name !== '')
  const hasNotes = others.some((name) => noteColumns.test(name))
  return {
    at,
    count: cells.length,
    isExpression: hasNotes && at.size === 2,
    strange: others.filter((name) => !noteColumns.test(name)),
  }
}

/** The rule of a row, or why there is none. */
function ruleOf(cells: readonly string[], { at, count, isExpression }: Columns): ReplaceRule | string {
  const cell = (column: Column): string | undefined => cells[at.get(column) ?? -1]
  const [find, replace] = [cell('find') ?? '', cell('replace')]
  if (find.trim() === '') return 'there is nothing to find'
  if (replace === undefined) return 'there is no second column; columns are parted by tabs'
  if (cells.length > count) return `it has ${cells.length} columns and the header ${count}`
  if (find.length > longestCell || replace.length > longestCell) return 'it is too long for a rule'
  const wholeWord = switchOf(cell('whole word'), true)
  const matchCase = switchOf(cell('match case'), true)
  const regularExpression = switchOf(cell('expression'), isExpression)
  if (wholeWord === undefined || matchCase === undefined || regularExpression === undefined) {
    return 'a switch says neither yes nor no'
  }
  const rule = { find, replace, wholeWord, matchCase, regularExpression }
  const problem = regularExpression ? expressionProblem(find) : undefined
  return problem ?? { id: replaceRuleId(rule), ...rule }
}

/** Why an expression cannot be read, in the engine's own words after ours; undefined when it can be. */
export function expressionProblem(expression: string): string | undefined {
  try {
    new RegExp(expression, 'u')
    return undefined
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^.*: /u, '') : ''
    return `the expression is not whole${reason && ` (${reason})`}`
  }
}

const yes = /^(?:yes|y|true|1|x)$/iu
const no = /^(?:no|n|false|0|-|)$/iu

/** Undefined when the cell says neither. */
function switchOf(cell: string | undefined, usual: boolean): boolean | undefined {
  if (cell === undefined) return usual
  const said = cell.trim()
  if (yes.test(said)) return true
  return no.test(said) ? false : undefined
}

/** The cells of a line; undefined when a quote is never closed. */
function cellsOf(line: string): readonly string[] | undefined {
  const cells: string[] = []
  let at = 0
  for (;;) {
    if (line[at] !== '"') {
      const tab = line.indexOf('\t', at)
      cells.push(line.slice(at, tab < 0 ? line.length : tab))
      if (tab < 0) return cells
      at = tab + 1
      continue
    }
    let value = ''
    let quote = line.indexOf('"', at + 1)
    for (at += 1; quote >= 0 && line[quote + 1] === '"'; quote = line.indexOf('"', at)) {
      value += line.slice(at, quote + 1)
      at = quote + 2
    }
    if (quote < 0) return undefined
    const tab = line.indexOf('\t', quote)
    cells.push(value + line.slice(at, quote) + line.slice(quote + 1, tab < 0 ? line.length : tab))
    if (tab < 0) return cells
    at = tab + 1
  }
}

function writtenCell(text: string): string {
  const cell = text.replace(/[\r\n]+/gu, ' ')
  return /["\t]/u.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** FNV-1a over code points, in base 36. */
function hash(text: string, seed: number): string {
  let value = seed
  for (const character of text) {
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return value.toString(36)
}
