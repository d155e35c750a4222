import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'rolldown'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EpisodeId } from '../../core/ids.ts'
import { episode as buildEpisode } from '../../core/testing/episode-builder.ts'
import { systemClock } from './clock.ts'
import { isTemporaryName, writeAtomically } from './store/atomic-write.ts'
import { episodeFile } from './store/episode-file.ts'
import { episodeText, readEpisode } from './store/episode-text.ts'
import { nodeFileSystem } from './store/file-system.ts'
import { readJournalText } from './store/journal-lines.ts'
import { libraryPaths } from './store/library-paths.ts'
import { recoverEpisode } from './store/recover-episode.ts'
import type { KillMode } from './testing/kill-child.ts'

/** How often each of the two processes is killed; they run side by side, since most of the time is their start. */
const kills = 100
const disk = { fileSystem: nodeFileSystem, clock: systemClock }
const id = EpisodeId.parse('ep-1')

let folder = ''
let script = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-kill-'))
  script = join(folder, 'kill-child.mjs')
  // Node runs no TypeScript, so the child is bundled as the app itself is.
  await build({
    input: join(import.meta.dirname, 'testing', 'kill-child.ts'),
    platform: 'node',
    output: { file: script, format: 'esm' },
    logLevel: 'silent',
  })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function library(name: string): Promise<string> {
  const path = join(folder, name)
  const paths = libraryPaths(path)
  await nodeFileSystem.makeFolder(paths.episodes)
  await writeAtomically(disk, paths.marker, '{"schemaVersion":1,"libraryId":"lib-1"}', 'The library')
  const words = Array.from({ length: 3000 }, (_, index) => `word${index}`).join(' ')
  await writeAtomically(disk, paths.episode(id), episodeText(buildEpisode(`Ada: ${words}`)), 'The episode')
  return path
}

/** Starts the child; its first line says that it has the episode open. */
function start(path: string, how: KillMode): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [script, path, how])
}

/** Kills the child at an instant of chance after its first acknowledgement, and gives the last one. */
async function killed(child: ChildProcessWithoutNullStreams): Promise<number> {
  let said = ''
  let complaint = ''
  let isDoomed = false
  child.stderr.on('data', (data) => (complaint += String(data)))
  child.stdout.on('data', (data) => {
    said += String(data)
    const hasBegun = said.split('\n').length > 2
    if (!hasBegun || isDoomed) return
    isDoomed = true
    setTimeout(() => child.kill('SIGKILL'), Math.random() * 25)
  })
  await once(child, 'close')
  expect(complaint).toBe('')
  const lines = said.split('\n').slice(0, -1)
  return Number(lines.at(-1)?.split(' ')[1])
}

test.concurrent(`a process that saves without end is killed ${kills} times: the file is whole each time, and every save that was acknowledged is in it`, async () => {
  const path = await library('save')
  const paths = libraryPaths(path)
  for (let count = 0; count < kills; count += 1) {
    const acknowledged = await killed(start(path, 'save'))
    const { episode } = readEpisode(await readFile(paths.episode(id)), id)
    expect(episode.revision).toBeGreaterThanOrEqual(acknowledged)
    expect(episode.title).toBe(`Title ${episode.revision}`)
  }
  const names = await readdir(paths.episodes)
  expect(names.filter((name) => !isTemporaryName(name))).toEqual(['ep-1.json'])
  // Each start sweeps what the kill before it left.
  expect(names.length).toBeLessThanOrEqual(2)
}, 600_000)

test.concurrent(`a process that edits without end is killed ${kills} times: every edit that was acknowledged is there when the episode is opened again`, async () => {
  const path = await library('edit')
  const paths = libraryPaths(path)
  let before = 0
  for (let count = 0; count < kills; count += 1) {
    const acknowledged = await killed(start(path, 'edit'))
    const file = await episodeFile(disk, paths.episode(id), id).readWhole()
    const { episode, unused } = await recoverEpisode(disk, paths, id, file)
    expect(unused).toBeUndefined()
    expect(episode.revision).toBeGreaterThanOrEqual(acknowledged)
    expect(episode.title).toBe(`Title ${episode.revision}`)
    expect(acknowledged).toBeGreaterThan(before)
    before = acknowledged
    const journal = await readFile(paths.journal(id)).catch(() => Buffer.alloc(0))
    expect(readJournalText(journal).brokenLine).toBeUndefined()
  }
}, 600_000)
