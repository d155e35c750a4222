/**
 * `npm start`: the desktop editor where Electron is there or can be had, else the very same editor in a
 * browser on this machine. `-- --browser` asks for the browser; other arguments go to `galley serve`.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { downloadElectron, electronProgram } from './electron-binary.mjs'
import { ensureReady, root } from './ensure-ready.mjs'

const say = (message) => process.stderr.write(`${message}\n`)

ensureReady()
const asked = process.argv.slice(2)
const forServe = asked.filter((argument) => argument !== '--browser')
process.exitCode = (await startDesktop()) ?? (await serve())

/** Runs the desktop editor to its end; `undefined` when it cannot run here, with the reason said. */
async function startDesktop() {
  if (asked.includes('--browser')) return undefined
  if (forServe.includes('--port')) return undefined
  // Without a screen neither Electron nor a browser can open; `galley serve` says so and prints the address.
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return undefined
  const program = electronProgram() ?? (await downloadElectron())
  if (!program) {
    say('Electron could not be downloaded, so the very same editor opens in a browser on this machine.')
    return undefined
  }
  const started = Date.now()
  const code = await run(program, [root], { ...process.env, ...libraryFromArguments() })
  if (code === 0 || Date.now() - started > 10_000) return code
  say('Electron could not start here, so the very same editor opens in a browser on this machine.')
  return undefined
}

function libraryFromArguments() {
  const at = forServe.indexOf('--library')
  return at >= 0 && forServe[at + 1] ? { GALLEY_LIBRARY: forServe[at + 1] } : {}
}

function serve() {
  return run(
    process.execPath,
    [join(root, 'dist', 'cli', 'galley.js'), 'serve', '--open', ...forServe],
    process.env,
  )
}

function run(program, args, env) {
  const child = spawn(program, args, { cwd: process.env.INIT_CWD ?? process.cwd(), stdio: 'inherit', env })
  // The terminal sends Ctrl+C to both; this one waits for the other to save and stop.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  return new Promise((resolve) => {
    child.on('error', () => resolve(1))
    child.on('exit', (code) => resolve(code ?? 1))
  })
}
