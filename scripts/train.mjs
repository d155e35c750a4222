#!/usr/bin/env node
/** `npm run train -- PAIRS_FOLDER`: learns anew which likenesses are mishearings, and reports on episodes left out. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { root } from './ensure-ready.mjs'

const program = join(root, '.cache', 'train.mjs')
const lexicon = join(root, '.cache', 'lexicon-en.txt')
spawnSync(process.execPath, [join(root, 'scripts', 'build-lexicon.mjs'), lexicon], { stdio: 'inherit' })
const bundle = await rolldown({
  input: join(root, 'scripts/corrections-model/train.ts'),
  platform: 'node',
  transform: { target: 'node20' },
})
await bundle.write({ file: program, format: 'esm', codeSplitting: false })
const model = join(root, 'core', 'corrections', 'likeness-model.json')
const [folder = ''] = process.argv.slice(2)
process.exitCode =
  spawnSync(process.execPath, [program, folder, lexicon, model], { stdio: 'inherit' }).status ?? 1
