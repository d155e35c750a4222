import type { Patch } from '../editing/edit.ts'
import type { Episode } from '../episode/schema.ts'
import { sameValue } from './same-value.ts'

/**
 * The patches that lead from one version of an episode to another, part by part. Larger than those of an
 * edit, but right for any two versions: a backup put back, or two versions combined.
 */
export function patchesBetween(from: Episode, to: Episode): readonly Patch[] {
  const patches: Patch[] = []
  for (const part of new Set([...Object.keys(from), ...Object.keys(to)]) as Set<keyof Episode>) {
    if (to[part] === undefined) {
      if (from[part] !== undefined) patches.push({ op: 'remove', path: [part] })
    } else if (!sameValue(from[part], to[part])) {
      patches.push({ op: from[part] === undefined ? 'add' : 'replace', path: [part], value: to[part] })
    }
  }
  return patches
}
