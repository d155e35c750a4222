/**
 * What `npm start`, `npm test` and `npm run galley` run first: on a fresh clone with only Node it
 * fetches the packages and builds; later it does nothing unless something changed. Uses Node alone,
 * and says what it does on stderr, so that stdout stays the command's own.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** The checkout. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const inRoot = (...parts) => join(root, ...parts)
const say = (message) => process.stderr.write(`${message}\n`)

/** Stops with one sentence; nothing the person needs is in a stack. */
export function stop(sentence) {
  say(sentence)
  process.exit(1)
}

/** Packages and build, each only when missing or stale; stops with a sentence where that fails. */
export function ensureReady() {
  ensurePackages()
  if (!ensureBuild()) stop('Nothing was started.')
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  stop(
    `Galley needs Node 20.19 or newer, and this is ${process.versions.node}. Get it from https://nodejs.org.`,
  )
}

/** Fetches the packages when those in `node_modules` are not exactly those of the lock file. */
export function ensurePackages() {
  checkNode()
  if (packagesAreFresh()) return
  takeTurns(() => {
    if (packagesAreFresh()) return
    say('Fetching the packages Galley is built from (npm ci). This takes a minute, once.')
    const result = runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error'])
    if (result !== 0)
      stop('The packages could not be fetched. Is there a connection to the npm registry? Try again.')
  })
}

function packagesAreFresh() {
  const wanted = readJson(inRoot('package-lock.json'))?.packages ?? {}
  const present = readJson(inRoot('node_modules', '.package-lock.json'))?.packages
  if (!present) return false
  return Object.entries(wanted).every(([place, { version, optional, devOptional }]) => {
    if (place === '') return true
    // A package for another system is in the lock file and rightly not on this disk.
    if (!present[place]) return Boolean(optional || devOptional)
    return present[place].version === version
  })
}

function runNpm(args) {
  const npm = process.env.npm_execpath
  const result = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
  return result.status
}

/** Builds when the sources are not those `dist` was built from. Tells whether `dist` can be used. */
export function ensureBuild() {
  if (buildIsFresh()) return true
  return takeTurns(() => {
    if (buildIsFresh()) return true
    say('Building Galley.')
    return build()
  })
}

/**
 * Builds the four Node parts and the page, notes what they were built from, and tells whether it went
 * well. Built beside `dist` and then put in its place, so that a running editor never meets half a build
 * and a failed one leaves the last good one alone.
 */
export function build() {
  const fingerprint = fingerprintOfSources()
  const beside = join('.cache', `dist-${process.pid}`)
  rmSync(inRoot(beside), { recursive: true, force: true })
  const env = { ...process.env, NODE_ENV: 'production', GALLEY_DIST: beside }
  const built =
    runBuilder('rolldown', ['rolldown', 'bin', 'cli.mjs'], ['-c', 'rolldown.config.ts'], env) &&
    runBuilder('vite', ['vite', 'bin', 'vite.js'], ['build', '--logLevel', 'warn'], env) &&
    // After vite, which empties the page's folder.
    runScript(
      'the lexicon',
      inRoot('scripts', 'build-lexicon.mjs'),
      [inRoot(beside, 'renderer', 'lexicon', 'en.txt')],
      env,
    )
  if (built) {
    chmodSync(inRoot(beside, 'cli', 'galley.js'), 0o755)
    writeFileSync(inRoot(beside, '.built-from'), fingerprint)
    const old = inRoot('.cache', `dist-${process.pid}-old`)
    if (existsSync(inRoot('dist'))) renameSync(inRoot('dist'), old)
    renameSync(inRoot(beside), inRoot('dist'))
    rmSync(old, { recursive: true, force: true })
  }
  rmSync(inRoot(beside), { recursive: true, force: true })
  return built
}

/** Quiet when all is well; when it is not, everything the builder said. */
function runBuilder(name, program, args, env) {
  return runScript(name, inRoot('node_modules', ...program), args, env)
}

function runScript(name, script, args, env) {
  const result = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    env,
  })
  if (result.status === 0) return true
  say(`${result.stdout}${result.stderr}`)
  say(`The build stopped in ${name}; the reason is above.`)
  return false
}

function buildIsFresh() {
  const stamp = inRoot('dist', '.built-from')
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprintOfSources()
}

const sourceFolders = ['core', 'electron', 'renderer']
const sourceFiles = [
  'package.json',
  'package-lock.json',
  'rolldown.config.ts',
  'vite.config.ts',
  'scripts/build-lexicon.mjs',
]

/** A hash of every file that goes into `dist`, by content: a clone and a copy count as the same. */
function fingerprintOfSources() {
  const hash = createHash('sha256')
  const files = [...sourceFolders.flatMap((folder) => sourcesIn(folder)), ...sourceFiles]
  for (const file of files.sort())
    hash
      .update(`${file}\0`)
      .update(readFileSync(inRoot(file)))
      .update('\0')
  return hash.digest('hex')
}

function sourcesIn(folder) {
  return readdirSync(inRoot(folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return ['fixtures', 'testing'].includes(entry.name) ? [] : sourcesIn(path)
    return /\.test\.tsx?$/.test(entry.name) ? [] : [path]
  })
}

const lockFolder = inRoot('.cache', 'setup.lock')

/** Two commands started together must not both write `dist`; the second waits and finds it done. */
function takeTurns(work) {
  mkdirSync(dirname(lockFolder), { recursive: true })
  while (!tryLock()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
  try {
    return work()
  } finally {
    rmSync(lockFolder, { recursive: true, force: true })
  }
}

function tryLock() {
  try {
    mkdirSync(lockFolder)
    writeFileSync(join(lockFolder, 'pid'), String(process.pid))
    process.once('exit', () => rmSync(lockFolder, { recursive: true, force: true }))
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (lockIsAbandoned()) rmSync(lockFolder, { recursive: true, force: true })
    return false
  }
}

function lockIsAbandoned() {
  try {
    const pid = Number(readFileSync(join(lockFolder, 'pid'), 'utf8'))
    if (pid > 0) process.kill(pid, 0)
    return false
  } catch (error) {
    if (error.code === 'ESRCH') return true
    // No pid in it: it is either being made this moment, or was left by a crash.
    return (
      error.code === 'ENOENT' && existsSync(lockFolder) && Date.now() - statSync(lockFolder).mtimeMs > 10_000
    )
  }
}

function readJson(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) ensureReady()
