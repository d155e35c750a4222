/** A row of a delimited text, and the line it begins on (from 1). */
export interface Row {
  readonly cells: readonly string[]
  readonly line: number
}

/** What parts the cells of a row. */
export type Delimiter = ',' | '\t' | ';' | '|'

/**
 * Reads rows of cells after RFC 4180: a cell in double quotes may hold the delimiter, line breaks and
 * doubled quotes. Quotes inside an unquoted cell are themselves, a quote that never closes ends with the
 * text, and rows without any cell are left out.
 */
export function readRows(text: string, delimiter: Delimiter): readonly Row[] {
  const rows: Row[] = []
  let line = 1
  let at = 0
  while (at < text.length) {
    const cells: string[] = []
    const from = line
    for (;;) {
      const quoted = text[at] === '"'
      const cell = quoted ? quotedCell(text, at, delimiter) : plainCell(text, at, delimiter)
      if (quoted) line += cell.value.split('\n').length - 1
      cells.push(cell.value)
      at = cell.end + 1
      if (text[cell.end] !== delimiter) break
    }
    if (text[at - 1] === '\r' && text[at] === '\n') at += 1
    line += 1
    if (cells.length > 1 || cells[0] !== '') rows.push({ cells, line: from })
  }
  return rows
}

interface Cell {
  readonly value: string
  /** Where the delimiter or line break after it stands. */
  readonly end: number
}

function plainCell(text: string, from: number, delimiter: Delimiter): Cell {
  let end = from
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1
  return { value: text.slice(from, end), end }
}

function quotedCell(text: string, from: number, delimiter: Delimiter): Cell {
  let value = ''
  let at = from + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote === -1) return { value: value + text.slice(at), end: text.length }
    value += text.slice(at, quote)
    if (text[quote + 1] !== '"') {
      // What a careless writer leaves between a closing quote and the delimiter is kept.
      const rest = plainCell(text, quote + 1, delimiter)
      return { value: value + rest.value, end: rest.end }
    }
    value += '"'
    at = quote + 2
  }
}

/** The delimiter that parts a line into the most cells; a comma when none does. */
export function guessDelimiter(line: string): Delimiter {
  const candidates: readonly Delimiter[] = ['\t', ',', ';', '|']
  let best: Delimiter = ','
  let most = 1
  for (const delimiter of candidates) {
    const cells = line.split(delimiter).length
    if (cells > most) {
      best = delimiter
      most = cells
    }
  }
  return best
}

/** Writes one cell as it stands, line breaks and all; in quotes only where a reader would cut or trim it without them. */
export function writeCell(value: string, delimiter: Delimiter): string {
  return /["\n\r]/.test(value) || value.includes(delimiter) || value !== value.trim()
    ? `"${value.replaceAll('"', '""')}"`
    : value
}
