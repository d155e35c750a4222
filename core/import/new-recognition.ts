import type { ImportChoices } from '../contract/import-shapes.ts'
import { type ReappliedCorrections, reapplyCorrections } from '../editing/reapply-corrections.ts'
import type { Episode, Transcript } from '../episode/schema.ts'
import type { CueList } from '../formats/format.ts'
import type { IdSource } from '../ids.ts'
import { assembleTranscript } from './assemble-transcript.ts'

/**
 * What a transcript that was read makes of an episode that has one already. `original` is the import the present
 * one came from. The voices are those of the file alone: that two files call a voice `SPEAKER_00` means nothing.
 */
export function newRecognition(
  list: CueList,
  episode: Episode,
  original: Transcript | undefined,
  choices: ImportChoices['recognition'],
  newId: IdSource,
): ReappliedCorrections {
  const { transcript, newPeople } = assembleTranscript(list, [], newId)
  return reapplyCorrections(
    episode,
    { transcript, voices: newPeople, ...(original && { original }) },
    choices ?? {},
    newId,
  )
}
