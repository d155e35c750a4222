import { type Millis, parseTimestamp, partsOf, toSeconds } from '../../time.ts'
import { parseClock } from './clock.ts'
import { type Delimiter, guessDelimiter, type Row, readRows } from './delimited.ts'

/** Finds a cell of a row by the name of its column; names are compared without case and outer spaces. */
export type CellOf = (row: Row, name: string) => string | undefined

/** Reads cells by the names the first row gives its columns. */
export function columns(header: Row | undefined): CellOf {
  const places = new Map(header?.cells.map((name, at) => [name.trim().toLowerCase(), at]))
  return (row, name) => {
    const place = places.get(name.toLowerCase())
    return place === undefined ? undefined : row.cells[place]?.trim()
  }
}

/** Reads rows of a table whose programs never quote: a tab and a line break are all that parts cells. */
export function readTabs(text: string): readonly Row[] {
  return text
    .split(/\r\n|\n|\r/)
    .map((line, index) => ({ cells: line.split('\t'), line: index + 1 }))
    .filter(({ cells }) => cells.some((cell) => /\S/.test(cell)))
}

/** Reads rows with the delimiter that the first line itself shows. */
export function readTable(
  text: string,
  delimiter: Delimiter = guessDelimiter(firstLine(text)),
): readonly Row[] {
  return readRows(text, delimiter)
}

/** The first line of a text. */
export function firstLine(text: string): string {
  return /^[^\r\n]*/.exec(text)?.[0] ?? ''
}

/** `0:00.000`, `1:10.500`, `1:44:53.111`: no zero before the first field. */
export function formatLoosely(time: Millis): string {
  const { hours, minutes, seconds, millis } = partsOf(time)
  const rest = `${String(seconds).padStart(2, '0')}.${String(millis).padStart(3, '0')}`
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`
}

/** Seconds with a fixed number of decimals, exact to the millisecond. */
export function formatSeconds(time: Millis, decimals: number): string {
  return toSeconds(time).toFixed(decimals)
}

/** A cell as a time: seconds or a clock; undefined when it is empty or no time. */
export function timeIn(cell: string | undefined): Millis | undefined {
  return cell === undefined || cell === '' ? undefined : parseClock(cell)
}

/** A time with frames at its end, `hh:mm:ss:ff`, to the second; undefined for any other. */
export function timeBeforeFrames(cell: string): Millis | undefined {
  const [, clock] = /^(\d{1,4}:\d{2}:\d{2})[:;]\d{2,3}$/.exec(cell.trim()) ?? []
  return clock === undefined ? undefined : parseTimestamp(clock)
}
