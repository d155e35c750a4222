import type { EditFunctions } from './edit-function.ts'

/** Answers to suggestions that change no word, and taking them back. */
export const suggestionEdits: EditFunctions<'suggestion.answer' | 'suggestion.reopen'> = {
  'suggestion.answer': (draft, { type: _type, ...answer }, { now }) => {
    const others = (draft.answers ?? []).filter(({ id }) => id !== answer.id)
    draft.answers = [...others, { ...answer, decidedAt: now }]
  },
  'suggestion.reopen': (draft, { suggestionIds }) => {
    const going = new Set<string>(suggestionIds)
    const left = (draft.answers ?? []).filter(({ id }) => !going.has(id))
    if (left.length > 0) draft.answers = left
    else delete draft.answers
  },
}
