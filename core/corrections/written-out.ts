import { numbersInWords } from './spoken-numbers.ts'
import { plainLetters } from './tokens.ts'

/** The most ways of writing one term that are looked for. */
const mostWays = 8

/**
 * The letters and digits of a term however a recogniser spells what it heard of it, the usual ones first: "att" and
 * "atandt" for `AT&T`, "m1" and "mone" for `M1`, "nodejs" and "nodedotjs" for `Node.js`. A sign that a term begins
 * with is always said: "net" is no `.NET`, "dot net" is.
 */
export function waysToWrite(spelling: string): readonly string[] {
  const parts = plainLetters(spelling).match(/\p{L}+|\p{N}+|[^\p{L}\p{N}]+/gu) ?? []
  let ways = ['']
  for (const [nth, part] of parts.entries()) {
    const own = waysToWritePart(part, {
      begins: nth === 0,
      ends: nth === parts.length - 1,
      isBesideLetters: isLetters(parts[nth - 1]) || isLetters(parts[nth + 1]),
    })
    ways = ways.flatMap((way) => own.map((more) => way + more)).slice(0, mostWays)
  }
  return [...new Set(ways)].filter((way) => way !== '')
}

const isLetters = (part: string | undefined): boolean => part !== undefined && /^\p{L}/u.test(part)

interface PlaceInTerm {
  readonly begins: boolean
  readonly ends: boolean
  /** No space or sign parts it from letters. */
  readonly isBesideLetters: boolean
}

function waysToWritePart(part: string, { begins, ends, isBesideLetters }: PlaceInTerm): readonly string[] {
  if (isLetters(part)) return [part]
  if (/^\p{N}/u.test(part))
    return isBesideLetters ? [part, ...numbersInWords(part).map((words) => words.join(''))] : [part]
  const sign = part.trim()
  const always = alwaysSaid[sign]
  if (always !== undefined) return [always]
  const name = signNames[sign]
  if (name === undefined || ends) return ['']
  return begins ? [name] : ['', name]
}

/** Signs without which another thing is meant: C, C++ and C#. */
const alwaysSaid: Readonly<Record<string, string>> = { '+': 'plus', '++': 'plusplus', '#': 'sharp' }

const signNames: Readonly<Record<string, string>> = {
  '.': 'dot',
  '/': 'slash',
  '&': 'and',
}
