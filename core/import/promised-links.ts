import { matchName } from './names.ts'
import type { Passage } from './page.ts'
import { countWords } from './passage-text.ts'
import { platformLabel, platformNamed } from './platforms.ts'

/** A link the page speaks of without giving its address. */
export interface PromisedLink {
  /** The platform or page: "X", "GitHub", "Website". */
  readonly label: string
  /** The sentence that promises it. */
  readonly sentence: string
  /** Whose it is, by name. */
  readonly owner?: string
  readonly line: number
}

const invitation =
  /\b(?:follow|find|connect with|reach(?: out to)?|contact|catch|look up|check out|say (?:hi|hello) to|hit up|link up with|stay in touch with|keep up with)\s+(.{1,60}?)\s+(?:online |also |both )?(?:on|at|via|over (?:on|at))\s+(.{1,200})/iu
const places: Readonly<Record<string, string>> = {
  website: 'Website',
  'web site': 'Website',
  site: 'Website',
  homepage: 'Website',
  'home page': 'Website',
  blog: 'Blog',
}
const longestPromise = 60

/** Links a passage promises, whether or not the page keeps the promise elsewhere. */
export function promisesInPassage(passage: Passage, people: readonly string[]): PromisedLink[] {
  const { text, fromLine: line } = passage
  if (countWords(text.slice(0, 1_000)) > longestPromise * 3) return []
  const found: PromisedLink[] = []
  for (const sentence of text.slice(0, 1_000).split(/(?<=[.!?])\s+/u)) {
    const promised = promisesInSentence(sentence) ?? bareNames(sentence, passage)
    if (!promised) continue
    const owner = ownerOf(promised.who, people)
    for (const label of promised.labels) {
      found.push({ label, sentence: sentence.trim(), line, ...(owner !== undefined && { owner }) })
    }
  }
  return found
}

interface Promised {
  readonly who: string
  readonly labels: readonly string[]
}

function promisesInSentence(sentence: string): Promised | undefined {
  const match = invitation.exec(sentence)
  if (!match) return undefined
  const [, who = '', rest = ''] = match
  const labels: string[] = []
  for (const part of rest.split(/\s*[,;/&+]\s*|\s+(?:and|or|as well as)\s+/iu)) {
    const label = placeNamed(part)
    if (label !== undefined && !labels.includes(label)) labels.push(label)
    else if (label === undefined && labels.length > 0) break
  }
  return labels.length === 0 ? undefined : { who, labels }
}

/** "on GitHub", "her personal website", "X (formerly Twitter)". */
function placeNamed(part: string): string | undefined {
  const words = part
    .replace(/\([^)]{0,60}\)/gu, '')
    .replace(/[.:!?]+\s*$/u, '')
    .replace(
      /^(?:and |or |also |on |at |via |over |the |his |her |their |our |my |its |personal |own )+/iu,
      '',
    )
    .replace(/\s+(?:profile|page|account|channel|feed|handle)s?$/iu, '')
    .trim()
  return platformNamed(words) ?? places[words.toLowerCase()]
}

/** A line that is only "Armin's GitHub" or "GitHub:" stands where a link should be. */
function bareNames(sentence: string, passage: Passage): Promised | undefined {
  if (passage.links.length > 0 || sentence.length > 60) return undefined
  const possessive =
    /^([\p{Lu}][\p{L}\p{M}.-]*(?: [\p{Lu}][\p{L}\p{M}.-]*){0,3}?)(?:[’']s|(?<=s)[’'])\s+(.{1,40})$/u.exec(
      sentence,
    )
  const label = possessive?.[2] === undefined ? undefined : placeNamed(possessive[2])
  return label === undefined ? undefined : { who: possessive?.[1] ?? '', labels: [label] }
}

function ownerOf(who: string, people: readonly string[]): string | undefined {
  return matchName(who.replace(/^(?:our |the )?(?:special )?(?:guests?|hosts?) /iu, ''), people)
}

/** What the page gives, for telling kept promises from open ones. */
export interface GivenLinks {
  /** Addresses in the passage, and in the lines it introduces with a colon. */
  readonly nearby: readonly string[]
  readonly links: readonly { readonly address: string; readonly owner?: string | undefined }[]
}

/** Whether the page gives the address after all: beside the promise, or as a link of the same person. */
export function isKept(promise: PromisedLink, given: GivenLinks): boolean {
  const fits = (address: string): boolean => {
    const label = platformLabel(address)
    return promise.label === 'Website' || promise.label === 'Blog'
      ? label === undefined
      : label === promise.label
  }
  if (given.nearby.some(fits)) return true
  return (
    promise.owner !== undefined &&
    given.links.some(({ address, owner }) => owner === promise.owner && fits(address))
  )
}
