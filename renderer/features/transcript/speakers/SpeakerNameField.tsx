import { type FocusEvent, useEffect, useRef } from 'react'
import type { Person } from '../../../../core/episode/schema.ts'
import { useEpisodeSelector } from '../../../state/EpisodeProvider.tsx'
import { useToldEdits } from '../../../state/told-edits.ts'
import { speakerText } from '../../../text/transcript.ts'
import { Button } from '../../../ui/Button.tsx'
import { useDraft } from '../../../ui/use-draft.ts'
import { personNamed } from './speaker-edits.ts'

interface SpeakerNameFieldProps {
  readonly person: Person
  /** Makes the person one with the other who has the typed name already. */
  readonly onMerge: (into: Person) => void
  /** The name is given or given up; says whether the field had the focus until now. */
  readonly onDone: (hadFocus: boolean) => void
}

/** Another name for somebody. A name that is taken would make two of one, so it offers to merge them instead. */
export function SpeakerNameField({ person, onMerge, onDone }: SpeakerNameFieldProps) {
  const tell = useToldEdits()
  const people = useEpisodeSelector((episode) => episode.people)
  const field = useRef<HTMLSpanElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const others = people.filter(({ id }) => id !== person.id)
  const draft = useDraft({
    value: person.name,
    delay: 0,
    check: (text) => {
      if (text.trim() === '') return speakerText.needsName
      const same = personNamed(others, text)
      return same && text.trim() !== person.name ? speakerText.taken(same.name) : undefined
    },
    onCommit: (text) =>
      tell([{ type: 'person.change', personId: person.id, set: { name: text.trim() } }], {
        title: speakerText.renamed(text.trim()),
      }),
  })
  const same = draft.error === undefined ? undefined : personNamed(others, draft.text)
  useEffect(() => {
    // The menu that asked for the name gives its focus back first.
    const frame = requestAnimationFrame(() => input.current?.select())
    return () => cancelAnimationFrame(frame)
  }, [])
  const done = () => onDone(field.current?.contains(document.activeElement) ?? false)
  const giveUp = () => {
    draft.restore()
    done()
  }
  const finish = () =>
    void draft.commit().then((refusal) => {
      if (refusal === undefined || draft.text.trim() === '') done()
    })
  const left = ({ relatedTarget }: FocusEvent) => {
    if (!field.current?.contains(relatedTarget)) finish()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the field and of its button
    <span
      ref={field}
      className="grow"
      onBlur={left}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        giveUp()
      }}
    >
      <span className={draft.error ? 'field sm bad' : 'field sm'} title={draft.error}>
        <input
          ref={input}
          value={draft.text}
          aria-label={speakerText.nameOf(person.name)}
          aria-invalid={draft.error !== undefined}
          data-draft={draft.isDirty ? 'dirty' : 'clean'}
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the person asked to edit this name
          autoFocus
          onChange={(event) => draft.change(event.target.value)}
          onFocus={draft.on.onFocus}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            if (same) field.current?.querySelector('button')?.focus()
            else finish()
          }}
        />
      </span>
      {same && (
        <span className="sr-taken s2" role="status">
          {speakerText.taken(same.name)}
          <Button
            size="small"
            onPress={() => {
              draft.restore()
              onMerge(same)
              onDone(false)
            }}
          >
            {speakerText.mergeThem}
          </Button>
        </span>
      )}
    </span>
  )
}
