import { fromLatin1, joinBytes } from '../formats/media/bytes.ts'

/** Bytes of text, numbers and further bytes, behind each other. Text is ISO 8859-1, a number is one byte. */
export function bytesOf(...parts: readonly (string | number | Uint8Array)[]): Uint8Array {
  return joinBytes(
    parts.map((part) => {
      if (typeof part === 'string') return fromLatin1(part)
      return typeof part === 'number' ? Uint8Array.of(part) : part
    }),
  )
}
