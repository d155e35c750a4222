import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { codeOf } from '../store/file-system.ts'

/** What a player asks for. */
export interface FileRequest {
  readonly path: string
  readonly mediaType: string
  readonly method: string
  /** The `Range` header as it came. */
  readonly range?: string | undefined
  /** The `If-Range` header as it came. */
  readonly ifRange?: string | undefined
}

/** What to answer, for Electron's protocol and for HTTP alike. */
export interface FileAnswer {
  readonly status: 200 | 206 | 404 | 405 | 416
  readonly headers: Readonly<Record<string, string>>
  /** Absent for HEAD and for refusals. Whoever takes it has to read or destroy it. */
  readonly body?: Readable
}

/** The first and the last byte, both inclusive. */
interface Span {
  readonly first: number
  readonly last: number
}

/**
 * Serves a file or one range of it. Several ranges at once are answered with the whole file, which the
 * standard allows: players never ask for them, and attackers do. Nothing here decides who may ask.
 */
export async function serveFile(request: FileRequest): Promise<FileAnswer> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return { status: 405, headers: { Allow: 'GET, HEAD', 'Content-Length': '0' } }
  }
  const file = await factsOf(request.path)
  if (!file) return { status: 404, headers: { 'Content-Length': '0' } }
  const headers = {
    'Content-Type': request.mediaType,
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
    ETag: file.tag,
  }
  const isSameFile = request.ifRange === undefined || request.ifRange === file.tag
  const span = isSameFile ? spanOf(request.range, file.bytes) : undefined
  if (span === 'unsatisfiable') {
    return {
      status: 416,
      headers: { ...headers, 'Content-Range': `bytes */${file.bytes}`, 'Content-Length': '0' },
    }
  }
  const { first, last } = span ?? { first: 0, last: file.bytes - 1 }
  const lengths = {
    'Content-Length': String(last - first + 1),
    ...(span && { 'Content-Range': `bytes ${first}-${last}/${file.bytes}` }),
  }
  const answer = { status: span ? 206 : 200, headers: { ...headers, ...lengths } } as const
  if (request.method === 'HEAD' || last < first) return answer
  return { ...answer, body: createReadStream(request.path, { start: first, end: last }) }
}

async function factsOf(path: string): Promise<{ bytes: number; tag: string } | undefined> {
  try {
    const stats = await stat(path)
    if (!stats.isFile()) return undefined
    return {
      bytes: stats.size,
      tag: `"${stats.size.toString(16)}-${Math.round(stats.mtimeMs).toString(16)}"`,
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined
    throw error
  }
}

/** Undefined where the whole file is to be sent: no range, several ranges, or one that makes no sense. */
function spanOf(range: string | undefined, bytes: number): Span | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/i.exec(range?.trim() ?? '')
  if (!match) return undefined
  const [, from = '', to = ''] = match
  if (from === '' && to === '') return undefined
  if (from === '') {
    const length = Math.min(Number(to), bytes)
    return length === 0 ? 'unsatisfiable' : { first: bytes - length, last: bytes - 1 }
  }
  const first = Number(from)
  const last = to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1)
  if (to !== '' && Number(to) < first) return undefined
  return first >= bytes ? 'unsatisfiable' : { first, last }
}
