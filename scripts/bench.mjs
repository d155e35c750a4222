#!/usr/bin/env node
/** `npm run bench [-- document|save|corrections]`: measures, and prints each beside its target and a peer. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { root } from './ensure-ready.mjs'

const program = join(root, '.cache', 'bench.mjs')
const lexicon = join(root, '.cache', 'lexicon-en.txt')
spawnSync(process.execPath, [join(root, 'scripts', 'build-lexicon.mjs'), lexicon], { stdio: 'inherit' })
const bundle = await rolldown({
  input: join(root, 'bench/main.ts'),
  platform: 'node',
  transform: { target: 'node20' },
})
await bundle.write({ file: program, format: 'esm', codeSplitting: false })
process.exitCode =
  spawnSync(process.execPath, [program, lexicon, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1
