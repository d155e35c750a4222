import type { NamePlace } from '../../../../core/editing/proposals/name-tally.ts'
import type { PersonId, SegmentId } from '../../../../core/ids.ts'
import { speakerText } from '../../../text/transcript.ts'
import { Button } from '../../../ui/Button.tsx'
import type { WordInTurn } from '../rules/PlaceList.tsx'
import type { QuoteOf } from './use-voice-names.ts'

/** Where words are said, and the way there. */
export interface WordsInText {
  readonly timeOf: (segmentId: SegmentId, word: number) => string
  readonly onGo: (place: WordInTurn) => void
}

/** The words a place has, for the way there. */
export function wordsOf({ segmentId, from, to }: NamePlace): WordInTurn {
  return { segmentId, word: from, words: to - from }
}

interface VoiceEvidenceProps extends WordsInText {
  readonly places: readonly NamePlace[]
  readonly quoteOf: QuoteOf
  readonly nameOf: (id: PersonId) => string
}

/** So many quotations are read; more say the same. */
const mostShown = 2

/** What speaks for a name, as a sentence whose times lead to the words: “Bob says “Robin, …” at 0:57.” */
export function VoiceEvidence({ places, quoteOf, nameOf, timeOf, onGo }: VoiceEvidenceProps) {
  const own = places.filter(({ use }) => use === 'given')
  const isOwn = own.length > 0
  const shown = (isOwn ? own : places).slice(0, mostShown)
  return (
    <p className="s2 t2">
      {shown.map((place, index) => {
        const before = shown[index - 1]
        const isSame = before !== undefined && before.speaker === place.speaker
        const who = isOwn || place.speaker === undefined ? undefined : nameOf(place.speaker)
        const time = timeOf(place.segmentId, place.from)
        return (
          <span key={`${place.segmentId} ${place.from}`}>
            {index > 0 && (isSame ? speakerText.and : speakerText.next)}
            {!isSame && speakerText.says(who)}
            <q>{quoteOf(place)}</q>
            {time === '' ? ' ' : speakerText.at}
            <Button
              variant="link"
              aria-label={speakerText.goTo(time, quoteOf(place))}
              onPress={() => onGo(wordsOf(place))}
            >
              <span className="num">{time || speakerText.there}</span>
            </Button>
          </span>
        )
      })}
      .{!isOwn && speakerText.answers(places.length)}
    </p>
  )
}
