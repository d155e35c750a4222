/** The text of a list file: UTF-8, or UTF-16 as spreadsheets write it. Undefined when it is no text. */
export async function readListFile(file: Blob): Promise<string | undefined> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
    return text.includes('\u0000') ? undefined : text
  } catch {
    // Bytes that are no text of the encoding they claim to be: the caller says so.
    return undefined
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}
