import { type Millis, millis } from '../../time.ts'
import { foldSpace } from './lines.ts'
import { shelveEscapes, unshelve } from './markdown-escapes.ts'
import { readLinks } from './markdown-links.ts'

/** What one line of a timestamp list says. */
export interface StampedLine {
  readonly startTime: Millis
  readonly endTime?: Millis
  /** Empty when the line holds the time alone. */
  readonly title: string
  readonly url?: string
}

/** A time as people write it, at one place of a line. */
interface Stamp {
  readonly time: Millis
  /** Where the text after it goes on. */
  readonly after: number
}

const clock = /(\d{1,3}):(\d{2})(?::(\d{2}))?(?:\.(\d{1,3})(?!\d))?(?!\d|:\d)/y
const spoken = /(?:(\d{1,2}) ?h(?:rs?)? ?)?(\d{1,3}) ?m(?:ins?)? ?(\d{1,2}) ?s(?:ecs?)?(?![\p{L}\d])/uy

/** Full-width digits and colons become ordinary ones, one for one, so places stay the same. */
function narrow(line: string): string {
  return wide.test(line)
    ? line.replace(/[０-９：．]/gu, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0))
    : line
}
const wide = /[０-９：．]/u

function stampAt(line: string, place: number): Stamp | undefined {
  clock.lastIndex = place
  const match = clock.exec(line)
  if (!match) return spokenStampAt(line, place)
  const [whole, first = '0', second = '0', third, fraction = ''] = match
  if (third !== undefined && Number(second) > 59) return undefined
  if (Number(third ?? second) > 59) return undefined
  const seconds =
    third === undefined
      ? Number(first) * 60 + Number(second)
      : Number(first) * 3600 + Number(second) * 60 + Number(third)
  const after = place + whole.length
  if (/^ ?[ap]\.?m\b/i.test(line.slice(after, after + 5))) return undefined
  return { time: millis(seconds * 1000 + Number(fraction.padEnd(3, '0'))), after }
}

function spokenStampAt(line: string, place: number): Stamp | undefined {
  spoken.lastIndex = place
  const match = spoken.exec(line)
  if (!match) return undefined
  const [whole, hours = '0', minutes = '0', seconds = '0'] = match
  if (Number(seconds) > 59) return undefined
  const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
  return { time: millis(total * 1000), after: place + whole.length }
}

const lead =
  /\s+|[-+*>•‣◦⁃∙·▪▫●○■□◆◇►▶▸➤➜→–—]+(?=[\s*_[(\\\d@])|\d{1,3}[.)](?=\s)|\d{1,3}\s+(?=[\d[(])|#{1,6}(?=\s)|\*{1,3}|_{1,3}|~~|`|\p{Extended_Pictographic}[\uFE0F\u200D]*/uy
const opening = /\\?[[({（【［〔「<]\s*/y
const closing = /\s*\\?[\])}）】］〕」>]/y
const looseClosing = /[\])}]/y
const emphasis = /\*{1,3}|_{1,3}|~~|`/y
const rangeSign = /\s*(?:-->?|[-–—−~→]|\bto\b)\s*/y
const separator = /[,.;](?![,.;]?\d)|\s*(?:--?>|=>|--|[-–—−:：|•·»›→=~>])\s*/uy

/** The place after a pattern, when it stands at this place. */
function skip(pattern: RegExp, line: string, place: number): number {
  pattern.lastIndex = place
  return pattern.test(line) ? pattern.lastIndex : place
}

interface LeadingStamp {
  readonly startTime: Millis
  readonly endTime?: Millis
  readonly after: number
}

/** Finds the time a line begins with, behind bullets, numbers, brackets and emphasis. */
function findLeadingStamp(line: string): LeadingStamp | undefined {
  let place = 0
  for (let step = 0; step < 12; step += 1) {
    const stamp = stampInBrackets(line, place)
    if (stamp) return stamp
    const next = skip(lead, line, place)
    if (next === place) return undefined
    place = next
  }
  return undefined
}

function stampInBrackets(line: string, place: number): LeadingStamp | undefined {
  let at = skip(opening, line, place)
  at = skip(opening, line, at)
  const opened = at > place
  if (line[at] === '@') at += 1
  const start = stampAt(line, at)
  if (!start) return undefined
  let after = start.after
  let end: Stamp | undefined
  for (const from of [after, skipClosers(line, after, opened)]) {
    const sign = skip(rangeSign, line, from)
    const second = sign === from ? undefined : stampAt(line, skip(opening, line, sign))
    if (second && second.time >= start.time) {
      end = second
      after = second.after
      break
    }
  }
  const rest = skipClosers(line, after, opened)
  return end
    ? { startTime: start.time, endTime: end.time, after: rest }
    : { startTime: start.time, after: rest }
}

/** Steps over closing brackets, emphasis, and the address when the time itself was a Markdown link. */
function skipClosers(line: string, place: number, opened: boolean): number {
  let at = place
  for (let step = 0; step < 6; step += 1) {
    const closed = skip(opened ? closing : looseClosing, line, at)
    if (closed !== at && line[closed] === '(' && line[closed - 1] === ']') {
      const end = line.indexOf(')', closed)
      at = end === -1 ? closed : end + 1
    } else if (closed !== at) at = closed
    else {
      const next = skip(emphasis, line, at)
      if (next === at) return at
      at = next
    }
  }
  return at
}

/** Reads a line that begins with a time; undefined when it does not. */
export function readStampedLine(line: string): StampedLine | undefined {
  const scanned = narrow(line)
  const stamp = findLeadingStamp(scanned)
  if (!stamp) return undefined
  const { after, ...times } = stamp
  return { ...times, ...readTitle(line.slice(skip(separator, scanned, after))) }
}

const trailing =
  /^(.*?\S)(?:\s*[-–—|:.…]+\s*|\s+|\s*(?=[[(（【]))[[(（【]?\s*@?((?:\d{1,3}:)?\d{1,3}:\d{2})\s*[\])）】]?\s*$/u

/** Reads a line that ends with a time, as in "Opening ... 0:00" or "Opening (0:00)". */
export function readTrailingStamp(line: string): StampedLine | undefined {
  if (line.length > 400) return undefined
  const match = trailing.exec(narrow(line))
  const stamp = match?.[2] === undefined ? undefined : stampAt(match[2], 0)
  if (!match || !stamp || stamp.after !== match[2]?.length) return undefined
  return { startTime: stamp.time, ...readTitle(withoutBullet(line.slice(0, match[1]?.length))) }
}

/** A line without its bullet, number or heading signs. */
export function withoutBullet(line: string): string {
  return line.replace(/^\s*(?:[-+*>•‣◦⁃∙·▪●○■►▶–—]|\d{1,3}[.)]|#{1,6})\s+/u, '')
}

/** A title as plain text: emphasis and links taken off, the one address in it kept apart. */
export function readTitle(text: string): { readonly title: string; readonly url?: string } {
  const { text: unlinked, addresses } = readLinks(shelveEscapes(text))
  const title = foldSpace(unshelve(withoutEmphasis(withoutStrayBracket(foldSpace(unlinked)))))
  const [url] = addresses
  return url === undefined || addresses.length > 1 ? { title } : { title, url: unshelve(url) }
}

const wrapped = /^(\*{1,3}|_{1,3}|~~|`)(?=\S)(.*\S)\1$/u

function withoutEmphasis(text: string): string {
  if (!/[*_~`]/.test(text)) return text
  const match = wrapped.exec(text)
  const inner = match?.[2]
  if (inner !== undefined && !inner.includes(match?.[1] ?? '')) return inner
  // A time inside emphasis leaves its closing sign behind: "**0:00 Opening**".
  const dangling = /^([^*_~`]*[^*_~`\s])(?:\*{1,3}|_{2,3}|~~)$/u.exec(text)
  return (dangling?.[1] ?? text).replace(/\*\*([^*]+)\*\*/g, '$1').replace(/`([^`]+)`/g, '$1')
}

/** "[0:00 Opening]" leaves its closing bracket at the end of the title. */
function withoutStrayBracket(text: string): string {
  const last = text.at(-1) ?? ''
  const opener = last === ']' ? '[' : last === ')' ? '(' : last === '】' ? '【' : ''
  return opener === '' || text.includes(opener) ? text : text.slice(0, -1)
}
