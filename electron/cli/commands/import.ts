import type { Client } from '../../../core/contract/client.ts'
import type { CallInput, ImportPreview } from '../../../core/contract/contract.ts'
import type { EpisodeId } from '../../../core/ids.ts'
import { type Arguments, usage } from '../arguments.ts'
import { type Command, jsonFlag, libraryFlag, type World, writeJson } from '../command.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { type Input, readInput } from '../read-input.ts'
import { resolveEpisode } from '../resolve-episode.ts'
import { withLibrary } from '../with-library.ts'
import { type ImportReport, recognitionWarnings, reportOf, sayReport } from './import-report.ts'

type ReadAs = NonNullable<CallInput<'import.read'>['readAs']>

/** `galley import`: anything a producer has, into the library. */
export const importCommand: Command = {
  verb: 'import',
  synopsis: 'FILE… [--show NAME] [--into EPISODE] [--as KIND] [--dry-run] [--json] [--library DIR]',
  summary: 'Read a page, transcript or chapter file into the library.',
  details: [
    'A page makes an episode. A transcript or chapter file joins the one named by --into,',
    'or the episode a page in the same command made. Without either it makes its own.',
  ].join('\n'),
  flags: {
    show: { value: 'NAME', help: 'The show, when the file does not say it or says it wrongly.' },
    into: { value: 'EPISODE', help: 'Put what is found into this episode.' },
    as: {
      value: 'KIND',
      help: 'page, transcript, chapters or feed; without it Galley decides by content.',
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
    const inputs: Input[] = []
    for (const file of args.words) inputs.push(await readInput(world.io, file))
    return withLibrary(args, world, { readOnly: dryRun, emptyWhenMissing: dryRun }, ({ client }) =>
      importAll(client, inputs, readAs, args, world),
    )
  },
}

async function importAll(
  client: Client,
  inputs: readonly Input[],
  readAs: ReadAs | undefined,
  args: Arguments,
  world: World,
): Promise<ExitCode> {
  const into = args.text('into')
  const target = into === undefined ? undefined : await resolveEpisode(client, into)
  const previews: ImportPreview[] = []
  for (const { name, bytes } of inputs) {
    const file = { name, base64: Buffer.from(bytes).toString('base64') }
    previews.push(await client.call('import.read', { source: { file }, ...(readAs && { readAs }) }))
  }
  const ordered = pagesFirst(previews)
  const report = args.has('dry-run')
    ? await dropAll(client, ordered, target, args)
    : await acceptAll(client, ordered, target, args)
  if (args.has('json')) writeJson(world.io, report)
  else sayReport(world.io, report, args.has('dry-run'))
  return exitCodes.done
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
    told.push(await withRecognition(client, preview, into))
    const { episodeId } = await client.call('import.accept', { previewId: preview.previewId, choices })
    changed.add(episodeId)
    made ??= episodeId
  }
  const { episodes } = await client.call('library.list', {})
  return reportOf(
    told,
    episodes.filter(({ id }) => changed.has(id)).map(({ id, number, title }) => ({ id, number, title })),
  )
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

async function dropAll(
  client: Client,
  previews: readonly ImportPreview[],
  target: EpisodeId | undefined,
  args: Arguments,
): Promise<ImportReport> {
  const told: ImportPreview[] = []
  for (const preview of previews) {
    told.push(await withRecognition(client, preview, target))
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
  const known: readonly ReadAs[] = ['page', 'transcript', 'chapters', 'feed']
  const kind = known.find((name) => name === text)
  if (!kind) throw usage(`Galley cannot read a file as "${text}", only as ${known.join(', ')}.`, 'import')
  return kind
}
