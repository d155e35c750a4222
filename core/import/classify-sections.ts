import type { Classified } from './classify.ts'
import type { Head } from './head-of-page.ts'
import { absoluteAddress, linksInPassage } from './links-in-text.ts'
import type { Page, Passage } from './page.ts'
import { countWords, isOnlyLinks, labelOf } from './passage-text.ts'
import { peopleOfPage } from './people-evidence.ts'
import { roleOfLabel } from './people-in-text.ts'
import { isProfile } from './platforms.ts'
import { type GivenLinks, isKept, promisesInPassage } from './promised-links.ts'
import { isCall, meaningOf, type SectionMeaning } from './section-words.ts'
import { isHeadingLike } from './transcript-in-page.ts'

interface Section {
  readonly meaning: SectionMeaning['kind'] | undefined
  /** Level of its heading; 7 for a line that only does the work of one. */
  readonly level: number
  readonly name: string
  readonly hasLinks: boolean
}

interface Walk {
  readonly page: Page
  readonly decided: (Classified | undefined)[]
  readonly head: Head
  readonly people: readonly string[]
  readonly hosts: readonly string[]
  readonly addresses: GivenLinks['links']
  section: Section | undefined
  /** True until the first list, section or chapter after the title: there the page describes the episode. */
  lead: boolean
  introduced: boolean
}

const waiting: Classified = { kind: 'ignored', reason: 'A heading with nothing under it' }

/** Decides the passages that neither their source nor their shape decided: by their section and their words. */
export function classifySections(
  page: Page,
  decided: (Classified | undefined)[],
  head: Head,
): readonly Classified[] {
  const { passages } = page
  const title = head.title === undefined ? undefined : passages[head.title]
  const people = peopleOfPage(page, decided, title && { text: title.text, line: title.fromLine })
  const hosts = people.hosts.map(({ name }) => name)
  const names = [...hosts, ...people.guests.map(({ name }) => name)]
  const walk: Walk = {
    page,
    decided,
    head,
    people: names,
    hosts,
    addresses: passages.flatMap((passage) => linksInPassage(passage, { people: names })),
    section: undefined,
    lead: true,
    introduced: false,
  }
  const headings: number[] = []
  for (const [index, passage] of passages.entries()) {
    const before = decided[index]
    if (before) {
      if (before.kind === 'chapters' || before.kind === 'transcript') walk.lead = false
      if (!passage.given && passage.form === 'heading' && before.kind !== 'title' && before.kind !== 'show')
        enter(walk, index)
      settleHeadings(headings, decided, passage.given ? undefined : before)
    } else if (opensSection(walk, passage)) {
      enter(walk, index)
      headings.push(index)
    } else {
      const made = classify(walk, passage, index)
      decided[index] = made
      if (made.kind !== 'ignored') settleHeadings(headings, decided, made)
    }
  }
  settleHeadings(headings, decided, undefined)
  return decided.map((one) => one ?? waiting)
}

/** Headings belong to the part that follows them. */
function settleHeadings(
  headings: number[],
  decided: (Classified | undefined)[],
  as: Classified | undefined,
): void {
  for (const index of headings) decided[index] ??= as ?? waiting
  headings.length = 0
}

function opensSection(walk: Walk, passage: Passage): boolean {
  if (passage.form === 'heading') return true
  if (!isHeadingLike(passage)) return false
  if (meaningOf(passage.text) !== undefined) return true
  // A short line in a list of notes ("Michael:") heads what follows; in the lead it is a sentence of its own.
  return /[:：]$/u.test(passage.text) && countWords(passage.text) <= 4 && !walk.lead
}

function enter(walk: Walk, index: number): void {
  const passage = walk.page.passages[index]
  if (!passage) return
  const own = meaningOf(passage.text)?.kind
  const level = passage.form === 'heading' ? passage.level : 7
  const isInner = walk.section !== undefined && level > walk.section.level
  if (level === 7 && own === undefined) return
  const meaning = own ?? (isInner ? walk.section?.meaning : undefined)
  walk.section = {
    meaning,
    level,
    name: passage.text.replace(/[:：]$/u, ''),
    hasLinks: sectionHasLinks(walk, index, level),
  }
  walk.lead = false
  walk.introduced = false
}

function sectionHasLinks({ page: { passages }, decided }: Walk, index: number, level: number): boolean {
  for (let at = index + 1; at < passages.length; at += 1) {
    const passage = passages[at]
    if (!passage || (passage.form === 'heading' && passage.level <= level)) return false
    if (at - index > 2_000) return false
    if (!decided[at] && passage.links.some(({ address }) => absoluteAddress(address) !== undefined))
      return true
  }
  return false
}

const ignored = (reason: string): Classified => ({ kind: 'ignored', reason })
const links: Classified = { kind: 'links', reason: 'Links' }
const description: Classified = { kind: 'description', reason: 'Paragraphs about the episode' }

function classify(walk: Walk, passage: Passage, index: number): Classified {
  if (passage.form === 'rule') {
    if (walk.section?.level === 7) walk.section = undefined
    return ignored('A separator')
  }
  if (passage.form === 'markup') return ignored('Markup without words')
  if (passage.form === 'code') return walk.section?.hasLinks ? links : ignored('Code')
  const special = promise(walk, passage, index) ?? hosts(walk, passage, index) ?? repeatedShow(walk, passage)
  if (special) return special
  leaveLooseSection(walk, passage)
  const made = bySection(walk, passage) ?? byWords(walk, passage, index)
  if (made.kind === 'links') walk.lead = false
  walk.introduced =
    made.kind === 'description' &&
    (/[:：]$/u.test(passage.text) || (passage.form === 'item' && walk.introduced))
  return made
}

/** A section that was opened by a mere line ends where a paragraph stands apart and does not fit in. */
function leaveLooseSection(walk: Walk, passage: Passage): void {
  const { section } = walk
  if (section?.level !== 7 || !passage.apart || passage.form !== 'paragraph') return
  const fits =
    section.meaning === 'links'
      ? passage.links.length > 0
      : section.meaning !== 'sponsor' && section.meaning !== 'hosts'
  if (!fits && countWords(passage.text) > 12) walk.section = undefined
}

function promise(walk: Walk, passage: Passage, index: number): Classified | undefined {
  if (countWords(passage.text) > 25) return undefined
  const open = promisesInPassage(passage, walk.people).filter(
    (one) => !isKept(one, { nearby: nearbyAddresses(walk.page.passages, index), links: walk.addresses }),
  )
  return open.length === 0
    ? undefined
    : {
        kind: 'promise',
        reason: `Speaks of ${open.map((one) => one.label).join(' and ')} without an address`,
      }
}

/** Addresses in a passage and, when it ends with a colon, in the rows under it. */
export function nearbyAddresses(passages: readonly Passage[], index: number): readonly string[] {
  const passage = passages[index]
  const own = passage?.links.map((link) => link.address) ?? []
  if (!passage || !/[:：]$/u.test(passage.text)) return own
  for (let at = index + 1; at < passages.length && at <= index + 20; at += 1) {
    const row = passages[at]
    if (!row || row.form === 'heading' || (row.apart && row.links.length === 0)) break
    own.push(...row.links.map((link) => link.address))
  }
  return own
}

function hosts(walk: Walk, passage: Passage, index: number): Classified | undefined {
  const { text } = passage
  const label = labelOf(text)
  const says =
    (label !== undefined && roleOfLabel(label.label) !== undefined && label.rest !== '') ||
    /^(?:co-?)?(?:hosted|presented|moderated) by\b/iu.test(text)
  if (says && countWords(text) <= 80) return { kind: 'hosts', reason: 'Names the people' }
  if (walk.section?.meaning === 'links') return undefined
  if (isHostRow(walk, passage)) return { kind: 'hosts', reason: 'A link of a host' }
  const next = walk.page.passages[index + 1]
  if (/[:：]$/u.test(text) && next && isHostRow(walk, next))
    return { kind: 'hosts', reason: 'Leads to the links of the hosts' }
  return undefined
}

/** "Julian: https://…" with the address of a profile. */
function isHostRow(walk: Walk, passage: Passage): boolean {
  if (passage.links.length === 0 || !passage.links.some((link) => isProfile(link.address))) return false
  if (countWords(passage.text) > passage.links.length * 4 + 4) return false
  return (
    linksInPassage(passage, { people: walk.hosts }).some((link) => link.owner !== undefined) &&
    labelOf(passage.text) !== undefined
  )
}

function repeatedShow({ page, head }: Walk, passage: Passage): Classified | undefined {
  const show = head.show === undefined ? undefined : page.passages[head.show]
  return show && show.text === passage.text ? { kind: 'show', reason: 'The show’s name again' } : undefined
}

function bySection(walk: Walk, passage: Passage): Classified | undefined {
  const { section } = walk
  const isSponsor =
    section?.meaning === 'sponsor' ||
    (meaningOf(passage.text)?.kind === 'sponsor' &&
      /^\W*(?:this (?:episode|show|podcast) is )?(?:sponsor|brought)/iu.test(passage.text))
  if (isSponsor)
    return hasAddress(passage)
      ? { kind: 'links', reason: 'Links of a sponsor' }
      : ignored('A sponsor’s message')
  if (isCall(passage.text) && !hasAddress(passage))
    return ignored('Asks the listener to subscribe, rate or come back')
  switch (section?.meaning) {
    case 'links':
      return links
    case 'hosts':
      return { kind: 'hosts', reason: `Under “${section.name}”` }
    case 'description':
      return { kind: 'description', reason: `Under “${section.name}”` }
    case 'chapters':
      return hasAddress(passage) ? links : { kind: 'chapters', reason: `Under “${section.name}”` }
    case 'ignored':
      return ignored(`Under “${section.name}”`)
    case 'transcript':
      return hasAddress(passage) ? links : ignored('A transcript that is not on this page')
    default:
      return undefined
  }
}

function hasAddress(passage: Passage): boolean {
  return passage.links.some(({ address }) => absoluteAddress(address) !== undefined)
}

function byWords(walk: Walk, passage: Passage, index: number): Classified {
  const isBefore = walk.head.title !== undefined && index < walk.head.title
  if (isOnlyLinks(passage) || isMostlyLinks(passage)) return links
  if (passage.form === 'item') return itemKind(walk, passage)
  if (isBefore) return { kind: 'show', reason: 'About the show, before the title' }
  if (countWords(passage.text) < 3 && !/[.!?]$/u.test(passage.text)) {
    return walk.section?.hasLinks ? links : ignored('Too short to be a part')
  }
  if (walk.section?.hasLinks) return links
  return description
}

function isMostlyLinks(passage: Passage): boolean {
  let linked = 0
  for (const link of passage.links) linked += link.length
  return linked * 2 > passage.text.length && passage.text.length <= 400
}

function itemKind(walk: Walk, passage: Passage): Classified {
  if (walk.introduced && walk.lead && !isMostlyLinks(passage)) return description
  if (walk.section) return walk.section.hasLinks ? links : description
  return hasAddress(passage) || !walk.lead ? links : description
}
