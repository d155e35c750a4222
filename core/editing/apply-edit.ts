import { produce } from 'immer'
import { brokenInvariant } from '../episode/invariants.ts'
import type { Episode } from '../episode/schema.ts'
import { AppError } from '../errors.ts'
import type { Edit, EditContext, EditType, Patch } from './edit.ts'
import { chapterEdits } from './edits/chapter-edits.ts'
import { correctionEdits } from './edits/correction-edits.ts'
import { detailsEdits } from './edits/details-edits.ts'
import type { EditFunction, EditFunctions, EpisodeDraft } from './edits/edit-function.ts'
import { peopleEdits } from './edits/people-edits.ts'
import { suggestionEdits } from './edits/suggestion-edits.ts'
import { transcriptEdits } from './edits/transcript-edits.ts'
import { patchesBothWays } from './patches-between.ts'

const functions: EditFunctions<EditType> = {
  ...detailsEdits,
  ...chapterEdits,
  ...transcriptEdits,
  ...correctionEdits,
  ...suggestionEdits,
  ...peopleEdits,
}

/** A new episode and the way there and back. */
export interface Applied {
  readonly episode: Episode
  /** From the old episode to the new one; JSON-safe. */
  readonly patches: readonly Patch[]
  /** From the new episode to the old one, its revision and date aside. */
  readonly inversePatches: readonly Patch[]
}

/** Applies one edit; see `applyEdits`. */
export function applyEdit(episode: Episode, edit: Edit, context: EditContext): Applied {
  return applyEdits(episode, [edit], context)
}

/**
 * Applies edits in order as one step: all or none. Pure: the same episode, edits and context give the
 * same result.
 *
 * @throws AppError `invalid-edit`, `edit-stale` or `invariant-broken`; the episode given is unchanged.
 */
export function applyEdits(episode: Episode, edits: readonly Edit[], context: EditContext): Applied {
  let result = episode
  for (const edit of edits) {
    result = produce(result, (draft) => {
      run(draft, edit, context)
    })
  }
  const broken = brokenInvariant(result)
  if (broken) throw new AppError('invariant-broken', `${broken} Nothing was changed.`)
  return appliedBetween(episode, result)
}

/** The way from one version of an episode to another and back. */
export function appliedBetween(before: Episode, after: Episode): Applied {
  const { forth, back } = patchesBothWays(before, after)
  return { episode: after, patches: forth, inversePatches: back }
}

/** The one place where the link between an edit's name and its type is looked up at run time. */
function run(draft: EpisodeDraft, edit: Edit, context: EditContext): void {
  const apply = functions[edit.type] as EditFunction<EditType>
  apply(draft, edit as never, context)
}
