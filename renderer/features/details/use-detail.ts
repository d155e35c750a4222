import type { ClearableDetail, EditOf } from '../../../core/editing/edit.ts'
import { useApplyEdits, useIsReadOnly } from '../../state/EpisodeProvider.tsx'

type Set = EditOf<'details.change'>['set']

/** Changes details, one field at a time; typing in one field is one step of undo. */
export function useDetail() {
  const apply = useApplyEdits()
  const isReadOnly = useIsReadOnly()
  return {
    isReadOnly,
    set: (set: Set, mergeKey?: string) =>
      apply([{ type: 'details.change', set }], mergeKey === undefined ? {} : { mergeKey }),
    clear: (field: ClearableDetail, mergeKey?: string) =>
      apply(
        [{ type: 'details.change', set: {}, clear: [field] }],
        mergeKey === undefined ? {} : { mergeKey },
      ),
  }
}
