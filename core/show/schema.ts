import { z } from 'zod'
import { PersonId, RuleId, ShowId } from '../ids.ts'

/** The version of the show file this program writes. */
export const currentShowVersion = 1

const Line = z.string().max(10_000)

/** A person the show knows, offered to every new episode. */
export const KnownPerson = z
  .strictObject({
    id: PersonId,
    name: Line,
    role: z.string().max(64),
    group: z.string().max(64),
    headline: Line.optional(),
    image: Line.optional(),
    links: z.array(z.strictObject({ label: Line, address: Line }).readonly()).readonly(),
    /** How recognisers have misspelt this name. */
    heardAs: z.array(Line).readonly(),
  })
  .readonly()
/** A person the show knows. */
export type KnownPerson = z.infer<typeof KnownPerson>

/** One word or name of the show, for the corrections engine and the glossary. */
export const Term = z
  .strictObject({
    spelling: Line,
    kind: z.enum(['person', 'product', 'term', 'place', 'other']),
    saidAs: z.array(Line).readonly(),
    heardAs: z.array(Line).readonly(),
    matchCapitals: z.boolean(),
    scope: z.enum(['show', 'all']),
    language: z.string().optional(),
  })
  .readonly()
/** One word or name of the show. */
export type Term = z.infer<typeof Term>

/** One saved replacement. */
export const ReplaceRule = z
  .strictObject({
    id: RuleId,
    find: Line,
    replace: Line,
    wholeWord: z.boolean(),
    matchCase: z.boolean(),
    regularExpression: z.boolean(),
  })
  .readonly()
/** One saved replacement. */
export type ReplaceRule = z.infer<typeof ReplaceRule>

/** A named template for show notes. */
export const NotesTemplate = z.strictObject({ name: Line, template: z.string().max(200_000) }).readonly()
/** A named template for show notes. */
export type NotesTemplate = z.infer<typeof NotesTemplate>

/** A decision about one "heard → right", whatever the place. */
export const RememberedPair = z
  .strictObject({ heard: Line, right: Line, times: z.number().int().positive() })
  .readonly()
/** A decision about one "heard → right". */
export type RememberedPair = z.infer<typeof RememberedPair>

/** How often one sound was heard for another, by what became of the suggestions it stood in. */
export const RememberedSound = z
  .strictObject({
    /** One phoneme character of `core/corrections/phonemes.ts`; empty where nothing was heard. */
    heard: z.string().max(4),
    /** What was said; empty where it was nothing. */
    right: z.string().max(4),
    accepted: z.number().int().nonnegative(),
    refused: z.number().int().nonnegative(),
  })
  .readonly()
/** How often one sound was heard for another. */
export type RememberedSound = z.infer<typeof RememberedSound>

/** What accepting and refusing corrections has taught about a show. */
export const CorrectionMemory = z
  .strictObject({
    /** Pairs that were accepted, offered first in the next episode. */
    accepted: z.array(RememberedPair).readonly(),
    /** Pairs nobody wants to see again in this show. */
    refused: z.array(RememberedPair).readonly(),
    /** What this show's voices and recogniser turn into what; absent until something was learned. */
    sounds: z.array(RememberedSound).max(500).readonly().optional(),
  })
  .readonly()
/** What accepting and refusing corrections has taught about a show. */
export type CorrectionMemory = z.infer<typeof CorrectionMemory>

/** What Galley remembers about a show between episodes: the content of `shows/<showId>.json`. */
export const Show = z
  .strictObject({
    schemaVersion: z.literal(currentShowVersion),
    id: ShowId,
    title: Line,
    summary: z.string().max(200_000).optional(),
    link: Line.optional(),
    feedUrl: Line.optional(),
    language: z.string().max(64),
    explicit: z.boolean().optional(),
    people: z.array(KnownPerson).readonly(),
    vocabulary: z.array(Term).readonly(),
    memory: CorrectionMemory,
    replaceRules: z.array(ReplaceRule).readonly(),
    templates: z.array(NotesTemplate).readonly(),
    /** Set where this show wants open corrections to block an export. */
    blockOnOpenCorrections: z.boolean(),
  })
  .readonly()
/** What Galley remembers about a show. */
export type Show = z.infer<typeof Show>
