import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ShowId } from '../../../core/ids.ts'
import { newShow } from '../../../core/show/new-show.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { nodeFileSystem } from './file-system.ts'
import { libraryPaths } from './library-paths.ts'
import { defaultSettings, settingsFile } from './settings-file.ts'
import { showFiles } from './show-file.ts'

const disk = { fileSystem: nodeFileSystem, clock: manualClock() }

describe('settings', () => {
  const arrange = async () => {
    const folder = await temporaryFolder()
    const path = join(folder, 'Galley', 'settings.json')
    return { folder, path, settings: settingsFile(disk, path) }
  }

  test('that nobody changed are the defaults, and reading makes no file', async () => {
    const { settings, folder } = await arrange()
    expect(await settings.read()).toEqual(defaultSettings)
    expect(await readdir(folder)).toEqual([])
  })

  test('keep what a change does not name, also when changes come at once', async () => {
    const { settings } = await arrange()
    await Promise.all([settings.change({ theme: 'dark' }), settings.change({ readingSize: 20 })])
    expect(await settings.read()).toEqual({ ...defaultSettings, theme: 'dark', readingSize: 20 })
  })

  test.each(['', '{', '[]', '{"theme":"pink"}'])(
    'damaged as %j count as none and are set aside at the next change',
    async (damaged) => {
      const { settings, path } = await arrange()
      await settings.change({ theme: 'dark' })
      await writeFile(path, damaged)
      expect(await settings.read()).toEqual(defaultSettings)
      await settings.change({ theme: 'light' })
      expect(await settings.read()).toEqual({ ...defaultSettings, theme: 'light' })
      const names = await readdir(join(path, '..'))
      const aside = names.find((name) => name.includes('.damaged-')) ?? ''
      expect(await readFile(join(path, '..', aside), 'utf8')).toBe(damaged)
    },
  )
})

describe('shows', () => {
  const id = ShowId.parse('sh-1')
  const show = { ...newShow({ id, title: 'Harbour Lights' }), people: [] }
  const arrange = async () => {
    const paths = libraryPaths(await temporaryFolder())
    return { path: paths.show(id), shows: showFiles(disk, paths) }
  }

  test('come back as they were written', async () => {
    const { shows } = await arrange()
    expect(await shows.read(id)).toBeUndefined()
    await shows.write(show)
    expect(await shows.read(id)).toEqual(show)
    expect(await shows.list()).toEqual([show])
  })

  test('that are damaged are never written over, and do not hide the others', async () => {
    const { shows, path } = await arrange()
    await shows.write(show)
    await shows.write({ ...show, id: ShowId.parse('sh-2') })
    await writeFile(path, '{"half')
    await expect(shows.read(id)).rejects.toMatchObject({ code: 'unreadable-file' })
    await expect(shows.write(show)).rejects.toMatchObject({ code: 'unreadable-file' })
    expect(await readFile(path, 'utf8')).toBe('{"half')
    expect((await shows.list()).map((each) => each.id)).toEqual(['sh-2'])
  })

  test('of a newer Galley are told apart from damage', async () => {
    const { shows, path } = await arrange()
    await shows.write(show)
    await writeFile(path, JSON.stringify({ ...show, schemaVersion: 2, new: true }))
    await expect(shows.read(id)).rejects.toMatchObject({ code: 'schema-too-new' })
  })
})
