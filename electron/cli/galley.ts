#!/usr/bin/env node
import { fileURLToPath } from 'node:url'
import { runCli } from './cli.ts'
import { processIo } from './process-io.ts'

// A reader that has seen enough (`galley list | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

const sampleFolder = fileURLToPath(new URL('../../resources/sample-library', import.meta.url))

process.exitCode = await runCli(process.argv.slice(2), {
  io: processIo,
  pageFolder: fileURLToPath(new URL('../renderer', import.meta.url)),
  // Loaded when a verb asks for a library: `galley convert` starts without the host.
  async openLibrary(args, options) {
    const { openLibrary } = await import('./open-library.ts')
    return openLibrary(processIo, { ...options, folder: args.text('library'), sampleFolder })
  },
})
