import { type Millis, millis } from '../../time.ts'
import type { ChapterFormat, ChapterList, Parsed, ParseWarning } from '../format.ts'
import { type FoundChapter, orderChapters, warn } from '../syntax/chapter-list.ts'
import { formatError } from '../syntax/format-error.ts'
import { withoutImpliedEnds } from '../syntax/implied-ends.ts'
import { excerpt, foldSpace, splitLines } from '../syntax/lines.ts'

const timecode = String.raw`(\d{2}:\d{2}:\d{2}[:;]\d{2,3})`
const event = new RegExp(
  String.raw`^\s*(\d{1,6})\s+(\S+)\s.*?\s${timecode}\s+${timecode}\s+${timecode}\s+${timecode}\s*$`,
)

/** Meant as an event, though its timecodes cannot be read. */
const damagedEvent = /^\s*\d{1,6}\s+\S+\s+(?:V|A|AA|B|NONE|A\d|V\d|AA\/V|A\d\/V)\s+[CDKW]/

/**
 * Edit decision lists. Each event is a chapter at the place it takes in the finished programme, called by
 * its clip; where an event carries a marker, as DaVinci Resolve and Avid write them, the marker is.
 */
export const edlCmx3600: ChapterFormat = {
  kind: 'chapters',
  id: 'edl-cmx3600',
  label: 'Edit decision list (CMX 3600)',
  extensions: ['edl'],
  mime: 'text/plain',
  specification: 'https://xmil.biz/EDL-X/CMX3600.pdf',
  carries: new Set(['startTime', 'endTime', 'title']),
  detect: (head) => (splitLines(head).some((line) => event.test(line.slice(0, 400))) ? 1 : 0),
  parse,
}

interface EdlEvent {
  readonly line: number
  readonly from: string
  readonly to: string
  readonly reel: string
  clip?: string
  marker?: { readonly title: string; readonly at?: string }
}

interface EditList {
  readonly events: EdlEvent[]
  /** What was meant for an event or a place, without timecodes that can be read. */
  readonly unread: { readonly line: number; readonly text: string }[]
  title?: string
  dropFrame?: true
}

function parse(text: string): Parsed<ChapterList> {
  const list = readList(text)
  const { events, unread, title, dropFrame = false } = list
  if (events.length === 0) throw formatError('There is no event with four timecodes in this list.')
  const marked = events.filter((one) => one.marker)
  const rate = frameRate(events, dropFrame)
  const hour = firstHour(events)
  const begin = timeOf(`${hour}:00:00:00`, rate)
  const time = (code: string): Millis => millis(timeOf(code, rate) - begin)
  const name = dropFrame ? '29.97 (drop frame)' : String(rate.frames)
  const warnings: ParseWarning[] = [
    warn('frame-rate-guessed', `The list does not say how many frames a second has; Galley took ${name}.`),
  ]
  if (begin > 0) {
    const message = `The programme begins at ${hour}:00:00; Galley counts from there.`
    warnings.push(warn('programme-start', message, events[0]?.line))
  }
  for (const { line, text: written } of unread.slice(0, 100)) {
    const message = `“${excerpt(written)}” has no timecodes that can be read and was left out.`
    warnings.push(warn('bad-times', message, line))
  }
  const found = (marked.length > 0 ? marked : events).map((one, at): FoundChapter => {
    const startTime = time(one.marker?.at ?? one.from)
    const endTime = time(one.to)
    const words =
      one.marker?.title || one.clip || (/^(?:AX|BL)$/.test(one.reel) ? `Event ${at + 1}` : one.reel)
    const ends = endTime > startTime && marked.length === 0
    return { entry: { startTime, ...(ends ? { endTime } : {}), title: foldSpace(words) }, line: one.line }
  })
  return withoutImpliedEnds(orderChapters(found, title ? { title } : {}, warnings))
}

function readList(text: string): EditList {
  const list: EditList = { events: [], unread: [] }
  for (const [index, content] of splitLines(text).entries()) {
    const line = content.slice(0, 1000)
    const [, , reel = '', , , from, to] = event.exec(line) ?? []
    const last = list.events.at(-1)
    if (from !== undefined && to !== undefined) list.events.push({ line: index + 1, reel, from, to })
    else if (/^\s*TITLE:/i.test(line)) list.title ??= foldSpace(line.replace(/^\s*TITLE:/i, ''))
    else if (/^\s*FCM:\s*DROP/i.test(line)) list.dropFrame = true
    else if (damagedEvent.test(line)) list.unread.push({ line: index + 1, text: line })
    else if (last && !readNote(line, last)) list.unread.push({ line: index + 1, text: line })
  }
  return list
}

/** What stands under an event: the name of its clip, or a marker in one of two spellings. False for a place that is none. */
function readNote(line: string, last: EdlEvent): boolean {
  const [, clip] = /^\s*\*\s*FROM CLIP NAME:\s*(.*)$/i.exec(line) ?? []
  if (clip !== undefined) last.clip ??= clip
  const [, marker] = /\|M:([^|]*)/.exec(line) ?? []
  if (marker !== undefined) last.marker ??= { title: marker }
  const [, at, words] = /^\s*\*\s*LOC:\s*(\S+)\s+[A-Z]+\s+(.*)$/i.exec(line) ?? []
  if (at === undefined) return true
  const isPlace = /^\d{2}:\d{2}:\d{2}[:;]\d{2,3}$/.test(at)
  if (isPlace) last.marker ??= { title: words ?? '', at }
  return isPlace
}

interface FrameRate {
  /** Frames counted in a second. */
  readonly frames: number
  readonly drop: boolean
}

/** The smallest usual rate in which every frame number of the list exists. */
function frameRate(events: readonly EdlEvent[], drop: boolean): FrameRate {
  if (drop) return { frames: 30, drop }
  let highest = 0
  for (const { from, to } of events)
    for (const code of [from, to]) highest = Math.max(highest, Number(code.slice(9)))
  return { frames: [24, 25, 30, 50, 60, 120].find((rate) => highest < rate) ?? 1000, drop }
}

/** Programmes are laid out from a whole hour, most often the first; zero when this one is not. */
function firstHour(events: readonly EdlEvent[]): number {
  let earliest = events[0]?.from ?? ''
  for (const { from } of events) if (from < earliest) earliest = from
  return /^\d{2}:00:00[:;]0+$/.test(earliest) ? Number(earliest.slice(0, 2)) : 0
}

/** Drop frame timecode leaves out two numbers each minute but every tenth, to keep step with the clock. */
function timeOf(code: string, { frames, drop }: FrameRate): number {
  const [hours = 0, minutes = 0, seconds = 0, rest = 0] = code.split(/[:;]/).map(Number)
  const total = hours * 60 + minutes
  const count = (total * 60 + seconds) * frames + rest
  return drop ? ((count - 2 * (total - Math.floor(total / 10))) * 1001) / 30 : (count * 1000) / frames
}
