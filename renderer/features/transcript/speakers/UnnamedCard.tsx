import { memo, type ReactNode, useState } from 'react'
import type { ProposedName } from '../../../../core/editing/proposals/name-tally.ts'
import type { PersonId, SegmentId } from '../../../../core/ids.ts'
import { useEpisodeNow, useIsReadOnly } from '../../../state/EpisodeProvider.tsx'
import { randomIds } from '../../../state/random-ids.ts'
import { useToldEdits } from '../../../state/told-edits.ts'
import { speakerText, transcriptText } from '../../../text/transcript.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { usedOrLeft } from '../../../ui/pending-drafts.ts'
import { useTypedOnce } from '../../../ui/use-typed-once.ts'
import { personNamed, type SpeakerChoice, speakerEdits, turnsOf } from './speaker-edits.ts'

interface UnnamedCardProps {
  /** The voice; undefined stands for all turns without a speaker. */
  readonly personId: PersonId | undefined
  readonly name?: string
  /** How many turns it has, and the first of them. */
  readonly turns: number
  readonly first: SegmentId | undefined
  /** Its part of the talk, as it is shown. */
  readonly share: string
  /** Whether there is anybody with a name whom the turns could be given to. */
  readonly isSomebodyKnown: boolean
  /** What the words say it is called, and what in them says so. */
  readonly proposed?: ProposedName
  readonly evidence?: ReactNode
  /** Whether it is the first with such a name: only that one's button is filled. */
  readonly isNext?: boolean
  readonly onGo: (segmentId: SegmentId) => void
}

/** A voice nobody has named: one name for all its turns. Drawn again only when it changed. */
export const UnnamedCard = memo(function UnnamedCard(props: UnnamedCardProps) {
  const { personId, name, turns, first, share, isSomebodyKnown, proposed, evidence, isNext, onGo } = props
  const tell = useToldEdits()
  const isReadOnly = useIsReadOnly()
  const episodeNow = useEpisodeNow()
  const [typed, setTyped] = useTypedOnce()
  const [isSomeoneElse, setSomeoneElse] = useState(false)
  const give = (choice: SpeakerChoice, to: string) => {
    const { people, transcript } = episodeNow()
    const ids = turnsOf(transcript?.segments ?? [], personId)
    const edits = speakerEdits({ people }, ids, personId, choice, randomIds)
    setTyped('')
    void usedOrLeft(to, tell(edits, { title: speakerText.named(ids.length, to) }))
  }
  const giveTyped = () => {
    const wanted = typed.trim()
    const same = personNamed(episodeNow().people, wanted)
    if (wanted === '') return
    give(same ? { kind: 'person', personId: same.id } : { kind: 'new', name: wanted }, same?.name ?? wanted)
  }
  const giveProposed = () => {
    if (!proposed) return
    const { personId: known, name: to } = proposed
    give(known ? { kind: 'person', personId: known } : { kind: 'new', name: to }, to)
  }
  return (
    <div className="ask">
      <div className="row">
        <span className="av" aria-hidden="true">
          ?
        </span>
        <span className="grow">
          <b className="semi block ell">{name ?? transcriptText.noSpeaker}</b>
          <span className="s2 t2 block">{`${speakerText.turns(turns)}, ${share}`}</span>
        </span>
        {first && (
          <Button size="small" variant="quiet" onPress={() => onGo(first)}>
            {speakerText.goToFirst}
          </Button>
        )}
      </div>
      {evidence ?? (
        <p className="s2 t2">
          {personId === undefined ? speakerText.unassignedText : speakerText.unnamedHint}
        </p>
      )}
      {!isReadOnly && proposed && !isSomeoneElse && typed === '' && (
        <div className="row">
          <Button variant={isNext ? 'filled' : 'outline'} onPress={giveProposed}>
            <span className="ell name-all">{speakerText.nameAll(turns, proposed.name)}</span>
          </Button>
          <Button onPress={() => setSomeoneElse(true)}>{speakerText.someoneElse}</Button>
        </div>
      )}
      {!isReadOnly && (!proposed || isSomeoneElse || typed !== '') && (
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault()
            giveTyped()
          }}
        >
          <Field
            label={speakerText.whoIsIt}
            hideLabel
            placeholder={speakerText.whoIsIt}
            autoFocus={isSomeoneElse}
            value={typed}
            onChange={setTyped}
          />
          {typed.trim() === '' ? (
            isSomebodyKnown && (
              <Menu
                label={speakerText.giveTo}
                groups={() => [
                  {
                    id: 'people',
                    actions: episodeNow()
                      .people.filter((person) => person.name !== '')
                      .map((person) => ({
                        id: person.id,
                        label: person.name,
                        onAction: () => give({ kind: 'person', personId: person.id }, person.name),
                      })),
                  },
                ]}
              >
                <Button>{speakerText.giveTo}</Button>
              </Menu>
            )
          ) : (
            <Button type="submit" variant="filled">
              <span className="ell name-all">{speakerText.nameAll(turns, typed.trim())}</span>
            </Button>
          )}
        </form>
      )}
    </div>
  )
})
