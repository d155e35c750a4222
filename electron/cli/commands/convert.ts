import { basename, resolve } from 'node:path'
import { AppError, isAppError } from '../../../core/errors.ts'
import { documentFormats } from '../../../core/formats/documents/read-text.ts'
import type {
  ChapterFormat,
  ChapterList,
  Format,
  FormatLoss,
  Parsed,
  ParseWarning,
  TranscriptFormat,
} from '../../../core/formats/format.ts'
import { chapterLosses, cueLosses } from '../../../core/formats/losses.ts'
import type { MediaFormat } from '../../../core/formats/media-format.ts'
import { mediaFormatById } from '../../../core/formats/media-registry.ts'
import { type DetectionHints, detectFormat, formatById } from '../../../core/formats/registry.ts'
import { counted } from '../../../core/formats/syntax/lines.ts'
import { type Arguments, usage } from '../arguments.ts'
import { type Command, jsonFlag, sparedLibraryFlag, type World, writeJson } from '../command.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { nearFormats } from '../near-formats.ts'
import { openSource, type Source } from '../open-source.ts'
import { textOf } from '../read-input.ts'
import { writeOutput } from '../write-output.ts'
import { convertIntoAudio } from './convert-into-audio.ts'

/** What a conversion gives. */
interface Conversion {
  readonly text: string
  readonly count: number
  readonly losses: readonly FormatLoss[]
  readonly warnings: readonly ParseWarning[]
}

/** A file as a list of chapters or as a text, and the format it is in. */
type Read =
  | { readonly from: ChapterFormat | MediaFormat; readonly parsed: Parsed<ChapterList> }
  | { readonly from: TranscriptFormat; readonly text: string }

/** `galley convert`: one chapter or transcript file into another. */
export const convertCommand: Command = {
  verb: 'convert',
  synopsis: 'IN --to FORMAT [--from FORMAT] [-o OUT [--replace]] [--json] [--library DIR]',
  summary: 'Convert one chapter or transcript file into another format.',
  details: [
    'The result goes to OUT, or to stdout. A file OUT that is there already is refused (exit code 4)',
    'unless --replace is given. With --json and without OUT it is in the field "text".',
    'IN may be an audio file with chapters. To write chapters into an audio file, name it as OUT:',
    'its own chapters are replaced, its audio and all other tags stay.',
    'What the new format cannot hold is said as a loss. See "galley formats" for the names.',
  ].join('\n'),
  flags: {
    to: { value: 'FORMAT', help: 'The format to write.' },
    from: { value: 'FORMAT', help: 'The format of IN; without it Galley decides by content.' },
    out: { value: 'OUT', short: 'o', help: 'The file to write.' },
    replace: { help: 'Put the result in the place of a file that is there.' },
    ...jsonFlag,
    ...sparedLibraryFlag,
  },
  fewestWords: 1,
  mostWords: 1,
  async run(args, world) {
    const to = namedFormat(args.text('to'), 'to')
    if (!to) throw usage('Say what to make of it: --to FORMAT.', 'convert')
    const source = args.text('from')
    const isDocument = documentFormats.some(({ id }) => id === source)
    const asked = isDocument ? undefined : namedFormat(source, 'from')
    const [file = ''] = args.words
    requireOtherFile(file, args, world)
    const read = readSource(await openSource(world.io, file), asked, to, world)
    if (to.kind !== 'media')
      return deliver({ from: read.from, to, conversion: convert(read, to) }, args, world)
    if (!('parsed' in read)) throw differentKinds(read.from, to)
    return writeInto(to, read.from, read.parsed, args, world)
  },
}

function namedFormat(id: string | undefined, flag: string): Format | MediaFormat | undefined {
  if (id === undefined) return undefined
  const format = formatById(id) ?? mediaFormatById(id)
  if (format) return format
  throw usage(
    `Galley has no format "${id}" for --${flag}.${nearFormats(id)} "galley formats" lists them.`,
    'convert',
  )
}

function requireOtherFile(file: string, args: Arguments, { io }: World): void {
  const out = args.text('out')
  if (out === undefined || file === '-' || resolve(io.cwd, out) !== resolve(io.cwd, file)) return
  throw new AppError(
    'destination-exists',
    'The result would overwrite its own source. Nothing was written. Choose another name for OUT.',
  )
}

function readSource(
  source: Source,
  asked: Format | MediaFormat | undefined,
  to: Format | MediaFormat,
  { io }: World,
): Read {
  if (source.kind === 'media') {
    if (asked && asked !== source.format) throw notWhatWasSaid(source.name, asked, source.format)
    return { from: source.format, parsed: source.parsed }
  }
  if (asked?.kind === 'media') throw notWhatWasSaid(source.input.name, asked)
  const { text, extension } = textOf(io, source.input)
  const kind = to.kind === 'transcript' ? 'transcript' : 'chapters'
  const from = asked ?? detected(text, { kind, extension })
  return from.kind === 'chapters' ? { from, parsed: from.parse(text) } : { from, text }
}

/** The format a text is in; a refusal says how to name it here. */
function detected(text: string, hints: DetectionHints): Format {
  try {
    return detectFormat(text, hints)
  } catch (error) {
    if (!isAppError(error, 'format-unknown') && !isAppError(error, 'format-ambiguous')) throw error
    const names = error.details?.['candidates']
    const how = Array.isArray(names) ? names.map((id) => `--from ${id}`).join(' or ') : '--from FORMAT'
    throw new AppError(error.code, `${error.message} Here that is ${how}; "galley formats" lists them.`)
  }
}

function notWhatWasSaid(name: string, asked: Format | MediaFormat, found?: MediaFormat): AppError {
  const what = found ? ` It is a file with ${found.label}.` : ''
  return new AppError(
    'format-unknown',
    `“${basename(name)}” is no file with ${asked.label}.${what} Nothing was written. Leave --from out, and Galley decides.`,
  )
}

function convert(read: Read, to: Format): Conversion {
  if ('parsed' in read && to.kind === 'chapters') return convertChapters(read.parsed, to)
  if ('text' in read && to.kind === 'transcript') return convertTranscript(read.text, read.from, to)
  throw differentKinds(read.from, to)
}

function differentKinds(from: Format | MediaFormat, to: Format | MediaFormat): AppError {
  return usage(`${from.label} holds ${contentOf(from)} and ${to.label} holds ${contentOf(to)}.`, 'convert')
}

function contentOf({ kind }: Format | MediaFormat): string {
  return kind === 'transcript' ? 'a transcript' : 'chapters'
}

function convertChapters({ value, warnings }: Parsed<ChapterList>, to: ChapterFormat): Conversion {
  if (!to.serialise) throw readOnly(to)
  return {
    text: to.serialise(value),
    count: value.chapters.length,
    losses: chapterLosses(to, value),
    warnings,
  }
}

function convertTranscript(text: string, from: TranscriptFormat, to: TranscriptFormat): Conversion {
  const { value, warnings } = from.parse(text)
  if (!to.serialise) throw readOnly(to)
  if (to.needsTimes && value.cues.some(({ start }) => start === undefined)) {
    throw new AppError(
      'format-error',
      `“${to.label}” needs a time for every piece of text, and what was read, “${from.label}”, does not have them. Nothing was written. Choose a format without times, or import the transcript into an episode with its audio.`,
    )
  }
  return { text: to.serialise(value), count: value.cues.length, losses: cueLosses(to, value), warnings }
}

function readOnly(format: Format): AppError {
  return new AppError(
    'format-read-only',
    `Galley reads ${format.label} and does not write it. Nothing was written. Choose another format for --to.`,
  )
}

interface Delivery {
  readonly from: Format | MediaFormat
  readonly to: Format
  readonly conversion: Conversion
}

async function deliver(
  { from, to, conversion }: Delivery,
  args: Arguments,
  { io }: World,
): Promise<ExitCode> {
  const { text, count, losses, warnings } = conversion
  const out = args.text('out')
  if (out !== undefined) await writeOutput(io, out, text, { replace: args.has('replace') })
  if (args.has('json')) {
    const report = { from: from.id, to: to.id, count, losses, warnings }
    writeJson(io, out === undefined ? { ...report, text } : report)
    return exitCodes.done
  }
  if (out === undefined) io.write(text)
  sayOdd(io, warnings, losses)
  const what = to.kind === 'chapters' ? counted(count, 'chapter') : `${counted(count, 'piece')} of text`
  io.say(`${from.label} to ${to.label}: ${what}.`)
  return exitCodes.done
}

/** Says what was odd in the source, and what the result does not hold. */
function sayOdd(io: World['io'], warnings: readonly ParseWarning[], losses: readonly FormatLoss[]): void {
  for (const { line, message } of warnings)
    io.say(`Note: ${line === undefined ? '' : `line ${line}: `}${message}`)
  for (const { message } of losses) io.say(`Loss: ${message}`)
}

async function writeInto(
  to: MediaFormat,
  from: ChapterFormat | MediaFormat,
  { value, warnings: inSource }: Parsed<ChapterList>,
  args: Arguments,
  { io }: World,
): Promise<ExitCode> {
  const out = args.text('out')
  const { count, replaced, losses, warnings: inAudio } = await convertIntoAudio(io, to, value, out)
  const warnings = [...inSource, ...inAudio]
  if (args.has('json')) {
    writeJson(io, { from: from.id, to: to.id, count, replaced, losses, warnings })
    return exitCodes.done
  }
  sayOdd(io, warnings, losses)
  const instead = replaced === 0 ? '' : ` in place of the ${replaced} it had`
  io.say(
    `${counted(count, 'chapter')} written into ${basename(out ?? '')}${instead}. Its audio is unchanged.`,
  )
  return exitCodes.done
}
