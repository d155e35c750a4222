import { resolve } from 'node:path'
import { AppError } from '../../../core/errors.ts'
import { documentFormats } from '../../../core/formats/documents/read-text.ts'
import type { ChapterFormat, Format, ParseWarning, TranscriptFormat } from '../../../core/formats/format.ts'
import { chapterLosses, cueLosses, type FormatLoss } from '../../../core/formats/losses.ts'
import { detectFormat, formatById, formats } from '../../../core/formats/registry.ts'
import { type Arguments, usage } from '../arguments.ts'
import { type Command, jsonFlag, type World, writeJson } from '../command.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { readTextInput } from '../read-input.ts'

/** What a conversion gives. */
interface Conversion {
  readonly text: string
  readonly count: number
  readonly losses: readonly FormatLoss[]
  readonly warnings: readonly ParseWarning[]
}

/** `galley convert`: one chapter or transcript file into another. */
export const convertCommand: Command = {
  verb: 'convert',
  synopsis: 'IN --to FORMAT [--from FORMAT] [-o OUT] [--json]',
  summary: 'Convert one chapter or transcript file into another format.',
  details: [
    'The result goes to OUT, or to stdout. With --json and without OUT it is in the field "text".',
    'What the new format cannot hold is said as a loss. See "galley formats" for the names.',
  ].join('\n'),
  flags: {
    to: { value: 'FORMAT', help: 'The format to write.' },
    from: { value: 'FORMAT', help: 'The format of IN; without it Galley decides by content.' },
    out: { value: 'OUT', short: 'o', help: 'The file to write.' },
    ...jsonFlag,
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
    const { text, extension } = await readTextInput(world.io, file)
    const from = asked ?? detectFormat(text, { kind: to.kind, extension })
    return deliver({ from, to, conversion: convert(text, from, to) }, args, world)
  },
}

function namedFormat(id: string | undefined, flag: string): Format | undefined {
  if (id === undefined) return undefined
  const format = formatById(id)
  if (format) return format
  const near = formats.filter(({ extensions }) => extensions.includes(id.toLowerCase())).map((one) => one.id)
  const hint = near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : ''
  throw usage(`Galley has no format "${id}" for --${flag}.${hint} "galley formats" lists them.`, 'convert')
}

function convert(text: string, from: Format, to: Format): Conversion {
  if (from.kind === 'chapters' && to.kind === 'chapters') return convertChapters(text, from, to)
  if (from.kind === 'transcript' && to.kind === 'transcript') return convertTranscript(text, from, to)
  throw usage(`${from.label} holds ${contentOf(from)} and ${to.label} holds ${contentOf(to)}.`, 'convert')
}

function contentOf({ kind }: Format): string {
  return kind === 'chapters' ? 'chapters' : 'a transcript'
}

function convertChapters(text: string, from: ChapterFormat, to: ChapterFormat): Conversion {
  const { value, warnings } = from.parse(text)
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
      `${to.label} needs a time for every piece of text, and this ${from.label} file does not have them. Nothing was written. Choose a format without times, or import the transcript into an episode with its audio.`,
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
  readonly from: Format
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
  if (out !== undefined) {
    const [file = ''] = args.words
    if (file !== '-' && resolve(io.cwd, out) === resolve(io.cwd, file)) {
      throw new AppError(
        'destination-exists',
        'The result would overwrite its own source. Nothing was written. Choose another name for OUT.',
      )
    }
    await io.writeFile(resolve(io.cwd, out), text)
  }
  if (args.has('json')) {
    const report = { from: from.id, to: to.id, count, losses, warnings }
    writeJson(io, out === undefined ? { ...report, text } : report)
    return exitCodes.done
  }
  if (out === undefined) io.write(text)
  for (const { line, message } of warnings)
    io.say(`Note: ${line === undefined ? '' : `line ${line} `}${message}`)
  for (const { message } of losses) io.say(`Loss: ${message}`)
  io.say(`${from.label} to ${to.label}: ${count} ${to.kind === 'chapters' ? 'chapters' : 'pieces of text'}.`)
  return exitCodes.done
}
