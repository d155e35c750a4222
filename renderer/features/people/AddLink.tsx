import { type FormEvent, type ReactElement, useEffect, useRef, useState } from 'react'
import { readAddress, suggestedLabel } from '../../../core/episode/link-address.ts'
import { type Platform, platformName, platforms } from '../../../core/episode/link-platforms.ts'
import { displayName, personById } from '../../../core/episode/people.ts'
import type { PersonId } from '../../../core/ids.ts'
import { useEpisodeSelector, useEpisodeView } from '../../state/EpisodeProvider.tsx'
import { useToldEdits } from '../../state/told-edits.ts'
import { addressProblem, peopleText } from '../../text/people.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { leaveText, usedOrLeft } from '../../ui/pending-drafts.ts'
import { Select } from '../../ui/Select.tsx'

const { form } = peopleText

interface AddLinkProps {
  readonly trigger: ReactElement
  /** Whose link it is unless another owner is chosen; absent: the show's. */
  readonly ownerId?: PersonId
}

/** A button that opens a small form for one more link. */
export function AddLink({ trigger, ownerId }: AddLinkProps) {
  return (
    <Popover label={form.title} trigger={trigger} placement="bottom start">
      {(close) => <AddLinkForm onDone={close} {...(ownerId && { ownerId })} />}
    </Popover>
  )
}

function AddLinkForm({ ownerId, onDone }: { readonly ownerId?: PersonId; readonly onDone: () => void }) {
  const people = useEpisodeSelector((episode) => episode.people)
  const tell = useToldEdits()
  const [typed, setTyped] = useState('')
  const [platform, setPlatform] = useState<Platform>()
  const [label, setLabel] = useState('')
  const [owner, setOwner] = useState<string>(ownerId ?? 'show')
  const [problem, setProblem] = useState<string>()
  useTextOfRemoved(ownerId, [typed, label])
  const read = readAddress(typed, platform)
  const needsPlatform = read.kind === 'unreadable' && read.reason === 'handle-without-platform'
  const person = personById({ people }, people.find(({ id }) => id === owner)?.id)
  const offered = read.kind === 'address' ? suggestedLabel(read.address, person && displayName(person)) : ''

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (read.kind === 'unreadable') return setProblem(addressProblem[read.reason])
    if (read.kind === 'empty') return setProblem(addressProblem['not-an-address'])
    const link = {
      label: label.trim() || offered,
      address: read.address,
      ...(person && { personId: person.id }),
    }
    const added = tell([{ type: 'link.add', link }], { title: peopleText.linkAdded(link.label) })
    void usedOrLeft([typed, label].filter((text) => text.trim() !== '').join(' · '), added)
    onDone()
  }
  return (
    <form className="add-link" onSubmit={submit}>
      <Field
        label={form.address}
        value={typed}
        onChange={(text) => {
          setTyped(text)
          setProblem(undefined)
        }}
        autoFocus
        error={problem}
        {...(read.kind === 'address' && read.completed && { hint: read.address })}
      />
      {(needsPlatform || platform) && (
        <Select
          label={form.platform}
          value={platform}
          onChange={(next) => {
            setPlatform(next)
            setProblem(undefined)
          }}
          placeholder={form.choosePlatform}
          options={platforms.map((id) => ({ id, label: platformName(id) }))}
        />
      )}
      <Field label={form.label} value={label} onChange={setLabel} placeholder={offered} />
      <Select
        label={form.owner}
        value={owner}
        onChange={setOwner}
        options={[
          { id: 'show', label: peopleText.show },
          ...people.map((each) => ({ id: each.id as string, label: displayName(each) })),
        ]}
      />
      <div className="row">
        <span className="end" />
        <Button onPress={onDone}>{form.cancel}</Button>
        <Button type="submit" variant="filled">
          {form.add}
        </Button>
      </div>
    </form>
  )
}

/** Hands on what was typed where the person whose link it was to be is removed in another window. */
function useTextOfRemoved(personId: PersonId | undefined, typed: readonly string[]): void {
  const view = useEpisodeView()
  const latest = useRef(typed)
  latest.current = typed
  useEffect(
    () => () => {
      const state = view?.store.getState()
      if (personId === undefined || state?.phase !== 'open') return
      if (state.episode.people.some(({ id }) => id === personId)) return
      leaveText(latest.current.filter((text) => text.trim() !== '').join(' · '), form.ownerGone)
    },
    [view, personId],
  )
}
