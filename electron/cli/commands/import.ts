import type { Client } from '../../../core/contract/client.ts'
import type { CallInput } from '../../../core/contract/contract.ts'
import type { ImportPreview, ImportWarning } from '../../../core/contract/import-shapes.ts'
import { AppError } from '../../../core/errors.ts'
import { counted } from '../../../core/formats/syntax/lines.ts'
import type { EpisodeId } from '../../../core/ids.ts'
import { chaptersOfMedia } from '../../../core/import/chapters-of-media.ts'
import type { EpisodeSummary } from '../../../core/library/episode-summary.ts'
import type { Millis } from '../../../core/time.ts'
import { type Arguments, usage } from '../arguments.ts'
import { type Command, jsonFlag, libraryFlag, type World, writeJson } from '../command.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { openSource } from '../open-source.ts'
import { type Input, readInput } from '../read-input.ts'
import { resolveEpisode } from '../resolve-episode.ts'
import { withLibrary } from '../with-library.ts'
import {
  hasLostChanges,
  type ImportReport,
  recognitionWarnings,
  reportOf,
  sayReport,
} from './import-report.ts'

type ReadAs = NonNullable<CallInput<'import.read'>['readAs']> | 'audio'

/** `galley import`: anything a producer has, into the library. */
export const importCommand: Command = {
  verb: 'import',
  synopsis: 'FILE… [--show NAME] [--into EPISODE] [--as KIND] [--dry-run] [--json] [--library DIR]',
  summary: 'Read a page, transcript, chapter file or the chapters of audio into the library.',
  details: [
    'A page makes an episode. A transcript, chapter file or audio with chapters joins the one named',
    'by --into, or the episode a page in the same command made. Without either it makes its own.',
    'Where a transcript takes the place of another, changes made so far are carried over; those that find no',
    'place in it are named, and the exit code is 1.',
  ].join('\n'),
  flags: {
    show: { value: 'NAME', help: 'The show, when the file does not say it or says it wrongly.' },
    into: { value: 'EPISODE', help: 'Put what is found into this episode.' },
    as: {
      value: 'KIND',
      help: 'page, transcript, chapters, feed or audio; without it Galley decides by content.',
    },
    'dry-run': { help: 'Show what would happen and write nothing.' },
    ...jsonFlag,
    ...libraryFlag,
  },
  fewestWords: 1,
  mostWords: Number.POSITIVE_INFINITY,
  async run(args, world) {
    const readAs = readKind(args.text('as'))
    if (args.words.filter((file) => file === '-').length > 1) {
      throw usage('Stdin can be read only once.', 'import')
    }
    const dryRun = args.has('dry-run')
    const inputs: Handed[] = []
    for (const file of args.words) inputs.push(await handedFrom(world.io, file, readAs))
    return withLibrary(args, world, { readOnly: dryRun, emptyWhenMissing: dryRun }, ({ client }) =>
      importAll(client, inputs, args, world),
    )
  },
}

/** A file as the host is asked to read it. */
interface Handed {
  readonly input: Input
  readonly readAs?: Exclude<ReadAs, 'audio'>
  /** What only the command knows, since the host is not given the audio. */
  readonly duration?: Millis
  readonly warnings: readonly ImportWarning[]
}

/** Of audio, however large, its chapters are handed on; everything else as it is. */
async function handedFrom(io: Io, file: string, readAs: ReadAs | undefined): Promise<Handed> {
  const isAudio = readAs === undefined || readAs === 'audio' || readAs === 'chapters'
  const source = isAudio
    ? await openSource(io, file)
    : { kind: 'other' as const, input: await readInput(io, file) }
  if (source.kind === 'other') {
    if (readAs === 'audio') {
      throw new AppError(
        'format-unknown',
        `“${source.input.name}” is no audio file Galley finds chapters in. Nothing was changed. "galley formats" lists those it knows.`,
      )
    }
    return { input: source.input, ...(readAs && { readAs }), warnings: [] }
  }
  const { fileName, text, warnings } = chaptersOfMedia(source.name, source.parsed)
  const { duration } = source.parsed.value
  return {
    input: { name: fileName, bytes: Buffer.from(text) },
    readAs: 'chapters',
    ...(duration !== undefined && { duration }),
    warnings,
  }
}

async function importAll(
  client: Client,
  inputs: readonly Handed[],
  args: Arguments,
  world: World,
): Promise<ExitCode> {
  const into = args.text('into')
  const target = into === undefined ? undefined : await resolveEpisode(client, into)
  const previews: ImportPreview[] = []
  for (const { input, readAs, duration, warnings } of inputs) {
    const file = { name: input.name, base64: Buffer.from(input.bytes).toString('base64') }
    const read = await client.call('import.read', { source: { file }, ...(readAs && { readAs }) })
    const found = { ...read.found, ...(duration !== undefined && { duration }) }
    previews.push({ ...read, found, warnings: [...warnings, ...read.warnings] })
  }
  const ordered = pagesFirst(previews)
  const report = args.has('dry-run')
    ? await dropAll(client, ordered, target, args)
    : await acceptAll(client, ordered, target, args)
  if (args.has('json')) writeJson(world.io, report)
  else sayReport(world.io, report, args.has('dry-run'))
  return hasLostChanges(report) ? exitCodes.findings : exitCodes.done
}

/** Pages make the episodes that transcripts and chapter files of the same command then join. */
function pagesFirst(previews: readonly ImportPreview[]): readonly ImportPreview[] {
  return [...previews.filter(makesEpisode), ...previews.filter((preview) => !makesEpisode(preview))]
}

function makesEpisode({ readAs }: ImportPreview): boolean {
  return readAs === 'page' || readAs === 'feed'
}

async function acceptAll(
  client: Client,
  previews: readonly ImportPreview[],
  target: EpisodeId | undefined,
  args: Arguments,
): Promise<ImportReport> {
  const show = args.text('show')
  const changed = new Set<EpisodeId>()
  let made = target
  const told: ImportPreview[] = []
  for (const preview of previews) {
    const into = makesEpisode(preview) ? target : made
    const choices = { ...(show !== undefined && { show }), ...(into && { into }) }
    told.push(await withReplacedChapters(client, await withRecognition(client, preview, into), into))
    const { episodeId } = await client.call('import.accept', { previewId: preview.previewId, choices })
    changed.add(episodeId)
    made ??= episodeId
  }
  const { episodes } = await client.call('library.list', {})
  const here = episodes.filter(({ id }) => changed.has(id))
  const report = reportOf(
    told,
    here.map(({ id, number, title }) => ({ id, number, title })),
  )
  // Joined to an episode that was named, nothing new was made that could be there twice.
  const twins = target === undefined ? here.flatMap((made) => twinWarnings(made, episodes)) : []
  return { ...report, warnings: [...report.warnings, ...twins] }
}

/** A second episode of the same show and number is rarely meant. */
function twinWarnings(
  { id, showId, number }: EpisodeSummary,
  episodes: readonly EpisodeSummary[],
): readonly ImportWarning[] {
  const twin =
    number !== undefined && showId !== undefined
      ? episodes.find((other) => other.id !== id && other.showId === showId && other.number === number)
      : undefined
  if (!twin) return []
  const message = `The show had an episode ${number} already, ${twin.id}, which is as it was. --into ${twin.id} would have put this there.`
  return [{ code: 'number-taken', message }]
}

/** The preview, with what becomes of the corrections where its transcript takes the place of another. */
async function withRecognition(
  client: Client,
  preview: ImportPreview,
  into: EpisodeId | undefined,
): Promise<ImportPreview> {
  if (into === undefined || !preview.found.transcript) return preview
  const { previewId } = preview
  const { recognition } = await client.call('import.recognition', { previewId, episodeId: into })
  return recognition
    ? { ...preview, warnings: [...preview.warnings, ...recognitionWarnings(recognition)] }
    : preview
}

/** The preview, with how many chapters its own take the place of: a list of two may end a list of sixteen. */
async function withReplacedChapters(
  client: Client,
  preview: ImportPreview,
  into: EpisodeId | undefined,
): Promise<ImportPreview> {
  if (into === undefined || preview.found.chapters.length === 0) return preview
  const { episodes } = await client.call('library.list', {})
  const before = episodes.find(({ id }) => id === into)?.chapters ?? 0
  if (before === 0) return preview
  const message = `The new chapters take the place of ${counted(before, 'chapter')} the episode had.`
  return { ...preview, warnings: [...preview.warnings, { code: 'chapters-replaced', message }] }
}

async function dropAll(
  client: Client,
  previews: readonly ImportPreview[],
  target: EpisodeId | undefined,
  args: Arguments,
): Promise<ImportReport> {
  const told: ImportPreview[] = []
  for (const preview of previews) {
    told.push(await withReplacedChapters(client, await withRecognition(client, preview, target), target))
    await client.call('import.drop', { previewId: preview.previewId })
  }
  const show = args.text('show')
  const shown = told.map((preview) =>
    show === undefined ? preview : { ...preview, found: { ...preview.found, show: { title: show } } },
  )
  return reportOf(
    shown,
    previews.filter(makesEpisode).map(({ found }) => ({ number: found.number, title: found.title ?? '' })),
  )
}

function readKind(text: string | undefined): ReadAs | undefined {
  if (text === undefined) return undefined
  const known: readonly ReadAs[] = ['page', 'transcript', 'chapters', 'feed', 'audio']
  const kind = known.find((name) => name === text)
  if (!kind) throw usage(`Galley cannot read a file as "${text}", only as ${known.join(', ')}.`, 'import')
  return kind
}
