import { type Millis, millis } from '../../time.ts'
import type { ChapterList, Parsed } from '../format.ts'
import type { ByteSource, MediaFormat } from '../media-format.ts'
import { warn } from '../syntax/chapter-list.ts'
import { formatError } from '../syntax/format-error.ts'
import { fromLatin1, isAt, joinBytes, piecesOf, uint32 } from './bytes.ts'
import {
  type Comments,
  commentBytes,
  keptInComments,
  mostCommentChapters,
  readCommentChapters,
  readComments,
  withChapters,
} from './comments.ts'

/**
 * Chapters in the comments of a FLAC file (RFC 9639, §8). All other blocks stay as they are, and the padding
 * takes up the difference, so that the audio mostly keeps its place too.
 */
export const flac: MediaFormat = {
  kind: 'media',
  id: 'flac',
  label: 'FLAC chapters',
  extensions: ['flac'],
  mime: 'audio/flac',
  specification: 'https://wiki.xiph.org/Chapter_Extension',
  carries: new Set(['startTime', 'title', 'url']),
  limit: mostCommentChapters,
  detect: (head) => (isAt(head, 0, 'fLaC') && ((head[4] ?? 0xff) & 0x7f) === streamInfo ? 1 : 0),
  read,
  write,
  kept: keptInComments,
  async *audio(file) {
    const { blocks, audioAt } = await open(file)
    for (const { type, from, to } of blocks) if (type === streamInfo) yield* piecesOf(file, from, to)
    yield* piecesOf(file, audioAt, file.size)
  },
}

const [streamInfo, padding, vorbisComment] = [0, 1, 4]

/** One block in front of the audio, without its header of four bytes. */
interface Block {
  readonly type: number
  readonly from: number
  readonly to: number
}

interface OpenFile {
  readonly blocks: readonly Block[]
  readonly audioAt: number
}

/** More than any file has; a file that lies must not make a reader walk through millions of empty ones. */
const mostBlocks = 4096

async function open(file: ByteSource): Promise<OpenFile> {
  if (!isAt(await file.read(0, 4), 0, 'fLaC')) throw formatError('This file does not begin as FLAC does.')
  const blocks: Block[] = []
  let at = 4
  while (blocks.length < mostBlocks) {
    const header = await file.read(at, at + 4)
    const from = at + 4
    const to = from + (uint32(header, 0) & 0xffffff)
    if (header.length < 4 || to > file.size) throw formatError('The file ends before its audio begins.')
    const [first = 0] = header
    blocks.push({ type: first & 0x7f, from, to })
    at = to
    if (first & 0x80) return { blocks, audioAt: at }
  }
  throw formatError('The file has more blocks in front of its audio than any FLAC file.')
}

async function commentsOf(
  file: ByteSource,
  blocks: readonly Block[],
): Promise<Comments | 'damaged' | undefined> {
  const block = blocks.find(({ type }) => type === vorbisComment)
  return block && (readComments(await file.read(block.from, block.to)) ?? 'damaged')
}

async function read(file: ByteSource): Promise<Parsed<ChapterList>> {
  const { blocks } = await open(file)
  const duration = await durationOf(file, blocks)
  const comments = await commentsOf(file, blocks)
  if (comments && comments !== 'damaged') return readCommentChapters(comments, duration)
  const warnings = comments
    ? [warn('damaged-comments', 'The comments of the file are damaged, so its chapters could not be read.')]
    : []
  return { value: { chapters: [], ...(duration === undefined ? {} : { duration }) }, warnings }
}

/** The sample rate has 20 bits and the number of samples 36 (RFC 9639, §8.2); 0 where it is not known. */
async function durationOf(file: ByteSource, blocks: readonly Block[]): Promise<Millis | undefined> {
  const block = blocks.find(({ type }) => type === streamInfo)
  const info = block ? await file.read(block.from, block.to) : new Uint8Array()
  const rate = uint32(info, 10) >>> 12
  const samples = ((info[13] ?? 0) & 0x0f) * 2 ** 32 + uint32(info, 14)
  return rate === 0 || samples === 0 ? undefined : millis((samples * 1000) / rate)
}

const freshPadding = 4096
const largestBlock = 0xffffff

async function* write(file: ByteSource, list: ChapterList): AsyncGenerator<Uint8Array> {
  const { blocks, audioAt } = await open(file)
  const old = await commentsOf(file, blocks)
  if (old === 'damaged')
    throw formatError(
      'The comments of the file are damaged, and writing chapters would lose what is left of them.',
    )
  const empty = { vendor: fromLatin1('Galley'), entries: [], rest: new Uint8Array() }
  const comments = commentBytes(withChapters(old ?? empty, list))
  if (comments.length > largestBlock)
    throw formatError('The comments with the chapters are more than the 16 MB FLAC allows.')
  const parts: { readonly type: number; readonly bytes: Uint8Array }[] = []
  let isPlaced = false
  for (const { type, from, to } of blocks) {
    if (type === padding) continue
    const isComment: boolean = type === vorbisComment && !isPlaced
    parts.push({ type, bytes: isComment ? comments : await file.read(from, to) })
    isPlaced ||= isComment
  }
  // The description of the stream has to come first; the comments are welcome anywhere behind it.
  if (!isPlaced) parts.splice(1, 0, { type: vorbisComment, bytes: comments })
  const content = parts.reduce((sum, { bytes }) => sum + 4 + bytes.length, 4)
  const left = audioAt - content - 4
  const room = left === -4 ? undefined : left >= 0 && left <= largestBlock ? left : freshPadding
  if (room !== undefined) parts.push({ type: padding, bytes: new Uint8Array(room) })
  yield joinBytes([
    fromLatin1('fLaC'),
    ...parts.flatMap(({ type, bytes }, at) => [
      blockHeader(type, bytes.length, at === parts.length - 1),
      bytes,
    ]),
  ])
  yield* piecesOf(file, audioAt, file.size)
}

function blockHeader(type: number, length: number, isLast: boolean): Uint8Array {
  return Uint8Array.of(type | (isLast ? 0x80 : 0), length >> 16, (length >> 8) & 0xff, length & 0xff)
}
