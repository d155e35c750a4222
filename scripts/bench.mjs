#!/usr/bin/env node
/**
 * `npm run bench [-- document|save|corrections|formats|transcript]`: measures, and prints each beside its target and
 * a peer. `transcript` and `corrections` run the built editor in Chromium: `--quick` measures less and leaves most
 * peers out, `--only=opening|typing|scrolling|replacing` measures that part of `transcript` alone, `--why` says too
 * what typed keys were spent on, `--fetch-peers` fetches the public transcript editors to measure them too.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { ensureBuild, root, stop } from './ensure-ready.mjs'
import { findTestBrowser } from './test-browser.mjs'

const asked = process.argv.slice(2)
const env = { ...process.env, NODE_ENV: 'production' }
const inBrowser = ['corrections', 'transcript']
if (asked.every((word) => word.startsWith('--')) || inBrowser.some((name) => asked.includes(name))) {
  if (!ensureBuild()) stop('Nothing was measured.')
  const { program: browser, missing } = findTestBrowser()
  if (missing) stop(missing)
  if (browser) env.GALLEY_BROWSER = browser
}

const formatPeers = ['@mtillmann/chapters', 'media-captions', 'node-id3', 'node-webvtt', 'subtitle', 'vtt.js']
const program = join(root, '.cache', 'bench.mjs')
const lexicon = join(root, '.cache', 'lexicon-en.txt')
spawnSync(process.execPath, [join(root, 'scripts', 'build-lexicon.mjs'), lexicon], { stdio: 'inherit' })
const bundle = await rolldown({
  input: join(root, 'bench/main.ts'),
  platform: 'node',
  // The libraries measured beside Galley stay as they come.
  external: ['@playwright/test', 'rolldown', ...formatPeers],
  transform: { target: 'node20' },
})
await bundle.write({ file: program, format: 'esm', codeSplitting: false })
process.exitCode =
  spawnSync(process.execPath, [program, lexicon, root, ...asked], { stdio: 'inherit', env }).status ?? 1
