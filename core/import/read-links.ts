import { mediaTypeOf } from '../episode/media-type.ts'
import type { ChapterEntry } from '../formats/format.ts'
import { absoluteAddress, addressKey } from './addresses.ts'
import type { Part } from './blocks.ts'
import { linksOfTitle } from './chapter-passages.ts'
import type { FoundDetails } from './facts.ts'
import { type FoundLink, linksInPassage } from './links-in-text.ts'
import { matchName } from './names.ts'
import type { Passage } from './page.ts'
import type { SettledPeople } from './people.ts'
import { roleOfLabel } from './people-in-text.ts'
import { activeFacts } from './read-details.ts'
import { isHeadingLike } from './transcript-in-page.ts'

/**
 * Every link the parts hold, in the order of the page. Those of the transcript and of ignored lines are not
 * asked for, and a chapter keeps its own.
 */
export function linksOfParts(
  parts: readonly Part[],
  names: readonly string[],
  people: SettledPeople,
  chapters: ReadonlyMap<Passage, ChapterEntry>,
): FoundLink[] {
  const found: FoundLink[] = []
  let sectionOwner: string | undefined
  for (const { passage, kind } of parts) {
    if (kind === 'ignored' || kind === 'transcript' || passage.given?.kind === kind) continue
    if (isHeadingLike(passage)) sectionOwner = ownerOfHeading(passage.text, names, people)
    const chapter = chapters.get(passage)
    const own = chapter?.url === undefined ? undefined : addressKey(chapter.url)
    const read = kind === 'chapters' ? { ...passage, links: linksOfTitle(passage) } : passage
    for (const link of linksInPassage(read, { people: names, sectionOwner })) {
      if (addressKey(link.address) !== own && mediaTypeOf(link.address) === undefined) found.push(link)
    }
  }
  return [...found, ...statedLinks(parts, names)]
}

/** The first address of a media file among the links: "Download" and "Play" point at the enclosure. */
export function enclosureInLinks(parts: readonly Part[]): FoundDetails['enclosure'] {
  for (const { passage, kind } of parts) {
    if (kind === 'ignored' || kind === 'transcript') continue
    for (const { address } of passage.links) {
      const source = absoluteAddress(address)
      const mediaType = source === undefined ? undefined : mediaTypeOf(source)
      if (source !== undefined && mediaType !== undefined) return { source, mediaType }
    }
  }
  return undefined
}

/** A heading that names a person, or speaks of the guest where there is one. */
function ownerOfHeading(
  text: string,
  names: readonly string[],
  { hosts, guests }: SettledPeople,
): string | undefined {
  const words = text
    .replace(/[:：]$/u, '')
    .replace(/^(?:about|meet|follow|find|contact|connect with|where to find|more (?:from|about)) /iu, '')
  const named = matchName(words, names)
  if (named !== undefined) return named
  const role = roleOfLabel(words.replace(/^(?:the|our|your) /iu, ''))
  const people = role === 'guest' ? guests : role === 'host' ? hosts : []
  return people.length === 1 ? people[0]?.name : undefined
}

function statedLinks(parts: readonly Part[], names: readonly string[]): FoundLink[] {
  return activeFacts(parts).flatMap(({ fact, lines }): FoundLink[] => {
    if (fact.field === 'link') return [{ ...fact.link, line: lines.fromLine }]
    if (fact.field !== 'person') return []
    const owner = matchName(fact.person.name, names)
    return fact.links.map((link) => ({
      ...link,
      line: lines.fromLine,
      ...(owner !== undefined && { owner }),
    }))
  })
}
