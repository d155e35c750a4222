import { displayName } from '../../../../core/episode/people.ts'
import { PersonId } from '../../../../core/ids.ts'
import { proposalText, turnsPreviewText as text } from '../../../text/proposals.ts'
import { Select } from '../../../ui/Select.tsx'
import type { TurnRow } from './turn-rows.ts'
import type { TurnPreview } from './use-turn-preview.ts'

const nobody = 'nobody'

interface CurrentTurnProps {
  readonly preview: TurnPreview
  readonly row: TurnRow
}

/** Why the chosen turn was proposed, and who speaks in it. */
export function CurrentTurn({ preview, row }: CurrentTurnProps) {
  const { people, setSpeaker } = preview
  return (
    <>
      <p className="s2 t2">{`${row.isStanding ? text.standing : row.isMoved ? proposalText.byYou : row.reason}.`}</p>
      {people.length > 0 && (
        <Select<string>
          label={text.speakerOf}
          hideLabel
          value={row.speaker ?? nobody}
          onChange={(id) => setSpeaker(row.key, id === nobody ? undefined : PersonId.parse(id))}
          options={[
            ...people.map((person, at) => ({
              id: person.id as string,
              label: displayName(person),
              ...(at < 9 && { detail: String(at + 1) }),
            })),
            { id: nobody, label: text.noSpeaker, detail: '0' },
          ]}
        />
      )}
    </>
  )
}
