import { foldSpace } from './lines.ts'
import type { WebVttBlock } from './webvtt-blocks.ts'
import { readCueText } from './webvtt-cue-text.ts'

/**
 * Undoes the roll of automatic captions, where each cue shows the line before it once more: as a
 * transcript they would say everything twice or three times. The blocks themselves are answered when
 * they do not roll: half of them must begin with the last line before them, and a quarter go on from it.
 */
export function unrollCaptions(blocks: readonly WebVttBlock[]): readonly WebVttBlock[] {
  if (blocks.length < 4) return blocks
  const unrolled: WebVttBlock[] = []
  let shown = ''
  let repeats = 0
  let goesOn = 0
  for (const block of blocks) {
    const lines = block.payload.split('\n').filter((line) => plainLine(line) !== '')
    const first = plainLine(lines[0] ?? '')
    const repeated = first !== '' && first === shown
    if (repeated) repeats += 1
    if (repeated && lines.length > 1) goesOn += 1
    const fresh = repeated ? lines.slice(1) : lines
    if (fresh.length > 0) unrolled.push({ ...block, payload: fresh.join('\n') })
    shown = plainLine(lines.at(-1) ?? '')
  }
  return repeats * 2 >= blocks.length && goesOn * 4 >= blocks.length ? unrolled : blocks
}

function plainLine(line: string): string {
  return foldSpace(
    readCueText(line)
      .map((run) => run.text)
      .join(''),
  )
}
