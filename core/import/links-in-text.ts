import { absoluteAddress, addressKey, readableAddress, siteOf } from './addresses.ts'
import { matchName } from './names.ts'
import type { Passage, PassageLink } from './page.ts'
import { labelOf, wordsBefore } from './passage-text.ts'
import { handleAddress, isProfile, platformLabel, platformNamed } from './platforms.ts'

/** An address with what to call it, whose it is and where it stands. */
export interface FoundLink {
  readonly label: string
  readonly address: string
  /** The person it belongs to, by name. */
  readonly owner?: string
  readonly line: number
}

/** What the rest of the page says about the links of a passage. */
export interface LinkContext {
  /** Names a link may belong to. */
  readonly people: readonly string[]
  /** The person the section is about, where its heading names one. */
  readonly sectionOwner?: string | undefined
}

/** The links of one passage; addresses that lead nowhere outside the page are left out. */
export function linksInPassage(passage: Passage, context: LinkContext): FoundLink[] {
  const found: FoundLink[] = []
  for (const [position, link] of passage.links.entries()) {
    const address = absoluteAddress(link.address)
    if (address === undefined) continue
    const before = wordsBefore(passage, position)
    found.push({ ...describe(passage, { ...link, address }, before, context), address, line: link.line })
  }
  return found.length > 0 ? found : handleLink(passage, context)
}

function describe(
  passage: Passage,
  link: PassageLink,
  before: string,
  context: LinkContext,
): { label: string; owner?: string } {
  const isBare =
    link.label === '' ||
    readableAddress(link.label) === readableAddress(link.address) ||
    /^https?:\/\//iu.test(link.label)
  const lead = /(?:^|[.;,|()!?])([^.;,|()!?]{1,60}?)\s*[:：–—-]\s*$/u.exec(before.slice(-200))?.[1]?.trim()
  const named = isBare ? nameBare(link, lead, context) : nameLabelled(link, before, context)
  if (named.owner !== undefined) return named
  const owner = ownerFromSurroundings(passage, link, context)
  return owner === undefined ? named : { ...named, owner }
}

const siteLabel = (address: string): string => platformLabel(address) ?? siteOf(address)

function nameBare(
  link: PassageLink,
  lead: string | undefined,
  { people }: LinkContext,
): { label: string; owner?: string } {
  const own = isProfile(link.address) ? siteLabel(link.address) : shortAddress(link.address)
  if (lead === undefined || lead === '') return { label: own }
  const owner = matchName(lead, people)
  if (owner !== undefined) return { label: siteLabel(link.address), owner }
  const possessive = possessiveOwner(lead, people)
  if (possessive) return { label: platformNamed(possessive.rest) ?? lead, owner: possessive.owner }
  return { label: platformNamed(lead) ?? (/[\p{L}]/u.test(lead) ? lead : own) }
}

/** A label without the colon after it and the quotation marks around it. */
function plainLabel(label: string): string {
  const words = label.trim().replace(/\s*:$/u, '')
  return /^["“'‘](.*)["”'’]$/su.exec(words)?.[1]?.trim() ?? words
}

function nameLabelled(
  link: PassageLink,
  before: string,
  { people }: LinkContext,
): { label: string; owner?: string } {
  const label = plainLabel(link.label) || siteLabel(link.address)
  const owner = matchName(label, people)
  if (owner !== undefined) return { label: siteLabel(link.address), owner }
  // "Odile on [Instagram](…)": the words before belong to the label.
  const said =
    platformNamed(label) === undefined
      ? label
      : `${before.slice(-80).trim()} ${label}`.replace(/^.*[,;:.!?(–—-] */u, '')
  const possessive = possessiveOwner(said, people)
  if (!possessive) return { label }
  return { label: platformNamed(possessive.rest) ?? label, owner: possessive.owner }
}

const nameThen = "([\\p{Lu}][\\p{L}\\p{M}.'-]*(?: [\\p{Lu}][\\p{L}\\p{M}.-]*){0,3}?)"
const possessive = new RegExp(`^${nameThen}(?:[’']s|(?<=s)[’'])\\s+(.{1,80})$`, 'u')
const onPlatform = new RegExp(`^${nameThen} (?:on|auf|over on) (.{1,40})$`, 'u')

/** "Scott's Instagram", "Wes' Twitter" and "Mara on GitHub" say whose page it is. */
function possessiveOwner(
  text: string,
  people: readonly string[],
): { owner: string; rest: string } | undefined {
  const on = onPlatform.exec(text)
  const match = on && platformNamed(on[2] ?? '') !== undefined ? on : possessive.exec(text)
  const owner = match?.[1] === undefined ? undefined : matchName(match[1], people)
  return owner === undefined ? undefined : { owner, rest: match?.[2]?.trim() ?? '' }
}

const ownSite = /^(?:personal )?(?:web ?site|homepage|home page|blog|site|web)$/iu

/** "Wes: [X](…) [Instagram](…)": a person's line holds that person's pages; other links on it are only theirs to tell. */
function ownerFromSurroundings(
  passage: Passage,
  link: PassageLink,
  context: LinkContext,
): string | undefined {
  const label = labelOf(passage.text)?.label
  if (label !== undefined && ownSite.test(label)) return context.sectionOwner
  if (!isProfile(link.address) || !namesProfile(link)) return undefined
  const owner = label === undefined ? undefined : matchName(label, context.people)
  return (
    owner ?? (label === undefined || platformNamed(label) !== undefined ? context.sectionOwner : undefined)
  )
}

/** Words that stand for the page itself: its platform, a handle, its address. Others are a title of something. */
function namesProfile({ label, address }: PassageLink): boolean {
  const words = plainLabel(label)
  return (
    words === '' ||
    words.startsWith('@') ||
    platformNamed(words) !== undefined ||
    readableAddress(words) === readableAddress(address) ||
    /^(?:https?:\/\/|[\w-]+\.[a-z]{2,6}(?:\/|$))/iu.test(words)
  )
}

const longestLabel = 60

function shortAddress(address: string): string {
  const text = readableAddress(address).replace(/[?#].*$/u, '')
  return text.length <= longestLabel ? text : `${text.slice(0, longestLabel - 1)}…`
}

/** "Twitter: @ada" gives an address too: the platform says where a handle leads. */
function handleLink(passage: Passage, context: LinkContext): FoundLink[] {
  const match = /^([\p{L} .]{1,30}?)\s*[:–—-]\s*(@[\w.-]{2,60}(?:@[\w.-]{3,60})?)$/u.exec(
    passage.text.slice(0, 200),
  )
  if (!match) return []
  const [, lead = '', handle = ''] = match
  const possessive = possessiveOwner(lead, context.people)
  const platform = platformNamed(possessive?.rest ?? lead)
  const address = platform === undefined ? undefined : handleAddress(platform, handle)
  if (platform === undefined || address === undefined) return []
  const owner = possessive?.owner ?? context.sectionOwner
  return [{ label: platform, address, line: passage.fromLine, ...(owner !== undefined && { owner }) }]
}

/** Every address once: the first stays, and takes the owner of a later one where it had none. */
export function uniqueLinks(links: readonly FoundLink[]): FoundLink[] {
  const byAddress = new Map<string, FoundLink>()
  for (const link of links) {
    const key = addressKey(link.address)
    const known = byAddress.get(key)
    if (!known) byAddress.set(key, link)
    else if (known.owner === undefined && link.owner !== undefined) {
      byAddress.set(key, { ...known, label: link.label, owner: link.owner })
    }
  }
  return [...byAddress.values()]
}
