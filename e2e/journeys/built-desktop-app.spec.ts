import { execFile } from 'node:child_process'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'
import { expect, test } from '../launch.ts'

const root = join(import.meta.dirname, '..', '..')

/** Where Electron cannot be had, the built app is started in plain Node with the recorded stand-in of it. */
test('the built desktop app opens its library, answers its page, and lets go when it quits', async ({
  home,
  shell,
}) => {
  test.skip(shell === 'desktop', 'The other journeys start the real app here.')
  const standIn = join(home.folder, 'electron-stand-in.mjs')
  const bundle = await rolldown({
    input: join(root, 'electron/main/testing/electron-stand-in.ts'),
    platform: 'node',
  })
  await bundle.write({ file: standIn, format: 'esm' })
  await bundle.close()
  const resolver = join(home.folder, 'resolver.mjs')
  await writeFile(resolver, resolverFor(standIn))
  const runner = join(home.folder, 'runner.mjs')
  await writeFile(runner, runnerFor(standIn, resolver))

  const seen = await runNode(runner, home.env)
  expect(seen).toEqual({
    order: expect.arrayContaining(['app.enableSandbox', 'new BrowserWindow', 'window.loadURL']),
    listing: { ok: true, value: { folder: home.library, readOnly: false, episodes: [], damaged: [] } },
    page: { status: 200, policy: expect.stringContaining("default-src 'none'") },
    last: 'app.exit',
  })
  expect(await readdir(home.library)).not.toContain('.lock')
})

function resolverFor(standIn: string): string {
  const url = JSON.stringify(pathToFileURL(standIn).href)
  return `export const resolve = (name, context, next) =>
    name === 'electron' ? { url: ${url}, shortCircuit: true } : next(name, context)`
}

function runnerFor(standIn: string, resolver: string): string {
  const url = (path: string): string => JSON.stringify(pathToFileURL(path).href)
  return `
    import { register } from 'node:module'
    register(${url(resolver)})
    const electron = await import(${url(standIn)})
    await import(${url(join(root, 'dist/main/main.js'))})
    const until = async (what) => {
      while (!electron.order().includes(what)) await new Promise((resolve) => setTimeout(resolve, 20))
    }
    electron.world.ready.open()
    await until('window.loadURL')
    electron.page.contents = electron.windows[0].webContents
    const listing = JSON.parse(await electron.ipcRenderer.invoke('galley:call', 'library.list', '{}'))
    const page = await electron.argumentOf('protocol.handle', 1)(new Request('app://galley/'))
    electron.app.emit('will-quit', { preventDefault() {} })
    await until('app.exit')
    console.log(JSON.stringify({
      order: electron.order(),
      listing,
      page: { status: page.status, policy: page.headers.get('content-security-policy') },
      last: electron.order().at(-1),
    }))
    process.exit()
  `
}

function runNode(file: string, env: Readonly<Record<string, string>>): Promise<unknown> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [file], { env }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${error.message}\n${stderr}`))
      else resolve(JSON.parse(stdout))
    })
  })
}
