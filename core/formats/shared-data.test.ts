import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isAppError } from '../errors.ts'
import { sharedData } from '../testing/shared-data.ts'
import { detectFormat } from './registry.ts'
import { decodeText } from './syntax/decode-text.ts'

/** Reads a file as the program would: what it holds, or the code of a stated refusal. */
function read(file: string): {
  readonly count?: number
  readonly warnings?: number
  readonly refused?: string
} {
  try {
    const { text } = decodeText(readFileSync(file))
    const { value, warnings } = detectFormat(text, { extension: extname(file) }).parse(text)
    return { count: 'cues' in value ? value.cues.length : value.chapters.length, warnings: warnings.length }
  } catch (error) {
    if (!isAppError(error)) throw error
    return { refused: `${error.code}: ${error.message}` }
  }
}

const folders = ['chapters', 'transcripts', 'subtitle-suites'] as const

describe.each(folders)('every file of the shared %s', (name) => {
  const folder = sharedData('data', name)
  const files = folder
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : []

  test.runIf(folder !== undefined)(
    'is read, or refused for a stated reason, and never gives nothing in silence',
    () => {
      const silent = files.filter((file) => {
        const { count, warnings, refused } = read(file)
        return refused === undefined ? count === 0 && warnings === 0 : !/\. |\.$/.test(refused)
      })
      expect(files.length).toBeGreaterThan(50)
      expect(silent).toEqual([])
    },
  )

  test.runIf(folder !== undefined)('of captions and of JSON chapters is read', () => {
    const unread = files
      .filter((file) => /\.(?:vtt|srt)$|\.chapters\.json$/.test(file))
      .filter((file) => read(file).refused !== undefined)
    expect(unread).toEqual([])
  })
})
