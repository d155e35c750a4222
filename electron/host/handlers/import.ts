import type { CallOutput, HandlerInput } from '../../../core/contract/contract.ts'
import type { ImportPreview } from '../../../core/contract/import-shapes.ts'
import type { Handlers } from '../../../core/contract/serve.ts'
import { AppError, isAppError } from '../../../core/errors.ts'
import { readText } from '../../../core/formats/documents/read-text.ts'
import { bytesInMemory } from '../../../core/formats/media/memory-bytes.ts'
import type { MediaFormat } from '../../../core/formats/media-format.ts'
import { detectMedia } from '../../../core/formats/media-registry.ts'
import { formatById } from '../../../core/formats/registry.ts'
import { readTimestampLines } from '../../../core/formats/syntax/timestamp-list.ts'
import type { ShowId } from '../../../core/ids.ts'
import { chaptersOfMedia } from '../../../core/import/chapters-of-media.ts'
import { readAny } from '../../../core/import/read-any.ts'
import { formatOf, readChapterFile } from '../../../core/import/read-file.ts'
import type { Reading } from '../../../core/import/reading.ts'
import { acceptAsNew, acceptInto, previewRecognition } from '../accept-import.ts'
import { bytesOf, requireReadableSize } from '../handed-file.ts'
import type { HeldThings } from '../held-things.ts'
import { type HeldPreview, requirePreview } from '../previews.ts'
import type { Comparer } from '../recognition/comparer.ts'
import type { Rooms } from '../rooms.ts'
import { isSameTitle, showOfTitle } from '../show-of-title.ts'

type Calls = Pick<
  Handlers,
  'chapters.read' | 'import.read' | 'import.reblock' | 'import.recognition' | 'import.accept' | 'import.drop'
>

const pastedName = 'Pasted text'
const pastedFile = 'pasted.txt'

/** Bringing things in: read, look, correct, and only then write. */
export function importHandlers(rooms: Rooms, previews: HeldThings<HeldPreview>, comparer: Comparer): Calls {
  return {
    'chapters.read': ({ text, name }) => readChapters(text, name ?? pastedName),
    async 'import.read'(input, caller) {
      const held = await readSource(rooms, input)
      const previewId = previews.hold(caller.id, held)
      return previewOf(rooms, previewId, held.reading)
    },
    async 'import.reblock'({ previewId, blocks }, caller) {
      const held = requirePreview(previews, caller.id, previewId)
      const reading = await rooms.importer.reblock(held.reading, blocks, held.bytes.byteLength)
      previews.replace(caller.id, previewId, { ...held, reading })
      return previewOf(rooms, previewId, reading)
    },
    async 'import.recognition'({ previewId, episodeId }, caller) {
      const { reading } = requirePreview(previews, caller.id, previewId)
      const recognition = await previewRecognition(rooms, comparer, { previewId, reading }, episodeId)
      return recognition ? { recognition } : {}
    },
    async 'import.accept'({ previewId, choices }, caller) {
      const held = requirePreview(previews, caller.id, previewId)
      const { into } = choices
      const episodeId = await (into === undefined
        ? acceptAsNew(rooms, held, choices)
        : acceptInto(rooms, comparer, { ...held, previewId }, choices, into))
      previews.drop(caller.id, previewId)
      return { episodeId }
    },
    'import.drop'({ previewId }, caller) {
      if (previews.find(caller.id, previewId)) comparer.stop(previewId)
      previews.drop(caller.id, previewId)
      return {}
    },
  }
}

async function readSource(
  { importer }: Rooms,
  { source, readAs }: HandlerInput<'import.read'>,
): Promise<HeldPreview> {
  const as = readAs === undefined ? {} : { readAs }
  if ('text' in source) {
    requireReadableSize(source.text, pastedName)
    const reading = await importer.read({ text: source.text, name: pastedName, ...as })
    return { reading, fileName: pastedFile, bytes: Buffer.from(source.text) }
  }
  const { name } = source.file
  const bytes = bytesOf(source.file)
  const media = detectMedia(bytes)
  if (media && (readAs === undefined || readAs === 'chapters')) return readMedia(media, name, bytes)
  const { warnings, ...read } = readText(bytes)
  const reading = await importer.read({ ...read, name, ...as })
  const all = [...warnings.map((warning) => ({ ...warning })), ...reading.warnings]
  return { reading: { ...reading, warnings: all }, fileName: name, bytes }
}

/** Of audio the chapters are taken, and kept as the original; the audio itself is nobody's text. */
async function readMedia(format: MediaFormat, name: string, bytes: Uint8Array): Promise<HeldPreview> {
  const parsed = await format.read(bytesInMemory(bytes))
  const { fileName, text, warnings } = chaptersOfMedia(name, parsed)
  const reading = readAny({ text, name, readAs: 'chapters' })
  const { duration } = parsed.value
  const found = { ...reading.found, ...(duration !== undefined && { duration }) }
  const all = [...warnings, ...reading.warnings]
  return {
    reading: { ...reading, readAs: format.id, found, warnings: all },
    fileName,
    bytes: Buffer.from(text),
  }
}

async function previewOf(rooms: Rooms, previewId: string, reading: Reading): Promise<ImportPreview> {
  const { readAs, name, lines, blocks, found, warnings } = reading
  const show = await showItWouldJoin(rooms, found.show?.title)
  const sameAs = await sameEpisode(rooms, reading)
  return {
    previewId,
    readAs,
    name,
    lines,
    blocks,
    found,
    warnings: [...warnings, ...show.warnings],
    ...(show.id !== undefined && { knownShowId: show.id }),
    ...(sameAs && { sameAs }),
  }
}

/** The show of this library, and what is wrong with its file. */
async function showItWouldJoin(
  rooms: Rooms,
  title: string | undefined,
): Promise<{ readonly id?: ShowId; readonly warnings: ImportPreview['warnings'] }> {
  const code = 'show-unreadable'
  try {
    const known = title === undefined ? undefined : await showOfTitle(rooms, title)
    if (!known) return { warnings: [] }
    if (known.isUsable) return { id: known.show.id, warnings: [] }
    const message = `${known.message} The episode will belong to “${known.title}” all the same; its people, words and templates are not used here.`
    return { id: known.id, warnings: [{ code, message }] }
  } catch (error) {
    if (!isAppError(error, 'unreadable-file')) throw error
    return { warnings: [{ code, message: error.message }] }
  }
}

/** An episode of the same show with the same number, or the same title where one has no number. */
async function sameEpisode({ library }: Rooms, { found, makes }: Reading): Promise<ImportPreview['sameAs']> {
  if (makes !== 'episode') return undefined
  for (const row of (await library.catalogue.known()).values()) {
    if (!('summary' in row)) continue
    const { id, show, number, title } = row.summary
    if (found.show !== undefined && !isSameTitle(show, found.show.title)) continue
    const isSame =
      number !== undefined && found.number !== undefined && found.show !== undefined
        ? number === found.number
        : found.title !== undefined && isSameTitle(title, found.title)
    if (isSame) return { episodeId: id }
  }
  return undefined
}

function readChapters(text: string, name: string): CallOutput<'chapters.read'> {
  const format = chapterFormatOf(text, name)
  const reading = readChapterFile({ text, name }, format)
  const isText = format.id.endsWith('-timestamps')
  return {
    readAs: format.id,
    chapters: reading.found.chapters,
    ignoredLines: isText ? readTimestampLines(text).ignoredLines : [],
    warnings: reading.warnings,
  }
}

/** Formats are told by their beginning; timestamps may as well stand at the end of a long text. */
function chapterFormatOf(text: string, name: string) {
  try {
    const format = formatOf({ text, name }, 'chapters')
    if (format.kind === 'chapters') return format
  } catch (error) {
    if (!isAppError(error, 'format-unknown')) throw error
  }
  const timestamps = formatById('show-notes-timestamps')
  if (timestamps?.kind === 'chapters' && readTimestampLines(text).entries.length > 0) return timestamps
  throw new AppError(
    'nothing-found',
    'There are no chapters in this text: no line begins with a time such as 1:30. Nothing was changed.',
  )
}
