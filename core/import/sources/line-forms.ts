/** Whether a line only separates: three or more of one sign, as in `---`, `* * *` or `=====`. */
export function isRule(line: string): boolean {
  const signs = line.replace(/\s+/gu, '')
  const first = signs[0] ?? ''
  if (signs.length < 3 || !'-*_=~—–·•#+.×'.includes(first)) return false
  for (const sign of signs) if (sign !== first) return false
  return true
}

/** A line of a list: how far in it stands, and what it says. */
export interface ItemLine {
  readonly indent: number
  readonly text: string
}

/** Reads a list item with any bullet or number people use; undefined for other lines. */
export function readItemLine(line: string): ItemLine | undefined {
  const match = /^([\t ]{0,40})(?:[-*+•●▪◦‣⁃·–—]|\d{1,3}[.)])(?:[\t ]+(.*)|)$/u.exec(line)
  if (!match) return undefined
  return { indent: widthOf(match[1] ?? ''), text: (match[2] ?? '').replace(/^\[[ xX]\] /, '') }
}

/** White space before the first word; a tab counts as four. */
function widthOf(space: string): number {
  let width = 0
  for (const char of space) {
    if (char === '\t') width += 4 - (width % 4)
    else if (char === ' ') width += 1
    else break
  }
  return width
}

/**
 * Whether a line says by its first signs that it is not the rest of the line before: a time, a name with an
 * address, a whole line in bold.
 */
export function startsAnew(line: string): boolean {
  const start = line.trimStart()
  return (
    /^[*_([@#]{0,6}\d{1,3}:\d{2}(?!\d)/u.test(start) ||
    /^[\p{Lu}@][^:\n]{0,40}:[\t ]{0,4}(?:<?https?:\/\/|\[)/u.test(start) ||
    /^\*\*[^*]{1,120}\*\*:?\s*$/u.test(start) ||
    /^https?:\/\/\S+$/u.test(start)
  )
}

/**
 * How deep each item of a list stands, from how far in it is written: an item further in than the one before
 * is one deeper.
 */
export function depthTracker(): { depthOf(indent: number): number; reset(): void } {
  const indents: number[] = []
  return {
    depthOf(indent) {
      while (indents.length > 0 && (indents.at(-1) ?? 0) > indent) indents.pop()
      if (indents.at(-1) !== indent) indents.push(indent)
      return indents.length - 1
    },
    reset() {
      indents.length = 0
    },
  }
}
