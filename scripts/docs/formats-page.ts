import { documentFormats } from '../../core/formats/documents/read-text.ts'
import { chapterFields, cueFields, type Format } from '../../core/formats/format.ts'
import type { MediaFormat } from '../../core/formats/media-format.ts'
import { mediaFormats } from '../../core/formats/media-registry.ts'
import { formats } from '../../core/formats/registry.ts'

/** The page `docs/formats.md`: every format, what it keeps, and where it is defined. */
export function formatsPage(): string {
  const ofKind = (kind: Format['kind']): readonly Format[] => formats.filter((format) => format.kind === kind)
  return `${[
    '# Formats',
    'Every chapter and transcript format Galley knows. Made from `core/formats/registry.ts` by `npm run docs`.',
    'A format is told by its content; the extension only breaks a tie. What a format does not keep is named in the loss report before a file is written. “✓” is kept both ways, and tested so. How to add one: [add-a-format.md](how-to/add-a-format.md).',
    '## Chapters',
    ...sections(ofKind('chapters'), chapterFields),
    '## Audio with chapters',
    'Chapters are read out of these and written into them; the audio, the cover and every other tag stay as they are. A new file is read back, and the hash of its audio compared, before it takes the place of the old one. From `core/formats/media-registry.ts`.',
    ...sections(mediaFormats, chapterFields),
    '## Transcripts',
    ...sections(ofKind('transcript'), cueFields),
    '## Documents',
    'Text is taken out of these and read as any of the above.',
    documentTable(),
  ].join('\n\n')}\n`
}

type Described = Format | MediaFormat

function sections(list: readonly Described[], fields: readonly string[]): readonly string[] {
  return [keptTable(list, fields), factsTable(list)]
}

function keptTable(list: readonly Described[], fields: readonly string[]): string {
  const rows = list.map((format) => {
    const kept = fields.map((field) => ((format.carries as ReadonlySet<string>).has(field) ? '✓' : ''))
    return [format.label, format.kind === 'media' || format.serialise ? 'reads, writes' : 'reads', ...kept]
  })
  return table(['Format', '', ...fields], rows)
}

function factsTable(list: readonly Described[]): string {
  const rows = list.map((format) => [
    `[${format.label}](${format.specification})`,
    `\`${format.id}\``,
    format.extensions.map((extension) => `.${extension}`).join(' '),
    `\`${format.mime}\``,
    boundsOf(format),
  ])
  return table(['Format', 'Id', 'Extensions', 'Media type', 'Bounds'], rows)
}

function documentTable(): string {
  const rows = documentFormats.map((format) => [
    `[${format.label}](${format.specification})`,
    'reads',
    `\`${format.id}\``,
    format.extensions.map((extension) => `.${extension}`).join(' '),
    `\`${format.mime}\``,
  ])
  return table(['Document', '', 'Id', 'Extensions', 'Media type'], rows)
}

function boundsOf(format: Described): string {
  const { precision = 1 } = format
  const step =
    precision === 1
      ? ''
      : precision === 1000
        ? 'whole seconds'
        : `steps of ${Math.round(precision * 10) / 10} ms`
  const most =
    format.kind !== 'transcript' && format.limit !== undefined ? `${format.limit} chapters at most` : ''
  const timed = format.kind === 'transcript' && format.needsTimes ? 'needs times' : ''
  return [step, most, timed].filter((part) => part !== '').join(', ')
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n')
}
