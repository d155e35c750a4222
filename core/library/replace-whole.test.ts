import { expect, test } from 'vitest'
import { patched } from '../editing/patching.ts'
import { episode } from '../testing/episode-builder.ts'
import { patchesBetween } from './replace-whole.ts'

const from = { ...episode('# 0:00 Start', 'Ada: hello'), subtitle: 'Old' }
const { subtitle: _old, ...rest } = from
const to = { ...rest, revision: 9, link: 'https://a.example', chapters: [] }

test('the patches lead from one version to the other, and the other way back', () => {
  expect(patched(from, patchesBetween(from, to))).toEqual(to)
  expect(patched(to, patchesBetween(to, from))).toEqual(from)
})

test('parts that say the same are not among them', () => {
  expect(patchesBetween(from, structuredClone(from))).toEqual([])
  expect(patchesBetween(from, to).map((patch) => patch.path[0])).not.toContain('transcript')
})
