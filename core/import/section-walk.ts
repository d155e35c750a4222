import type { Head } from './head-of-page.ts'
import type { Given, Page, Passage } from './page.ts'
import { countWords, hasAddress } from './passage-text.ts'
import type { GivenLinks } from './promised-links.ts'
import { meaningOf, type SectionMeaning } from './section-words.ts'
import { isHeadingLike } from './transcript-in-page.ts'

/** The section a walk is in. */
export interface Section {
  readonly meaning: SectionMeaning['kind'] | undefined
  /** Level of its heading; 7 for a line that only does the work of one. */
  readonly level: number
  readonly name: string
  readonly hasLinks: boolean
}

/** A walk through the passages of a page, from top to bottom. */
export interface Walk {
  readonly page: Page
  readonly decided: (Given | undefined)[]
  readonly head: Head
  readonly people: readonly string[]
  readonly hosts: readonly string[]
  readonly addresses: GivenLinks['links']
  section: Section | undefined
  /** Sections around the present one, outermost first. */
  outer: Section[]
  /** True until the first list, section or chapter after the title: there the page describes the episode. */
  lead: boolean
  introduced: boolean
}

/** Whether a passage heads what follows it. */
export function opensSection(walk: Walk, passage: Passage): boolean {
  if (passage.form === 'heading') return true
  if (!isHeadingLike(passage)) return false
  if (meaningOf(passage.text) !== undefined) return true
  // A short line in a list of notes ("Michael:") heads what follows; in the lead it is a sentence of its own.
  return /[:：]$/u.test(passage.text) && countWords(passage.text) <= 4 && !walk.lead
}

/** Goes into the section a heading opens; one that names only a topic means what the section around it means. */
export function enterSection(walk: Walk, index: number): void {
  const passage = walk.page.passages[index]
  if (!passage) return
  const own = meaningOf(passage.text)?.kind
  const level = passage.form === 'heading' ? passage.level : 7
  if (level === 7 && own === undefined) return
  if (walk.section) walk.outer.push(walk.section)
  while (walk.outer.length > 0 && (walk.outer.at(-1)?.level ?? 0) >= level) walk.outer.pop()
  const meaning = own ?? walk.outer.at(-1)?.meaning
  walk.section = {
    meaning,
    level,
    name: passage.text.replace(/[:：]$/u, ''),
    hasLinks: sectionHasLinks(walk, index, level),
  }
  walk.lead = false
  walk.introduced = false
}

/** How far a section is searched for its first link. */
const longestSearch = 300

function sectionHasLinks({ page: { passages }, decided }: Walk, index: number, level: number): boolean {
  for (let at = index; at < passages.length; at += 1) {
    const passage = passages[at]
    if (!passage || (at > index && passage.form === 'heading' && passage.level <= level)) return false
    if (at - index > longestSearch) return false
    if (!decided[at] && hasAddress(passage)) return true
  }
  return false
}

/** A section that was opened by a mere line ends where a paragraph stands apart and does not fit in. */
export function leaveLooseSection(walk: Walk, passage: Passage): void {
  const { section } = walk
  if (section?.level !== 7 || !passage.apart || passage.form !== 'paragraph') return
  const isShortPart = section.meaning === 'sponsor' || section.meaning === 'hosts'
  const isOther = section.meaning === 'links' && passage.links.length === 0 && countWords(passage.text) > 12
  if (isShortPart || isOther) walk.section = undefined
}
