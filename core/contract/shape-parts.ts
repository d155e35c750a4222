import { z } from 'zod'

/** A call that needs nothing, or has nothing to say. */
export const nothing = z.strictObject({})
/** Counts every accepted edit, undo and redo of an episode. */
export const revision = z.number().int().nonnegative()
/** Any text. */
export const text = z.string()
/** How many. */
export const count = z.number().int().nonnegative()
