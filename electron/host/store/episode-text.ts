import { setImmediate } from 'node:timers/promises'
import { freezeDeeply } from '../../../core/editing/freeze-deeply.ts'
import { brokenInvariant } from '../../../core/episode/invariants.ts'
import { migrate, schemaVersionOf } from '../../../core/episode/migrations/index.ts'
import { isPlainSegment } from '../../../core/episode/plain-segment.ts'
import { Correction, currentSchemaVersion, Episode, Segment } from '../../../core/episode/schema.ts'
import { AppError, isAppError } from '../../../core/errors.ts'
import type { EpisodeId } from '../../../core/ids.ts'

/** What the text of an episode file held. */
export interface ReadEpisode {
  readonly episode: Episode
  /** The version the text had, when it was older than the present one. */
  readonly migratedFrom?: number
}

/** Segments and corrections that have passed their schema. They are frozen, so they still do. */
const sound = new WeakSet<Segment | Correction>()
/** The text of segments, kept while they are: an edit touches few of thousands. */
const written = new WeakMap<Segment, string>()

/** The longest the text of an episode is worked on at a stretch, in milliseconds; then others have their turn. */
const longestStretch = 8

/**
 * Checks and writes out ahead what `episodeText` has not seen yet, a little at a time: after a step that
 * changed every turn that is most of the work, and whoever types meanwhile must not wait for it.
 *
 * @throws AppError `schema-invalid`, as `episodeText` would.
 */
export async function prepareEpisodeText({ transcript, corrections }: Episode): Promise<void> {
  let end = performance.now() + longestStretch
  const isLong = (): boolean => performance.now() > end
  const othersFirst = async (): Promise<void> => {
    await setImmediate()
    end = performance.now() + longestStretch
  }
  for (const correction of corrections) {
    if (sound.has(correction)) continue
    requireSoundCorrection(correction)
    if (isLong()) await othersFirst()
  }
  for (const segment of transcript?.segments ?? []) {
    if (sound.has(segment) && written.has(segment)) continue
    requireSoundSegment(segment)
    segmentText(segment)
    if (isLong()) await othersFirst()
  }
}

/**
 * The text of an episode file: indented JSON with one word of the transcript per line, so that a person
 * can read it and a version control system can compare it. Segments unchanged since they were last
 * written cost nothing.
 *
 * @throws AppError `schema-invalid` or `invariant-broken`; such an episode must never reach the disk.
 */
export function episodeText(episode: Episode): string {
  checkBeforeWriting(episode)
  const { transcript, ...rest } = episode
  const head = JSON.stringify(rest, null, 2)
  if (!transcript) return `${head}\n`
  const language =
    transcript.language === undefined ? '' : `"language":${JSON.stringify(transcript.language)},`
  const segments = transcript.segments.map(segmentText).join(',\n')
  return `${head.slice(0, -2)},\n  "transcript": {${language}"segments":[\n${segments}\n  ]}\n}\n`
}

function checkBeforeWriting(episode: Episode): void {
  const { transcript, corrections } = episode
  const rest = { ...episode, corrections: [] }
  const outcome = Episode.safeParse(
    transcript ? { ...rest, transcript: { ...transcript, segments: [] } } : rest,
  )
  if (!outcome.success) throw invalid(firstIssue(outcome.error.issues))
  for (const correction of corrections) requireSoundCorrection(correction)
  for (const segment of transcript?.segments ?? []) requireSoundSegment(segment)
  const broken = brokenInvariant(episode)
  if (broken) {
    throw new AppError(
      'invariant-broken',
      `The episode was not saved, because it would not be whole: ${broken} What was saved before is whole.`,
    )
  }
}

function requireSoundSegment(segment: Segment): void {
  if (sound.has(segment)) return
  const checked = isPlainSegment(segment) ? undefined : Segment.safeParse(segment)
  if (checked?.error) throw invalid(`transcript.${segment.id}.${firstIssue(checked.error.issues)}`)
  sound.add(segment)
}

function requireSoundCorrection(correction: Correction): void {
  if (sound.has(correction)) return
  const checked = Correction.safeParse(correction)
  if (checked.error) throw invalid(`corrections.${correction.id}.${firstIssue(checked.error.issues)}`)
  sound.add(correction)
}

function invalid(issue: string): AppError {
  return new AppError(
    'schema-invalid',
    `The episode was not saved, because it would not be whole (${issue}). What was saved before is whole.`,
  )
}

function segmentText(segment: Segment): string {
  const known = written.get(segment)
  if (known !== undefined) return known
  const { id, speaker, words } = segment
  const spoken = speaker === undefined ? '' : `"speaker":${JSON.stringify(speaker)},`
  const lines = words.map((word) => `      ${JSON.stringify(word)}`).join(',\n')
  const text = `    {"id":${JSON.stringify(id)},${spoken}"words":[\n${lines}\n    ]}`
  written.set(segment, text)
  return text
}

/**
 * Reads the bytes of an episode file: text → JSON → newest version → schema → invariants.
 *
 * @throws AppError `episode-damaged`, or `schema-too-new` for a file of a later Galley.
 */
export function readEpisode(bytes: Uint8Array, id?: EpisodeId): ReadEpisode {
  return checkEpisode(parseJson(bytes), id)
}

/** The JSON value in the bytes, before anything is known about it. */
export function parseJson(bytes: Uint8Array): unknown {
  if (bytes.byteLength === 0) throw damaged('it is empty')
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw damaged('it is not text')
  }
  try {
    return JSON.parse(text)
  } catch {
    throw damaged('it is cut off or not JSON')
  }
}

/** Everything `readEpisode` does after parsing. */
export function checkEpisode(document: unknown, id?: EpisodeId): ReadEpisode {
  const version = schemaVersionOf(document)
  const episode = checked(migrated(document))
  // What was just read need not be checked again before it is written.
  for (const segment of episode.transcript?.segments ?? [])
    if (Object.isFrozen(segment.words)) sound.add(segment)
  const broken = brokenInvariant(episode)
  if (broken) throw damaged(`its parts do not fit together: ${broken}`)
  if (id !== undefined && episode.id !== id) throw damaged(`it says it is the episode "${episode.id}"`)
  return version === undefined || version === currentSchemaVersion
    ? { episode }
    : { episode, migratedFrom: version }
}

/** The schema looks at what is not seen to be sound at once: of a long episode that is everything but the words. */
function checked(document: unknown): Episode {
  const { transcript, ...rest } = (document ?? {}) as { readonly transcript?: unknown }
  const { segments, ...about } = (transcript ?? {}) as { readonly segments?: unknown }
  const isPlain = Array.isArray(segments) && segments.every(isPlainSegment)
  const outcome = Episode.safeParse(isPlain ? { ...rest, transcript: { ...about, segments: [] } } : document)
  if (!outcome.success) throw damaged(`it does not hold an episode (${firstIssue(outcome.error.issues)})`)
  const episode = outcome.data
  if (!isPlain || !episode.transcript) return episode
  for (const segment of segments) {
    for (const word of segment.words) Object.freeze(word)
    Object.freeze(segment.words)
  }
  return freezeDeeply({ ...episode, transcript: { ...episode.transcript, segments } })
}

function migrated(document: unknown): unknown {
  try {
    return migrate(document)
  } catch (error) {
    if (isAppError(error, 'schema-too-new')) throw error
    throw damaged('it is not an episode of Galley')
  }
}

function damaged(reason: string): AppError {
  return new AppError(
    'episode-damaged',
    `This episode's file cannot be read: ${reason}. The file was left as it is.`,
    { reason },
  )
}

function firstIssue(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): string {
  const [first] = issues
  return first ? `${first.path.map(String).join('.') || 'document'}: ${first.message}` : 'unknown reason'
}
