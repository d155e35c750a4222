import { chmod, mkdir, readdir, readFile, stat, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isAppError } from '../../../core/errors.ts'
import type { ChapterList } from '../../../core/formats/format.ts'
import { flac } from '../../../core/formats/media/flac.ts'
import { id3 } from '../../../core/formats/media/id3.ts'
import type { MediaFormat } from '../../../core/formats/media-format.ts'
import { mediaSamples, readBack } from '../../../core/testing/media-samples.ts'
import { millis } from '../../../core/time.ts'
import { faultyFileSystem } from '../testing/faulty-file-system.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { openFileBytes } from './file-bytes.ts'
import { audioHash, writeMedia } from './write-media.ts'

const sample = mediaSamples['id3']?.[0]?.bytes ?? new Uint8Array()
const list: ChapterList = {
  chapters: [
    { startTime: millis(0), title: 'Intro' },
    { startTime: millis(120), title: 'News', location: { name: 'Harbour' } },
  ],
}

async function arrange() {
  const folder = await temporaryFolder()
  const path = join(folder, 'episode.mp3')
  await writeFile(path, sample)
  const fileSystem = faultyFileSystem()
  const clock = manualClock()
  return { folder, path, fileSystem, clock, disk: { fileSystem, clock } }
}

async function failureOf(run: Promise<unknown>): Promise<{ code: string; message: string } | undefined> {
  return run.then(
    () => undefined,
    (error: unknown) => {
      if (!isAppError(error)) throw error
      return { code: error.code, message: error.message }
    },
  )
}

async function isUntouched(folder: string): Promise<boolean> {
  const whole = Buffer.from(sample).equals(await readFile(join(folder, 'episode.mp3')))
  return whole && (await readdir(folder)).length === 1
}

test('the file takes its new chapters, sounds the same, and nothing is left beside it', async () => {
  const { disk, path, folder } = await arrange()
  await chmod(path, 0o600)
  const before = await hashOf(path)
  const written = await writeMedia(disk, { format: id3, list, source: path, target: path })
  expect(written).toEqual({ replaced: 1, written: 2, warnings: [] })
  const { chapters } = await readBack(id3, await readFile(path))
  expect(chapters.map(({ title }) => title)).toEqual(['Intro', 'News'])
  expect(await hashOf(path)).toBe(before)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(await readdir(folder)).toEqual(['episode.mp3'])
})

async function hashOf(path: string): Promise<string> {
  const bytes = await openFileBytes(path)
  try {
    return await audioHash(id3, bytes)
  } finally {
    await bytes.close()
  }
}

test('a copy leaves the original as it was', async () => {
  const { disk, path, folder } = await arrange()
  await writeMedia(disk, { format: id3, list, source: path, target: join(folder, 'copy.mp3') })
  expect(Buffer.from(sample).equals(await readFile(path))).toBe(true)
  expect((await readBack(id3, await readFile(join(folder, 'copy.mp3')))).chapters).toHaveLength(2)
})

test('a link stays a link, and the file behind it changes', async () => {
  const { disk, path, folder } = await arrange()
  await mkdir(join(folder, 'links'))
  const link = join(folder, 'links', 'latest.mp3')
  await symlink(path, link)
  await writeMedia(disk, { format: id3, list, source: link, target: link })
  expect(await readdir(join(folder, 'links'))).toEqual(['latest.mp3'])
  expect((await readBack(id3, await readFile(path))).chapters).toHaveLength(2)
})

describe.each(['ENOSPC', 'EACCES', 'EIO'])('when the disk says %s', (code) => {
  test.each(['open', 'write', 'sync', 'rename'] as const)(
    'on %s, the file is as it was and the sentence is plain',
    async (operation) => {
      const { disk, path, folder, fileSystem } = await arrange()
      fileSystem.fail({ operation, code })
      const failure = await failureOf(writeMedia(disk, { format: id3, list, source: path, target: path }))
      expect(failure?.code).toBe({ ENOSPC: 'disk-full', EACCES: 'permission-denied' }[code] ?? 'save-failed')
      expect(failure?.message).toMatch(/^“episode.mp3” could not be saved: /)
      fileSystem.heal()
      expect(await isUntouched(folder)).toBe(true)
    },
  )
})

describe('a writer that is wrong is found out, and the file is as it was:', () => {
  const wrong: readonly (readonly [string, MediaFormat, RegExp])[] = [
    [
      'when a byte of the audio differs',
      {
        ...id3,
        async *write(file, chapters) {
          const pieces: Uint8Array[] = []
          for await (const piece of id3.write(file, chapters)) pieces.push(piece.slice())
          const last = pieces.at(-1)
          if (last) last[last.length - 200] = (last[last.length - 200] ?? 0) ^ 1
          yield* pieces
        },
      },
      /the audio differs\. The file is as it was\./,
    ],
    [
      'when a chapter is missing',
      { ...id3, write: (file, { chapters }) => id3.write(file, { chapters: chapters.slice(1) }) },
      /there should be 2 chapters, and 1 were read\. The file is as it was\./,
    ],
    [
      'when a title differs',
      {
        ...id3,
        write: (file, { chapters }) =>
          id3.write(file, { chapters: chapters.map((chapter) => ({ ...chapter, title: 'News!' })) }),
      },
      /the title of chapter 1, “Intro”, differs\./,
    ],
  ]

  test.each(wrong)('%s', async (_, format, sentence) => {
    const { disk, path, folder } = await arrange()
    const failure = await failureOf(writeMedia(disk, { format, list, source: path, target: path }))
    expect(failure).toEqual({ code: 'round-trip-failed', message: expect.stringMatching(sentence) })
    expect(await isUntouched(folder)).toBe(true)
  })
})

test('a file of another kind is refused before anything is written', async () => {
  const { disk, path, folder } = await arrange()
  const failure = await failureOf(writeMedia(disk, { format: flac, list, source: path, target: path }))
  expect(failure).toEqual({
    code: 'format-error',
    message: expect.stringMatching(/^This file does not begin as FLAC does\. Nothing was changed/),
  })
  expect(await isUntouched(folder)).toBe(true)
})

test('a file another program changes meanwhile is left to that program', async () => {
  const { disk, path, folder } = await arrange()
  const meddling: MediaFormat = {
    ...id3,
    async *write(file, chapters) {
      yield* id3.write(file, chapters)
      await utimes(path, 1, 1)
    },
  }
  const failure = await failureOf(writeMedia(disk, { format: meddling, list, source: path, target: path }))
  expect(failure?.code).toBe('changed-on-disk')
  expect(await isUntouched(folder)).toBe(true)
})

test('bytes past the end are not made up, whatever a file asks for', async () => {
  const { path } = await arrange()
  const bytes = await openFileBytes(path)
  expect(bytes.size).toBe(sample.length)
  expect((await bytes.read(sample.length - 3, 2 ** 45)).length).toBe(3)
  expect((await bytes.read(2 ** 40, 2 ** 45)).length).toBe(0)
  expect((await bytes.read(10, 4)).length).toBe(0)
  expect(Buffer.from(sample.subarray(0, 5)).equals(await bytes.read(-2, 5))).toBe(true)
  await bytes.close()
})
