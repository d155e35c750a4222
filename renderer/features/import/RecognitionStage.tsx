import { ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import type { PersonId } from '../../../core/ids.ts'
import { useCommand } from '../../state/commands.ts'
import { chordOf } from '../../state/keymap.ts'
import { recognitionText } from '../../text/recognition.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { ArrivalPane } from './ArrivalPane.tsx'
import { CarriedChanges } from './CarriedChanges.tsx'
import { RecognitionSummary } from './RecognitionSummary.tsx'
import type { Recognition, RecognitionDecisions } from './use-recognition.ts'
import '../../styles/recognition.css'

interface RecognitionStageProps {
  readonly recognition: Recognition
  readonly intoName: string
  readonly isBusy: boolean
  /** Whether it is being compared again. */
  readonly isAsking: boolean
  readonly onBack: () => void
  readonly onCancel: () => void
  readonly onReplace: (decisions: RecognitionDecisions) => void
}

/** What a new transcript changes, before it takes the place of the present one. */
export function RecognitionStage(props: RecognitionStageProps) {
  const { recognition, intoName, isBusy, isAsking, onBack, onCancel, onReplace } = props
  const { preview } = recognition
  const [voices, setVoices] = useState<RecognitionDecisions['voices']>({})
  const [force, setForce] = useState<ReadonlySet<string>>(new Set())
  const replace = () => onReplace(stillMeant(preview, { voices, force }))
  useCommand('import.confirm', replace, !isBusy && !isAsking)
  const choose = (label: string, person: PersonId | '') => setVoices((now) => ({ ...now, [label]: person }))
  const toggle = (id: string) =>
    setForce((now) => {
      const next = new Set(now)
      if (!next.delete(id)) next.add(id)
      return next
    })
  return (
    <div className="import-two recognition">
      <ArrivalPane
        label={recognitionText.what}
        title={recognitionText.title}
        meta={recognitionText.into(intoName)}
        tools={
          <Button size="small" variant="quiet" onPress={onBack}>
            {recognitionText.back}
          </Button>
        }
      >
        <div className="scroll">
          <RecognitionSummary preview={preview} voices={voices} onVoice={choose} />
        </div>
      </ArrivalPane>
      <section className="pane side" aria-label={recognitionText.lists} data-region="side">
        <CarriedChanges preview={preview} force={force} onForce={toggle} />
        <div className="foot">
          <span className="row s2 t3">
            <Icon of={ShieldCheck} size="small" />
            {recognitionText.safe}
          </span>
          <span className="end row">
            <Button size="large" onPress={onCancel}>
              {recognitionText.cancel}
            </Button>
            <Button
              variant="filled"
              size="large"
              shortcut={chordOf('import.confirm')}
              busy={isBusy ? recognitionText.replacing : isAsking ? recognitionText.asking : undefined}
              onPress={replace}
            >
              {recognitionText.replace}
            </Button>
          </span>
        </div>
      </section>
    </div>
  )
}

/** What was decided, as far as there still is what it was decided about: the episode may have been looked at again. */
function stillMeant(
  { lost, people }: Recognition['preview'],
  { voices, force }: RecognitionDecisions,
): RecognitionDecisions {
  const present = new Set(people.map(({ personId }) => personId))
  const forcible = lost.filter(({ id, canForce }) => canForce && force.has(id))
  return {
    voices: Object.fromEntries(
      Object.entries(voices).filter(([, person]) => person === '' || present.has(person)),
    ),
    force: new Set(forcible.map(({ id }) => id)),
  }
}
