import { isAppError } from '../../errors.ts'
import type { Check } from './check.ts'

/** A template that cannot be read gives no notes at all, neither as files nor in the feed item. */
export const notesTemplate: Check = {
  id: 'notes-template',
  destinations: 'all',
  passed: 'The show notes can be written.',
  check(_, context) {
    const notes = context.notes()
    if (!isAppError(notes)) {
      if (notes.markdown !== '') return []
      return [
        {
          level: 'warning',
          message: 'The show notes are empty.',
          cost: 'The episode is published without a description.',
          where: [{ section: 'notes', label: 'the show notes' }],
          fix: { label: 'Write the show notes', safe: false },
        },
      ]
    }
    return [
      {
        level: 'error',
        message: `The template of the show notes is broken. ${notes.message}`,
        cost: 'No show notes and no feed item can be written.',
        where: [{ section: 'notes', label: `line ${String(notes.details?.['line'] ?? 1)}` }],
        fix: { label: 'Correct the template', safe: false },
      },
    ]
  },
}
