import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

/** One file of the built page, ready to be sent. */
export interface PageFile {
  readonly contentType: string
  readonly cacheControl: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** The only kinds of file the page is made of; anything else in the folder is not served. */
const contentTypes: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
  ['.woff', 'font/woff'],
])

/**
 * The names of a request path below the page folder, or `undefined` when the path is not a plain one:
 * climbing, hidden names, backslashes, drive letters and control characters are all refused, before
 * and after decoding.
 */
export function pagePathSegments(pathname: string): readonly string[] | undefined {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return undefined
  }
  if (!decoded.startsWith('/') || decoded.length > 1_000) return undefined
  const segments = (decoded === '/' ? '/index.html' : decoded).slice(1).split('/')
  return segments.every((segment) => /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(segment)) ? segments : undefined
}

/** Reads one file of the page; `undefined` when the page has no such file. */
export async function readPageFile(folder: string, pathname: string): Promise<PageFile | undefined> {
  const segments = pagePathSegments(pathname)
  if (!segments) return undefined
  const contentType = contentTypes.get(extname(segments.at(-1) ?? '').toLowerCase())
  if (!contentType) return undefined
  try {
    const bytes = new Uint8Array(await readFile(join(folder, ...segments)))
    return { contentType, cacheControl: cacheControlOf(segments), bytes }
  } catch (error) {
    if (isAbsent(error)) return undefined
    throw error
  }
}

/** Files under `assets/` carry a hash of their content in their name, so they never change. */
function cacheControlOf(segments: readonly string[]): string {
  return segments[0] === 'assets' ? 'private, max-age=31536000, immutable' : 'no-cache'
}

function isAbsent(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR'
}
