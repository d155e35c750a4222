import { ArrowUpToLine, Ellipsis, Merge, Pencil } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Person } from '../../../core/episode/schema.ts'
import type { TalkShare } from '../../../core/episode/talk-shares.ts'
import type { SegmentId } from '../../../core/ids.ts'
import { useIsReadOnly } from '../../state/EpisodeProvider.tsx'
import { useToldEdits } from '../../state/told-edits.ts'
import { speakerText } from '../../text/transcript.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { useDraft } from '../../ui/use-draft.ts'

interface SpeakerRowProps {
  readonly person: Person
  readonly colour: string
  readonly share: TalkShare | undefined
  /** Those this voice could turn out to be. */
  readonly others: readonly Person[]
  /** How many turns somebody has. */
  readonly turnsOf: (person: Person) => number
  readonly onGo: (segmentId: SegmentId) => void
}

/** Somebody who speaks: a name that holds everywhere, and how much is said. */
export function SpeakerRow({ person, colour, share, others, turnsOf, onGo }: SpeakerRowProps) {
  const tell = useToldEdits()
  const isReadOnly = useIsReadOnly()
  const [isRenaming, setRenaming] = useState(false)
  const merge = (into: Person) =>
    void tell([{ type: 'person.merge', personId: person.id, into: into.id }], {
      title: speakerText.merged(person.name, into.name),
      detail: speakerText.mergedTurns(turnsOf(person), turnsOf(person) + turnsOf(into)),
    })
  return (
    <div className="sr row">
      <Avatar name={person.name} colour={colour} />
      <span className="grow">
        <span className="row sr-name">
          {isRenaming ? (
            <RenameField person={person} onDone={() => setRenaming(false)} />
          ) : (
            <b className="semi ell">{person.name}</b>
          )}
          <span className="chip line">{capital(person.role)}</span>
        </span>
        <span className="s2 t3 ell block">
          {share ? speakerText.turns(share.turns) : speakerText.notSpeaking}
        </span>
      </span>
      {share && <span className="s2 t3 num">{speakerText.share(share.percent)}</span>}
      <Menu
        label={speakerText.more(person.name)}
        groups={[
          {
            id: 'person',
            actions: [
              {
                id: 'rename',
                label: speakerText.rename,
                icon: Pencil,
                isDisabled: isReadOnly,
                onAction: () => setRenaming(true),
              },
              ...(share
                ? [
                    {
                      id: 'first',
                      label: speakerText.goToFirst,
                      icon: ArrowUpToLine,
                      onAction: () => onGo(share.first),
                    },
                  ]
                : []),
            ],
          },
          ...(others.length > 0
            ? [
                {
                  id: 'merge',
                  title: speakerText.mergeInto,
                  actions: others.map((other) => ({
                    id: other.id,
                    label: other.name,
                    detail: speakerText.mergeTurns(turnsOf(person), turnsOf(other)),
                    icon: Merge,
                    isDisabled: isReadOnly,
                    onAction: () => merge(other),
                  })),
                },
              ]
            : []),
        ]}
      >
        <IconButton label={speakerText.more(person.name)} icon={Ellipsis} size="small" />
      </Menu>
    </div>
  )
}

/** A role of the taxonomy as a word of the screen. */
function capital(role: string): string {
  return role.slice(0, 1).toUpperCase() + role.slice(1)
}

function RenameField({ person, onDone }: { readonly person: Person; readonly onDone: () => void }) {
  const tell = useToldEdits()
  const input = useRef<HTMLInputElement>(null)
  const draft = useDraft({
    value: person.name,
    delay: 0,
    check: (text) => (text.trim() === '' ? speakerText.needsName : undefined),
    onCommit: (text) =>
      tell([{ type: 'person.change', personId: person.id, set: { name: text.trim() } }], {
        title: speakerText.renamed(text.trim()),
      }),
  })
  useEffect(() => {
    // The menu that asked for the name gives its focus back first.
    const frame = requestAnimationFrame(() => input.current?.select())
    return () => cancelAnimationFrame(frame)
  }, [])
  const finish = () =>
    void draft.commit().then((refusal) => {
      if (refusal === undefined || draft.text.trim() === '') onDone()
    })
  return (
    <span className={draft.error ? 'field sm bad grow' : 'field sm grow'} title={draft.error}>
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
        onBlur={finish}
        onKeyDown={(event) => {
          if (event.key === 'Enter') finish()
          if (event.key === 'Escape') {
            event.stopPropagation()
            draft.restore()
            onDone()
          }
        }}
      />
    </span>
  )
}
