import { z } from 'zod'
import { Patch } from '../editing/edit.ts'
import { Episode } from '../episode/schema.ts'
import { revision, text } from './shape-parts.ts'

/** Where a save stands. */
export const SaveState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('saved'), at: text }),
  z.strictObject({ state: z.literal('saving') }),
  /** The edits are safe in memory and, where the journal could be written, on disk. */
  z.strictObject({ state: z.literal('failed'), message: text, journalled: z.boolean() }),
])
/** Where a save stands. */
export type SaveState = z.infer<typeof SaveState>

/** What undo and redo would do next. */
export const HistoryState = z.strictObject({ undoLabel: text.optional(), redoLabel: text.optional() })
/** What undo and redo would do next. */
export type HistoryState = z.infer<typeof HistoryState>

/** An episode as a client first sees it. */
export const EpisodeSnapshot = z.strictObject({
  episode: Episode,
  history: HistoryState,
  save: SaveState,
  readOnly: z.boolean(),
})
/** An episode as a client first sees it. */
export type EpisodeSnapshot = z.infer<typeof EpisodeSnapshot>

/** What an accepted edit, an undo or a redo did. */
export const EditOutcome = z.strictObject({
  revision,
  patches: z.array(Patch).readonly(),
  /** What was done, as in "Rename chapter". */
  label: text,
  history: HistoryState,
})
/** What an accepted edit, an undo or a redo did. */
export type EditOutcome = z.infer<typeof EditOutcome>
