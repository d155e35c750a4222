import type { DoubtfulTurn } from '../../../../core/editing/proposals/voice-names.ts'
import type { PersonId } from '../../../../core/ids.ts'
import { speakerText } from '../../../text/transcript.ts'
import type { QuoteOf } from './use-voice-names.ts'
import { type WordsInText, wordsOf } from './VoiceEvidence.tsx'

interface DoubtfulTurnsProps extends WordsInText {
  readonly turns: readonly DoubtfulTurn[]
  readonly quoteOf: QuoteOf
  readonly nameOf: (id: PersonId) => string
}

/** Where so much speaks against the speakers, they are wrong altogether, and a longer list would not help. */
const mostShown = 20

/** Turns whose words speak against their speaker; each leads to its place. */
export function DoubtfulTurns({ turns, quoteOf, nameOf, timeOf, onGo }: DoubtfulTurnsProps) {
  if (turns.length === 0) return null
  return (
    <section aria-label={speakerText.check}>
      <div className="navh check-turns" aria-hidden="true">
        <span>{speakerText.check}</span>
        <span className="num">{turns.length}</span>
      </div>
      <ul>
        {turns.slice(0, mostShown).map((turn) => (
          <li key={`${turn.segmentId} ${turn.from}`}>
            <button type="button" className="sr row doubt" onClick={() => onGo(wordsOf(turn))}>
              <span className="num s2 t3">{timeOf(turn.segmentId, turn.from)}</span>
              <span className="grow">
                <span className="ell block">{speakerText.quote(quoteOf(turn))}</span>
                <span className="s2 t3 block">
                  {speakerText.doubt(
                    turn.speaker === undefined ? '' : nameOf(turn.speaker),
                    turn.other && nameOf(turn.other),
                  )}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {turns.length > mostShown && <p className="s2 t3">{speakerText.checkMore(turns.length - mostShown)}</p>}
    </section>
  )
}
