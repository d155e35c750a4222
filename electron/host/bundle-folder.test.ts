import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { AppError, isAppError } from '../../core/errors.ts'
import type { RenderedFile } from '../../core/publish/bundle.ts'
import { type BundleJob, writeBundle } from './bundle-folder.ts'
import { faultyFileSystem, type Operation } from './testing/faulty-file-system.ts'
import { manualClock } from './testing/manual-clock.ts'
import { temporaryFolder } from './testing/temporary-folder.ts'

const file = (path: string, text: string): RenderedFile => ({ id: path, path, format: 'x', text })

async function arrange() {
  const destination = join(await temporaryFolder(), 'exports')
  const fileSystem = faultyFileSystem()
  const job: BundleJob = {
    destination,
    name: 'show-12',
    ifExists: 'refuse',
    files: [file('chapters.json', '{}\n'), file('notes.md', 'Zoë\n')],
    verify: () => undefined,
    manifest: (files) => `${JSON.stringify(files)}\n`,
    listed: (manifest) => JSON.parse(manifest).map(({ path }: { readonly path: string }) => path),
  }
  const write = (change: Partial<BundleJob> = {}) =>
    writeBundle({ fileSystem, clock: manualClock() }, { ...job, ...change })
  const refusal = async (change: Partial<BundleJob> = {}): Promise<AppError | undefined> => {
    const error: unknown = await write(change).catch((thrown: unknown) => thrown)
    return isAppError(error) ? error : undefined
  }
  const folders = () => readdir(destination).then((names) => names.sort())
  return {
    destination,
    fileSystem,
    write,
    refusal,
    folders,
    in: (...parts: string[]) => join(destination, ...parts),
  }
}

test('a bundle stands with its files, their sizes and hashes, and a manifest', async () => {
  const here = await arrange()
  const { folder, files } = await here.write()
  expect(folder).toBe(here.in('show-12'))
  expect(await readFile(here.in('show-12', 'notes.md'), 'utf8')).toBe('Zoë\n')
  expect(files.map(({ path, bytes }) => [path, bytes])).toEqual([
    ['chapters.json', 3],
    ['notes.md', 5],
  ])
  expect(files[0]?.sha256).toBe('ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356')
  expect(JSON.parse(await readFile(here.in('show-12', 'bundle.json'), 'utf8'))).toEqual(files)
  expect(await here.folders()).toEqual(['show-12'])
})

test('what is verified is what was read back from the disk', async () => {
  const here = await arrange()
  const seen: string[] = []
  await here.write({
    verify: (files) => {
      seen.push(...files.map(({ text }) => text))
      expect(here.fileSystem.log.filter((line) => line.startsWith('read '))).toHaveLength(2)
    },
  })
  expect(seen).toEqual(['{}\n', 'Zoë\n'])
})

test('a bundle that does not say what the episode says leaves nothing behind', async () => {
  const here = await arrange()
  const verify = () => {
    throw new AppError('round-trip-failed', 'notes.md differs.')
  }
  expect((await here.refusal({ verify }))?.code).toBe('round-trip-failed')
  expect(await here.folders()).toEqual([])
})

describe('a bundle that is there already', () => {
  test('is left alone when nothing was said', async () => {
    const here = await arrange()
    await here.write()
    const refused = await here.refusal({ files: [file('other.txt', 'x')] })
    expect(refused?.code).toBe('destination-exists')
    expect(await readdir(here.in('show-12'))).toEqual(['bundle.json', 'chapters.json', 'notes.md'])
  })

  test('gets a numbered sibling', async () => {
    const here = await arrange()
    for (let count = 0; count < 3; count += 1) await here.write({ ifExists: 'keep-both' })
    expect(await here.folders()).toEqual(['show-12', 'show-12-2', 'show-12-3'])
  })

  test('is replaced as a whole, never mixed', async () => {
    const here = await arrange()
    await here.write()
    await here.write({ ifExists: 'replace', files: [file('other.txt', 'x')] })
    expect(await readdir(here.in('show-12'))).toEqual(['bundle.json', 'other.txt'])
    expect(await here.folders()).toEqual(['show-12'])
  })

  test('takes along into the new one what Galley did not put there', async () => {
    const here = await arrange()
    await here.write()
    await writeFile(here.in('show-12', 'talk.mp3'), 'mine')
    await mkdir(here.in('show-12', 'takes'))
    await here.write({ ifExists: 'replace', files: [file('other.txt', 'x')] })
    expect(await readdir(here.in('show-12'))).toEqual(['bundle.json', 'other.txt', 'takes', 'talk.mp3'])
    expect(await readFile(here.in('show-12', 'talk.mp3'), 'utf8')).toBe('mine')
    expect(await here.folders()).toEqual(['show-12'])
  })

  test('is not replaced when a file of somebody would have to give way', async () => {
    const here = await arrange()
    await here.write()
    await writeFile(here.in('show-12', 'other.txt'), 'mine')
    const refused = await here.refusal({ ifExists: 'replace', files: [file('other.txt', 'x')] })
    expect(refused?.message).toContain('“other.txt”')
    expect(await readFile(here.in('show-12', 'other.txt'), 'utf8')).toBe('mine')
    expect(await here.folders()).toEqual(['show-12'])
  })

  test('is not taken for one by its name alone', async () => {
    const here = await arrange()
    await mkdir(here.in('show-12'), { recursive: true })
    await writeFile(here.in('show-12', 'take-1.wav'), 'mine')
    expect((await here.refusal({ ifExists: 'replace' }))?.code).toBe('destination-exists')
    expect(await readFile(here.in('show-12', 'take-1.wav'), 'utf8')).toBe('mine')
  })

  test('is never a file that is replaced by a folder', async () => {
    const here = await arrange()
    await mkdir(here.destination)
    await writeFile(here.in('show-12'), 'mine')
    expect((await here.refusal({ ifExists: 'replace' }))?.code).toBe('destination-exists')
    expect(await readFile(here.in('show-12'), 'utf8')).toBe('mine')
  })
})

describe.each(['ENOSPC', 'EACCES', 'EIO', 'EBUSY'])('when the disk says %s', (code) => {
  const operations: Operation[] = ['makeFolder', 'open', 'write', 'sync', 'read', 'rename']
  test.each(operations)('on %s, the old bundle stays and nothing half-written is left', async (operation) => {
    const here = await arrange()
    await here.write()
    here.fileSystem.fail({ operation, code })
    const refused = await here.refusal({ ifExists: 'replace', files: [file('other.txt', 'x')] })
    expect(refused?.message).toMatch(/^The bundle could not be saved: /)
    expect(await here.folders()).toEqual(['show-12'])
    expect(await readdir(here.in('show-12'))).toEqual(['bundle.json', 'chapters.json', 'notes.md'])
    here.fileSystem.heal()
    await here.write({ ifExists: 'replace', files: [file('other.txt', 'x')] })
    expect(await readdir(here.in('show-12'))).toEqual(['bundle.json', 'other.txt'])
  })
})

describe('after a crash', () => {
  test('while files were written, the left-over goes with the next export', async () => {
    const here = await arrange()
    await mkdir(here.in('show-12.partial'), { recursive: true })
    await writeFile(here.in('show-12.partial', 'half.txt'), 'ha')
    await here.write()
    expect(await here.folders()).toEqual(['show-12'])
    expect(await readdir(here.in('show-12'))).not.toContain('half.txt')
  })

  test('between the two renames of replacing, the old bundle comes back first', async () => {
    const here = await arrange()
    await mkdir(here.in('show-12.replaced'), { recursive: true })
    await writeFile(here.in('show-12.replaced', 'bundle.json'), 'old')
    expect((await here.refusal())?.code).toBe('destination-exists')
    expect(await readFile(here.in('show-12', 'bundle.json'), 'utf8')).toBe('old')
  })

  test('after both renames, what is not ours comes along from the old bundle', async () => {
    const here = await arrange()
    await here.write()
    await mkdir(here.in('show-12.replaced'))
    await writeFile(here.in('show-12.replaced', 'bundle.json'), '[{"path":"chapters.json"}]')
    await writeFile(here.in('show-12.replaced', 'chapters.json'), 'old')
    await writeFile(here.in('show-12.replaced', 'talk.mp3'), 'mine')
    expect((await here.refusal())?.code).toBe('destination-exists')
    expect(await here.folders()).toEqual(['show-12'])
    expect(await readFile(here.in('show-12', 'talk.mp3'), 'utf8')).toBe('mine')
    expect(await readFile(here.in('show-12', 'chapters.json'), 'utf8')).toBe('{}\n')
  })

  test('a folder of somebody else that has such a name is not touched', async () => {
    const here = await arrange()
    await mkdir(here.in('show-12.partial', 'mine'), { recursive: true })
    expect((await here.refusal())?.code).toBe('destination-exists')
    expect(await readdir(here.in('show-12.partial'))).toEqual(['mine'])
  })
})

test.each(['../out.txt', 'a/b.txt', '..', '', 'a\\b'])(
  'the path "%s" is a bug and not written',
  async (path) => {
    const here = await arrange()
    await expect(here.write({ files: [file(path, 'x')] })).rejects.toThrow(/unsafe path/)
    expect(await here.folders()).toEqual([])
  },
)
