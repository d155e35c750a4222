import { z } from 'zod'
import { Edit } from '../editing/edit.ts'
import { count, revision, text } from './shape-parts.ts'

/** A destination whose rules are checked. */
export const Destination = z.enum(['apple', 'spotify', 'youtube', 'podcasting20', 'id3', 'web'])
/** A destination whose rules are checked. */
export type Destination = z.infer<typeof Destination>

/** Where in the episode a check points. */
export const CheckPlace = z.strictObject({
  section: z.enum(['details', 'transcript', 'chapters', 'people', 'links', 'notes']),
  /** Id of the chapter, person, link or segment. */
  id: text.optional(),
  /** As a person would say it: "chapter 3, 5:58". */
  label: text,
})
/** Where in the episode a check points. */
export type CheckPlace = z.infer<typeof CheckPlace>

/** One finding. Passed checks are findings too, with level `passed`. */
export const Finding = z.strictObject({
  /** Stable name of the check, such as `first-chapter-at-zero`. */
  id: text,
  level: z.enum(['error', 'warning', 'passed']),
  destination: z.union([Destination, z.literal('all')]),
  /** What is so: "The first chapter starts at 0:04." */
  message: text,
  /** What it costs: "YouTube and some apps ignore the whole list." */
  cost: text,
  where: z.array(CheckPlace).readonly(),
  /** One fix: edits a button can apply, or a place to go to. */
  fix: z
    .strictObject({ label: text, edits: z.array(Edit).readonly().optional(), safe: z.boolean() })
    .optional(),
})
/** One finding. */
export type Finding = z.infer<typeof Finding>

/** Something one file would not hold. */
export const Loss = z.strictObject({ field: text, count, message: text })
/** Something one file would not hold. */
export type Loss = z.infer<typeof Loss>

/** One file a bundle would hold. */
export const PlannedFile = z.strictObject({
  /** File id within the plan, such as `webvtt`. */
  id: text,
  path: text,
  format: text,
  /** Short name for the format chip: `VTT`. */
  chip: text,
  /** What it is for: "Transcript with speaker names, also for web players". */
  purpose: text,
  selected: z.boolean(),
  losses: z.array(Loss).readonly(),
  /** Why it cannot be written now, in a sentence; then it is not selected. */
  blocked: text.optional(),
})
/** One file a bundle would hold. */
export type PlannedFile = z.infer<typeof PlannedFile>

/** What an export would do. */
export const BundlePlan = z.strictObject({
  planId: text,
  revision,
  /** The folder's name. */
  name: text,
  profile: text,
  files: z.array(PlannedFile).readonly(),
  findings: z.array(Finding).readonly(),
  /** True when no error stands in the way. */
  ready: z.boolean(),
})
/** What an export would do. */
export type BundlePlan = z.infer<typeof BundlePlan>

/** What an export did. Every file was read back and compared before this was said. */
export const BundleReport = z.strictObject({
  folder: text,
  files: z
    .array(
      z.strictObject({
        path: text,
        format: text,
        bytes: count,
        sha256: text,
        losses: z.array(Loss).readonly(),
        verified: z.literal(true),
      }),
    )
    .readonly(),
})
/** What an export did. */
export type BundleReport = z.infer<typeof BundleReport>

/** What writing chapters into a copy of an audio file did; the copy was read back and sounds the same, by hash. */
export const AudioReport = z.strictObject({
  folder: text,
  name: text,
  /** Chapters the file has now, and had before. */
  written: count,
  replaced: count,
  losses: z.array(Loss).readonly(),
})
/** What writing chapters into a copy of an audio file did. */
export type AudioReport = z.infer<typeof AudioReport>

/** One format as the rest of the world sees it. */
export const FormatDescription = z.strictObject({
  id: text,
  label: text,
  kind: z.enum(['chapters', 'transcript']),
  extensions: z.array(text).readonly(),
  mime: text,
  reads: z.boolean(),
  writes: z.boolean(),
  carries: z.array(text).readonly(),
})
/** One format as the rest of the world sees it. */
export type FormatDescription = z.infer<typeof FormatDescription>
