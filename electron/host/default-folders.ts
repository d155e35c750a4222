import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the folders depend on. */
export interface Surroundings {
  readonly platform: string
  readonly homeFolder: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Where Galley keeps things unless the person says otherwise. The same for every shell. */
export interface DefaultFolders {
  readonly libraryFolder: string
  readonly exportsFolder: string
  readonly settingsFile: string
}

/**
 * The library and exports live among the person's documents, where back-ups look. `GALLEY_LIBRARY`,
 * `GALLEY_EXPORTS` and `GALLEY_SETTINGS` override each.
 */
export function defaultFolders(
  surroundings: Surroundings,
  documents = documentsFolder(surroundings),
): DefaultFolders {
  const { env } = surroundings
  return {
    libraryFolder: env['GALLEY_LIBRARY'] || join(documents, 'Galley Library'),
    exportsFolder: env['GALLEY_EXPORTS'] || join(documents, 'Galley Exports'),
    settingsFile: env['GALLEY_SETTINGS'] || join(configFolder(surroundings), 'Galley', 'settings.json'),
  }
}

/** The documents folder as the desktop names it; on Linux `user-dirs.dirs` translates it. */
export function documentsFolder({ platform, homeFolder, env }: Surroundings): string {
  if (platform === 'darwin' || platform === 'win32') return join(homeFolder, 'Documents')
  const config = env['XDG_CONFIG_HOME'] || join(homeFolder, '.config')
  const named = readIfThere(join(config, 'user-dirs.dirs')).match(
    /^XDG_DOCUMENTS_DIR="(?:\$HOME\/)?([^"\n]+)"/m,
  )
  if (!named?.[1]) return join(homeFolder, 'Documents')
  return named[1].startsWith('/') ? named[1] : join(homeFolder, named[1])
}

/** Where Electron keeps its user data too, so that the app and the browser share their settings. */
function configFolder({ platform, homeFolder, env }: Surroundings): string {
  if (platform === 'darwin') return join(homeFolder, 'Library', 'Application Support')
  if (platform === 'win32') return env['APPDATA'] || join(homeFolder, 'AppData', 'Roaming')
  return env['XDG_CONFIG_HOME'] || join(homeFolder, '.config')
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // Most machines have no such file; the default name then holds.
    return ''
  }
}
