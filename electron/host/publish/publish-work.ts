import type { Finding } from '../../../core/contract/publish-shapes.ts'
import type { Episode } from '../../../core/episode/schema.ts'
import type {
  BundleContext,
  BundleRequest,
  PlannedBundle,
  RenderedFile,
} from '../../../core/publish/bundle.ts'
import { type CheckOptions, runChecks } from '../../../core/publish/checks/run-checks.ts'
import { planBundle } from '../../../core/publish/plan-bundle.ts'
import { renderBundle } from '../../../core/publish/render-bundle.ts'
import { verifyBundle } from '../../../core/publish/verify-bundle.ts'

/** The files of a bundle that are meant, and what decides how they are written. */
export interface BundlePart {
  readonly part: Pick<PlannedBundle, 'files'>
  readonly context: BundleContext
}

/** What publishing takes time for: half a second for an episode of many hours. Each is told all it needs. */
export interface PublishWork {
  check(episode: Episode, options: CheckOptions): readonly Finding[]
  plan(episode: Episode, request: BundleRequest): PlannedBundle
  render(episode: Episode, wanted: BundlePart & { readonly ids: readonly string[] }): readonly RenderedFile[]
  /** Throws `round-trip-failed` when the files do not say what the episode says. */
  verify(episode: Episode, read: BundlePart & { readonly files: readonly RenderedFile[] }): void
}

/** The work itself, wherever it runs. */
export const publishWork: PublishWork = {
  check: runChecks,
  plan: planBundle,
  render: (episode, { part, context, ids }) => renderBundle(episode, part, context, ids),
  verify: (episode, { part, context, files }) => verifyBundle(episode, part, files, context),
}

/** The name of one kind of work. */
export type WorkName = keyof PublishWork

/** One piece of work as it is sent to a thread. */
export interface WorkRequest {
  /** The episode as JSON, which crosses at once; absent when it is the one of the request before. */
  readonly episode?: string
  readonly name: WorkName
  readonly input: unknown
}
