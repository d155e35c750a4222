#!/usr/bin/env node
/**
 * `node scripts/proposals.mjs [learn]`: measures the proposals of turns, speakers, names of voices and headings on the collection
 * beside the checkout. With `learn`, the weights of turns and speakers are learned anew first.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { root } from './ensure-ready.mjs'

const shared = join(root, '..', 'shared')
const collection = join(shared, 'data')
if (!existsSync(collection)) {
  console.log('../shared/data is not beside this checkout, so there is nothing to measure on.')
  process.exit(0)
}
const weights = join(root, 'core', 'editing', 'proposals', 'turn-weights.json')
const learns = process.argv[2] === 'learn'
// What is learned is measured by a program that holds it.
if (learns) await run('learn-turns', collection, weights)
await run('learn-turns', collection)
await run('measure-voices', collection)
await run('measure-headings', collection, join(shared, 'seeds', 'pybites-146.txt'))

async function run(name, ...args) {
  const program = join(root, '.cache', `${name}.mjs`)
  const bundle = await rolldown({
    input: join(root, 'scripts', 'proposals', `${name}.ts`),
    platform: 'node',
    transform: { target: 'node20' },
  })
  await bundle.write({ file: program, format: 'esm', codeSplitting: false })
  const { status } = spawnSync(process.execPath, [program, ...args], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
