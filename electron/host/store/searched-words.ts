import { displayName } from '../../../core/episode/people.ts'
import type { Episode } from '../../../core/episode/schema.ts'
import { joinWords, segmentStart } from '../../../core/episode/transcript.ts'
import { formatClock } from '../../../core/time.ts'

/**
 * The text of an episode that a search looks through: one line per place, `where<TAB>text`, in the order
 * in which a hit is worth most.
 */
export function searchedWords(episode: Episode): string {
  const lines: string[] = [line('title', episode.title)]
  if (episode.number !== undefined) lines.push(line('number', `#${episode.number}`))
  for (const person of episode.people) lines.push(line('people', displayName(person)))
  for (const { startTime, title } of episode.chapters) {
    lines.push(line(`chapter, ${formatClock(startTime)}`, title))
  }
  for (const { label, address } of episode.links) lines.push(line('links', `${label} ${address ?? ''}`))
  for (const paragraph of episode.summary.split('\n')) lines.push(line('description', paragraph))
  for (const paragraph of episode.showNotes.text.split('\n')) lines.push(line('show notes', paragraph))
  for (const segment of episode.transcript?.segments ?? []) {
    const start = segmentStart(segment)
    const where = start === undefined ? 'transcript' : `transcript, ${formatClock(start)}`
    lines.push(line(where, joinWords(segment.words)))
  }
  return lines.filter((each) => !each.endsWith('\t')).join('\n')
}

function line(where: string, text: string): string {
  return `${where}\t${text.replace(/\s+/g, ' ').trim()}`
}

/** A place found, with the words around it. */
export interface Found {
  readonly where: string
  readonly excerpt: string
}

const around = 60

/**
 * The text as a search compares it: lower case, in the same number of UTF-16 units, so that a place in
 * one is the same place in the other.
 */
export function folded(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  return Array.from(text, (character) => {
    const small = character.toLowerCase()
    return small.length === character.length ? small : character
  }).join('')
}

/** The first place of `needle`, which is folded already, in the text of `searchedWords`. */
export function findWords(text: string, needle: string): Found | undefined {
  const small = folded(text)
  for (let at = small.indexOf(needle); at >= 0; at = small.indexOf(needle, at + 1)) {
    const from = text.lastIndexOf('\n', at) + 1
    const to = text.indexOf('\n', at)
    const whole = text.slice(from, to < 0 ? text.length : to)
    const tab = whole.indexOf('\t')
    if (at - from <= tab) continue
    return {
      where: whole.slice(0, tab),
      excerpt: excerptOf(whole.slice(tab + 1), at - from - tab - 1, needle.length),
    }
  }
  return undefined
}

function excerptOf(text: string, at: number, length: number): string {
  const from = at <= around ? 0 : wordStart(text, at - around)
  const end = Math.min(text.length, at + length + around)
  const to = end === text.length ? end : Math.max(text.lastIndexOf(' ', end), at + length)
  return `${from > 0 ? '… ' : ''}${text.slice(from, to).trim()}${to < text.length ? ' …' : ''}`
}

function wordStart(text: string, from: number): number {
  const space = text.indexOf(' ', from)
  return space < 0 ? from : Math.min(space + 1, from + around)
}
