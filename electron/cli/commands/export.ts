import { relative, resolve } from 'node:path'
import type { CallInput, CallOutput } from '../../../core/contract/contract.ts'
import { FolderGrant } from '../../../core/contract/library-shapes.ts'
import type { PlannedFile } from '../../../core/contract/publish-shapes.ts'
import { AppError, isAppError } from '../../../core/errors.ts'
import { formatById } from '../../../core/formats/registry.ts'
import { counted } from '../../../core/formats/syntax/lines.ts'
import type { EpisodeId } from '../../../core/ids.ts'
import { bundleFileById, bundleFiles } from '../../../core/publish/bundle-files.ts'
import { type Arguments, usage } from '../arguments.ts'
import { type Command, jsonFlag, libraryFlag, type World, writeJson } from '../command.ts'
import { countOpen, readKnowledge } from '../episode-suggestions.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { nearFormats } from '../near-formats.ts'
import type { Library } from '../open-library.ts'
import { resolveEpisode } from '../resolve-episode.ts'
import { withLibrary } from '../with-library.ts'

/** `galley export`: the files of a release, written, read back and compared. */
export const exportCommand: Command = {
  verb: 'export',
  synopsis:
    'EPISODE --out DIR [--profile NAME | --formats A,B,…] [--replace] [--estimated-times] [--json] [--library DIR]',
  summary: 'Write the publish bundle of an episode.',
  details: [
    'The bundle is a folder of its own inside DIR. Errors of the publish checks do not stop it, but are',
    'said, and the exit code is 1. An existing bundle is refused (exit code 4) unless --replace is given.',
  ].join('\n'),
  flags: {
    out: { value: 'DIR', help: 'The folder that gets the bundle.' },
    profile: { value: 'NAME', help: 'A named choice of files.' },
    formats: {
      value: 'A,B,…',
      help: 'Exactly these files: any format "galley formats" says is written, show-notes-html and the like.',
    },
    replace: { help: 'Put the new bundle in the place of an existing one.' },
    'estimated-times': { help: 'Write VTT and SRT with estimated times when none were measured.' },
    ...jsonFlag,
    ...libraryFlag,
  },
  fewestWords: 1,
  mostWords: 1,
  run(args, world) {
    const out = args.text('out')
    if (out === undefined) throw usage('Say where the bundle goes: --out DIR.', 'export')
    if (args.text('profile') !== undefined && args.text('formats') !== undefined) {
      throw usage('Choose either --profile or --formats.', 'export')
    }
    return withLibrary(args, world, { readOnly: false }, (library) =>
      exportBundle(library, resolve(world.io.cwd, out), args, world),
    )
  },
}

async function exportBundle(library: Library, out: string, args: Arguments, world: World): Promise<ExitCode> {
  const { client, host, callerId } = library
  const { io } = world
  const episodeId = await resolveEpisode(client, args.words[0] ?? '')
  const profile = args.text('profile')
  const formats = args
    .text('formats')
    ?.split(',')
    .map((name) => name.trim())
  const unknown = formats?.find((id) => !bundleFileById(id))
  if (unknown !== undefined) throw unknownFile(unknown)
  const openCorrections = await countIfBlocking(library, episodeId, world)
  const plan = await client.call('bundle.plan', {
    episodeId,
    ...(openCorrections !== undefined && { openCorrections }),
    ...(profile !== undefined && { profile }),
    ...(formats && { formats }),
    ...(args.has('estimated-times') && { allowEstimatedTimes: true }),
  })
  sayLeftOut(
    io,
    plan.files.filter(({ id }) => formats?.includes(id) ?? true),
  )
  const files = plan.files.filter(({ selected }) => selected).map(({ id }) => id)
  if (files.length === 0) throw usage('No file is left to write.', 'export')

  const report = await writeBundle(library, {
    planId: plan.planId,
    files,
    destination: FolderGrant.parse(host.grantFolder(callerId, out)),
    ifExists: args.has('replace') ? 'replace' : 'refuse',
    anyway: true,
  })
  const written = report.files.map((file) => ({
    ...file,
    path: relative(out, resolve(report.folder, file.path)),
  }))
  if (args.has('json')) writeJson(io, { folder: report.folder, files: written })
  else for (const { path } of written) io.write(`${resolve(out, path)}\n`)
  for (const { path, losses } of written) for (const { message } of losses) io.say(`${path}: ${message}`)
  const errors = plan.findings.filter(({ level }) => level === 'error')
  for (const { message, cost } of errors) io.say(`Error: ${message} ${cost}`)
  io.say(
    `Wrote ${counted(written.length, 'file')} to ${report.folder}. Everything was read back without differences.`,
  )
  return errors.length > 0 ? exitCodes.findings : exitCodes.done
}

/** Names the files that cannot be written, and the flag that would free some of them. */
function sayLeftOut(io: Io, asked: readonly PlannedFile[]): void {
  for (const { path, blocked } of asked) if (blocked) io.say(`${path} is left out. ${blocked}`)
  if (asked.some(({ blocked }) => blocked?.includes('estimated'))) {
    io.say('Here --estimated-times asks for them.')
  }
}

/** Open suggestions are an error for a show that says so; for others they are not looked for. */
async function countIfBlocking(
  { client }: Library,
  episodeId: EpisodeId,
  world: World,
): Promise<number | undefined> {
  const { episode } = await client.call('episode.open', { episodeId })
  const { show } = await readKnowledge(client, episode, world)
  return show?.blockOnOpenCorrections ? countOpen(client, episode, world) : undefined
}

/** The refusal to overwrite names the flag that allows it. */
async function writeBundle(
  { client }: Library,
  request: CallInput<'bundle.export'>,
): Promise<CallOutput<'bundle.export'>> {
  try {
    return await client.call('bundle.export', request)
  } catch (error) {
    if (isAppError(error, 'destination-unusable') && isFileInPlace(error.details?.['systemCode']))
      throw new AppError(
        'destination-unusable',
        '--out names a file, or something inside of one. Nothing was written. Name a folder.',
      )
    if (!isAppError(error, 'destination-exists') || request.ifExists === 'replace') throw error
    const folder = error.details?.['folder']
    throw new AppError(
      'destination-exists',
      `There is already a bundle${folder === undefined ? '' : ` in ${folder}`}. Nothing was written. Give --replace to put the new bundle in its place, or another --out.`,
    )
  }
}

function isFileInPlace(code: unknown): boolean {
  return code === 'EEXIST' || code === 'ENOTDIR'
}

/** Here an unknown format is a slip on the command line, not a file that cannot be read. */
function unknownFile(id: string): AppError {
  const besides = bundleFiles.filter((file) => !formatById(file.id)).map((file) => file.id)
  return usage(
    `Galley writes no file "${id}".${nearFormats(id)} "galley formats" lists the formats; besides them there are ${besides.join(', ')}.`,
    'export',
  )
}
