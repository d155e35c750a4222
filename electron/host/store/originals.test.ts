import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { SegmentId } from '../../../core/ids.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { nodeFileSystem } from './file-system.ts'
import { originalsOf, safeName } from './originals.ts'

async function arrange() {
  const folder = join(await temporaryFolder(), 'originals', 'ep-1')
  return { folder, originals: originalsOf({ fileSystem: nodeFileSystem, clock: manualClock() }, folder) }
}
const transcript = (text: string) => ({ segments: [{ id: SegmentId.parse('sg-1'), words: [{ text }] }] })

test('a file is kept byte by byte under its own name, and never written a second time', async () => {
  const { originals, folder } = await arrange()
  const bytes = Uint8Array.of(0, 255, 13, 10)
  expect(await originals.keep('page.txt', bytes)).toBe('page.txt')
  expect(await originals.keep('page.txt', Uint8Array.of(1))).toBe('page-2.txt')
  expect(new Uint8Array(await readFile(join(folder, 'page.txt')))).toEqual(bytes)
  expect((await readdir(folder)).sort()).toEqual(['page-2.txt', 'page.txt'])
})

test('the transcript as imported is the newest one kept', async () => {
  const { originals } = await arrange()
  expect(await originals.transcript()).toBeUndefined()
  for (const text of ['one', 'two', 'three']) await originals.keepTranscript(JSON.stringify(transcript(text)))
  expect(await originals.transcript()).toEqual(transcript('three'))
})

test('a file somebody brings under that very name is not taken for it', async () => {
  const { originals } = await arrange()
  expect(await originals.keep('transcript.json', Buffer.from('{}'))).toBe('imported-transcript.json')
  expect(await originals.transcript()).toBeUndefined()
})

describe('a safe name', () => {
  test.each([
    ['page.txt', 'page.txt'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\ada\\notes.md', 'notes.md'],
    ['.hidden', 'hidden'],
    ['...', 'imported'],
    ['', 'imported'],
    ['a:b*c?.srt', 'a-b-c-.srt'],
    ['con.txt', 'imported-con.txt'],
    ['line\nbreak\u0000.txt', 'line-break-.txt'],
    ['trailing. ', 'trailing'],
    ['日本語の文字起こし.vtt', '日本語の文字起こし.vtt'],
  ])('of "%s" is "%s"', (name, safe) => {
    expect(safeName(name)).toBe(safe)
  })

  test('is no longer than systems take, and keeps its extension', () => {
    const safe = safeName(`${'ä'.repeat(500)}.vtt`)
    expect(Buffer.byteLength(safe)).toBeLessThan(200)
    expect(safe.endsWith('ä.vtt')).toBe(true)
  })
})
