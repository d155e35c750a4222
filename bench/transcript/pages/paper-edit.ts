/** A transcript as BBC's Digital Paper Edit wrote it, which several editors read; times in seconds. */
export interface PaperEdit {
  readonly words: readonly {
    readonly id: number
    readonly start: number
    readonly end: number
    readonly text: string
  }[]
  readonly paragraphs: readonly {
    readonly id: number
    readonly start: number
    readonly end: number
    readonly speaker: string
  }[]
}

const wordLength = 0.3

/** Lines of text as a paper edit: every word timed, every line a paragraph of one speaker. */
export function paperEditOf(lines: readonly string[]): PaperEdit {
  const words: PaperEdit['words'][number][] = []
  const paragraphs = lines.map((line, id) => {
    const start = words.length * wordLength
    for (const text of line.split(' ')) {
      const at = words.length * wordLength
      words.push({ id: words.length, start: at, end: at + wordLength - 0.05, text })
    }
    return { id, start, end: words.length * wordLength - 0.05, speaker: `Speaker ${id % 2}` }
  })
  return { words, paragraphs }
}

/** A second of silence: these editors show nothing without something to play. */
export const silence = 'data:audio/wav;base64,UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA='
