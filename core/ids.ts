import { z } from 'zod'

const id = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/)

/** Names an episode and its file; safe as a file name on every system. */
export const EpisodeId = id.brand<'EpisodeId'>()
/** Names an episode and its file. */
export type EpisodeId = z.infer<typeof EpisodeId>
/** Names a show and its file. */
export const ShowId = id.brand<'ShowId'>()
/** Names a show and its file. */
export type ShowId = z.infer<typeof ShowId>
/** Names one chapter of an episode. */
export const ChapterId = id.brand<'ChapterId'>()
/** Names one chapter of an episode. */
export type ChapterId = z.infer<typeof ChapterId>
/** Names one segment of a transcript. */
export const SegmentId = id.brand<'SegmentId'>()
/** Names one segment of a transcript. */
export type SegmentId = z.infer<typeof SegmentId>
/** Names one person credited in an episode or known to a show. */
export const PersonId = id.brand<'PersonId'>()
/** Names one person credited in an episode or known to a show. */
export type PersonId = z.infer<typeof PersonId>
/** Names one link of an episode. */
export const LinkId = id.brand<'LinkId'>()
/** Names one link of an episode. */
export type LinkId = z.infer<typeof LinkId>
/** Names one accepted correction. */
export const CorrectionId = id.brand<'CorrectionId'>()
/** Names one accepted correction. */
export type CorrectionId = z.infer<typeof CorrectionId>
/** Names what made a group of corrections, so that one rule can be undone by itself. */
export const RuleId = id.brand<'RuleId'>()
/** Names what made a group of corrections. */
export type RuleId = z.infer<typeof RuleId>
/** Names one "heard → right": the same for the same words, so that an answer finds its suggestion again. */
export const SuggestionId = id.brand<'SuggestionId'>()
/** Names one "heard → right". */
export type SuggestionId = z.infer<typeof SuggestionId>
/** Names one soundbite of an episode. */
export const SoundbiteId = id.brand<'SoundbiteId'>()
/** Names one soundbite of an episode. */
export type SoundbiteId = z.infer<typeof SoundbiteId>

/**
 * Makes new ids. It is passed in wherever ids are needed, so that core stays pure and tests get
 * the same ids every time. The prefix says what the id names: `ch` gives `ch-7f3k2q9d`.
 */
export type IdSource = (prefix: string) => string

/** Ids in counting order, for tests and examples: `ch-1`, `ch-2`, `sg-1`. */
export function countingIds(): IdSource {
  const counts = new Map<string, number>()
  return (prefix) => {
    const next = (counts.get(prefix) ?? 0) + 1
    counts.set(prefix, next)
    return `${prefix}-${next}`
  }
}
