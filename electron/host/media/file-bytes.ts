import { open } from 'node:fs/promises'
import type { ByteSource } from '../../../core/formats/media-format.ts'

/** A file on the disk that is read by position; whoever opened it closes it. */
export interface FileBytes extends ByteSource {
  close(): Promise<void>
}

/** Opens a file to be read by position. Fails with the errors Node gives. */
export async function openFileBytes(path: string): Promise<FileBytes> {
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    return {
      size,
      async read(from, to) {
        // Never more than the file has: the numbers may come out of a file that lies.
        const start = Math.min(Math.max(from, 0), size)
        const bytes = new Uint8Array(Math.max(Math.min(to, size) - start, 0))
        let filled = 0
        while (filled < bytes.length) {
          const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, start + filled)
          if (bytesRead === 0) break
          filled += bytesRead
        }
        return bytes.subarray(0, filled)
      },
      close: () => handle.close(),
    }
  } catch (error) {
    await handle.close()
    throw error
  }
}
