import type { RecognitionPreview } from '../../../core/contract/recognition.ts'
import { displayName } from '../../../core/episode/people.ts'
import type { Episode, Transcript } from '../../../core/episode/schema.ts'
import type { CueList } from '../../../core/formats/format.ts'
import { newRecognition } from '../../../core/import/new-recognition.ts'
import { randomIds } from '../new-id.ts'

/** What is compared: a transcript that was read, and the episode it is to join. */
export interface CompareRequest {
  readonly list: CueList
  readonly episode: Episode
  /** The import the present transcript came from. */
  readonly original?: Transcript
}

/** What a transcript would make of an episode that has one. The ids it makes are thrown away with it. */
export function compareRecognition({ list, episode, original }: CompareRequest): RecognitionPreview {
  const { words, timing, headings, reapplied, already, lost, voices } = newRecognition(
    list,
    episode,
    original,
    undefined,
    randomIds,
  )
  return {
    revision: episode.revision,
    words,
    timing,
    headings,
    reapplied,
    already,
    lost,
    voices: voices.map(({ voiceId: _made, ...voice }) => voice),
    people: episode.people.map((person) => ({ personId: person.id, name: displayName(person) })),
  }
}
