import { describe, expect, test } from 'vitest'
import { isAppError } from '../../errors.ts'
import { decodeText } from './decode-text.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values)
const utf16 = (text: string, littleEndian: boolean): Uint8Array =>
  Uint8Array.from(
    [...Array(text.length).keys()].flatMap((at) => {
      const code = text.charCodeAt(at)
      return littleEndian ? [code & 0xff, code >> 8] : [code >> 8, code & 0xff]
    }),
  )
const latin1 = (text: string): Uint8Array => Uint8Array.from([...text].map((one) => one.charCodeAt(0)))

/** What a refusal says, or undefined when the bytes were read. */
function refusal(input: Uint8Array): string | undefined {
  try {
    decodeText(input)
    return undefined
  } catch (error) {
    if (isAppError(error, 'not-text')) return error.message
    throw error
  }
}

const sentence = 'Hörst du 山田 🎙️?\n'

describe('decoding text', () => {
  test.each([
    ['UTF-8', utf8(sentence), 'utf-8'],
    ['UTF-8 with a mark', utf8(`\uFEFF${sentence}`), 'utf-8'],
    ['UTF-16 LE with a mark', utf16(`\uFEFF${sentence}`, true), 'utf-16le'],
    ['UTF-16 BE with a mark', utf16(`\uFEFF${sentence}`, false), 'utf-16be'],
    ['UTF-16 LE without a mark', utf16(sentence, true), 'utf-16le'],
    ['UTF-16 BE without a mark', utf16(sentence, false), 'utf-16be'],
  ] as const)('reads %s', (_, input, encoding) => {
    expect(decodeText(input)).toEqual({ text: sentence, encoding, warnings: [] })
  })

  test('an empty file is an empty text', () => {
    expect(decodeText(bytes()).text).toBe('')
  })

  test('bytes that are not UTF-8 are read as Windows-1252, with the line of the first one', () => {
    const read = decodeText(latin1('plain\nna\xEFve caf\xE9 \x80 5\n'))
    expect(read.text).toBe('plain\nnaïve café € 5\n')
    expect(read.encoding).toBe('windows-1252')
    expect(read.warnings).toMatchObject([{ code: 'not-utf-8', line: 2 }])
  })

  test('UTF-8 with one broken spot stays UTF-8 and says where it is broken', () => {
    const read = decodeText(
      Uint8Array.from([...utf8('Grüße an Zoë, Jürgen,\n'), 0xe2, 0x82, ...utf8(' und Łukasz')]),
    )
    expect(read.text).toBe('Grüße an Zoë, Jürgen,\n\uFFFD und Łukasz')
    expect(read.warnings).toMatchObject([{ code: 'damaged-characters', line: 2 }])
  })

  test('stray NULs, as a crash leaves them, do not make a text binary', () => {
    const read = decodeText(utf8(`${'A line of the transcript.\n'.repeat(40)}end\0\0`))
    expect(read.text.endsWith('end\uFFFD\uFFFD')).toBe(true)
    expect(read.warnings).toMatchObject([{ code: 'nul-characters', line: 41 }])
  })

  test.each([
    ['a PDF document', utf8('%PDF-1.7\n%\u00e2\u00e3')],
    ['a zip archive', bytes(0x50, 0x4b, 3, 4, 20, 0, 8, 0)],
    ['a Word document (DOCX)', Uint8Array.from([0x50, 0x4b, 3, 4, ...utf8('\0\0word/document.xml')])],
    ['a rich text (RTF) document', utf8('{\\rtf1\\ansi Hello}')],
    ['an MP3 audio file', Uint8Array.from([...utf8('ID3'), 3, 0, 0, 0, 0, 0, 0])],
    ['an MP4 or M4A media file', Uint8Array.from([0, 0, 0, 32, ...utf8('ftypM4A '), 0, 0])],
    ['an Ogg or Opus audio file', Uint8Array.from([...utf8('OggS'), 0, 2, 0, 0])],
    ['a PNG picture', bytes(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10)],
    ['a binary file', bytes(...Array.from({ length: 600 }, (_, at) => (at * 7919) % 256))],
    ['a binary file', bytes(0, 1, 2, 3)],
  ] as const)('refuses %s by name and says what to do', (what, input) => {
    expect(refusal(input)).toContain(`This is ${what}, not text`)
    expect(refusal(input)).toContain('The file was not changed.')
  })

  test('words that look like the signature of a media file are still text', () => {
    expect(decodeText(utf8('RIFFs and solos\n0:00 Start')).text).toContain('RIFFs')
    expect(decodeText(utf8('ID3 tags explained')).text).toBe('ID3 tags explained')
  })
})
