#!/usr/bin/env node
import { fileURLToPath } from 'node:url'
import { runCli } from './cli.ts'
import { processIo } from './process-io.ts'
import { watchOutput } from './watch-output.ts'

let refused: number | undefined
watchOutput(process.stdout, process.stderr, (code) => {
  refused = code
  process.exitCode = code
})

const sampleFolder = fileURLToPath(new URL('../../resources/sample-library', import.meta.url))

const code = await runCli(process.argv.slice(2), {
  io: processIo,
  pageFolder: fileURLToPath(new URL('../renderer', import.meta.url)),
  // Loaded when a verb asks for a library: `galley convert` starts without the host.
  async openLibrary(args, options) {
    const { openLibrary } = await import('./open-library.ts')
    return openLibrary(processIo, { ...options, folder: args.text('library'), sampleFolder })
  },
})
process.exitCode = refused ?? code
