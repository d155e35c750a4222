/** Whether Electron can be run here, and how. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './ensure-ready.mjs'

const platformPath =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron'

const folder = join(root, 'node_modules', 'electron')

/** The program, when it is there: a person's own by `ELECTRON_OVERRIDE_DIST_PATH`, else the one installed. */
export function electronProgram() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) return ifThere(join(override, platformPath))
  const note = join(folder, 'path.txt')
  return existsSync(note) ? ifThere(join(folder, 'dist', readFileSync(note, 'utf8'))) : undefined
}

function ifThere(path) {
  return existsSync(path) ? path : undefined
}

/** Electron's own install, on first use. Gives the program, or `undefined` where its site is out of reach. */
export async function downloadElectron() {
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH || !(await siteIsInReach())) return undefined
  process.stderr.write('Downloading Electron from its release site, once.\n')
  spawnSync(process.execPath, [join(folder, 'install.js')], {
    stdio: ['ignore', 2, 'ignore'],
    timeout: 300_000,
  })
  return electronProgram()
}

/** A quick look first: behind a closed door the installer would try for minutes. */
async function siteIsInReach() {
  const { env } = process
  const chosen = ['ELECTRON_MIRROR', 'npm_config_electron_mirror', 'ELECTRON_GET_USE_PROXY']
  if (chosen.some((name) => env[name])) return true
  try {
    await fetch('https://github.com/electron/electron/releases', {
      method: 'HEAD',
      signal: AbortSignal.timeout(8_000),
    })
    return true
  } catch {
    // No name, no route, no answer: all the same to the person who wants to start.
    return false
  }
}
