import { dirname } from 'node:path'
import { Settings } from '../../../core/contract/library-shapes.ts'
import { oneAtATime } from '../../../core/one-at-a-time.ts'
import { instant } from '../clock.ts'
import { makeFolder, renamePatiently, writeAtomically } from './atomic-write.ts'
import type { Disk } from './disk.ts'
import { jsonText, readJsonFile } from './json-file.ts'
import { stampOf } from './library-paths.ts'
import { asWriteError } from './write-errors.ts'

/** The settings of a person who never changed any. */
export const defaultSettings: Settings = { theme: 'system', readingSize: 17, paneWidths: {} }

/** The settings of this person on this machine. */
export interface SettingsFile {
  read(): Promise<Settings>
  change(change: { readonly [K in keyof Settings]?: Settings[K] | undefined }): Promise<Settings>
}

/** Settings at a path. A damaged file counts as none; it is set aside at the next change. */
export function settingsFile(disk: Disk, path: string): SettingsFile {
  const inTurn = oneAtATime()
  const load = () => readJsonFile(disk, path, Settings, 'The settings')
  const read = async (): Promise<Settings> => {
    const file = await load()
    return file.state === 'good' ? file.value : defaultSettings
  }
  const change = async (set: Parameters<SettingsFile['change']>[0]): Promise<Settings> => {
    const given = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined))
    const file = await load()
    if (file.state === 'damaged') {
      const aside = `${path}.damaged-${stampOf(instant(disk.clock))}`
      await renamePatiently(disk.fileSystem, disk.clock, path, aside).catch((error: unknown) => {
        throw asWriteError(error, 'The setting')
      })
    }
    const next = Settings.parse({ ...(file.state === 'good' ? file.value : defaultSettings), ...given })
    await makeFolder(disk, dirname(path), 'The setting')
    await writeAtomically(disk, path, jsonText(next), 'The setting')
    return next
  }
  return {
    read,
    change: (set) => inTurn(() => change(set)),
  }
}
