import type { RecognitionPreview } from '../../../core/contract/recognition.ts'
import { PersonId } from '../../../core/ids.ts'
import { recognitionText } from '../../text/recognition.ts'
import { Chip } from '../../ui/Chip.tsx'
import { Note } from '../../ui/Note.tsx'
import { Select } from '../../ui/Select.tsx'

type Voice = RecognitionPreview['voices'][number]

interface RecognitionSummaryProps {
  readonly preview: RecognitionPreview
  /** What was chosen so far, by label. */
  readonly voices: Readonly<Record<string, PersonId | ''>>
  readonly onVoice: (label: string, person: PersonId | '') => void
}

/** How the new text differs as a whole, and who its voices are. */
export function RecognitionSummary({ preview, voices, onVoice }: RecognitionSummaryProps) {
  const { words, timing, headings } = preview
  const gained = weight(timing.is) - weight(timing.was)
  return (
    <>
      <dl className="recognition-facts">
        <dt>{recognitionText.words}</dt>
        <dd className="num">{recognitionText.wordsBoth(words.was, words.is, words.differ)}</dd>
        <dt>{recognitionText.times}</dt>
        <dd className="row">
          {recognitionText.timing(timing.was, timing.is)}
          {gained > 0 && <Chip tone="ok">{recognitionText.timesGained}</Chip>}
          {gained < 0 && <Chip tone="warn">{recognitionText.timesLost}</Chip>}
        </dd>
        {headings.all > 0 && (
          <>
            <dt>{recognitionText.headings}</dt>
            <dd>{recognitionText.headingsKept(headings.kept, headings.all)}</dd>
          </>
        )}
      </dl>
      <h2 className="recognition-head">{recognitionText.voices}</h2>
      {preview.voices.length === 0 ? (
        <div className="pad">
          <Note tone="ok">{recognitionText.noVoices}</Note>
        </div>
      ) : (
        <>
          <p className="recognition-said s2 t2">{recognitionText.voicesText}</p>
          <ul className="recognition-voices" aria-label={recognitionText.voices}>
            {preview.voices.map((voice) => (
              <VoiceRow
                key={voice.label}
                voice={voice}
                people={preview.people}
                chosen={voices[voice.label]}
                onChoose={(person) => onVoice(voice.label, person)}
              />
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** The more the times say, the more. */
function weight(timing: RecognitionPreview['timing']['is']): number {
  return { none: 0, cues: 1, words: 2 }[timing]
}

interface VoiceRowProps {
  readonly voice: Voice
  readonly people: RecognitionPreview['people']
  readonly chosen: PersonId | '' | undefined
  readonly onChoose: (person: PersonId | '') => void
}

/** No person has this id; it stands for a voice that stays what it is called. */
const staying = 'stays'

function VoiceRow({ voice, people, chosen, onChoose }: VoiceRowProps) {
  const { label, turns, words } = voice
  const value = chosen === undefined ? (voice.personId ?? staying) : chosen || staying
  return (
    <li>
      <span className="grow">
        <span className="med block ell">{label}</span>
        <span className="s1 t3 num">{recognitionText.voiceTalk(turns, words)}</span>
      </span>
      <span className="recognition-who">
        <Select
          label={recognitionText.voiceFor(label)}
          hideLabel
          value={value}
          onChange={(key) => onChoose(key === staying ? '' : PersonId.parse(key))}
          options={[
            ...people.map(({ personId, name }) => ({ id: personId as string, label: name })),
            { id: staying, label: recognitionText.stays(label) },
          ]}
        />
        <span className="s1 t3 block">
          {recognitionText.grounds(chosen === undefined ? voice.by : 'choice')}
        </span>
      </span>
    </li>
  )
}
