import type { PlannedFile } from '../contract/publish-shapes.ts'
import type { Episode } from '../episode/schema.ts'
import { AppError, isAppError } from '../errors.ts'
import { formatById } from '../formats/registry.ts'
import type { BundleRequest, PlannedBundle } from './bundle.ts'
import { type BundleFile, bundleFileById, bundleFiles, furtherFiles } from './bundle-files.ts'
import { type BundleSource, bundleSource } from './bundle-source.ts'
import { runChecks } from './checks/run-checks.ts'
import { chapterRoundTrip } from './compare-chapters.ts'
import { fileLosses } from './file-losses.ts'
import { type BundleNames, bundleNames } from './file-names.ts'
import { type Profile, profileById } from './profiles.ts'

/**
 * Decides which files an export would write, what each would not hold, and what stands in the way.
 * The usual files are listed, and further ones where the profile or the request names them; named ones are selected
 * unless they are blocked.
 * Throws `not-found` for an unknown profile and `format-unknown` for an unknown file id.
 */
export function planBundle(episode: Episode, request: BundleRequest = {}): PlannedBundle {
  const profile = profileById(request.profile)
  const wanted = new Set(wantedFiles(request.formats, profile))
  const source = bundleSource(episode, request)
  const listed = [...bundleFiles, ...furtherFiles.filter(({ id }) => wanted.has(id))]
  const names = bundleNames(episode)
  const destinations = request.for ?? profile.destinations
  const findings =
    destinations?.length === 0 && request.for === undefined
      ? []
      : runChecks(episode, {
          ...(destinations && { for: destinations }),
          ...(request.show && { show: request.show }),
          ...(request.openCorrections !== undefined && { openCorrections: request.openCorrections }),
        })
  return {
    revision: episode.revision,
    name: names.stem,
    profile: profile.id,
    files: listed.map((file) => plannedFile(file, wanted.has(file.id), source, names)),
    findings,
    ready: findings.every(({ level }) => level !== 'error'),
  }
}

function wantedFiles(formats: readonly string[] | undefined, profile: Profile): readonly string[] {
  const unknown = formats?.find((id) => bundleFileById(id) === undefined)
  if (unknown === undefined) return formats ?? profile.files
  const known = [...bundleFiles, ...furtherFiles].map(({ id }) => id).join(', ')
  throw new AppError(
    'format-unknown',
    `Galley writes no “${unknown}”. Nothing was written. Choose among ${known}.`,
  )
}

function plannedFile(
  file: BundleFile,
  wanted: boolean,
  source: BundleSource,
  names: BundleNames,
): PlannedFile {
  const blocked = blockedBy(file, source)
  return {
    id: file.id,
    path: file.path(names),
    format: file.id,
    chip: file.chip,
    purpose: file.purpose(source.episode),
    selected: wanted && blocked === undefined,
    losses: blocked === undefined ? fileLosses(file, source) : [],
    ...(blocked !== undefined && { blocked }),
  }
}

/** Why a file cannot be written now, as a sentence. */
function blockedBy(file: BundleFile, source: BundleSource): string | undefined {
  if (file.kind === 'chapters') return chaptersBlockedBy(file, source)
  if (file.kind === 'transcript') return transcriptBlockedBy(file, source)
  if (file.kind === 'episode') return undefined
  const notes = source.notes()
  if (isAppError(notes)) return `The template of the show notes is broken. ${notes.message}`
  return file.kind === 'notes' && notes.markdown === '' ? 'The show notes are empty.' : undefined
}

function chaptersBlockedBy(file: BundleFile, source: BundleSource): string | undefined {
  const format = formatById(file.id)
  const list = source.chapters()
  if (format?.kind !== 'chapters') return undefined
  if (list.chapters.length === 0) return 'There are no chapters yet.'
  if (!format.carries.has('hidden') && list.chapters.every(({ hidden }) => hidden)) {
    return 'Every chapter is hidden, and this file lists none that are.'
  }
  // A list is short, so it is written and read once here: better to know before an export than after.
  const difference = chapterRoundTrip(format, list)
  return difference === undefined
    ? undefined
    : `These chapters would not be read back the same: ${difference}`
}

function transcriptBlockedBy(
  file: BundleFile,
  { episode, timed, context }: BundleSource,
): string | undefined {
  const format = formatById(file.id)
  if (!episode.transcript?.segments.some(({ words }) => words.length > 0))
    return 'There is no transcript yet.'
  if (format?.kind !== 'transcript' || !format.needsTimes || timed || context.allowEstimatedTimes)
    return undefined
  return 'The transcript has no times. Galley can write estimated ones if you ask for them.'
}
