import { z } from 'zod'
import { Correction } from '../episode/schema.ts'
import { PersonId } from '../ids.ts'
import { Millis } from '../time.ts'

const text = z.string()
const count = z.number().int().nonnegative()
const Passage = z.strictObject({ left: text, text, right: text })

/** One thing that had been changed in a transcript, and its place in the present text and in a new one. */
export const CarriedChange = z.strictObject({
  id: text,
  was: text,
  is: text,
  origin: Correction.unwrap().shape.origin,
  there: Passage,
  here: Passage,
  /** Measured start of the place in the new text. */
  start: Millis.optional(),
  /** For one that does not fit: whether it can be put there all the same. */
  canForce: z.boolean(),
})
/** One thing that had been changed in a transcript. */
export type CarriedChange = z.infer<typeof CarriedChange>

const Timing = z.enum(['words', 'cues', 'none'])

/** What a new transcript would make of an episode that has one. */
export const RecognitionPreview = z.strictObject({
  revision: count,
  /** `differ`: words that read otherwise, capitals and punctuation aside. */
  words: z.strictObject({ was: count, is: count, differ: count }),
  timing: z.strictObject({ was: Timing, is: Timing }),
  /** Chapters whose heading stands in the text, and how many of them have a place in the new one. */
  headings: z.strictObject({ all: count, kept: count }),
  reapplied: z.array(CarriedChange).readonly(),
  /** What the new text has right by itself. */
  already: z.array(CarriedChange).readonly(),
  /** What has no place in the new text. */
  lost: z.array(CarriedChange).readonly(),
  voices: z
    .array(
      z.strictObject({
        label: text,
        personId: PersonId.optional(),
        by: z.enum(['name', 'words', 'time', 'choice', 'nothing']),
        turns: count,
        words: count,
      }),
    )
    .readonly(),
  /** Those a voice can be given to. */
  people: z.array(z.strictObject({ personId: PersonId, name: text })).readonly(),
})
/** What a new transcript would make of an episode that has one. */
export type RecognitionPreview = z.infer<typeof RecognitionPreview>
