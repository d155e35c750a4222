import type { LinedText, TextLine } from '../episode/lined-text.ts'

/** Lines of a string, parted by line feeds: what an editor's document is to the functions under test. */
export function linedText(text: string): LinedText {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  const line = (number: number): TextLine => {
    const from = starts[number - 1] ?? text.length
    const next = starts[number]
    const to = next === undefined ? text.length : next - 1
    return { number, from, to, text: text.slice(from, to) }
  }
  const lineAt = (position: number): TextLine => {
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= position) low = middle + 1
      else high = middle
    }
    return line(low)
  }
  return { lines: starts.length, line, lineAt }
}
