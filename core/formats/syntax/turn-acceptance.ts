import { speakerNames } from './speaker-labels.ts'
import { readTurnHead, type TurnHead } from './turn-head.ts'

type Found = readonly [index: number, head: TurnHead]

/**
 * Judges which lines open a turn, from all of them together: names beside times when there are two or
 * one opens the text; bold and boxed names likewise; names before a colon by `speakerNames`; times alone
 * when they go forward and stand at a good part of the paragraphs.
 */
export function acceptHeads(lines: readonly string[]): ReadonlyMap<number, TurnHead> {
  const found: Found[] = []
  const texts: string[] = []
  for (const [index, line] of lines.entries()) {
    if (!/\S/.test(line)) continue
    texts.push(line.trim())
    const head = readTurnHead(line)
    if (head) found.push([index, head.alone ? judgeAlone(head, lines[index + 1] ?? '') : head])
  }
  const first = lines.findIndex((line) => /\S/.test(line))
  const beside = found.filter(([, head]) => head.name !== undefined && head.time !== undefined)
  const marked = found.filter(([, head]) => head.name !== undefined && head.time === undefined && head.marked)
  const plain = found.filter(([, head]) => head.name !== undefined && head.time === undefined && !head.marked)
  const times = found.filter(([, head]) => head.name === undefined)
  const named = beside.length > 1 || opensMarked(beside, first)
  return new Map([
    ...(named ? beside : []),
    ...acceptMarked(marked, first),
    ...acceptPlain(plain, texts),
    ...acceptTimes(times, first, countParagraphs(lines), named),
  ])
}

/** Without its words right below, what looked like a name is the words themselves: "[0:05] Yes". */
function judgeAlone(head: TurnHead, below: string): TurnHead {
  if (/\S/.test(below) && !readTurnHead(below)) return head
  const { name = '', alone: _, ...rest } = head
  return { ...rest, rest: name }
}

function opensMarked(found: readonly Found[], first: number): boolean {
  return found.some(([index, head]) => index === first && head.marked)
}

/** "**Note:** …" inside a text is emphasis; two names, a name twice, or one at the very start are speakers. */
function acceptMarked(found: readonly Found[], first: number): readonly Found[] {
  const several = new Set(found.map(([, head]) => head.name)).size > 1
  return found.length > 1 || several || opensMarked(found, first) ? found : []
}

function acceptPlain(found: readonly Found[], texts: readonly string[]): readonly Found[] {
  if (found.length === 0) return []
  const names = speakerNames(texts.map((text) => (text.endsWith(':') ? `${text} x` : text)))
  return found.filter(([, head]) => head.name !== undefined && names.has(head.name))
}

/** Bracketed times go with accepted names; times by themselves must go forward, often enough to be meant. */
function acceptTimes(
  found: readonly Found[],
  first: number,
  paragraphs: number,
  besideNames: boolean,
): readonly Found[] {
  if (besideNames) return found.filter(([, head]) => head.marked)
  const forward = found.some(([, head], at) => at > 0 && (found[at - 1]?.[1].time ?? 0) < (head.time ?? 0))
  const meant = forward || opensMarked(found, first)
  return meant && found.length * 3 >= paragraphs ? found : []
}

function countParagraphs(lines: readonly string[]): number {
  let count = 0
  let inside = false
  for (const line of lines) {
    const words = /\S/.test(line)
    if (words && !inside) count += 1
    inside = words
  }
  return count
}
