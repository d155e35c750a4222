import type { ImportFound } from '../contract/import-shapes.ts'
import type { Part } from './blocks.ts'
import type { Page } from './page.ts'
import type { SettledPeople } from './people.ts'
import { peopleOfPage } from './people-evidence.ts'
import type { Naming } from './read-details.ts'

/** The people of a page: settled, and as the preview lists them. */
export interface PeopleRead {
  readonly people: SettledPeople
  readonly hosts: readonly string[]
  readonly guests: ImportFound['guests']
}

/** Reads who hosts and who is a guest from the parts of a page. */
export function readPeople(page: Page, parts: readonly Part[], naming: Naming): PeopleRead {
  const passages = parts.map(({ passage }) => passage)
  const title =
    naming.title === undefined || naming.isNamedAfterFile
      ? undefined
      : { text: naming.title, line: naming.lines['title']?.fromLine ?? 1 }
  const decided = parts.map(({ kind }) => ({ kind, reason: '' }))
  const people = peopleOfPage({ ...page, passages }, decided, title)
  return {
    people,
    hosts: people.hosts.map(({ name }) => name),
    guests: people.guests.map(({ name, from }) => ({ name, from })),
  }
}
