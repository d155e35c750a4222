import { readFileSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { createInterface } from 'node:readline'
import { openFileBytes } from '../host/media/file-bytes.ts'
import type { Io } from './io.ts'
import { writeWhole } from './write-whole.ts'

/** The world of a real process. */
export const processIo: Io = {
  write: (text) => void process.stdout.write(text),
  say: (message) => void process.stderr.write(`${message}\n`),
  readStdin,
  readFile: async (path) => readFile(path),
  openFile: openFileBytes,
  fileSize: async (path) => (await stat(path)).size,
  writeFile: writeWhole,
  onLine(listener) {
    const lines = createInterface({ input: process.stdin })
    lines.on('line', listener)
    return () => lines.close()
  },
  untilStopped: () =>
    new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
    }),
  env: process.env,
  cwd: process.cwd(),
  homeFolder: homedir(),
  platform: process.platform,
  version: readVersion(),
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** The package stands two folders up, from the source and from the built file alike. */
function readVersion(): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(manifest) as { version: string }).version
}
