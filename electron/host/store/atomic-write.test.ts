import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isAppError } from '../../../core/errors.ts'
import { faultyFileSystem } from '../testing/faulty-file-system.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { isTemporaryName, writeAtomically } from './atomic-write.ts'

async function arrange() {
  const folder = await temporaryFolder()
  const path = join(folder, 'episode.json')
  await writeFile(path, 'old')
  const fileSystem = faultyFileSystem()
  const clock = manualClock()
  return { folder, path, fileSystem, clock, disk: { fileSystem, clock } }
}

async function failureOf(run: Promise<unknown>): Promise<unknown> {
  return run.then(
    () => undefined,
    (error: unknown) => error,
  )
}

test('a file is replaced as a whole, and nothing else is left in its folder', async () => {
  const { disk, path, folder } = await arrange()
  const facts = await writeAtomically(disk, path, 'new', 'The episode')
  expect(await readFile(path, 'utf8')).toBe('new')
  expect(facts.bytes).toBe(3)
  expect(await readdir(folder)).toEqual(['episode.json'])
})

test('the data is on the disk before the file gets its name, and the name before it is said to be saved', async () => {
  const { disk, path, fileSystem } = await arrange()
  await writeAtomically(disk, path, 'new', 'The episode')
  const order = fileSystem.log.map((line) => line.split(' ')[0])
  expect(order).toEqual(['open', 'write', 'sync', 'facts', 'rename', 'syncFolder'])
})

describe.each(['ENOSPC', 'EACCES', 'EIO', 'EBUSY'])('when the disk says %s', (code) => {
  test.each(['open', 'write', 'sync', 'rename'] as const)(
    'on %s, the old file stays whole and the sentence is plain',
    async (operation) => {
      const { disk, path, folder, fileSystem } = await arrange()
      fileSystem.fail({ operation, code })
      const error = await failureOf(writeAtomically(disk, path, 'new', 'The episode'))
      expect(isAppError(error)).toBe(true)
      if (!isAppError(error)) return
      expect(error.code).toBe({ ENOSPC: 'disk-full', EACCES: 'permission-denied' }[code] ?? 'save-failed')
      expect(error.message).toMatch(/^The episode could not be saved: .+ What was saved before is whole\. /)
      expect(error.details).toEqual({ systemCode: code })
      expect(await readFile(path, 'utf8')).toBe('old')
      fileSystem.heal()
      expect((await readdir(folder)).filter((name) => !isTemporaryName(name))).toEqual(['episode.json'])
      expect(await readdir(folder)).toHaveLength(1)
      await writeAtomically(disk, path, 'new', 'The episode')
      expect(await readFile(path, 'utf8')).toBe('new')
    },
  )
})

test.each(['EPERM', 'EACCES', 'EBUSY'])(
  'a rename that %s stops for a moment is tried again',
  async (code) => {
    const { disk, path, fileSystem, clock } = await arrange()
    fileSystem.fail({ operation: 'rename', code, times: 4 })
    const before = clock.now()
    await writeAtomically(disk, path, 'new', 'The episode')
    expect(await readFile(path, 'utf8')).toBe('new')
    expect(clock.now() - before).toBe(10 + 20 + 40 + 80)
  },
)

test('a rename that fails for good is not tried for ever', async () => {
  const { disk, path, fileSystem, clock } = await arrange()
  fileSystem.fail({ operation: 'rename', code: 'EBUSY' })
  const before = clock.now()
  await failureOf(writeAtomically(disk, path, 'new', 'The episode'))
  expect(fileSystem.log.filter((line) => line.startsWith('rename'))).toHaveLength(8)
  expect(clock.now() - before).toBeLessThan(2_000)
})

test('a fault that will not pass is not tried again', async () => {
  const { disk, path, fileSystem } = await arrange()
  fileSystem.fail({ operation: 'rename', code: 'EIO' })
  await failureOf(writeAtomically(disk, path, 'new', 'The episode'))
  expect(fileSystem.log.filter((line) => line.startsWith('rename'))).toHaveLength(1)
})

test('a folder that is gone is named as such', async () => {
  const { disk, folder } = await arrange()
  const error = await failureOf(
    writeAtomically(disk, join(folder, 'gone', 'episode.json'), 'new', 'The episode'),
  )
  expect(isAppError(error, 'save-failed') && error.message).toMatch(/its folder is gone/)
})

test('two writers at once never mix: the file is one or the other', async () => {
  const { disk, path, folder } = await arrange()
  const texts = Array.from({ length: 20 }, (_, index) => String(index).repeat(50_000))
  await Promise.all(texts.map((text) => writeAtomically(disk, path, text, 'The episode')))
  expect(texts).toContain(await readFile(path, 'utf8'))
  expect(await readdir(folder)).toEqual(['episode.json'])
})
