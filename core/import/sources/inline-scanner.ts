import type { PassageLink } from '../page.ts'

/** How to read the words of a passage. */
export interface InlineOptions {
  /** The line its first character stands on. */
  readonly line: number
  /** Whether `*`, `_`, backticks, tags and backslashes are markup. Links are read either way. */
  readonly markup: boolean
  /** Addresses named elsewhere on the page, by their name in lower case. */
  readonly definitions?: ReadonlyMap<string, string>
}

/** A link whose words are being read. */
export interface OpenLink {
  readonly address: string
  /** Where its words begin: in the text, and among the pieces. */
  readonly at: number
  readonly piece: number
  readonly line: number
  /** Where its words end and where reading goes on after them; absent for `<a>`, which is closed by its tag. */
  readonly close?: number
  readonly resume?: number
}

/** The state of one pass over a passage. Text is gathered in pieces, since joining at every sign would cost the square. */
export interface Scanner {
  readonly source: string
  readonly options: InlineOptions
  /** Each opening square bracket with its closing one. */
  readonly closing: ReadonlyMap<number, number>
  readonly links: PassageLink[]
  /** Searches known to fail, so that no text is searched twice for what it does not hold. */
  readonly absent: Set<string>
  readonly pieces: string[]
  open: OpenLink | undefined
  length: number
  spaced: boolean
  at: number
  line: number
}

/** A scanner at the start of a passage. */
export function startScan(source: string, options: InlineOptions): Scanner {
  return {
    source,
    options,
    closing: matchBrackets(source),
    links: [],
    absent: new Set(),
    pieces: [],
    open: undefined,
    length: 0,
    spaced: true,
    at: 0,
    line: options.line,
  }
}

function matchBrackets(source: string): Map<number, number> {
  const closing = new Map<number, number>()
  if (!source.includes(']')) return closing
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

/** Adds words as they are; they hold no white space but single spaces. */
export function addText(scanner: Scanner, text: string): void {
  if (text === '') return
  scanner.pieces.push(text)
  scanner.length += text.length
  scanner.spaced = false
}

/** Adds one space, unless one stands there already or nothing does. */
export function addSpace(scanner: Scanner): void {
  if (scanner.spaced) return
  scanner.pieces.push(' ')
  scanner.length += 1
  scanner.spaced = true
}

/** Begins a link: what is added from now on are its words. */
export function openLink(scanner: Scanner, link: Pick<OpenLink, 'address' | 'close' | 'resume'>): void {
  scanner.open = { ...link, at: scanner.length, piece: scanner.pieces.length, line: scanner.line }
}

/** Ends the open link. */
export function closeLink(scanner: Scanner): void {
  const { open } = scanner
  if (!open) return
  scanner.open = undefined
  const label = scanner.pieces.slice(open.piece).join('').trimEnd()
  const address = open.address.trim()
  scanner.links.push({ label, address, at: open.at, length: label.length, line: open.line })
}

/** Finds a text from a place on; remembers what is nowhere to be found. */
export function findAhead(scanner: Scanner, wanted: string, from: number): number {
  if (scanner.absent.has(wanted)) return -1
  const found = scanner.source.indexOf(wanted, from)
  if (found === -1) scanner.absent.add(wanted)
  return found
}
