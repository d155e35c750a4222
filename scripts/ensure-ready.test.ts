import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

let checkout: string

/** A checkout with the real script and builders that only note that they ran. */
beforeEach(async () => {
  checkout = await mkdtemp(join(tmpdir(), 'galley-checkout-'))
  await put('scripts/ensure-ready.mjs', await readFile(join(import.meta.dirname, 'ensure-ready.mjs'), 'utf8'))
  await put('package.json', '{"type":"module"}')
  await put('rolldown.config.ts', '')
  await put('scripts/build-lexicon.mjs', '')
  await put('vite.config.ts', '')
  await put('core/time.ts', 'export const one = 1')
  await put('electron/cli/galley.ts', '')
  await put('renderer/main.tsx', '')
  await lock({ 'node_modules/zod': { version: '4.0.0' } })
  await put('npm.js', npmStandIn)
})
afterEach(() => rm(checkout, { recursive: true }))

/** Notes its arguments and puts into `node_modules` what the lock file says, with noting builders. */
const npmStandIn = `
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
appendFileSync('ran.txt', 'npm ' + process.argv.slice(2, 3).join(' ') + '\\n')
rmSync('node_modules', { recursive: true, force: true })
for (const [name, file] of [['rolldown', 'cli.mjs'], ['vite', 'vite.js']]) {
  mkdirSync('node_modules/' + name + '/bin', { recursive: true })
  writeFileSync('node_modules/' + name + '/bin/' + file, \`
    const { appendFileSync, mkdirSync, writeFileSync } = await import('node:fs')
    appendFileSync('ran.txt', '\${name}\\\\n')
    const cli = process.env.GALLEY_DIST + '/cli'
    mkdirSync(cli, { recursive: true })
    writeFileSync(cli + '/galley.js', '')
  \`)
  writeFileSync('node_modules/' + name + '/package.json', '{"type":"module"}')
}
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const present = Object.fromEntries(Object.entries(packages).filter(([, one]) => !one.os))
writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages: present }))
`

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(checkout, path)), { recursive: true })
  await writeFile(join(checkout, path), text)
}

function lock(packages: object): Promise<void> {
  return put('package-lock.json', JSON.stringify({ packages: { '': {}, ...packages } }))
}

interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

function ensureReady(): Promise<Ran> {
  const env = { ...process.env, npm_execpath: join(checkout, 'npm.js') }
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['scripts/ensure-ready.mjs'],
      { cwd: checkout, env },
      (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    )
  })
}

/** What ran since the last time this was asked. */
async function ran(): Promise<readonly string[]> {
  const file = join(checkout, 'ran.txt')
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '')
  await rm(file, { force: true })
  return lines
}

describe('a fresh clone', () => {
  test('gets its packages and its build, and says so on stderr only', async () => {
    const { code, stdout, stderr } = await ensureReady()
    expect([code, stdout]).toEqual([0, ''])
    expect(stderr).toContain('npm ci')
    expect(await ran()).toEqual(['npm ci', 'rolldown', 'vite'])
  })

  test('needs nothing the second time, and says nothing', async () => {
    await ensureReady()
    await ran()
    expect(await ensureReady()).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(await ran()).toEqual([])
  })

  test('set up by two commands at once is set up once', async () => {
    const both = await Promise.all([ensureReady(), ensureReady()])
    expect(both.map(({ code }) => code)).toEqual([0, 0])
    expect(await ran()).toEqual(['npm ci', 'rolldown', 'vite'])
  })
})

describe('a checkout in use', () => {
  beforeEach(async () => {
    expect(await ensureReady()).toMatchObject({ code: 0 })
    await ran()
  })

  test('is built anew when a source changes, appears or goes', async () => {
    await put('core/time.ts', 'export const one = 2')
    await ensureReady()
    expect(await ran()).toEqual(['rolldown', 'vite'])
    await put('core/more.ts', '')
    await ensureReady()
    expect(await ran()).toEqual(['rolldown', 'vite'])
    await rm(join(checkout, 'core/more.ts'))
    await ensureReady()
    expect(await ran()).toEqual(['rolldown', 'vite'])
  })

  test('is not built anew for a test or a fixture', async () => {
    await put('core/time.test.ts', 'changed')
    await put('core/testing/builder.ts', 'changed')
    await put('core/formats/fixtures/a.json', '{}')
    await ensureReady()
    expect(await ran()).toEqual([])
  })

  test('is not built anew because a file was touched', async () => {
    await copyFile(join(checkout, 'core/time.ts'), join(checkout, 'copy.ts'))
    await copyFile(join(checkout, 'copy.ts'), join(checkout, 'core/time.ts'))
    await ensureReady()
    expect(await ran()).toEqual([])
  })

  test('gets new packages when the lock file asks for others', async () => {
    await lock({ 'node_modules/zod': { version: '4.0.1' } })
    await ensureReady()
    expect(await ran()).toEqual(['npm ci', 'rolldown', 'vite'])
  })

  test('does not miss a package that is only for another system', async () => {
    await lock({
      'node_modules/zod': { version: '4.0.0' },
      'node_modules/only-mac': { version: '1.0.0', optional: true, os: ['darwin'] },
    })
    await ensureReady()
    expect(await ran()).not.toContain('npm ci')
  })

  test('whose setting up was killed half way can be set up again', async () => {
    await put('.cache/setup.lock/pid', '999999999')
    await put('core/time.ts', 'export const one = 3')
    expect((await ensureReady()).code).toBe(0)
    expect(await ran()).toEqual(['rolldown', 'vite'])
  })

  test('that does not build says where it stopped, and is not taken for built', async () => {
    await put('node_modules/vite/bin/vite.js', 'console.error("a reason"); process.exit(1)')
    await put('core/time.ts', 'export const one = 4')
    const { code, stdout, stderr } = await ensureReady()
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain('a reason')
    expect(stderr).toContain('The build stopped in vite')
    expect(await readFile(join(checkout, 'dist/cli/galley.js'), 'utf8')).toBe('')
    expect(await readdir(join(checkout, '.cache'))).toEqual([])
    await ran()
    await ensureReady()
    expect(await ran()).toContain('rolldown')
  })
})
