import type { Cue } from '../format.ts'
import { cue } from './cues.ts'
import { foldSpace } from './lines.ts'
import { acceptHeads } from './turn-acceptance.ts'
import type { TurnHead } from './turn-head.ts'

/** A line of a transcript in text, and where it stands (from 1). */
export interface TextLine {
  readonly text: string
  readonly line: number
}

/** A paragraph of a transcript in text. */
export interface Turn {
  readonly cue: Cue
  /** The line it begins on. */
  readonly line: number
  /** Its time is said to be about right only. */
  readonly about: boolean
  /** Whether its speaker or time stood at its head, rather than being carried on. */
  readonly headed: boolean
}

interface Block {
  readonly line: number
  readonly head: TurnHead | undefined
  readonly words: string[]
}

/**
 * Reads paragraphs and turns. A line opens a turn when its head is one of several (`acceptHeads`); an
 * empty line ends a paragraph, and the speaker goes on. `clean` makes plain text of a paragraph.
 */
export function readTurns(
  lines: readonly TextLine[],
  clean: (text: string) => string = foldSpace,
): readonly Turn[] {
  let speaker: string | undefined
  return cutBlocks(lines).flatMap(({ line, head, words }) => {
    speaker = head?.name ?? speaker
    const text = clean(words.join(' '))
    if (text === '') return []
    return [
      {
        cue: cue({ start: head?.time, end: head?.end, speaker, text }),
        line,
        about: head?.about === true,
        headed: head !== undefined,
      },
    ]
  })
}

function cutBlocks(lines: readonly TextLine[]): readonly Block[] {
  const heads = acceptHeads(lines.map(({ text }) => text))
  const everyLine = linesAreParagraphs(lines)
  const blocks: Block[] = []
  let open: Block | undefined
  for (const [index, { text, line }] of lines.entries()) {
    const head = heads.get(index)
    if (head) {
      open = { line, head, words: head.rest === '' ? [] : [head.rest] }
      blocks.push(open)
    } else if (!/\S/.test(text)) {
      // A head alone on its line may have an empty line between itself and its words.
      if (open && open.words.length > 0) open = undefined
    } else {
      if (!open || (everyLine && open.words.length > 0)) {
        open = { line, head: undefined, words: [] }
        blocks.push(open)
      }
      open.words.push(text)
    }
  }
  return blocks
}

/** Without empty lines each line is a paragraph, unless the text was wrapped at a fixed width. */
function linesAreParagraphs(lines: readonly TextLine[]): boolean {
  const first = lines.findIndex(({ text }) => /\S/.test(text))
  const last = lines.findLastIndex(({ text }) => /\S/.test(text))
  const inner = lines.slice(first, last)
  return inner.every(({ text }) => /\S/.test(text)) && !isWrapped(inner.map(({ text }) => text.trimEnd()))
}

/** Wrapped lines are all about as long, and most break in the middle of a sentence. */
function isWrapped(lines: readonly string[]): boolean {
  if (lines.length < 2) return false
  const long = lines.filter((line) => line.length >= 50 && line.length <= 110).length
  const broken = lines.filter((line) => !/[.!?…:"”]$/.test(line)).length
  return (
    lines.every((line) => line.length <= 110) && long * 10 >= lines.length * 7 && broken * 2 > lines.length
  )
}
