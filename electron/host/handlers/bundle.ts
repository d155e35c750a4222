import type { HandlerInput } from '../../../core/contract/contract.ts'
import type { BundlePlan, BundleReport, PlannedFile } from '../../../core/contract/publish-shapes.ts'
import type { Caller, Handlers } from '../../../core/contract/serve.ts'
import type { Episode } from '../../../core/episode/schema.ts'
import { AppError } from '../../../core/errors.ts'
import type { EpisodeId } from '../../../core/ids.ts'
import { oneAtATime } from '../../../core/one-at-a-time.ts'
import type { BundleContext, BundleRequest } from '../../../core/publish/bundle.ts'
import { filesListedIn, manifestText } from '../../../core/publish/manifest.ts'
import { profiles } from '../../../core/publish/profiles.ts'
import { type WrittenBundle, writeBundle } from '../bundle-folder.ts'
import { instant } from '../clock.ts'
import { type HeldThings, heldThings } from '../held-things.ts'
import type { Rooms } from '../rooms.ts'
import { showOfEpisode } from '../show-of-episode.ts'
import { exportFingerprint } from '../store/export-fingerprint.ts'

/** A plan as the host remembers it: what was asked, and of which revision. */
export interface HeldPlan {
  readonly episodeId: EpisodeId
  readonly revision: number
  readonly request: Pick<BundleRequest, 'profile' | 'formats' | 'allowEstimatedTimes' | 'openCorrections'>
}

/** How long a plan may be looked at before it is exported, in milliseconds. */
const planLifetime = 60 * 60 * 1000

/** The plans of one host. */
export function heldPlans({ disk, newId }: Rooms): HeldThings<HeldPlan> {
  return heldThings({
    clock: disk.clock,
    newName: () => newId('plan'),
    lifetime: planLifetime,
    perCaller: 20,
  })
}

/** Planning and writing bundles. */
export function bundleHandlers(
  rooms: Rooms,
  plans: HeldThings<HeldPlan>,
): Pick<Handlers, 'bundle.profiles' | 'bundle.plan' | 'bundle.export' | 'bundle.fileText'> {
  const inTurn = oneAtATime()
  return {
    'bundle.profiles': () => profiles.map(({ id, label, description }) => ({ id, label, description })),
    async 'bundle.plan'({ episodeId, profile, formats, allowEstimatedTimes, openCorrections }, caller) {
      const request = {
        ...(profile !== undefined && { profile }),
        ...(formats && { formats }),
        ...(allowEstimatedTimes !== undefined && { allowEstimatedTimes }),
        ...(openCorrections !== undefined && { openCorrections }),
      }
      const { plan } = await makePlan(rooms, episodeId, request)
      const planId = plans.hold(caller.id, { episodeId, revision: plan.revision, request })
      return { planId, ...plan }
    },
    /** One at a time: two exports into one folder would stand in each other's way. */
    'bundle.export': (input, caller) => inTurn(() => exportBundle(rooms, plans, input, caller)),
    async 'bundle.fileText'({ planId, file }, caller) {
      const { episode, plan, context } = await madeAgain(rooms, plans.find(caller.id, planId))
      const part = { files: chosenFiles(plan, [file]) }
      const [rendered] = await rooms.publisher.work('render', episode, { part, context, ids: [file] })
      if (!rendered) throw new Error(`The file "${file}" was planned and not rendered.`)
      return { text: rendered.text }
    },
  }
}

interface MadePlan {
  readonly episode: Episode
  readonly plan: Omit<BundlePlan, 'planId'>
  readonly context: BundleContext
}

async function makePlan(rooms: Rooms, id: EpisodeId, request: HeldPlan['request']): Promise<MadePlan> {
  const { session } = await rooms.episodes.get(id)
  const show = await showOfEpisode(rooms, session.episode())
  const episode = session.episode()
  const context = {
    ...(show && { show }),
    ...(request.allowEstimatedTimes !== undefined && { allowEstimatedTimes: request.allowEstimatedTimes }),
  }
  const plan = await rooms.publisher.work('plan', episode, { ...request, ...context })
  return { episode, plan, context }
}

/** The plan as it comes out now; it must still be the one the person looked at. */
async function madeAgain(rooms: Rooms, held: HeldPlan | undefined): Promise<MadePlan> {
  if (!held) throw expired('This export was planned too long ago.')
  const made = await makePlan(rooms, held.episodeId, held.request)
  if (made.plan.revision === held.revision) return made
  throw expired('The episode was changed after this export was planned.')
}

async function exportBundle(
  rooms: Rooms,
  plans: HeldThings<HeldPlan>,
  input: HandlerInput<'bundle.export'>,
  caller: Caller,
): Promise<BundleReport> {
  const destination = rooms.grants.folder(caller.id, input.destination)
  const { episode, plan, context } = await madeAgain(rooms, plans.find(caller.id, input.planId))
  if (!plan.ready && !input.anyway) throw notReady(plan)
  const chosen = chosenFiles(plan, input.files)
  const part = { ...plan, files: chosen }
  const bundle = await writeBundle(rooms.disk, {
    destination,
    name: plan.name,
    ifExists: input.ifExists,
    files: await rooms.publisher.work('render', episode, { part, context, ids: input.files }),
    verify: (files) => rooms.publisher.work('verify', episode, { part, context, files }),
    manifest: (files) => manifestText(episode, part, files),
    listed: filesListedIn,
  })
  await remember(rooms, episode, destination, bundle)
  return { folder: bundle.folder, files: reportedFiles(bundle, chosen) }
}

function chosenFiles(plan: MadePlan['plan'], ids: readonly string[]): readonly PlannedFile[] {
  const wanted = new Set(ids)
  for (const id of wanted) {
    if (!plan.files.some((file) => file.id === id)) {
      throw new AppError(
        'invalid-input',
        `This export has no file "${id.slice(0, 80)}". Nothing was written.`,
      )
    }
  }
  const chosen = plan.files.filter((file) => wanted.has(file.id))
  const blocked = chosen.find((file) => file.blocked !== undefined)
  if (blocked) {
    throw new AppError(
      'checks-failed',
      `${blocked.path} cannot be written. ${blocked.blocked} Nothing was written.`,
    )
  }
  return chosen.map((file) => ({ ...file, selected: true }))
}

function reportedFiles(bundle: WrittenBundle, chosen: readonly PlannedFile[]): BundleReport['files'] {
  const planned = new Map(chosen.map((file) => [file.id, file]))
  return bundle.files.map(({ id, path, bytes, sha256 }) => {
    const { format = '', losses = [] } = planned.get(id) ?? {}
    return { path, format, bytes, sha256, losses, verified: true as const }
  })
}

/** The export stands whatever happens here; a library that is only read keeps no record. */
async function remember(
  { exported, library, grants, disk, announce, report }: Rooms,
  episode: Episode,
  destination: string,
  { folder, files }: WrittenBundle,
): Promise<void> {
  grants.allowReveal(folder)
  if (library.access.reason() !== undefined) return
  const record = {
    revision: episode.revision,
    fingerprint: exportFingerprint(episode),
    at: instant(disk.clock),
    destination,
    folder,
    files: files.map(({ path, sha256 }) => ({ path, sha256 })),
  }
  try {
    await exported.write(episode.id, record)
    library.catalogue.forget(episode.id)
    announce({ name: 'library.changed', payload: {} })
  } catch (error) {
    report(error)
  }
}

function expired(why: string): AppError {
  return new AppError('plan-expired', `${why} Nothing was written. Look at the plan again, then export.`)
}

function notReady(plan: MadePlan['plan']): AppError {
  const errors = plan.findings.filter((finding) => finding.level === 'error')
  const count = errors.length === 1 ? 'One check found an error' : `${errors.length} checks found errors`
  return new AppError('checks-failed', `${count}. Nothing was written. Fix them, or export anyway.`, {
    findings: errors.map(({ id, message }) => ({ id, message })),
  })
}
