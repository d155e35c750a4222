import { z } from 'zod'
import { EpisodeId, PersonId, ShowId } from '../ids.ts'
import { Millis } from '../time.ts'
import { EpisodeRef } from './library-shapes.ts'
import { count, revision, text } from './shape-parts.ts'

/** The parts an imported page is made of. */
export const BlockKind = z.enum([
  'show',
  'hosts',
  'title',
  'description',
  'chapters',
  'links',
  'promise',
  'transcript',
  'ignored',
])
/** The parts an imported page is made of. */
export type BlockKind = z.infer<typeof BlockKind>

/** A run of lines of the imported text that was read as one part. Lines count from 1, both inclusive. */
export const ImportBlock = z.strictObject({
  kind: BlockKind,
  fromLine: count,
  toLine: count,
  /** Why it was read so, such as "16 lines that start with a time". */
  reason: text,
})
/** A run of lines of the imported text that was read as one part. */
export type ImportBlock = z.infer<typeof ImportBlock>

/** Something import noticed. */
export const ImportWarning = z.strictObject({ code: text, message: text, line: count.optional() })
/** Something import noticed. */
export type ImportWarning = z.infer<typeof ImportWarning>

/** What was found, before anything is written. */
export const ImportFound = z.strictObject({
  show: z
    .strictObject({ title: text, summary: text.optional(), link: text.optional(), feedUrl: text.optional() })
    .optional(),
  title: text.optional(),
  number: z.number().int().positive().optional(),
  season: z.number().int().positive().optional(),
  language: text.optional(),
  publishedAt: text.optional(),
  duration: Millis.optional(),
  guests: z.array(z.strictObject({ name: text, from: text })).readonly(),
  hosts: z
    .array(
      z.strictObject({
        name: text,
        links: z.array(z.strictObject({ label: text, address: text })).readonly(),
      }),
    )
    .readonly(),
  /** Paragraphs of the description. */
  description: z.array(text).readonly(),
  chapters: z
    .array(
      z.strictObject({
        startTime: Millis,
        endTime: Millis.optional(),
        title: text,
        url: text.optional(),
        image: text.optional(),
        hidden: z.literal(true).optional(),
      }),
    )
    .readonly(),
  links: z.array(z.strictObject({ label: text, address: text, owner: text.optional() })).readonly(),
  promised: z
    .array(z.strictObject({ label: text, sentence: text, owner: text.optional(), line: count }))
    .readonly(),
  transcript: z
    .strictObject({
      words: count,
      turns: count,
      speakers: z.array(text).readonly(),
      /** What its times rest on. */
      timing: z.enum(['words', 'cues', 'none']),
      opening: text,
    })
    .optional(),
})
/** What was found, before anything is written. */
export type ImportFound = z.infer<typeof ImportFound>

/** A draft episode with the text it came from; held by the host until accepted or dropped. */
export const ImportPreview = z.strictObject({
  previewId: text,
  /** What the file was read as, such as `page`, `webvtt` or `podcast-chapters-json`. */
  readAs: text,
  name: text,
  /** Lines of the source text, for the left pane; a very long line is cut for display. */
  lines: z.array(text).readonly(),
  blocks: z.array(ImportBlock).readonly(),
  found: ImportFound,
  warnings: z.array(ImportWarning).readonly(),
  /** The show of this library it would join. */
  knownShowId: ShowId.optional(),
  /** An episode of this library that looks like the same one. */
  sameAs: EpisodeRef.optional(),
})
/** A draft episode with the text it came from. */
export type ImportPreview = z.infer<typeof ImportPreview>

/** What the person corrected before accepting. Absent fields keep what was found. */
export const ImportChoices = z.strictObject({
  show: text.optional(),
  title: text.optional(),
  /** 0 means none. */
  number: count.optional(),
  guests: z.array(text).readonly().optional(),
  hosts: z.array(text).readonly().optional(),
  /** Addresses for promised links, by their index in `found.promised`; a handle is completed. */
  promised: z.record(text, text).optional(),
  /** Parts to leave out. */
  leaveOut: z
    .array(z.enum(['description', 'chapters', 'links', 'transcript']))
    .readonly()
    .optional(),
  /** Put the parts into this episode instead of a new one. */
  into: EpisodeId.optional(),
  /** For a transcript that takes the place of another: what was decided on seeing `import.recognition`. */
  recognition: z
    .strictObject({
      /** The revision of the episode that was looked at; nothing is done to another one. */
      revision,
      /** Label of a voice to the person it is; empty for a voice that stays what the file calls it. */
      voices: z.record(text, z.union([PersonId, z.literal('')])).optional(),
      /** Changes to put in although the new text reads otherwise, by their id. */
      force: z.array(text).readonly().optional(),
    })
    .optional(),
})
/** What the person corrected before accepting. */
export type ImportChoices = z.infer<typeof ImportChoices>

/** A file as a client hands it over: its bytes in base64. */
export const HandedFile = z.strictObject({ name: z.string().max(1_000), base64: z.string() })
/** A file as a client hands it over. */
export type HandedFile = z.infer<typeof HandedFile>
