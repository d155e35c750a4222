import type { ByteSource } from '../media-format.ts'

/** A file that is in memory already: handed over, piped in, or made by a test. */
export function bytesInMemory(bytes: Uint8Array): ByteSource {
  // A Buffer of Node is seen as the plain bytes it is: cutting those is far quicker, and tags are cut a lot.
  const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
  return {
    size: plain.length,
    read: (from, to) => Promise.resolve(plain.subarray(Math.max(0, from), Math.max(0, to))),
  }
}
