import type { Head } from './head-of-page.ts'
import { linksInPassage } from './links-in-text.ts'
import type { Given, Page, Passage } from './page.ts'
import { countWords, hasAddress, isMostlyLinks, isOnlyLinks } from './passage-text.ts'
import { peopleOfPage } from './people-evidence.ts'
import { enterSection, leaveLooseSection, opensSection, type Walk } from './section-walk.ts'
import { isCall, meaningOf } from './section-words.ts'
import { specialKind } from './special-passages.ts'

const waiting: Given = { kind: 'ignored', reason: 'A heading with nothing under it' }

/** Decides the passages that neither their source nor their shape decided: by their section and their words. */
export function classifySections(page: Page, decided: (Given | undefined)[], head: Head): readonly Given[] {
  const walk = startWalk(page, decided, head)
  const headings: number[] = []
  for (const [index, passage] of page.passages.entries()) {
    const before = decided[index]
    if (before) passDecided(walk, passage, index, before, headings)
    else decided[index] = decide(walk, passage, index, headings)
  }
  settleHeadings(headings, decided, undefined)
  absorbMarkup(page.passages, decided)
  return decided.map((one) => one ?? waiting)
}

function startWalk(page: Page, decided: (Given | undefined)[], head: Head): Walk {
  const title = head.title === undefined ? undefined : page.passages[head.title]
  const people = peopleOfPage(page, decided, title && { text: title.text, line: title.fromLine })
  const hosts = people.hosts.map(({ name }) => name)
  const names = [...hosts, ...people.guests.map(({ name }) => name)]
  const addresses = page.passages.flatMap((passage) => linksInPassage(passage, { people: names }))
  return {
    page,
    decided,
    head,
    people: names,
    hosts,
    addresses,
    section: undefined,
    outer: [],
    lead: true,
    introduced: false,
  }
}

function passDecided(walk: Walk, passage: Passage, index: number, as: Given, headings: number[]): void {
  if (as.kind === 'chapters' || as.kind === 'transcript') walk.lead = false
  const namesPage = as.kind === 'title' || as.kind === 'show'
  if (!passage.given && passage.form === 'heading' && !namesPage) enterSection(walk, index)
  settleHeadings(headings, walk.decided, passage.given ? undefined : as)
}

/** Decides one passage; undefined for one that waits for what follows it. */
function decide(walk: Walk, passage: Passage, index: number, headings: number[]): Given | undefined {
  if (opensSection(walk, passage)) {
    enterSection(walk, index)
    headings.push(index)
    return undefined
  }
  const special = specialKind(walk, passage, index)
  if (!special && (namesTopic(walk, passage, index) || leadsList(walk, passage, index))) {
    headings.push(index)
    return undefined
  }
  const made = special ?? classify(walk, passage, index)
  if (made.kind !== 'ignored') settleHeadings(headings, walk.decided, made)
  return made
}

/** Markup without words between two passages of one part does not part them. */
function absorbMarkup(passages: readonly Passage[], decided: (Given | undefined)[]): void {
  let from = -1
  for (const [index, passage] of passages.entries()) {
    if (passage.form === 'markup' && !passage.given) continue
    const before = from === -1 ? undefined : decided[from]
    if (before && before.kind === decided[index]?.kind)
      for (let at = from + 1; at < index; at += 1) decided[at] = before
    from = index
  }
}

/** Headings belong to the part that follows them. */
function settleHeadings(headings: number[], decided: (Given | undefined)[], as: Given | undefined): void {
  for (const index of headings) decided[index] ??= as ?? waiting
  headings.length = 0
}

/** On a page without headings a short line after the first list heads the next one: "Ada #2: Looms". */
function namesTopic(walk: Walk, passage: Passage, index: number): boolean {
  if (walk.page.passages[index + 1]?.form !== 'item') return false
  if (walk.lead || walk.section || passage.form !== 'paragraph' || hasAddress(passage)) return false
  return countWords(passage.text) <= 12 && !/[.!?…]["”’)]*$/u.test(passage.text) && !isCall(passage.text)
}

/** "Some of the topics we hit on:" before a list of links or chapters belongs to the list. */
function leadsList({ page: { passages }, decided }: Walk, passage: Passage, index: number): boolean {
  const next = passages[index + 1]
  if (passage.form !== 'paragraph' || !/[:：]$/u.test(passage.text) || countWords(passage.text) > 30)
    return false
  if (!next || hasAddress(passage)) return false
  return decided[index + 1]?.kind === 'chapters' || (next.form === 'item' && isMostlyLinks(next))
}

const ignored = (reason: string): Given => ({ kind: 'ignored', reason })
const links: Given = { kind: 'links', reason: 'Links' }
const description: Given = { kind: 'description', reason: 'Paragraphs about the episode' }

function classify(walk: Walk, passage: Passage, index: number): Given {
  if (passage.form === 'rule') {
    if (walk.section?.level === 7) walk.section = undefined
    return ignored('A separator')
  }
  if (passage.form === 'markup') return ignored('Markup without words')
  if (passage.form === 'code') return walk.decided[index - 1]?.kind === 'links' ? links : ignored('Code')
  leaveLooseSection(walk, passage)
  const made = bySection(walk, passage) ?? byWords(walk, passage, index)
  if (made.kind === 'links') walk.lead = false
  walk.introduced =
    made.kind === 'description' &&
    (/[:：]$/u.test(passage.text) || (passage.form === 'item' && walk.introduced))
  return made
}

function bySection(walk: Walk, passage: Passage): Given | undefined {
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

function byWords(walk: Walk, passage: Passage, index: number): Given {
  const isBefore = walk.head.title !== undefined && index < walk.head.title
  if (isOnlyLinks(passage) || isMostlyLinks(passage)) return links
  if (passage.form === 'item') return itemKind(walk, passage)
  if (!walk.lead && !walk.section && hasAddress(passage) && !/[.!?…]["”’)]*$/u.test(passage.text))
    return links
  if (isBefore) return { kind: 'show', reason: 'About the show, before the title' }
  if (countWords(passage.text) < 3 && !/[.!?]$/u.test(passage.text)) {
    return walk.section?.hasLinks ? links : ignored('Too short to be a part')
  }
  if (walk.section?.hasLinks) return links
  return description
}

function itemKind(walk: Walk, passage: Passage): Given {
  if (walk.introduced && walk.lead && !isMostlyLinks(passage)) return description
  if (walk.section) return walk.section.hasLinks ? links : description
  return hasAddress(passage) || !walk.lead ? links : description
}
