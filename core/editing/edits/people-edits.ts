import { AppError } from '../../errors.ts'
import { LinkId, PersonId } from '../../ids.ts'
import {
  change,
  type EditFunctions,
  type EpisodeDraft,
  itemOf,
  moveBefore,
  positionOf,
} from './edit-function.ts'

/** Edits of the people credited and of the link ledger. A speaker is a person: one record, one name. */
export const peopleEdits: EditFunctions<
  | 'person.add'
  | 'person.change'
  | 'person.remove'
  | 'person.merge'
  | 'person.move'
  | 'link.add'
  | 'link.change'
  | 'link.remove'
  | 'link.move'
> = {
  'person.add': (draft, { person: { id, ...person } }, { newId }) => {
    draft.people.push({ id: id ?? PersonId.parse(newId('p')), ...person })
  },
  'person.change': (draft, { personId, set, clear }) => {
    change(itemOf(draft.people, personId, 'person'), set, clear)
  },
  'person.remove': (draft, { personId }) => {
    draft.people.splice(positionOf(draft.people, personId, 'person'), 1)
    handOver(draft, personId, undefined)
  },
  'person.merge': (draft, { personId, into }) => {
    if (personId === into)
      throw new AppError('invalid-edit', 'A person cannot be merged with themselves. Nothing was changed.')
    const kept = itemOf(draft.people, into, 'person')
    const gone = itemOf(draft.people, personId, 'person')
    for (const field of ['headline', 'image'] as const) {
      if (kept[field] === undefined && gone[field] !== undefined) kept[field] = gone[field]
    }
    if (kept.name === '') kept.name = gone.name
    draft.people.splice(positionOf(draft.people, personId, 'person'), 1)
    handOver(draft, personId, into)
  },
  'person.move': (draft, { personId, before }) => moveBefore(draft.people, personId, before, 'person'),
  'link.add': (draft, { link: { id, ...link } }, { newId }) => {
    draft.links.push({ id: id ?? LinkId.parse(newId('ln')), ...link })
  },
  'link.change': (draft, { linkId, set, clear }) => {
    change(itemOf(draft.links, linkId, 'link'), set, clear)
  },
  'link.remove': (draft, { linkId }) => {
    draft.links.splice(positionOf(draft.links, linkId, 'link'), 1)
  },
  'link.move': (draft, { linkId, before }) => moveBefore(draft.links, linkId, before, 'link'),
}

/** Gives what a person owns, segments and links, to another person or to nobody. */
function handOver(draft: EpisodeDraft, from: PersonId, to: PersonId | undefined): void {
  for (const segment of draft.transcript?.segments ?? []) {
    if (segment.speaker !== from) continue
    if (to === undefined) delete segment.speaker
    else segment.speaker = to
  }
  for (const link of draft.links) {
    if (link.personId !== from) continue
    if (to === undefined) delete link.personId
    else link.personId = to
  }
}
