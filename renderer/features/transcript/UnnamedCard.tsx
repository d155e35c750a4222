import type { Person } from '../../../core/episode/schema.ts'
import type { TalkShare } from '../../../core/episode/talk-shares.ts'
import type { PersonId, SegmentId } from '../../../core/ids.ts'
import { useEpisodeSelector, useIsReadOnly } from '../../state/EpisodeProvider.tsx'
import { randomIds } from '../../state/random-ids.ts'
import { useToldEdits } from '../../state/told-edits.ts'
import { speakerText, transcriptText } from '../../text/transcript.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { usedOrLeft } from '../../ui/pending-drafts.ts'
import { useTypedOnce } from '../../ui/use-typed-once.ts'
import { type SpeakerChoice, speakerEdits, turnsOf } from './speaker-edits.ts'

interface UnnamedCardProps {
  /** The voice; undefined stands for all turns without a speaker. */
  readonly personId: PersonId | undefined
  readonly name?: string
  readonly share: TalkShare | undefined
  readonly people: readonly Person[]
  readonly onGo: (segmentId: SegmentId) => void
}

/** A voice nobody has named: one name for all its turns. */
export function UnnamedCard({ personId, name, share, people, onGo }: UnnamedCardProps) {
  const tell = useToldEdits()
  const isReadOnly = useIsReadOnly()
  const transcript = useEpisodeSelector((episode) => episode.transcript)
  const [typed, setTyped] = useTypedOnce()
  const turns = share?.turns ?? 0
  const known = people.filter((person) => person.name !== '')
  const give = (choice: SpeakerChoice, to: string) => {
    const ids = turnsOf(transcript?.segments ?? [], personId)
    const edits = speakerEdits({ people }, ids, personId, choice, randomIds)
    setTyped('')
    void usedOrLeft(to, tell(edits, { title: speakerText.named(ids.length, to) }))
  }
  const giveTyped = () => {
    const wanted = typed.trim()
    const same = known.find((person) => person.name.toLowerCase() === wanted.toLowerCase())
    if (wanted === '') return
    give(same ? { kind: 'person', personId: same.id } : { kind: 'new', name: wanted }, same?.name ?? wanted)
  }
  return (
    <div className="ask">
      <div className="row">
        <span className="av" aria-hidden="true">
          ?
        </span>
        <span className="grow">
          <b className="semi block ell">{name ?? transcriptText.noSpeaker}</b>
          <span className="s2 t2 block">
            {`${speakerText.turns(turns)}, ${speakerText.share(share?.percent ?? 0)}`}
          </span>
        </span>
        {share && (
          <Button size="small" variant="quiet" onPress={() => onGo(share.first)}>
            {speakerText.goToFirst}
          </Button>
        )}
      </div>
      <p className="s2 t2">{personId === undefined ? speakerText.unassignedText : speakerText.unnamedHint}</p>
      {!isReadOnly && (
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
            value={typed}
            onChange={setTyped}
          />
          {typed.trim() === '' ? (
            known.length > 0 && (
              <Menu
                label={speakerText.giveTo}
                groups={[
                  {
                    id: 'people',
                    actions: known.map((person) => ({
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
}
