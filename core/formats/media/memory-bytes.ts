import type { ByteSource } from '../media-format.ts'

/** A file that is in memory already: handed over, piped in, or made by a test. */
export function bytesInMemory(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: (from, to) => Promise.resolve(bytes.subarray(Math.max(0, from), Math.max(0, to))),
  }
}
