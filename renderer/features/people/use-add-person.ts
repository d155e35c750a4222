import type { Edit } from '../../../core/editing/edit.ts'
import { addressKey } from '../../../core/episode/link-tracking.ts'
import type { Link } from '../../../core/episode/schema.ts'
import type { KnownPerson } from '../../../core/show/schema.ts'
import { useEpisodeSelector } from '../../state/EpisodeProvider.tsx'
import { useToldEdits } from '../../state/told-edits.ts'
import { peopleText } from '../../text/people.ts'

/** Adds people to the episode: from the show with the links it knows, or by a name typed. */
export function useAddPerson(onAdded: () => void) {
  const tell = useToldEdits()
  const links = useEpisodeSelector((episode) => episode.links)
  return {
    known: (person: KnownPerson) => {
      const edits = addKnown(person, links)
      const count = edits.length - 1
      void tell(edits, {
        title: peopleText.added(person.name),
        ...(count > 0 && { detail: peopleText.addedWithLinks(count) }),
      }).then(onAdded)
    },
    named: (name: string) =>
      void tell([{ type: 'person.add', person: { name, role: 'guest', group: 'cast' } }], {
        title: peopleText.added(name),
      }).then(onAdded),
  }
}

/** The edits that credit a known person under the show's own id, with the links the episode lacks. */
function addKnown(person: KnownPerson, present: readonly Link[]): readonly Edit[] {
  const { id, name, role, group, headline, image } = person
  const taken = new Set(present.flatMap(({ address }) => (address ? [addressKey(address)] : [])))
  const links = person.links.filter(({ address }) => !taken.has(addressKey(address)))
  return [
    {
      type: 'person.add',
      person: {
        id,
        name,
        role,
        group,
        ...(headline !== undefined && { headline }),
        ...(image !== undefined && { image }),
      },
    },
    ...links.map(
      ({ label, address }): Edit => ({ type: 'link.add', link: { label, address, personId: id } }),
    ),
  ]
}
