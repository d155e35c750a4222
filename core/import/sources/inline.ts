import type { PassageLink } from '../page.ts'

/** The words of one passage without their markup, and the addresses among them. */
export interface InlineText {
  readonly text: string
  readonly links: readonly PassageLink[]
}

/** How to read the words of a passage. */
export interface InlineOptions {
  /** The line its first character stands on. */
  readonly line: number
  /** Whether `*`, `_`, backticks, tags and backslashes are markup. Links are read either way. */
  readonly markup: boolean
  /** Addresses named elsewhere on the page, by their name in lower case. */
  readonly definitions?: ReadonlyMap<string, string>
}

interface OpenLink {
  readonly address: string
  readonly at: number
  readonly line: number
  /** Where its words end and where reading goes on after them; absent for `<a>`, which is closed by its tag. */
  readonly close?: number
  readonly resume?: number
}

interface Scanner {
  readonly source: string
  readonly options: InlineOptions
  readonly closing: ReadonlyMap<number, number>
  readonly links: PassageLink[]
  readonly open: OpenLink[]
  /** Searches known to fail, so that no text is searched twice for what it does not hold. */
  readonly absent: Set<string>
  text: string
  at: number
  line: number
}

/**
 * Reads a passage the way Markdown does, in one pass: emphasis and code marks go, links keep their words
 * and give their address. Tolerant on purpose, since pages people paste are; linear whatever they hold.
 */
export function readInline(source: string, options: InlineOptions): InlineText {
  const scanner: Scanner = {
    source,
    options,
    closing: matchBrackets(source),
    links: [],
    open: [],
    absent: new Set(),
    text: '',
    at: 0,
    line: options.line,
  }
  while (scanner.at < source.length) step(scanner)
  return trimmed(scanner.text, scanner.links)
}

function step(scanner: Scanner): void {
  const pending = scanner.open.at(-1)
  if (pending?.resume !== undefined && scanner.at === pending.close) {
    scanner.open.pop()
    closeLink(scanner, pending)
    scanner.at = pending.resume
    return
  }
  const char = scanner.source[scanner.at] ?? ''
  const read = readers[char]
  if (read?.(scanner)) return
  if (char === '\n') scanner.line += 1
  scanner.text += /\s/u.test(char) ? (scanner.text.endsWith(' ') ? '' : ' ') : char
  scanner.at += 1
}

type Reader = (scanner: Scanner) => boolean

const readers: Readonly<Record<string, Reader>> = {
  '[': readLink,
  '!': readImage,
  '<': readAngle,
  '`': readCode,
  '*': readEmphasis,
  _: readEmphasis,
  '~': readEmphasis,
  '\\': readEscape,
  '&': readEntity,
  h: readBareAddress,
  H: readBareAddress,
  w: readBareAddress,
}

function matchBrackets(source: string): Map<number, number> {
  const closing = new Map<number, number>()
  const open: number[] = []
  for (let at = 0; at < source.length; at += 1) {
    const code = source.charCodeAt(at)
    if (code === 0x5c) at += 1
    else if (code === 0x5b) open.push(at)
    else if (code === 0x5d) {
      const start = open.pop()
      if (start !== undefined) closing.set(start, at)
    }
  }
  return closing
}

function readLink(scanner: Scanner): boolean {
  const close = scanner.closing.get(scanner.at)
  if (close === undefined || scanner.open.length > 0) return false
  const target = linkTarget(scanner, close)
  if (!target) return false
  scanner.open.push({
    address: target.address,
    at: scanner.text.length,
    line: scanner.line,
    close,
    resume: target.end,
  })
  scanner.at += 1
  return true
}

function linkTarget(scanner: Scanner, close: number): { address: string; end: number } | undefined {
  const next = scanner.source[close + 1]
  if (next === '(') return inlineTarget(scanner, close + 2)
  const { definitions } = scanner.options
  if (!definitions) return undefined
  const label = scanner.source.slice(scanner.at + 1, close)
  const nameEnd = next === '[' ? scanner.closing.get(close + 1) : undefined
  const name = nameEnd === undefined ? label : scanner.source.slice(close + 2, nameEnd) || label
  if (name.length > 200) return undefined
  const address = definitions.get(name.toLowerCase().replace(/\s+/gu, ' '))
  return address === undefined ? undefined : { address, end: (nameEnd ?? close) + 1 }
}

const longestAddress = 2_000

function inlineTarget(scanner: Scanner, start: number): { address: string; end: number } | undefined {
  const { source } = scanner
  let at = start
  while (source[at] === ' ') at += 1
  const from = at
  let depth = 0
  for (; at < source.length && at - from < longestAddress; at += 1) {
    const code = source.charCodeAt(at)
    if (code === backslash) at += 1
    else if (code === openRound) depth += 1
    else if (code === closeRound && depth === 0) return { address: bare(source.slice(from, at)), end: at + 1 }
    else if (code === closeRound) depth -= 1
    else if (code <= 0x20) return titledTarget(scanner, bare(source.slice(from, at)), at)
  }
  return undefined
}

const backslash = 0x5c
const openRound = 0x28
const closeRound = 0x29

const bare = (address: string): string => address.replace(/^<|>$/g, '')

/** After the address may stand a title in quotes, which can hold quotes and brackets of its own. */
function titledTarget(
  scanner: Scanner,
  address: string,
  after: number,
): { address: string; end: number } | undefined {
  const { source } = scanner
  let at = after
  while (/\s/u.test(source[at] ?? '')) at += 1
  const quote = source[at]
  if (quote === ')') return { address, end: at + 1 }
  if (quote !== '"' && quote !== "'") return plainTarget(scanner, address, at)
  const end = find(scanner, `${quote})`, at + 1)
  return end === -1 ? undefined : { address, end: end + 2 }
}

/** Words where a title should be: no link of the format, but `(address note)` is meant as one. */
function plainTarget(
  scanner: Scanner,
  address: string,
  at: number,
): { address: string; end: number } | undefined {
  if (!/^https?:\/\//iu.test(address)) return undefined
  const end = find(scanner, ')', at)
  return end === -1 ? undefined : { address, end: end + 1 }
}

function find(scanner: Scanner, wanted: string, from: number): number {
  if (scanner.absent.has(wanted)) return -1
  const found = scanner.source.indexOf(wanted, from)
  if (found === -1) scanner.absent.add(wanted)
  return found
}

function closeLink(scanner: Scanner, { address, at, line }: OpenLink): void {
  const label = scanner.text.slice(at)
  scanner.links.push({ label: label.trim(), address: address.trim(), at, length: label.length, line })
}

function readImage(scanner: Scanner): boolean {
  if (!scanner.options.markup || scanner.source[scanner.at + 1] !== '[') return false
  const close = scanner.closing.get(scanner.at + 1)
  const target = close === undefined ? undefined : linkTarget({ ...scanner, at: scanner.at + 1 }, close)
  if (!target) return false
  scanner.at = target.end
  return true
}

function readAngle(scanner: Scanner): boolean {
  const { source, at, options } = scanner
  const end = find(scanner, '>', at)
  if (end === -1 || end - at > longestAddress) return false
  const inner = source.slice(at + 1, end)
  if (/^(?:https?:\/\/|mailto:)\S+$/iu.test(inner)) {
    addLink(scanner, inner, inner, end + 1)
    return true
  }
  if (!options.markup || !/^\/?[a-z!][^<]*$/iu.test(inner)) return false
  readTag(scanner, inner)
  scanner.at = end + 1
  return true
}

function readTag(scanner: Scanner, inner: string): void {
  const name = /^\/?[a-z][a-z0-9]*/iu.exec(inner)?.[0].toLowerCase()
  const pending = scanner.open.at(-1)
  if (name === 'a' && !pending) {
    const address = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/iu.exec(inner)
    const target = address?.[1] ?? address?.[2] ?? address?.[3]
    if (target) scanner.open.push({ address: target, at: scanner.text.length, line: scanner.line })
  } else if (name === '/a' && pending && pending.resume === undefined) {
    scanner.open.pop()
    closeLink(scanner, pending)
  } else if (name === 'br' && !scanner.text.endsWith(' ')) scanner.text += ' '
}

function readCode(scanner: Scanner): boolean {
  if (!scanner.options.markup) return false
  const { source } = scanner
  let end = scanner.at
  while (source[end] === '`') end += 1
  const fence = source.slice(scanner.at, end)
  const close = fence.length > 3 ? -1 : find(scanner, fence, end)
  const pending = scanner.open.at(-1)?.close
  if (close === -1 || (pending !== undefined && close > pending)) {
    scanner.at = end
    return true
  }
  scanner.text += source.slice(end, close).replace(/\s+/gu, ' ')
  scanner.line += newlines(source, end, close)
  scanner.at = close + fence.length
  return true
}

function newlines(source: string, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at += 1) if (source.charCodeAt(at) === 10) count += 1
  return count
}

function readEmphasis(scanner: Scanner): boolean {
  const { source, at, options } = scanner
  if (!options.markup) return false
  const mark = source[at] ?? ''
  let end = at
  while (source[end] === mark) end += 1
  if (mark === '~' && end - at < 2) return false
  const before = source[at - 1] ?? ' '
  const after = source[end] ?? ' '
  const free = /\s/u.test(before) && /\s/u.test(after)
  const inWord = mark === '_' && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after)
  if (free || inWord) {
    scanner.text += source.slice(at, end)
  }
  scanner.at = end
  return true
}

function readEscape(scanner: Scanner): boolean {
  const next = scanner.source[scanner.at + 1] ?? ''
  if (!scanner.options.markup || !/[!-/:-@[-`{-~]/.test(next)) return false
  scanner.text += next
  scanner.at += 2
  return true
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
}

function readEntity(scanner: Scanner): boolean {
  if (!scanner.options.markup) return false
  const name = /^&(#?\w{2,8});/.exec(scanner.source.slice(scanner.at, scanner.at + 12))?.[1]
  const value = name !== undefined && Object.hasOwn(entities, name) ? entities[name] : undefined
  if (name === undefined || value === undefined) return false
  scanner.text += value
  scanner.at += name.length + 2
  return true
}

function readBareAddress(scanner: Scanner): boolean {
  const { source, at } = scanner
  if (scanner.open.length > 0 || /[\p{L}\p{N}@/.]/u.test(source[at - 1] ?? ' ')) return false
  const head = source.slice(at, at + 8).toLowerCase()
  const isWeb = head.startsWith('https://') || head.startsWith('http://')
  if (!isWeb && !head.startsWith('www.')) return false
  const written = trimAddress(source.slice(at, endOfAddress(source, at)))
  if (written.length < (isWeb ? 10 : 7)) return false
  addLink(scanner, written, isWeb ? written : `https://${written}`, at + written.length)
  return true
}

function endOfAddress(source: string, from: number): number {
  let at = from
  while (at < source.length && at - from < longestAddress && !/[\s<>"`*|\\^{}]/u.test(source[at] ?? ' '))
    at += 1
  return at
}

/** Takes off what belongs to the sentence: its punctuation, and a bracket that was opened before the address. */
export function trimAddress(address: string): string {
  let end = address.length
  let unopened = count(address, ')') - count(address, '(')
  for (; end > 0; end -= 1) {
    const last = address[end - 1] ?? ''
    if (last === ')' && unopened > 0) unopened -= 1
    else if (!/[.,;:!?'’”»…]/u.test(last) && !(last === ']' && !address.includes('['))) break
  }
  return address.slice(0, end)
}

function count(text: string, char: string): number {
  return text.split(char).length - 1
}

function addLink(scanner: Scanner, label: string, address: string, end: number): void {
  const { text, line } = scanner
  if (scanner.open.length === 0) {
    scanner.links.push({ label, address, at: text.length, length: label.length, line })
  }
  scanner.text += label
  scanner.at = end
}

function trimmed(text: string, links: readonly PassageLink[]): InlineText {
  const lead = text.length - text.trimStart().length
  if (lead === 0) return { text: text.trimEnd(), links }
  return { text: text.trim(), links: links.map((link) => ({ ...link, at: Math.max(0, link.at - lead) })) }
}
