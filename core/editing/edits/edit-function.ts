import type { Draft } from 'immer'
import type { Episode } from '../../episode/schema.ts'
import { AppError } from '../../errors.ts'
import type { EditContext, EditOf, EditType } from '../edit.ts'

/** An episode while one edit changes it. */
export type EpisodeDraft = Draft<Episode>

/**
 * Carries out one kind of edit on a draft. Throws `AppError` when the edit does not fit the episode;
 * the draft is then thrown away, so nothing has changed.
 */
export type EditFunction<T extends EditType> = (
  draft: EpisodeDraft,
  edit: EditOf<T>,
  context: EditContext,
) => void

/** The edit functions of some of the kinds. */
export type EditFunctions<T extends EditType> = { readonly [K in T]: EditFunction<K> }

/** Refuses an edit that names something the episode does not have (any more). */
export function missing(what: string): AppError {
  return new AppError(
    'invalid-edit',
    `This ${what} is no longer in the episode. Nothing was changed. Look again and repeat the change if it is still needed.`,
  )
}

/** Position of the item with an id, or an `invalid-edit` that names what is missing. */
export function positionOf(items: readonly { readonly id: string }[], id: string, what: string): number {
  const position = items.findIndex((item) => item.id === id)
  if (position < 0) throw missing(what)
  return position
}

/** The item with an id, or an `invalid-edit` that names what is missing. */
export function itemOf<I extends { readonly id: string }>(items: readonly I[], id: string, what: string): I {
  const item = items[positionOf(items, id, what)]
  if (!item) throw missing(what)
  return item
}

/** Moves the item with an id before another, or to the end. */
export function moveBefore<I extends { readonly id: string }>(
  items: I[],
  id: string,
  before: string | undefined,
  what: string,
): void {
  if (id === before) return
  const [item] = items.splice(positionOf(items, id, what), 1)
  if (!item) throw missing(what)
  items.splice(before === undefined ? items.length : positionOf(items, before, what), 0, item)
}

/** Sets the given fields and deletes the cleared ones. */
export function change(target: object, set: object, clear: readonly string[] = []): void {
  for (const [field, value] of Object.entries(set)) if (value !== undefined) Reflect.set(target, field, value)
  for (const field of clear) Reflect.deleteProperty(target, field)
}
