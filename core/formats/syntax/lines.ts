/** Cuts a text into lines at CRLF, LF or a lone CR; an empty text is one empty line. */
export function splitLines(text: string): string[] {
  return text.includes('\r') ? text.split(/\r\n|\n|\r/) : text.split('\n')
}

/** One line of text: every run of white space becomes one space, none stays at the ends. */
export function foldSpace(text: string): string {
  if (isFolded(text)) return text
  const line = text.replaceAll('\n', ' ').trim()
  return isFolded(line) ? line : line.replace(unfolded, ' ').trim()
}
/** White space that is not already one plain space; single spaces, the most of all, are not touched. */
const unfolded = /\s{2,}|[^\S ]/gu

/** Whether folding would change nothing. Most text is folded already, and seeing that costs little. */
export function isFolded(text: string): boolean {
  let before = space
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === space ? before === space : isOtherSpace(code)) return false
    before = code
  }
  return before !== space || text === ''
}

const space = 0x20

/** White space of Unicode other than the plain one, as `\s` has it. */
function isOtherSpace(code: number): boolean {
  if (code < 0xa0) return code >= 0x09 && code <= 0x0d
  if (code < 0x2000) return code === 0xa0 || code === 0x1680
  if (code <= 0x200a) return true
  return code <= 0x205f
    ? code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f
    : code === 0x3000 || code === 0xfeff
}

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
