import type { ImportFound } from '../contract/import-shapes.ts'
import { type AppError, isAppError } from '../errors.ts'
import type { ChapterFormat, Format, ParseWarning, TranscriptFormat } from '../formats/format.ts'
import { detectFormat, formatById } from '../formats/registry.ts'
import { splitLines } from '../formats/syntax/lines.ts'
import { headingWarning } from './heading-warning.ts'
import type { Reading, SourceText } from './reading.ts'
import { transcriptSummary } from './transcript-summary.ts'

/** Reads a transcript file in any format there is. Throws what the format throws, or `format-unknown`. */
export function readTranscriptFile(source: SourceText, format: TranscriptFormat): Reading {
  const { value, warnings } = format.parse(source.text)
  const summary = transcriptSummary(value)
  const chapters = (value.headings ?? []).flatMap(({ title, startTime }) =>
    startTime === undefined ? [] : [{ title, startTime }],
  )
  return {
    ...fileReading(
      source,
      format,
      [...warnings, ...headingWarning(value, [])],
      `${format.label}: ${value.cues.length} cues`,
    ),
    makes: 'transcript',
    found: {
      ...nothing,
      chapters,
      transcript: summary,
      ...(value.title !== undefined && { title: value.title }),
      ...(value.language !== undefined && { language: value.language }),
    },
    material: {
      people: [],
      details: {},
      chapters,
      soundbites: [],
      transcript: value,
      provenance: wholeFile(source, 'transcript'),
    },
  }
}

/** Reads a chapter file in any format there is. Throws what the format throws, or `format-unknown`. */
export function readChapterFile(source: SourceText, format: ChapterFormat): Reading {
  const { value, warnings } = format.parse(source.text)
  return {
    ...fileReading(source, format, warnings, `${format.label}: ${value.chapters.length} chapters`),
    makes: 'chapters',
    found: {
      ...nothing,
      chapters: value.chapters.map(({ startTime, endTime, title, url, image, hidden }) => ({
        startTime,
        title,
        ...(endTime !== undefined && { endTime }),
        ...(url !== undefined && { url }),
        ...(image !== undefined && { image }),
        ...(hidden && { hidden }),
      })),
      ...(value.podcastName !== undefined && { show: { title: value.podcastName } }),
      ...(value.title !== undefined && { title: value.title }),
      ...(value.duration !== undefined && { duration: value.duration }),
    },
    material: {
      people: [],
      details: {},
      chapters: value.chapters,
      soundbites: [],
      provenance: wholeFile(source, 'chapters'),
    },
  }
}

const nothing: ImportFound = { guests: [], hosts: [], description: [], chapters: [], links: [], promised: [] }

function wholeFile(
  { text }: SourceText,
  field: string,
): Record<string, { fromLine: number; toLine: number }> {
  return { [field]: { fromLine: 1, toLine: splitLines(text).length } }
}

function fileReading(
  source: SourceText,
  format: Format,
  warnings: readonly ParseWarning[],
  reason: string,
): Pick<Reading, 'readAs' | 'name' | 'lines' | 'blocks' | 'warnings'> {
  const lines = splitLines(source.text).map(shownLine)
  return {
    readAs: format.id,
    name: source.name,
    lines,
    blocks: [{ kind: format.kind, fromLine: 1, toLine: lines.length, reason }],
    warnings: warnings.map(({ code, message, line }) => ({
      code,
      message,
      ...(line !== undefined && { line }),
    })),
  }
}

const longestShown = 4_000

/** A very long line is cut for the screen; the whole of it is read all the same. */
export function shownLine(line: string): string {
  return line.length <= longestShown
    ? line
    : `${line.slice(0, longestShown).replace(/[\uD800-\uDBFF]$/u, '')}…`
}

/**
 * The format a text is in, of one kind. Where two claim it alike the first in the list is taken: the preview
 * shows what was read, so a wrong guess is seen. Throws `format-unknown` when none claims it.
 */
export function formatOf(source: SourceText, kind: Format['kind']): Format {
  const extension = source.extension ?? /\.([a-z0-9]{1,10})$/iu.exec(source.name)?.[1]
  try {
    return detectFormat(source.text, { kind, ...(extension !== undefined && { extension }) })
  } catch (error) {
    const [first] = isAppError(error, 'format-ambiguous') ? candidatesOf(error) : []
    const format = first === undefined ? undefined : formatById(first)
    if (format) return format
    throw error
  }
}

function candidatesOf(error: AppError): readonly string[] {
  const candidates = error.details?.['candidates']
  return Array.isArray(candidates) ? candidates.filter((one) => typeof one === 'string') : []
}
