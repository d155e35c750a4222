import { foldSpace } from './lines.ts'
import type { WebVttBlock } from './webvtt-blocks.ts'
import { readCueText } from './webvtt-cue-text.ts'

/**
 * Undoes the roll of automatic captions, where each cue shows the line before it once more: as a
 * transcript they would say everything twice or three times. The blocks themselves are answered when
 * they do not roll: half of them must begin with the last line before them, and a quarter go on from it.
 */
export function unrollCaptions(blocks: readonly WebVttBlock[]): readonly WebVttBlock[] {
  // Only a block of two lines can go on from the line before it.
  const tall = blocks.reduce((sum, { payload }) => (payload.includes('\n') ? sum + 1 : sum), 0)
  if (blocks.length < 4 || tall * 4 < blocks.length || !mayRoll(blocks)) return blocks
  let shown = ''
  let repeats = 0
  let goesOn = 0
  const fresh = blocks.map(({ payload }) => {
    const lines = payload.split('\n').filter(isSeen)
    const [first = ''] = lines
    const repeated = lines.length > 0 && isSameLine(first, shown)
    if (repeated) repeats += 1
    if (repeated && lines.length > 1) goesOn += 1
    shown = lines.at(-1) ?? ''
    return repeated ? lines.slice(1) : lines
  })
  if (repeats * 2 < blocks.length || goesOn * 4 < blocks.length) return blocks
  return blocks.flatMap((block, at) => {
    const lines = fresh[at] ?? []
    return lines.length === 0 ? [] : [{ ...block, payload: lines.join('\n') }]
  })
}

/** Whether half of the blocks could begin with the last line before them, by the first sign of the two. */
function mayRoll(blocks: readonly WebVttBlock[]): boolean {
  let last = 0
  let likely = 0
  for (const { payload } of blocks) {
    const first = firstSeen(payload)
    if (first === last || first < 0 || last <= 0) likely += 1
    last = firstSeen(payload.slice(payload.lastIndexOf('\n') + 1))
  }
  return likely * 2 >= blocks.length
}

function isSeen(line: string): boolean {
  const sign = firstSeen(line)
  return sign > 0 || (sign < 0 && plainLine(line) !== '')
}

/** Most lines begin with another letter than the one before them; only the rest need to be read. */
function isSameLine(a: string, b: string): boolean {
  const [first, second] = [firstSeen(a), firstSeen(b)]
  return (first === second || first < 0 || second < 0) && plainLine(a) === plainLine(b)
}

/** The code of the first sign that is neither white space nor in a tag; 0 when there is none, -1 when it takes more to tell. */
function firstSeen(line: string): number {
  for (let at = 0; at < line.length; at += 1) {
    const code = line.charCodeAt(at)
    if (code === 0x26 || code > 0x7f) return -1
    if (code === 0x3c) {
      at = line.indexOf('>', at)
      if (at === -1) return 0
    } else if (code > 0x20) return code
  }
  return 0
}

function plainLine(line: string): string {
  if (!line.includes('<') && !line.includes('&')) return foldSpace(line)
  return foldSpace(
    readCueText(line)
      .map((run) => run.text)
      .join(''),
  )
}
