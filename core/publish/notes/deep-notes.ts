import { AppError } from '../../errors.ts'

/** No notes hold quotations and lists deeper inside each other; beyond, reading them takes ever longer and never ends well. */
const deepest = 100

/**
 * Refuses notes with a line of more quotation marks and bullets at its head than any real one has, and with brackets
 * inside of each other, as of links in labels of links: reading those takes the square of their number.
 */
export function refuseDeepNotes(markdown: string): void {
  const brackets = bracketDepth()
  for (const [index, line] of markdown.split('\n').entries()) {
    if (brackets(line) > deepest) throw bracketsTooDeep(index + 1)
    const marker = /[ \t]{0,20}(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y
    let markers = 0
    while (marker.test(line)) {
      markers += 1
      if (markers > deepest) throw notesTooDeep(index + 1)
    }
  }
}

/** Gives, line by line, how many pairs of brackets were inside of each other so far; a blank line ends all pairs. */
function bracketDepth(): (line: string) => number {
  let [deepestSeen, inside] = [0, 0]
  // Of every bracket that is open, how deep the pairs in it are.
  let open: number[] = []
  return (line) => {
    if (line.trim() === '') [open, inside] = [[], 0]
    for (let at = 0; at < line.length; at += 1) {
      const sign = line[at]
      if (sign === '\\') at += 1
      else if (sign === '[') {
        open.push(inside)
        inside = 0
      } else if (sign === ']' && open.length > 0) {
        inside = Math.max(open.pop() ?? 0, inside + 1)
        deepestSeen = Math.max(deepestSeen, inside)
      }
    }
    return deepestSeen
  }
}

function bracketsTooDeep(line: number): AppError {
  return new AppError(
    'template-error',
    `Line ${line}: More than ${deepest} pairs of square brackets stand inside of each other in the show notes, so they cannot be shown. Nothing was changed. Take some of the brackets away, or write \\[ where one is only a sign.`,
    { line },
  )
}

/** What is said of show notes nested too deep; where one line is to blame, it is named. */
export function notesTooDeep(line?: number): AppError {
  const where = line === undefined ? '' : `Line ${line}: `
  return new AppError(
    'template-error',
    `${where}The show notes are nested more than ${deepest} deep, so they cannot be shown. Nothing was changed. Take some of the signs at the head of the line away.`,
    line === undefined ? {} : { line },
  )
}
