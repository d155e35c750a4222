import type { BundlePlan, Destination } from '../contract/publish-shapes.ts'
import type { Show } from '../show/schema.ts'

/** What decides how an episode is written, besides the episode itself. Plan, render and verify get the same. */
export interface BundleContext {
  /** The show's record: footer, defaults and whether open corrections block. */
  readonly show?: Show
  /** The producer asked for VTT and SRT with estimated times. */
  readonly allowEstimatedTimes?: boolean
}

/** What a producer asks of an export. */
export interface BundleRequest extends BundleContext {
  /** Id of a profile in `profiles.ts`; `everything` unless given. */
  readonly profile?: string
  /** File ids to choose exactly; overrides the profile's choice. */
  readonly formats?: readonly string[]
  /** Suggestions nobody has decided; absent when they were not looked for. */
  readonly openCorrections?: number
  /** Destinations to check; those of the profile unless given. */
  readonly for?: readonly Destination[]
}

/** A plan as core makes it; the host adds its `planId`. */
export type PlannedBundle = Omit<BundlePlan, 'planId'>

/** The text of one file of a bundle, not yet on a disk. */
export interface RenderedFile {
  /** File id within the plan, such as `webvtt`. */
  readonly id: string
  /** Relative to the bundle's folder; one safe name, no folders. */
  readonly path: string
  readonly format: string
  readonly text: string
}
