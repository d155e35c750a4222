import { BookUser, Check, Plus } from 'lucide-react'
import { type RefObject, useMemo, useState } from 'react'
import type { Episode } from '../../../core/episode/schema.ts'
import { useIsReadOnly } from '../../state/EpisodeProvider.tsx'
import { useLibrary } from '../../state/library.ts'
import { type ShowState, showOf } from '../../state/show.ts'
import { peopleText } from '../../text/people.ts'
import { Avatar, speakerColour } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { SidePanelToggle } from '../../ui/SidePanelToggle.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { DirectoryDialog } from './DirectoryDialog.tsx'
import { type DirectoryEntry, directoryGroups, isNewName } from './directory-entries.ts'
import { useAddPerson } from './use-add-person.ts'

interface DirectoryProps {
  readonly episode: Episode
  readonly state: ShowState
  readonly searchRef: RefObject<HTMLInputElement | null>
}

/** The people of the show, to be added by one press; and anybody new by typing a name. */
export function Directory({ episode, state, searchRef }: DirectoryProps) {
  const [filter, setFilter] = useState('')
  const library = useLibrary()
  const isReadOnly = useIsReadOnly()
  const show = showOf(state)
  const episodes = library.phase === 'ready' ? library.listing.episodes : noEpisodes
  const groups = useMemo(
    () => (show ? directoryGroups(show, episode, episodes, filter) : []),
    [show, episode, episodes, filter],
  )
  const add = useAddPerson(() => setFilter(''))
  const isNew = isNewName(filter, show, episode)
  const first = groups.flatMap((group) => group.entries).find((entry) => !entry.isAdded)
  const submit = () => {
    if (filter.trim() === '' || isReadOnly) return
    if (first) add.known(first.person)
    else if (isNew) add.named(filter.trim())
  }
  return (
    <>
      <div className="ptabs">
        <h2 className="semi side-title">{peopleText.directory}</h2>
        {show && <span className="cnt">{show.people.length}</span>}
        <span className="end">
          <SidePanelToggle label={peopleText.hidePanel} />
        </span>
      </div>
      <div className="side-search">
        <SearchField
          label={peopleText.findOrAdd}
          clearLabel={peopleText.clear}
          value={filter}
          onChange={setFilter}
          onSubmit={submit}
          inputRef={searchRef}
        />
      </div>
      <div className="scroll">
        {isNew && (
          <div className="dp">
            <Avatar name={filter} />
            <span className="grow">
              <span className="ell block">{peopleText.addNew(filter.trim())}</span>
              <span className="s1 t3 ell block">{peopleText.addNewAs}</span>
            </span>
            <Button size="small" icon={Plus} isDisabled={isReadOnly} onPress={() => add.named(filter.trim())}>
              {peopleText.add}
            </Button>
          </div>
        )}
        <DirectoryBody
          state={state}
          isFiltered={filter.trim() !== ''}
          isNew={isNew}
          isEmpty={groups.length === 0}
        />
        {groups.map((group) => (
          <section key={group.id} aria-label={group.title}>
            <h3 className="navh">
              <span>{group.title}</span>
              <span className="num">{group.entries.length}</span>
            </h3>
            <ul>
              {group.entries.map((entry) => (
                <EntryLine key={entry.person.id} entry={entry} onAdd={() => add.known(entry.person)} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {state.phase === 'ready' && <DirectoryFoot state={state} />}
    </>
  )
}

const noEpisodes: readonly never[] = []

function EntryLine({ entry, onAdd }: { readonly entry: DirectoryEntry; readonly onAdd: () => void }) {
  const isReadOnly = useIsReadOnly()
  const { person, hue, detail, isAdded } = entry
  return (
    <li className="dp">
      <Avatar name={person.name} colour={speakerColour(hue)} />
      <span className="grow">
        <span className="ell block">{person.name}</span>
        <span className="s1 t3 ell block">{detail}</span>
      </span>
      {isAdded ? (
        <span className="s2 t3 row added">
          <Icon of={Check} size="small" tone="ok" />
          {peopleText.isAdded}
        </span>
      ) : (
        <Button
          size="small"
          aria-label={peopleText.addNamed(person.name)}
          isDisabled={isReadOnly}
          onPress={onAdd}
        >
          {peopleText.add}
        </Button>
      )}
    </li>
  )
}

interface DirectoryBodyProps {
  readonly state: ShowState
  readonly isFiltered: boolean
  readonly isNew: boolean
  readonly isEmpty: boolean
}

function DirectoryBody({ state, isFiltered, isNew, isEmpty }: DirectoryBodyProps) {
  if (state.phase === 'loading') return <Skeleton label={peopleText.directory} rows={4} />
  if (state.phase === 'failed') {
    return (
      <EmptyState
        failed
        icon={BookUser}
        title={peopleText.failed}
        action={<Button onPress={state.retry}>{peopleText.tryAgain}</Button>}
      >
        {peopleText.failedSafe}
      </EmptyState>
    )
  }
  if (!isEmpty || isNew) return null
  const words = state.phase === 'none' ? peopleText.noShow : peopleText.nobodyKnown
  return <p className="pad s2 t3">{isFiltered ? peopleText.noMatch : words}</p>
}

function DirectoryFoot({ state }: { readonly state: Extract<ShowState, { phase: 'ready' }> }) {
  const [isManaging, setManaging] = useState(false)
  return (
    <div className="hints side-foot">
      <span className="ell">{peopleText.directoryFoot}</span>
      <Button size="small" variant="quiet" onPress={() => setManaging(true)}>
        {peopleText.manage}
      </Button>
      <DirectoryDialog state={state} isOpen={isManaging} onClose={() => setManaging(false)} />
    </div>
  )
}
