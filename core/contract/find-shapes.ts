import { z } from 'zod'
import { EpisodeId, SegmentId } from '../ids.ts'
import { Millis } from '../time.ts'
import { count, revision, text } from './shape-parts.ts'

/** What to look for in a text; the same in one episode and in all of a show. */
export const TextQuery = z.strictObject({
  text: z.string().min(1).max(10_000),
  matchCase: z.boolean(),
  wholeWord: z.boolean(),
  regularExpression: z.boolean(),
})
/** What to look for in a text. */
export type TextQuery = z.infer<typeof TextQuery>

/** One place that was found in a transcript. */
export const PlaceInEpisode = z.strictObject({
  segmentId: SegmentId,
  /** Which of the places of its turn, counting from 0. */
  nth: count,
  /** Where the turn starts, if that is known. */
  time: Millis.optional(),
  found: text,
  leftContext: text,
  rightContext: text,
})
/** One place that was found in a transcript. */
export type PlaceInEpisode = z.infer<typeof PlaceInEpisode>

/** What was found in one episode, as it stood at a revision. */
export const FoundInEpisode = z.strictObject({
  episodeId: EpisodeId,
  title: text,
  number: z.number().int().optional(),
  revision,
  /** All places; `places` holds the first 500. */
  count,
  places: z.array(PlaceInEpisode).readonly(),
})
/** What was found in one episode. */
export type FoundInEpisode = z.infer<typeof FoundInEpisode>

/** What one look through a part of a show came to. */
export const ShowFindings = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('found'),
    /** Episodes in which it stands. */
    episodes: z.array(FoundInEpisode).readonly(),
    /** Where the next look begins; absent when this was the last episode. */
    next: count.optional(),
    /** How many episodes the show has. */
    of: count,
    /** Episodes whose files cannot be read; they were passed over. */
    unreadable: z.array(z.strictObject({ episodeId: EpisodeId, message: text })).readonly(),
  }),
  /** The expression cannot be read; `reason` is the engine's own words. */
  z.strictObject({ kind: z.literal('unreadable'), reason: text }),
  /** The expression took longer than 1.5 seconds in one episode and was stopped. */
  z.strictObject({ kind: z.literal('too-slow'), episodeId: EpisodeId, title: text }),
])
/** What one look through a part of a show came to. */
export type ShowFindings = z.infer<typeof ShowFindings>
