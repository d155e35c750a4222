import { z } from 'zod'
import type { Episode } from '../episode/schema.ts'
import { EpisodeId, ShowId } from '../ids.ts'
import { Millis } from '../time.ts'

/** How far one part of an episode is. */
export const PartReadiness = z.enum(['none', 'part', 'error', 'done'])
/** How far one part of an episode is. */
export type PartReadiness = z.infer<typeof PartReadiness>

/** How far each of the five parts is, and one caption saying what is left. */
export const Readiness = z
  .strictObject({
    transcript: PartReadiness,
    chapters: PartReadiness,
    people: PartReadiness,
    notes: PartReadiness,
    files: PartReadiness,
    /** What is left, such as "2 links to add"; empty when nothing is. */
    caption: z.string(),
  })
  .readonly()
/** How far each of the five parts is. */
export type Readiness = z.infer<typeof Readiness>

/** What a row of the library shows about one episode. */
export const EpisodeSummary = z
  .strictObject({
    id: EpisodeId,
    showId: ShowId.optional(),
    show: z.string(),
    number: z.number().int().optional(),
    title: z.string(),
    guest: z.string().optional(),
    updatedAt: z.string(),
    duration: Millis.optional(),
    words: z.number().int().nonnegative(),
    chapters: z.number().int().nonnegative(),
    readiness: Readiness,
  })
  .readonly()
/** What a row of the library shows about one episode. */
export type EpisodeSummary = z.infer<typeof EpisodeSummary>

/** The name of the first guest, if the episode has one. */
export function guestOf(episode: Episode): string | undefined {
  return episode.people.find((person) => person.role === 'guest' && person.name !== '')?.name
}
