import { ArrowUpToLine, Ellipsis, Merge, Pencil } from 'lucide-react'
import { memo, useState } from 'react'
import type { NamePlace } from '../../../../core/editing/proposals/name-tally.ts'
import type { Person } from '../../../../core/episode/schema.ts'
import { type TalkShare, talkShares } from '../../../../core/episode/talk-shares.ts'
import type { PersonId, SegmentId } from '../../../../core/ids.ts'
import { useEpisodeNow, useIsReadOnly } from '../../../state/EpisodeProvider.tsx'
import { useToldEdits } from '../../../state/told-edits.ts'
import { speakerText } from '../../../text/transcript.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Menu, type MenuGroup } from '../../../ui/Menu.tsx'
import { focusAfterMenu } from '../focus-after-menu.ts'
import { SpeakerNameField } from './SpeakerNameField.tsx'
import { type WordsInText, wordsOf } from './VoiceEvidence.tsx'

interface SpeakerRowProps {
  readonly person: Person
  readonly colour: string
  /** How many turns are theirs, and the first of them; undefined for whom nobody hears. */
  readonly turns: number
  readonly first: SegmentId | undefined
  /** Their part of the talk, as it is shown. */
  readonly share: string
  /** Where they give their name, if they do. */
  readonly introduction: NamePlace | undefined
  readonly words: WordsInText
  readonly onGo: (segmentId: SegmentId) => void
}

/** Somebody who speaks: a name that holds everywhere, and how much is said. Drawn again only when that changed. */
export const SpeakerRow = memo(function SpeakerRow(props: SpeakerRowProps) {
  const { person, colour, turns, first, share, introduction, words, onGo } = props
  const tell = useToldEdits()
  const episodeNow = useEpisodeNow()
  const isReadOnly = useIsReadOnly()
  const [isRenaming, setRenaming] = useState(false)
  const merge = (into: Person) => {
    const shares = talkShares(episodeNow().transcript)
    const [moved, kept] = [turnsIn(shares, person), turnsIn(shares, into)]
    void tell([{ type: 'person.merge', personId: person.id, into: into.id }], {
      title: speakerText.merged(person.name, into.name),
      detail: speakerText.mergedTurns(moved, moved + kept),
    })
    // This row goes, and the focus with it.
    focusAfterMenu(() => moreOf(into.id))
  }
  const groups = (): readonly MenuGroup[] => {
    const { people, transcript } = episodeNow()
    const shares = talkShares(transcript)
    const own = turnsIn(shares, person)
    const others = people.filter(({ id, name }) => id !== person.id && name !== '')
    return [
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
          ...(first
            ? [
                {
                  id: 'first',
                  label: speakerText.goToFirst,
                  icon: ArrowUpToLine,
                  onAction: () => onGo(first),
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
                detail: speakerText.mergeTurns(own, turnsIn(shares, other)),
                icon: Merge,
                isDisabled: isReadOnly,
                onAction: () => merge(other),
              })),
            },
          ]
        : []),
    ]
  }
  return (
    <div className="sr row" data-person={person.id}>
      <Avatar name={person.name} colour={colour} />
      <span className="grow">
        <span className="row sr-name">
          {isRenaming ? (
            <SpeakerNameField
              person={person}
              onMerge={merge}
              onDone={(hadFocus) => {
                if (hadFocus) moreOf(person.id)?.focus()
                setRenaming(false)
              }}
            />
          ) : (
            <b className="semi ell">{person.name}</b>
          )}
          <span className="chip line">{capital(person.role)}</span>
        </span>
        {introduction && <Introduction place={introduction} words={words} />}
        {!first && <span className="s2 t3 ell block">{speakerText.notSpeaking}</span>}
      </span>
      {first && (
        <span className="s2 t3 num sr-share">
          <span>{speakerText.turns(turns)}</span>
          <span>{share}</span>
        </span>
      )}
      <Menu label={speakerText.more(person.name)} groups={groups}>
        <IconButton label={speakerText.more(person.name)} icon={Ellipsis} size="small" />
      </Menu>
    </div>
  )
})

/** The way to where somebody says who they are. */
function Introduction({ place, words }: { readonly place: NamePlace; readonly words: WordsInText }) {
  const time = words.timeOf(place.segmentId, place.from)
  return (
    <button type="button" className="sr-given s2 t3 ell block" onClick={() => words.onGo(wordsOf(place))}>
      {speakerText.introduced(time)}
    </button>
  )
}

/** How many turns somebody has. */
function turnsIn(shares: ReadonlyMap<PersonId | undefined, TalkShare>, { id }: Person): number {
  return shares.get(id)?.turns ?? 0
}

/** The button for more in the row of somebody. */
function moreOf(id: PersonId): HTMLElement | null {
  return document.querySelector<HTMLElement>(`.sr[data-person="${CSS.escape(id)}"] > button`)
}

/** A role of the taxonomy as a word of the screen. */
function capital(role: string): string {
  return role.slice(0, 1).toUpperCase() + role.slice(1)
}
