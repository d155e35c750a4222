interface Signature {
  readonly at: number
  readonly bytes: string
  readonly name: string
}

/** The beginnings of files people drop by mistake, in the order they are tried. */
const signatures: readonly Signature[] = [
  { at: 0, bytes: '%PDF-', name: 'a PDF document' },
  { at: 0, bytes: '{\\rtf', name: 'a rich text (RTF) document' },
  {
    at: 0,
    bytes: '\xD0\xCF\x11\xE0',
    name: 'an old or password-protected Word, Excel or PowerPoint document',
  },
  { at: 0, bytes: '\x1F\x8B', name: 'a gzip archive' },
  { at: 0, bytes: '7z\xBC\xAF', name: 'a 7-Zip archive' },
  { at: 0, bytes: 'Rar!\x1A', name: 'a RAR archive' },
  { at: 0, bytes: 'ID3', name: 'an MP3 audio file' },
  { at: 4, bytes: 'ftyp', name: 'an MP4 or M4A media file' },
  { at: 0, bytes: 'OggS', name: 'an Ogg or Opus audio file' },
  { at: 0, bytes: 'fLaC', name: 'a FLAC audio file' },
  { at: 0, bytes: 'RIFF', name: 'a WAV or AVI media file' },
  { at: 0, bytes: '\x1A\x45\xDF\xA3', name: 'a Matroska or WebM media file' },
  { at: 0, bytes: '\x89PNG', name: 'a PNG picture' },
  { at: 0, bytes: '\xFF\xD8\xFF', name: 'a JPEG picture' },
  { at: 0, bytes: 'GIF8', name: 'a GIF picture' },
  { at: 0, bytes: 'SQLite format 3', name: 'an SQLite database' },
]

/** Names what a file is by its first bytes, with its article, when it is a known kind that is not text. */
export function nameBinary(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, 0, 'PK\x03\x04')) return nameZip(bytes)
  const known = signatures.find((signature) => startsWith(bytes, signature.at, signature.bytes))
  if (!known) return isMp3Frame(bytes) ? 'an MP3 audio file' : undefined
  // "RIFF" and "ID3" are also words; a media file has bytes of no text right behind them.
  const hasBinary = bytes.subarray(0, 64).some((byte) => byte < 9)
  return /^[A-Za-z0-9]+$/.test(known.bytes) && !hasBinary ? undefined : known.name
}

function startsWith(bytes: Uint8Array, at: number, expected: string): boolean {
  for (let index = 0; index < expected.length; index += 1) {
    if (bytes[at + index] !== expected.charCodeAt(index)) return false
  }
  return true
}

/** Office documents are zip archives whose first entries give them away. */
function nameZip(bytes: Uint8Array): string {
  let names = ''
  for (const byte of bytes.subarray(0, 4096))
    names += byte > 0x20 && byte < 0x7f ? String.fromCharCode(byte) : ' '
  if (names.includes('word/')) return 'a Word document (DOCX)'
  if (names.includes('xl/')) return 'an Excel workbook (XLSX)'
  if (names.includes('opendocument')) return 'an OpenDocument document'
  if (names.includes('.iwa')) return 'an Apple Pages, Numbers or Keynote document'
  return names.includes('[Content_Types].xml') ? 'an Office document' : 'a zip archive'
}

/** MPEG audio without a tag begins with eleven set bits and a layer. */
function isMp3Frame(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes
  return (
    first === 0xff &&
    (second & 0xe0) === 0xe0 &&
    (second & 0x06) === 0x02 &&
    bytes.subarray(0, 512).includes(0)
  )
}
