import type { PassageLink } from '../page.ts'
import {
  addSpace,
  addText,
  closeLink,
  findAhead,
  type InlineOptions,
  openLink,
  type Scanner,
  startScan,
} from './inline-scanner.ts'
import { linkTarget, longestAddress, trimAddress } from './inline-targets.ts'

/** The words of one passage without their markup, and the addresses among them. */
export interface InlineText {
  readonly text: string
  readonly links: readonly PassageLink[]
}

/**
 * Reads a passage the way Markdown does, in one pass: emphasis and code marks go, links keep their words
 * and give their address. Tolerant on purpose, since pages people paste are; linear whatever they hold.
 */
export function readInline(source: string, options: InlineOptions): InlineText {
  const scanner = startScan(source, options)
  while (scanner.at < source.length) step(scanner)
  closeLink(scanner)
  return { text: scanner.pieces.join('').trimEnd(), links: scanner.links }
}

/** Words with no sign in them that could mean anything. */
const plainRun = /[^\s[!<`*_~\\&hHwW]+/uy

function step(scanner: Scanner): void {
  const { open, source } = scanner
  if (open?.resume !== undefined && scanner.at === open.close) {
    closeLink(scanner)
    scanner.at = open.resume
    return
  }
  plainRun.lastIndex = scanner.at
  const run = plainRun.exec(source)?.[0]
  if (run !== undefined) {
    const end = Math.min(scanner.at + run.length, open?.close ?? source.length)
    addText(scanner, source.slice(scanner.at, end))
    scanner.at = end
    return
  }
  const char = source[scanner.at] ?? ''
  if (readers[char]?.(scanner)) return
  if (char === '\n') scanner.line += 1
  if (/\s/u.test(char)) addSpace(scanner)
  else addText(scanner, char)
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
  W: readBareAddress,
}

function readLink(scanner: Scanner): boolean {
  const close = scanner.closing.get(scanner.at)
  if (close === undefined || scanner.open) return false
  const target = linkTarget(scanner, scanner.at, close)
  if (!target) return false
  openLink(scanner, { address: target.address, close, resume: target.end })
  scanner.at += 1
  return true
}

function readImage(scanner: Scanner): boolean {
  if (!scanner.options.markup || scanner.source[scanner.at + 1] !== '[') return false
  const close = scanner.closing.get(scanner.at + 1)
  const target = close === undefined ? undefined : linkTarget(scanner, scanner.at + 1, close)
  if (!target) return false
  scanner.at = Math.min(target.end, scanner.open?.close ?? target.end)
  return true
}

function readAngle(scanner: Scanner): boolean {
  const { source, at, options } = scanner
  const end = findAhead(scanner, '>', at)
  if (end === -1 || end - at > longestAddress || end > (scanner.open?.close ?? end)) return false
  const inner = source.slice(at + 1, end)
  if (/^(?:https?:\/\/|mailto:)\S+$/iu.test(inner)) {
    addAddress(scanner, inner, inner, end + 1)
    return true
  }
  if (!options.markup || !/^\/?[a-z!][^<]*$/iu.test(inner)) return false
  readTag(scanner, inner)
  scanner.at = end + 1
  return true
}

function readTag(scanner: Scanner, inner: string): void {
  const name = /^\/?[a-z][a-z0-9]*/iu.exec(inner)?.[0].toLowerCase()
  if (name === 'a' && !scanner.open) {
    const address = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/iu.exec(inner)
    const target = address?.[1] ?? address?.[2] ?? address?.[3]
    if (target) openLink(scanner, { address: target })
  } else if (name === '/a' && scanner.open?.resume === undefined) closeLink(scanner)
  else if (name === 'br') addSpace(scanner)
}

function readCode(scanner: Scanner): boolean {
  if (!scanner.options.markup) return false
  const { source } = scanner
  let end = scanner.at
  while (source[end] === '`') end += 1
  const fence = source.slice(scanner.at, end)
  const close = fence.length > 3 ? -1 : findAhead(scanner, fence, end)
  if (close === -1 || close > (scanner.open?.close ?? close)) {
    scanner.at = end
    return true
  }
  const code = source.slice(end, close)
  addText(scanner, code.trim().replace(/\s+/gu, ' '))
  scanner.line += code.split('\n').length - 1
  scanner.at = close + fence.length
  return true
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
  const isFree = /\s/u.test(before) && /\s/u.test(after)
  const isInWord = mark === '_' && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after)
  if (isFree || isInWord) addText(scanner, source.slice(at, end))
  scanner.at = end
  return true
}

function readEscape(scanner: Scanner): boolean {
  const next = scanner.source[scanner.at + 1] ?? ''
  if (!scanner.options.markup || !/[!-/:-@[-`{-~]/.test(next)) return false
  addText(scanner, next)
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
  ndash: '–',
  mdash: '—',
  hellip: '…',
}

function readEntity(scanner: Scanner): boolean {
  if (!scanner.options.markup) return false
  const name = /^&(#?\w{2,8});/.exec(scanner.source.slice(scanner.at, scanner.at + 12))?.[1]
  if (name === undefined) return false
  const value = Object.hasOwn(entities, name) ? entities[name] : undefined
  if (value !== undefined) addText(scanner, value)
  else if (name === 'nbsp') addSpace(scanner)
  else return false
  scanner.at += name.length + 2
  return true
}

function readBareAddress(scanner: Scanner): boolean {
  const { source, at } = scanner
  if (scanner.open || /[\p{L}\p{N}@/.]/u.test(source[at - 1] ?? ' ')) return false
  const head = source.slice(at, at + 8).toLowerCase()
  const isWeb = head.startsWith('https://') || head.startsWith('http://')
  if (!isWeb && !head.startsWith('www.')) return false
  const written = trimAddress(source.slice(at, endOfAddress(source, at)))
  if (written.length < (isWeb ? 10 : 7)) return false
  addAddress(scanner, written, isWeb ? written : `https://${written}`, at + written.length)
  return true
}

function endOfAddress(source: string, from: number): number {
  let at = from
  while (at < source.length && at - from < longestAddress && !/[\s<>"`*|\\^{}]/u.test(source[at] ?? ' '))
    at += 1
  return at
}

function addAddress(scanner: Scanner, label: string, address: string, end: number): void {
  if (!scanner.open) {
    const at = scanner.length
    scanner.links.push({ label, address, at, length: label.length, line: scanner.line })
  }
  addText(scanner, label)
  scanner.at = end
}
