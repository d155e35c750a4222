import { Plus, UserPlus, Users } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Person } from '../../../../core/episode/schema.ts'
import { type TalkShare, talkShares } from '../../../../core/episode/talk-shares.ts'
import type { PersonId, SegmentId } from '../../../../core/ids.ts'
import { useEpisodeSelector, useIsReadOnly } from '../../../state/EpisodeProvider.tsx'
import { chordOf } from '../../../state/keymap.ts'
import { useToldEdits } from '../../../state/told-edits.ts'
import { speakerText } from '../../../text/transcript.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Kbd } from '../../../ui/Kbd.tsx'
import { usedOrLeft } from '../../../ui/pending-drafts.ts'
import { useTypedOnce } from '../../../ui/use-typed-once.ts'
import { voicesOf } from '../transcript-info.ts'
import { DoubtfulTurns } from './DoubtfulTurns.tsx'
import { SpeakerRow } from './SpeakerRow.tsx'
import { personNamed } from './speaker-edits.ts'
import { UnnamedCard } from './UnnamedCard.tsx'
import { useVoiceNames } from './use-voice-names.ts'
import { VoiceEvidence, type WordsInText } from './VoiceEvidence.tsx'

interface SpeakersPanelProps {
  readonly onGo: (segmentId: SegmentId) => void
  readonly words: WordsInText
}

/** Who speaks in this episode: shares of talking, voices to name, names that hold everywhere. */
export function SpeakersPanel({ onGo, words }: SpeakersPanelProps) {
  const isReadOnly = useIsReadOnly()
  const people = useEpisodeSelector((episode) => episode.people)
  const transcript = useEpisodeSelector((episode) => episode.transcript)
  const shares = useMemo(() => talkShares(transcript), [transcript])
  const voices = useMemo(() => voicesOf(people), [people])
  const names = useVoiceNames()
  const nameOf = (id: PersonId) => voices.get(id)?.short ?? ''
  /** What the words say a voice is called; nothing for most, whose cards then stay as they are. */
  const proposal = (id: PersonId) => {
    const proposed = names.proposed.get(id)
    if (!proposed) return {}
    const evidence = (
      <VoiceEvidence places={proposed.places} quoteOf={names.quoteOf} nameOf={nameOf} {...words} />
    )
    return { proposed, evidence, isNext: id === nextNamed?.id }
  }
  const speaking = people.filter((person) => shares.has(person.id))
  const silent = people.filter((person) => !shares.has(person.id) && person.name !== '')
  const named = speaking.filter((person) => person.name !== '')
  const unnamed = speaking.filter((person) => person.name === '')
  const nextNamed = unnamed.find(({ id }) => names.proposed.has(id))
  const without = shares.get(undefined)
  const isSomebodyKnown = people.some((person) => person.name !== '')
  const byShare = (a: Person, b: Person) => (shares.get(b.id)?.share ?? 0) - (shares.get(a.id)?.share ?? 0)
  return (
    <>
      <div className="speakers-head">
        <div className="row">
          <span className="grow">
            {(speaking.length > 0 || !without) && (
              <span className="semi block">{speakerText.someNamed(named.length, speaking.length)}</span>
            )}
            {without && <span className="s2 warn block">{speakerText.unassigned(without.turns)}</span>}
          </span>
          <span className="end">
            <AddSpeaker isDisabled={isReadOnly} />
          </span>
        </div>
        <TalkBar
          people={[...speaking].sort(byShare)}
          shares={shares}
          colourOf={(id) => voices.get(id)?.colour}
        />
      </div>
      <div className="scroll">
        {speaking.length === 0 && !without && (
          <EmptyState icon={Users} title={speakerText.none}>
            {speakerText.noneText}
          </EmptyState>
        )}
        {unnamed.map((person) => (
          <UnnamedCard
            key={person.id}
            name={voices.get(person.id)?.name ?? ''}
            personId={person.id}
            {...shown(shares.get(person.id))}
            isSomebodyKnown={isSomebodyKnown}
            {...proposal(person.id)}
            onGo={onGo}
          />
        ))}
        {without && (
          <UnnamedCard
            personId={undefined}
            {...shown(without)}
            isSomebodyKnown={isSomebodyKnown}
            onGo={onGo}
          />
        )}
        {[...named.sort(byShare), ...silent].map((person) => (
          <SpeakerRow
            key={person.id}
            person={person}
            colour={voices.get(person.id)?.colour ?? ''}
            {...shown(shares.get(person.id))}
            introduction={names.given.get(person.id)}
            words={words}
            onGo={onGo}
          />
        ))}
        <DoubtfulTurns turns={names.doubtful} quoteOf={names.quoteOf} nameOf={nameOf} {...words} />
      </div>
      <div className="hints">
        <span>
          <Kbd chord={chordOf('transcript.speaker')} />
          {speakerText.keyHints.change}
        </span>
        {people.length > 1 && (
          <span>
            <kbd>1</kbd>
            {speakerText.keyHints.to}
            <kbd>{Math.min(9, people.length)}</kbd>
            {speakerText.keyHints.pick}
          </span>
        )}
        <span>
          <Kbd chord="Enter" />
          {speakerText.keyHints.split}
        </span>
      </div>
    </>
  )
}

/** What is shown of a share: plain values, so that a row is drawn again only when it looks otherwise. */
function shown(share: TalkShare | undefined) {
  return {
    turns: share?.turns ?? 0,
    first: share?.first,
    share: speakerText.share(share ?? { share: 0, percent: 0 }),
  }
}

/** From so many voices on the bar is drawn without gaps. */
const manyVoices = 40

interface TalkBarProps {
  readonly people: readonly Person[]
  readonly shares: ReadonlyMap<PersonId | undefined, TalkShare>
  readonly colourOf: (id: PersonId) => string | undefined
}

/** What nobody is known to say is a part of the talk too. */
function TalkBar({ people, shares, colourOf }: TalkBarProps) {
  const parts = people.map((person) => ({
    id: person.id as string,
    name: person.name || person.label || speakerText.nobody,
    share: shares.get(person.id),
    colour: colourOf(person.id),
  }))
  const without = shares.get(undefined)
  if (without) parts.push({ id: '', name: speakerText.nobody, share: without, colour: 'var(--line-strong)' })
  if (people.length === 0) return null
  const said = parts.map(({ name, share }) => speakerText.shareOf(name, shown(share).share)).join(', ')
  return (
    <div
      className={parts.length < manyVoices ? 'talk-share' : 'talk-share many'}
      role="img"
      aria-label={`${speakerText.talk}: ${said}`}
    >
      {parts.map(({ id, share, colour }) => (
        <i key={id} style={{ flexGrow: Math.max((share?.share ?? 0) * 1000, 4), background: colour }} />
      ))}
    </div>
  )
}

/** A person who is to speak: named here, given turns in the text. */
function AddSpeaker({ isDisabled }: { readonly isDisabled: boolean }) {
  const tell = useToldEdits()
  const people = useEpisodeSelector((episode) => episode.people)
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useTypedOnce()
  const taken = personNamed(people, name)
  const giveUp = () => {
    setName('')
    setOpen(false)
  }
  const add = () => {
    const given = name.trim()
    // Somebody of that name is there already, and a second one would be another person; the field says so.
    if (taken) return
    giveUp()
    if (given === '') return
    const person = { name: given, role: 'guest', group: 'cast' } as const
    void usedOrLeft(given, tell([{ type: 'person.add', person }]))
  }
  if (!isOpen) {
    return (
      <Button size="small" icon={Plus} isDisabled={isDisabled} onPress={() => setOpen(true)}>
        {speakerText.addSpeaker}
      </Button>
    )
  }
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <Field
        label={speakerText.addName}
        hideLabel
        placeholder={speakerText.addName}
        size="small"
        icon={UserPlus}
        autoFocus
        value={name}
        onChange={setName}
        error={taken && speakerText.taken(taken.name)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          giveUp()
        }}
      />
    </form>
  )
}
