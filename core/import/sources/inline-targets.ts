import { findAhead, type Scanner } from './inline-scanner.ts'

/** Where a link leads and where the text goes on after it. */
export interface LinkTarget {
  readonly address: string
  readonly end: number
}

/** Longer ones are no addresses, and looking for their end would cost too much. */
export const longestAddress = 2_000

/** The target of the brackets from `open` to `close`: in parentheses after them, or named elsewhere. */
export function linkTarget(scanner: Scanner, open: number, close: number): LinkTarget | undefined {
  const { source, options } = scanner
  const next = source[close + 1]
  if (next === '(') return inlineTarget(scanner, close + 2)
  const { definitions } = options
  if (!definitions) return undefined
  const nameEnd = next === '[' ? scanner.closing.get(close + 1) : undefined
  const named = nameEnd === undefined ? '' : source.slice(close + 2, nameEnd)
  if (named.length > 200 || (named === '' && close - open > 200)) return undefined
  const name = (named || source.slice(open + 1, close)).toLowerCase().replace(/\s+/gu, ' ')
  const address = definitions.get(name)
  return address === undefined ? undefined : { address, end: (nameEnd ?? close) + 1 }
}

const backslash = 0x5c
const openRound = 0x28
const closeRound = 0x29

function inlineTarget(scanner: Scanner, start: number): LinkTarget | undefined {
  const { source } = scanner
  if (findAhead(scanner, ')', start) === -1) return undefined
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

const bare = (address: string): string => address.replace(/^<|>$/g, '')

/** After the address may stand a title in quotes, which can hold quotes and brackets of its own. */
function titledTarget(scanner: Scanner, address: string, after: number): LinkTarget | undefined {
  const { source } = scanner
  let at = after
  while (source.charCodeAt(at) <= 0x20) at += 1
  const quote = source[at]
  if (quote === ')') return { address, end: at + 1 }
  if (quote !== '"' && quote !== "'") return notedTarget(scanner, address, at)
  const end = findAhead(scanner, `${quote})`, at + 1)
  return end === -1 ? undefined : { address, end: end + 2 }
}

/** Words where a title should be: no link of the format, but `(address note)` is meant as one. */
function notedTarget(scanner: Scanner, address: string, at: number): LinkTarget | undefined {
  if (!/^https?:\/\//iu.test(address)) return undefined
  const end = findAhead(scanner, ')', at)
  return end === -1 ? undefined : { address, end: end + 1 }
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
