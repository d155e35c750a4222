import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openFileBytes } from '../../host/media/file-bytes.ts'
import { runCli } from '../cli.ts'
import type { World } from '../command.ts'
import type { Io } from '../io.ts'
import { writeWhole } from '../write-whole.ts'
import { rulesWorkerHere } from './rules-worker-here.ts'

/** What one invocation did. */
export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
  /** Stdout read as JSON; fails when it is not. */
  json<T = unknown>(): T
}

/** A command line in a folder of its own. */
export interface TestWorld {
  readonly folder: string
  readonly library: string
  /** Puts a file into the folder and gives its name. */
  file(name: string, content: string | Uint8Array): Promise<string>
  run(...argv: string[]): Promise<Ran>
  runWith(stdin: string, ...argv: string[]): Promise<Ran>
}

/** Runs commands as a person in `folder` would, with settings and exports kept there too; `others` takes the place of parts. */
export function createTestWorld(folder: string, others: Partial<World> = {}): TestWorld {
  const library = join(folder, 'library')
  const runWith = async (stdin: string, ...argv: string[]): Promise<Ran> => {
    const [stdout, stderr]: string[][] = [[], []]
    const io = createTestIo(folder, stdin, stdout ?? [], stderr ?? [])
    const code = await runCli(argv, { ...worldOf(io), ...others })
    const [printed, said] = [(stdout ?? []).join(''), (stderr ?? []).join('')]
    return { code, stdout: printed, stderr: said, json: () => readJson(printed, code, said) }
  }
  return {
    folder,
    library,
    async file(name, content) {
      await writeFile(join(folder, name), content)
      return name
    },
    run: (...argv) => runWith('', ...argv),
    runWith,
  }
}

/** Fails with what the command said instead, when it did not print JSON. */
function readJson<T>(printed: string, code: number, said: string): T {
  if (printed === '') throw new Error(`The command ended with ${code} and printed nothing: ${said}`)
  return JSON.parse(printed)
}

function worldOf(io: Io): World {
  return {
    io,
    pageFolder: join(io.cwd, 'page'),
    startRulesWorker: rulesWorkerHere,
    async openLibrary(args, options) {
      const { openLibrary } = await import('../open-library.ts')
      const folder = args.text('library')
      return openLibrary(io, { ...options, folder, sampleFolder: join(io.cwd, 'no-sample') })
    },
  }
}

function createTestIo(folder: string, stdin: string, stdout: string[], stderr: string[]): Io {
  return {
    write: (text) => void stdout.push(text),
    say: (message) => void stderr.push(`${message}\n`),
    readStdin: () => Promise.resolve(new TextEncoder().encode(stdin)),
    readFile: (path) => readFile(path),
    openFile: openFileBytes,
    fileSize: async (path) => (await stat(path)).size,
    writeFile: writeWhole,
    onLine: () => () => undefined,
    untilStopped: () => Promise.resolve(),
    env: {
      GALLEY_LIBRARY: join(folder, 'library'),
      GALLEY_EXPORTS: join(folder, 'exports'),
      GALLEY_SETTINGS: join(folder, 'settings.json'),
    },
    cwd: folder,
    homeFolder: folder,
    platform: 'linux',
    version: '0.0.0-test',
  }
}
