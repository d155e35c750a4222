import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { _electron, type Browser, test as base, type Page } from '@playwright/test'

/** Which shell the journeys run in; set by the project. */
export interface ShellOptions {
  readonly shell: 'browser' | 'desktop'
}

/** The folders of one test, alone in the world. */
export interface Home {
  readonly folder: string
  readonly library: string
  readonly exportsFolder: string
  readonly env: Readonly<Record<string, string>>
}

/** What a command printed, and how it ended. */
export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** The editor of one test. */
export interface Editor {
  readonly home: Home
  /** Runs the command line on the test's library. Only before `open`: the editor holds the library's lock. */
  galley(...args: string[]): Promise<Ran>
  /** Starts the editor on the test's library and gives its page. */
  open(): Promise<Page>
  /** Stops the editor as a person would; the library is then free for `galley`. */
  close(): Promise<void>
}

const root = join(import.meta.dirname, '..')
const galleyFile = join(root, 'dist', 'cli', 'galley.js')

/** Tests that get an editor on an empty library in a folder of their own. */
export const test = base.extend<ShellOptions & { home: Home; editor: Editor }>({
  shell: ['browser', { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern
  home: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'galley-e2e-'))
    const home = homeIn(folder)
    await use(home)
    await rm(folder, { recursive: true, force: true })
  },
  editor: async ({ shell, home, browser }, use) => {
    const editor = createEditor(home, () =>
      shell === 'desktop' ? openDesktop(home) : openBrowser(home, browser),
    )
    await use(editor)
    await editor.close()
  },
})

export { expect } from '@playwright/test'

function homeIn(folder: string): Home {
  const [library, exportsFolder] = [join(folder, 'library'), join(folder, 'exports')]
  const env = {
    ...(process.env as Record<string, string>),
    GALLEY_LIBRARY: library,
    GALLEY_EXPORTS: exportsFolder,
    GALLEY_SETTINGS: join(folder, 'settings.json'),
  }
  return { folder, library, exportsFolder, env }
}

/** A started editor, and what stops it. */
interface Opened {
  readonly page: Page
  readonly close: () => Promise<void>
}

function createEditor(home: Home, start: () => Promise<Opened>): Editor {
  let opened: Opened | undefined
  return {
    home,
    galley: (...args) => runGalley(home, args),
    async open() {
      opened = await start()
      return opened.page
    },
    async close() {
      await opened?.close()
      opened = undefined
    },
  }
}

function runGalley(home: Home, args: readonly string[]): Promise<Ran> {
  const child = spawn(process.execPath, [galleyFile, ...args], {
    env: home.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? -1, stdout, stderr }))
  })
}

/** A running `galley serve`. */
export interface Serving {
  /** The address it printed; opens the editor once. */
  readonly address: string
  /** Presses Enter and gives the fresh address. */
  freshAddress(): Promise<string>
  /** Asks it to save and stop; gives its exit code. */
  stop(): Promise<number>
}

/** Starts `galley serve` on a test's library and waits for its address. */
export async function serve(home: Home, ...args: string[]): Promise<Serving> {
  const child = spawn(process.execPath, [galleyFile, 'serve', ...args], {
    env: home.env,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const ended = new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? -1)))
  const lines = createInterface({ input: child.stdout })
  const nextAddress = (): Promise<string> =>
    new Promise((resolve, reject) => {
      lines.once('line', resolve)
      void ended.then((code) => reject(new Error(`galley serve ended with ${code}: ${stderr}`)))
    })
  const address = await nextAddress()
  return {
    address,
    freshAddress() {
      const next = nextAddress()
      child.stdin.write('\n')
      return next
    },
    stop() {
      child.kill('SIGTERM')
      return ended
    },
  }
}

async function openBrowser(home: Home, browser: Browser): Promise<Opened> {
  const serving = await serve(home)
  const context = await browser.newContext({ acceptDownloads: true })
  const page = await context.newPage()
  await page.goto(serving.address)
  return {
    page,
    async close() {
      await context.close()
      await serving.stop()
    },
  }
}

/** The path Electron's own package would start; `ELECTRON_OVERRIDE_DIST_PATH` is honoured by it. */
function electronProgram(): string {
  return createRequire(import.meta.url)('electron') as string
}

async function openDesktop(home: Home): Promise<Opened> {
  const app = await _electron.launch({
    executablePath: electronProgram(),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--user-data-dir=${join(home.folder, 'electron')}`,
      root,
    ],
    env: { ...home.env },
  })
  const page = await app.firstWindow()
  return { page, close: () => app.close() }
}
