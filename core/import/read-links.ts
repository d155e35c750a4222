import type { ChapterEntry } from '../formats/format.ts'
import { addressKey } from './addresses.ts'
import type { Part } from './blocks.ts'
import { linksOfTitle } from './chapter-passages.ts'
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
    found.push(
      ...linksInPassage(read, { people: names, sectionOwner }).filter(
        ({ address }) => addressKey(address) !== own,
      ),
    )
  }
  return [...found, ...statedLinks(parts, names)]
}

/** A heading that names a person, or speaks of the guest where there is one. */
function ownerOfHeading(
  text: string,
  names: readonly string[],
  { hosts, guests }: SettledPeople,
): string | undefined {
  const words = text.replace(/[:：]$/u, '')
  const named = matchName(words.replace(/^about /iu, ''), names)
  if (named !== undefined) return named
  const role = roleOfLabel(
    words.replace(/^(?:about|meet|follow|connect with|find) (?:the |our |your )?/iu, ''),
  )
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
