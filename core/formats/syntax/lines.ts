/** Cuts a text into lines at CRLF, LF or a lone CR; an empty text is one empty line. */
export function splitLines(text: string): string[] {
  return text.includes('\r') ? text.split(/\r\n|\n|\r/) : text.split('\n')
}

/** One line of text: every run of white space becomes one space, none stays at the ends. */
export function foldSpace(text: string): string {
  const line = text.includes('\n') ? text.replaceAll('\n', ' ') : text
  return isFolded(line) ? line : line.replace(unfolded, ' ').trim()
}
/** White space that is not already one plain space; single spaces, the most of all, are not touched. */
const unfolded = /\s{2,}|[^\S ]/gu

/** Whether folding would change nothing. Most text is folded already, and seeing that costs little. */
export function isFolded(text: string): boolean {
  return !foldable.test(text)
}

/** Space at an end, two spaces together, any white space but the plain one. No sign is looked at twice. */
const foldable = /^ |[^\S ]| (?: |$)/

/** Answers the line (from 1) of positions in a text, which is read once. */
export function lineFinder(text: string): (position: number) => number {
  const starts = [0]
  const breaks = /\r\n|\n|\r/g
  while (breaks.test(text)) starts.push(breaks.lastIndex)
  return (position) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= position) low = middle
      else high = middle - 1
    }
    return low + 1
  }
}

/** Cuts a text for use inside a sentence to a person, never inside a character. */
export function excerpt(text: string, length = 40): string {
  const folded = foldSpace(text.slice(0, length * 4))
  const characters = [...folded]
  return characters.length <= length ? folded : `${characters.slice(0, length - 1).join('')}…`
}

/** A count with its noun, as in "1 chapter" and "3 chapters". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
