import { shellText } from '../text/shell.ts'

interface Named {
  readonly title: string
  readonly number?: number | undefined
}

/** An episode in few words: its number and the title up to its first colon, `#146 Armin Ronacher`. */
export function shortName({ title, number }: Named): string {
  const start = title.split(/[:–—|]/)[0]?.trim() || title || shellText.untitled
  return number === undefined ? start : `#${number} ${start}`
}
