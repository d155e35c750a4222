import { z } from 'zod'
import type { Episode } from '../episode/schema.ts'
import { assert } from '../errors.ts'
import type { PlannedBundle } from './bundle.ts'
import { allTimesEstimated } from './file-losses.ts'

/** The manifest's name inside the bundle's folder. */
export const manifestName = 'bundle.json'

/** The version of the manifest this program writes. */
const manifestVersion = 1

const Loss = z.strictObject({ field: z.string(), count: z.number().int().nonnegative(), message: z.string() })

/** What `bundle.json` says. Nothing in it depends on the clock: the same revision gives the same manifest. */
export const Manifest = z.strictObject({
  schemaVersion: z.literal(manifestVersion),
  name: z.string(),
  profile: z.string(),
  episode: z.strictObject({
    id: z.string(),
    /** The revision the files were made from; an episode with a later one has changed since. */
    revision: z.number().int().nonnegative(),
    schemaVersion: z.number().int().positive(),
    show: z.string(),
    title: z.string(),
    number: z.number().int().positive().optional(),
    guid: z.string().optional(),
  }),
  files: z
    .array(
      z.strictObject({
        path: z.string(),
        format: z.string(),
        bytes: z.number().int().nonnegative(),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        losses: z.array(Loss).readonly(),
        /** Set when every time in the file is an estimate, not a measurement. */
        estimatedTimes: z.literal(true).optional(),
      }),
    )
    .readonly(),
})
/** What `bundle.json` says. */
export type Manifest = z.infer<typeof Manifest>

/** A file as it stands on the disk. */
export interface WrittenFile {
  readonly id: string
  readonly path: string
  readonly bytes: number
  /** Lower-case hex. */
  readonly sha256: string
}

/** The text of `bundle.json`: what was written, from which revision, and what each file does not hold. */
export function manifestText(
  episode: Episode,
  plan: Pick<PlannedBundle, 'files' | 'profile' | 'name'>,
  files: readonly WrittenFile[],
): string {
  const planned = new Map(plan.files.map((file) => [file.id, file]))
  const manifest: Manifest = {
    schemaVersion: manifestVersion,
    name: plan.name,
    profile: plan.profile,
    episode: {
      id: episode.id,
      revision: episode.revision,
      schemaVersion: episode.schemaVersion,
      show: episode.show.title,
      title: episode.title,
      ...(episode.number !== undefined && { number: episode.number }),
      ...(episode.guid !== undefined && { guid: episode.guid }),
    },
    files: files.map(({ id, path, bytes, sha256 }) => {
      const file = planned.get(id)
      assert(file !== undefined, 'only files of the plan are written')
      const { format, losses } = file
      const estimated = losses.some(({ field }) => field === allTimesEstimated)
      return { path, format, bytes, sha256, losses, ...(estimated && { estimatedTimes: true as const }) }
    }),
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}

const Listing = z.object({ files: z.array(z.object({ path: z.string() })) })

/** The paths a `bundle.json` of whatever version names; none where the text is not one. */
export function filesListedIn(text: string): readonly string[] {
  const listing = Listing.safeParse(parsedJson(text)).data
  return listing?.files.map(({ path }) => path) ?? []
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // What is not JSON is no manifest either.
    return undefined
  }
}
