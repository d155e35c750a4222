import { change, type EditFunctions } from './edit-function.ts'

/** Edits of the episode's own fields and of its show notes. */
export const detailsEdits: EditFunctions<'details.change' | 'notes.change'> = {
  'details.change': (draft, { set: { showTitle, ...set }, clear }) => {
    change(draft, set, clear)
    if (showTitle !== undefined) {
      draft.show.title = showTitle
      delete draft.show.id
    }
  },
  'notes.change': (draft, { set }) => change(draft.showNotes, set),
}
