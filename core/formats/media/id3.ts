import { millis } from '../../time.ts'
import type { ChapterList, Parsed } from '../format.ts'
import type { ByteSource, MediaFormat } from '../media-format.ts'
import { warn } from '../syntax/chapter-list.ts'
import { formatError } from '../syntax/format-error.ts'
import { joinBytes, piecesOf } from './bytes.ts'
import { isChapterFrame } from './id3-chapter-frames.ts'
import { keptChapters, mostChapters, readChapters, writeChapters } from './id3-chapters.ts'
import { contentOf, frameBytes } from './id3-frames.ts'
import { readText } from './id3-parts.ts'
import { isTagAt, readTag, type Tag, tagBytes } from './id3-tag.ts'
import { asVersion3 } from './id3-upgrade.ts'
import { isAdtsAt, isMpegAt, mpegDuration } from './mpeg-audio.ts'

/**
 * Chapters in the ID3v2 tag of an MP3 file, or of AAC in ADTS, by "ID3v2 Chapter Frame Addendum 1.0" (2005) and
 * the informal standards of ID3v2.2, 2.3 and 2.4. Written is v2.3, which every reader understands: of v2.4 many
 * read the sizes inside chapters wrongly and lose every chapter with a long title or a picture.
 */
export const id3: MediaFormat = {
  kind: 'media',
  id: 'id3',
  label: 'MP3 chapters (ID3)',
  extensions: ['mp3', 'aac'],
  mime: 'audio/mpeg',
  specification: 'https://id3.org/id3v2-chapters-1.0',
  carries: new Set(['startTime', 'endTime', 'title', 'url', 'image', 'hidden']),
  limit: mostChapters,
  detect(head) {
    if (isTagAt(head, 0)) return 1
    return isMpegAt(head, 0) || isAdtsAt(head, 0) ? 0.9 : 0
  },
  read,
  write,
  kept: keptChapters,
  async *audio(file) {
    const { audioAt } = await open(file)
    yield* piecesOf(file, audioAt, file.size)
  },
}

interface OpenFile {
  /** The first tag; undefined where the file begins with its audio. */
  readonly tag: Tag | undefined
  /** A further tag right behind it, which some programs leave when they add their own in front. */
  readonly second: Tag | undefined
  readonly audioAt: number
  readonly duration: number | undefined
}

async function open(file: ByteSource): Promise<OpenFile> {
  const tag = await readTag(file)
  const audioAt = tag?.length ?? 0
  const second = tag && (await readTag(file, audioAt))
  const soundAt = audioAt + (second?.length ?? 0)
  if (!tag) {
    if (!(await isSoundAt(file, 0)))
      throw formatError('There is neither an ID3 tag nor MP3 or AAC audio at the start of this file.')
  }
  const duration = (await mpegDuration(file, soundAt)) ?? statedLength(tag)
  return { tag, second, audioAt, duration }
}

/** Whether audio stands here that is known for itself, without a tag in front. */
async function isSoundAt(file: ByteSource, at: number): Promise<boolean> {
  const head = await file.read(at, at + 4096)
  return isMpegAt(head, 0) || isAdtsAt(head, 0)
}

/** The length a tag states in milliseconds, for audio that does not tell. */
function statedLength(tag: Tag | undefined): number | undefined {
  const said = Number(textOf(tag, 'TLEN') || Number.NaN)
  return said > 0 ? said : undefined
}

function textOf(tag: Tag | undefined, id: string): string {
  const frame = tag?.frames.find((one) => one.id === id)
  const body = tag && frame && contentOf(frame, tag.version, tag.unsynced)
  return body ? readText(body) : ''
}

const hasChapters = (tag: Tag | undefined): tag is Tag => tag?.frames.some(isChapterFrame) === true

async function read(file: ByteSource): Promise<Parsed<ChapterList>> {
  const { tag, second, duration } = await open(file)
  const holder = !hasChapters(tag) && hasChapters(second) ? second : tag
  const { value, warnings } = holder
    ? readChapters(holder, duration)
    : { value: { chapters: [] }, warnings: [] }
  const about: Record<string, string> = {}
  const names = tag?.version === 2 ? ['TT2', 'TAL', 'TP1'] : ['TIT2', 'TALB', 'TPE1']
  for (const [at, key] of ['title', 'podcastName', 'author'].entries()) {
    const said = textOf(tag, names[at] ?? '')
    if (said !== '') about[key] = said
  }
  const both = hasChapters(tag) && hasChapters(second)
  const ignored = both ? [warn('second-tag', 'A second tag with other chapters was left aside.')] : []
  return {
    value: { ...about, ...value, ...(duration === undefined ? {} : { duration: millis(duration) }) },
    warnings: [...warnings, ...ignored],
  }
}

async function* write(file: ByteSource, list: ChapterList): AsyncGenerator<Uint8Array> {
  const { tag, second, audioAt, duration } = await open(file)
  if (hasChapters(second)) {
    throw formatError(
      'The file has two ID3 tags behind each other, and the second has chapters too.',
      undefined,
      'Save it with a tag editor first, which makes one of them.',
    )
  }
  const old = tag ?? { frames: [], version: 3 as const, unsynced: false, rest: new Uint8Array(), length: 0 }
  const others = old.frames.filter((frame) => !isChapterFrame(frame))
  const before = old.frames.slice(0, Math.max(0, old.frames.findIndex(isChapterFrame)))
  const place = old.frames.some(isChapterFrame) ? before.length : others.length
  const kept = asVersion3(others, old.version, old.unsynced).map(frameBytes)
  const pieces = [
    ...kept.slice(0, place),
    ...writeChapters(list, old, duration),
    ...kept.slice(place),
    apart(old.rest),
  ]
  const isNeeded = pieces.some((piece) => piece.length > 0) || (tag && !(await isSoundAt(file, audioAt)))
  if (isNeeded) yield tagBytes(pieces, old.length)
  yield* piecesOf(file, audioAt, file.size)
}

/** A zero in front of what is no frame, so that it cannot begin to look like one in its new surroundings. */
function apart(rest: Uint8Array): Uint8Array {
  return rest.length === 0 || rest[0] === 0 ? rest : joinBytes([Uint8Array.of(0), rest])
}
