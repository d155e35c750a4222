import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultFolders } from './default-folders.ts'

let home: string
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'galley-home-'))
})
afterAll(() => rm(home, { recursive: true }))

const on = (platform: string, env: Record<string, string> = {}) =>
  defaultFolders({ platform, homeFolder: home, env })

describe('the folders Galley uses', () => {
  test('are among the documents', () => {
    expect(on('linux')).toEqual({
      libraryFolder: join(home, 'Documents', 'Galley Library'),
      exportsFolder: join(home, 'Documents', 'Galley Exports'),
      settingsFile: join(home, '.config', 'Galley', 'settings.json'),
    })
  })

  test('keep settings where each system keeps them', () => {
    expect(on('darwin').settingsFile).toBe(
      join(home, 'Library', 'Application Support', 'Galley', 'settings.json'),
    )
    expect(on('win32', { APPDATA: '/roaming' }).settingsFile).toBe(
      join('/roaming', 'Galley', 'settings.json'),
    )
    expect(on('linux', { XDG_CONFIG_HOME: '/cfg' }).settingsFile).toBe(
      join('/cfg', 'Galley', 'settings.json'),
    )
  })

  test('follow the environment, each by itself', () => {
    expect(on('linux', { GALLEY_LIBRARY: '/lib' })).toMatchObject({
      libraryFolder: '/lib',
      exportsFolder: join(home, 'Documents', 'Galley Exports'),
    })
    expect(on('linux', { GALLEY_EXPORTS: '/out', GALLEY_SETTINGS: '/s.json' })).toMatchObject({
      exportsFolder: '/out',
      settingsFile: '/s.json',
    })
  })

  test('an empty variable counts as none', () => {
    expect(on('linux', { GALLEY_LIBRARY: '' }).libraryFolder).toBe(join(home, 'Documents', 'Galley Library'))
  })

  test('are found where the desktop calls the documents otherwise', async () => {
    const config = join(home, 'config')
    await mkdir(config)
    await writeFile(join(config, 'user-dirs.dirs'), '# x\nXDG_DOCUMENTS_DIR="$HOME/Dokumente"\n')
    expect(on('linux', { XDG_CONFIG_HOME: config }).libraryFolder).toBe(
      join(home, 'Dokumente', 'Galley Library'),
    )
    await writeFile(join(config, 'user-dirs.dirs'), 'XDG_DOCUMENTS_DIR="/data/docs"\n')
    expect(on('linux', { XDG_CONFIG_HOME: config }).libraryFolder).toBe('/data/docs/Galley Library')
  })
})
