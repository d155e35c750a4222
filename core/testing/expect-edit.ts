import { expect } from 'vitest'
import { applyEdits } from '../editing/apply-edit.ts'
import { Edit, type EditContext } from '../editing/edit.ts'
import { patched } from '../editing/patching.ts'
import { brokenInvariant } from '../episode/invariants.ts'
import { Episode } from '../episode/schema.ts'
import { countingIds } from '../ids.ts'
import { testNow } from './episode-builder.ts'

/** A context that gives the same instant and ids every time; ids start with `new`. */
export function testContext(): EditContext {
  const counting = countingIds()
  return { now: testNow, newId: (prefix) => counting(`new-${prefix}`) }
}

/**
 * Applies an edit and asserts everything every edit promises: it survives JSON, the old episode is
 * untouched, patches lead from old to new and inverse patches back, and the result is valid.
 */
export function applied(before: Episode, ...edits: readonly Edit[]): Episode {
  const travelled = edits.map((edit) => Edit.parse(JSON.parse(JSON.stringify(edit))))
  const copy = structuredClone(before)
  const { episode, patches, inversePatches } = applyEdits(before, travelled, testContext())
  expect(before).toEqual(copy)
  expect(patched(before, JSON.parse(JSON.stringify(patches)))).toEqual(episode)
  expect(patched(episode, JSON.parse(JSON.stringify(inversePatches)))).toEqual(before)
  expect(Episode.parse(JSON.parse(JSON.stringify(episode)))).toEqual(episode)
  expect(brokenInvariant(episode)).toBeUndefined()
  return episode
}

/** Asserts that an edit turns one episode into another, and all that every edit promises. */
export function expectEdit(before: Episode, edit: Edit, after: Episode): void {
  expect(applied(before, edit)).toEqual(after)
}
