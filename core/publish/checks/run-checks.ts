import type { Destination, Finding } from '../../contract/contract.ts'
import type { Episode } from '../../episode/schema.ts'
import { AppError } from '../../errors.ts'
import type { Show } from '../../show/schema.ts'

/** What the checks may look at besides the episode. */
export interface CheckOptions {
  /** Destinations to check; all unless given. */
  readonly for?: readonly Destination[]
  readonly show?: Show
  /** Suggestions nobody has decided; absent when they were not looked for. */
  readonly openCorrections?: number
}

/** Runs every check that applies. Errors first, then warnings, then what passed. Never throws for what an episode holds. */
export function runChecks(_episode: Episode, _options: CheckOptions = {}): Finding[] {
  throw new AppError('internal', 'Not built yet.')
}
