import { type Finding, groupFindings } from './finding.ts'
import { functionWords } from './ordinary-words.ts'
import { spellingSimilarity } from './sound-distance.ts'
import { type SpokenWord, signAt, spokenWords } from './spoken-signs.ts'
import { plainLetters } from './tokens.ts'

/** An address of the episode or its show as it is read out: no scheme, no `www.`, no query. */
export interface KnownAddress {
  readonly written: string
  /** Letters and slashes alone, as an ear parts them. */
  readonly flat: string
  readonly host: string
}

/** The most words of one part of an address: "pie bites dot com" has two before its first sign. */
const mostWords = 4
const leastAlikeWhole = 0.82
const leastAlikeHost = 0.85
/** A host of fewer letters is too easily another word. */
const shortestHost = 5

/** Endings that are no words of their own, so that "dot" before them can only be the sign. */
const endings: ReadonlySet<string> = new Set('com org io dev fm edu gov tv ai app info xyz blog'.split(' '))
/** Words after which an address is said. */
const leadIns: ReadonlySet<string> = new Set('at to on visit is called'.split(' '))

/** Makes addresses ready to be listened for; what is no web or mail address is left out. */
export function knownAddresses(addresses: readonly string[]): KnownAddress[] {
  const known = new Map<string, KnownAddress>()
  for (const address of addresses) {
    const written = address
      .trim()
      .replace(/^(?:https?:\/\/|mailto:)/iu, '')
      .replace(/^www\./iu, '')
      .replace(/[?#].*$/su, '')
      .replace(/\/+$/u, '')
    if (!/^[^\s/]+\.[^\s/]+/u.test(written) || written.length > 100) continue
    const host = written.split('/')[0] ?? ''
    known.set(written.toLowerCase(), { written, flat: flatten(written), host: host.toLowerCase() })
  }
  return [...known.values()]
}

/**
 * Addresses as they were said: "pybit es forward slash friends". One that is, or nearly is, an address of
 * the episode becomes that address; any other is suggested only where its form cannot be mistaken.
 */
export function spokenAddresses(text: string, known: readonly KnownAddress[]): readonly Finding[] {
  if (!/\b(?:dot|slash|at sign)\b/iu.test(text)) return []
  const words = spokenWords(text)
  const found: Finding[] = []
  for (let at = 1; at < words.length - 1; at += 1) {
    if (!signAt(words, at)) continue
    const signs = chainFrom(words, at)
    const best = bestReading(words, signs, known)
    const last = signs.at(-1)
    if (best) {
      found.push(findingOf(text, words, best))
      at = best.to - 1
    } else if (last) at = last.at + last.length - 1
  }
  return groupFindings(found)
}

interface SignPlace {
  readonly at: number
  readonly length: number
  readonly sign: string
}

/** The signs that belong together: each at most a few words after the one before it. */
function chainFrom(words: readonly SpokenWord[], first: number): readonly SignPlace[] {
  const chain: SignPlace[] = []
  let at = first
  while (at < words.length) {
    const sign = signAt(words, at)
    if (sign) chain.push({ at, ...sign })
    const last = chain.at(-1)
    if (!last) break
    const next = at + (sign?.length ?? 1)
    if (next - (last.at + last.length) >= mostWords || words[next - 1]?.endsPhrase) break
    at = next
  }
  return chain
}

interface Reading {
  readonly from: number
  readonly to: number
  readonly written: string
  readonly confidence: number
  readonly why: string | undefined
}

function bestReading(
  words: readonly SpokenWord[],
  signs: readonly SignPlace[],
  known: readonly KnownAddress[],
): Reading | undefined {
  const [first, last] = [signs[0], signs.at(-1)]
  if (!first || !last || !signs.some(({ sign }) => './@'.includes(sign))) return undefined
  let best: Reading | undefined
  const end = last.at + last.length
  for (let from = first.at - 1; from >= 0 && from >= first.at - mostWords; from -= 1) {
    if (words[from]?.endsPhrase) break
    for (let to = end + 1; to <= words.length && to <= end + mostWords; to += 1) {
      const reading = readAs(words, signs, from, to, known)
      if (reading && reading.confidence > (best?.confidence ?? 0)) best = reading
      if (words[to - 1]?.endsPhrase) break
    }
  }
  return best
}

function readAs(
  words: readonly SpokenWord[],
  signs: readonly SignPlace[],
  from: number,
  to: number,
  known: readonly KnownAddress[],
): Reading | undefined {
  const said = assemble(words, signs, from, to)
  const flat = flatten(said)
  const [host = '', ...path] = flat.split('/')
  let best: Reading | undefined
  const offer = (reading: Reading): void => {
    if (reading.confidence > (best?.confidence ?? 0)) best = reading
  }
  for (const address of known) {
    if (Math.abs(address.flat.length - flat.length) <= flat.length * (1 - leastAlikeWhole) + 1) {
      const alike = spellingSimilarity(flat, address.flat)
      if (alike >= leastAlikeWhole)
        offer({ from, to, written: address.written, confidence: 0.95 * alike, why: 'a link of this episode' })
    }
    const ownHost = flatten(address.host)
    const isPath = path.length === 1 && /^\p{L}[\p{L}\p{N}]+$/u.test(path[0] ?? '')
    if (!isPath || ownHost.length < shortestHost || tailLength(signs, to) !== 1) continue
    const alike = spellingSimilarity(host, ownHost)
    if (alike >= leastAlikeHost)
      offer({
        from,
        to,
        written: `${address.host}/${said.slice(said.indexOf('/') + 1)}`,
        confidence: 0.85 * alike,
        why: 'the site of a link of this episode',
      })
  }
  if (best) return best
  return isUnmistakable(words, said, from, signs, to)
    ? { from, to, written: said, confidence: 0.45, why: undefined }
    : undefined
}

function tailLength(signs: readonly SignPlace[], to: number): number {
  const last = signs.at(-1)
  return last ? to - last.at - last.length : 0
}

/** One word, "dot", an ending, and then either a path or a lead-in before it; or a mail address in full. */
function isUnmistakable(
  words: readonly SpokenWord[],
  said: string,
  from: number,
  signs: readonly SignPlace[],
  to: number,
): boolean {
  const mail = /^[\p{L}\p{N}._-]+@([\p{L}\p{N}-]+\.)+(\p{L}{2,6})$/u.exec(said)
  if (mail) return endings.has(mail[2] ?? '') && (signs[0]?.at ?? 0) - from === 1
  const web = /^([\p{L}\p{N}-]{3,})\.(\p{L}{2,4})((?:\/[\p{L}\p{N}_-]+)*)$/u.exec(said)
  const host = words[from]?.lower ?? ''
  if (!web || !endings.has(web[2] ?? '') || (signs[0]?.at ?? 0) - from !== 1) return false
  if (functionWords.has(host) || tailLength(signs, to) !== 1) return false
  return web[3] !== '' || leadIns.has(words[from - 1]?.lower ?? '')
}

/** The words written together, signs in the place of their names. */
function assemble(
  words: readonly SpokenWord[],
  signs: readonly SignPlace[],
  from: number,
  to: number,
): string {
  let written = ''
  let next = 0
  for (let at = from; at < to; ) {
    while ((signs[next]?.at ?? Number.POSITIVE_INFINITY) < at) next += 1
    const sign = signs[next]
    if (sign?.at === at) {
      written += sign.sign
      at += sign.length
    } else {
      written += words[at]?.lower ?? ''
      at += 1
    }
  }
  return written
}

function flatten(address: string): string {
  return plainLetters(address).replace(/[^\p{L}\p{N}/@]/gu, '')
}

function findingOf(text: string, words: readonly SpokenWord[], reading: Reading): Finding {
  const { from, to, written, confidence, why } = reading
  const [start, end] = [words[from]?.start ?? 0, words[to - 1]?.end ?? 0]
  return {
    heard: text.slice(start, end),
    right: written,
    kind: 'address',
    confidence,
    reasons: ['Reads like an address', ...(why ? [why] : [])],
    places: [{ start, end }],
  }
}
