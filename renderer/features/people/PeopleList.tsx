import { Users } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { LedgerRow } from '../../../core/episode/link-ledger.ts'
import { displayName } from '../../../core/episode/people.ts'
import type { Episode } from '../../../core/episode/schema.ts'
import { useAnnounce } from '../../state/announcer.ts'
import type { ShowState } from '../../state/show.ts'
import { showToast } from '../../state/toasts.ts'
import { useToldEdits } from '../../state/told-edits.ts'
import { peopleText } from '../../text/people.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PersonCard } from './PersonCard.tsx'
import { type PersonFacts, withPerson } from './person-facts.ts'

interface PeopleListProps {
  readonly episode: Episode
  readonly facts: readonly PersonFacts[]
  readonly rows: readonly LedgerRow[]
  readonly show: ShowState
  readonly goTo: { readonly person: string; readonly count: number } | undefined
  readonly onGoToLink: (row: LedgerRow) => void
}

/** The cards of everybody credited: one stop of Tab, arrow keys between them. */
export function PeopleList({ episode, facts, rows, show, goTo, onGoToLink }: PeopleListProps) {
  const list = useRef<HTMLUListElement>(null)
  const [current, setCurrent] = useState<string>()
  const tell = useToldEdits()
  const announce = useAnnounce()
  const { people } = episode
  const stop = people.some(({ id }) => id === current) ? current : people[0]?.id
  const cards = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-card]') ?? [])]
  const focus = (id: string | undefined) =>
    cards()
      .find((card) => card.dataset['card'] === id)
      ?.focus()
  const reached = useRef(0)
  useEffect(() => {
    if (!goTo || reached.current === goTo.count) return
    reached.current = goTo.count
    list.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(goTo.person)}"]`)?.focus()
  }, [goTo])

  const move = (at: number, step: -1 | 1) => {
    const person = people[at]
    const to = at + step
    if (!person || to < 0 || to >= people.length) return
    const before = step < 0 ? people[to] : people[to + 1]
    const edit = { type: 'person.move', personId: person.id, ...(before && { before: before.id }) } as const
    void tell([edit], undefined, { mergeKey: `person.move:${person.id}` }).then(() => {
      announce(peopleText.moved(displayName(person), to + 1, people.length))
      requestAnimationFrame(() => focus(person.id))
    })
  }
  const remove = ({ person, talk }: PersonFacts) => {
    const at = people.indexOf(person)
    const next = people[at + 1] ?? people[at - 1]
    void tell([{ type: 'person.remove', personId: person.id }], {
      title: peopleText.removed(displayName(person)),
      ...(talk && { detail: peopleText.removedTurns(talk.turns) }),
    }).then(() => requestAnimationFrame(() => focus(next?.id)))
  }
  const remember = ({ person }: PersonFacts) => {
    if (show.phase !== 'ready') return
    const before = show.show
    void show.save(withPerson(before, person, episode.links), before).then((saved) =>
      showToast({
        title: peopleText.saidInShow(person.name, before.title),
        action: { label: peopleText.undo, onPress: () => void show.save(before, saved) },
      }),
    )
  }
  const keyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || !event.target.dataset['card'] || event.altKey) return
    const all = cards()
    const at = all.indexOf(event.target)
    const next = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 }[event.key]
    if (next === undefined) return
    event.preventDefault()
    all[next]?.focus()
  }
  if (people.length === 0) {
    return (
      <EmptyState icon={Users} title={peopleText.noPeople}>
        {peopleText.noPeopleHint}
      </EmptyState>
    )
  }
  return (
    <ul className="people" aria-label={peopleText.peopleList} ref={list} onKeyDown={keyDown}>
      {facts.map((one, at) => (
        <PersonCard
          key={one.person.id}
          facts={one}
          people={people}
          rows={rows}
          isCurrent={one.person.id === stop}
          onCurrent={() => setCurrent(one.person.id)}
          onMove={(step) => move(at, step)}
          onRemove={() => remove(one)}
          onSave={show.phase === 'ready' ? () => remember(one) : undefined}
          onGoToLink={onGoToLink}
        />
      ))}
    </ul>
  )
}
