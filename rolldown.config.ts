import { defineConfig, type RolldownOptions } from 'rolldown'

/** `scripts/ensure-ready.mjs` builds beside `dist` and puts the whole in its place. */
const dir = process.env['GALLEY_DIST'] ?? 'dist'

/** One directory deep, like the entries, so that a path relative to a file's place means the same in both. */
const chunkFileNames = 'chunks/[name]-[hash].js'

const shared: RolldownOptions = {
  platform: 'node',
  external: ['electron'],
  // Everything else is bundled: the packaged app and the command line need no node_modules.
  transform: { target: 'node20' },
}

/** The rooms with Node: main, loopback and command line share their chunks; the preload stands alone. */
export default defineConfig([
  {
    ...shared,
    input: {
      'main/main': 'electron/main/main.ts',
      'host/look-worker': 'electron/host/find/look-worker.ts',
      'host/compare-worker': 'electron/host/recognition/compare-worker.ts',
      'host/import-worker': 'electron/host/import/import-worker.ts',
      'host/publish-worker': 'electron/host/publish/publish-worker.ts',
      'loopback/server': 'electron/loopback/server.ts',
      'cli/galley': 'electron/cli/galley.ts',
      'cli/plan-rules-worker': 'electron/cli/rules/plan-rules-worker.ts',
      'cli/installed-browser': 'electron/cli/installed-browser.ts',
    },
    output: { dir, format: 'esm', entryFileNames: '[name].js', chunkFileNames, sourcemap: true },
  },
  {
    ...shared,
    // A sandboxed preload can load neither a module nor a second file.
    input: { 'preload/preload': 'electron/preload/preload.ts' },
    output: { dir, format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
  },
])
