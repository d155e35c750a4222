import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { SaveState } from '../../core/contract/episode-shapes.ts'
import type { Edit } from '../../core/editing/edit.ts'
import { EpisodeId } from '../../core/ids.ts'
import { parseBackupName } from '../../core/library/backup-retention.ts'
import { episode as buildEpisode } from '../../core/testing/episode-builder.ts'
import { readEpisode } from './store/episode-text.ts'
import { readJournalText } from './store/journal-lines.ts'
import { type HostInFolder, hostInFolder, settled } from './testing/host-in-folder.ts'

const id = EpisodeId.parse('ep-1')
const retitle = (title: string): Edit => ({ type: 'details.change', set: { title } })

interface Opened extends HostInFolder {
  readonly path: string
  edit(title: string): Promise<number>
  onDisk(): Promise<{ title: string; revision: number }>
  journalled(): Promise<number[]>
  saveStates(): SaveState[]
  backups(): Promise<string[]>
}

async function openEpisode(): Promise<Opened> {
  const here = await hostInFolder()
  const path = await here.putEpisode(buildEpisode('# 0:00 Start', 'Ada: hello', 'Bo: yes'))
  let { revision } = (await here.client.call('episode.open', { episodeId: id })).episode
  return {
    ...here,
    path,
    async edit(title) {
      const call = { episodeId: id, baseRevision: revision, edits: [retitle(title)] }
      revision = (await here.client.call('episode.applyEdits', call)).revision
      return revision
    },
    async onDisk() {
      const { episode } = readEpisode(await readFile(path), id)
      return { title: episode.title, revision: episode.revision }
    },
    async journalled() {
      const file = join(here.library, 'journal', 'ep-1.ndjson')
      if (!existsSync(file)) return []
      return readJournalText(await readFile(file)).entries.map((entry) => entry.revision)
    },
    saveStates: () =>
      here.events.flatMap((event) => (event.name === 'episode.saveState' ? [event.payload.save] : [])),
    backups: () => readdir(join(here.library, 'backups', 'ep-1')).catch(() => []),
  }
}

describe('an accepted edit', () => {
  test('is in the journal before it is acknowledged, and in no hurry to be in the file', async () => {
    const { edit, onDisk, journalled } = await openEpisode()
    await edit('New')
    expect(await journalled()).toEqual([1])
    expect((await onDisk()).title).toBe('Test episode')
  })

  test('is in the file two seconds after the last one, and then no longer in the journal', async () => {
    const { edit, onDisk, journalled, clock } = await openEpisode()
    await edit('One')
    clock.advance(1_900)
    await edit('Two')
    clock.advance(1_900)
    expect((await onDisk()).title).toBe('Test episode')
    clock.advance(100)
    await settled(async () => (await journalled()).length === 0)
    expect(await onDisk()).toEqual({ title: 'Two', revision: 2 })
  })

  test('is in the file after ten seconds however busily somebody types', async () => {
    const { edit, onDisk, clock } = await openEpisode()
    for (let second = 0; second < 10; second += 1) {
      await edit(`Second ${second}`)
      clock.advance(1_000)
    }
    await settled(async () => (await onDisk()).revision > 0)
    expect((await onDisk()).revision).toBeGreaterThanOrEqual(10)
  })

  test('is in the file when a save is asked for, and the answer waits for that', async () => {
    const { edit, onDisk, client } = await openEpisode()
    await edit('Asked')
    expect(await client.call('episode.save', { episodeId: id })).toMatchObject({ state: 'saved' })
    expect((await onDisk()).title).toBe('Asked')
  })

  test('is in the file after flush and after close, and no journal is left', async () => {
    const { edit, onDisk, host, library } = await openEpisode()
    await edit('Flushed')
    expect(await host.flush()).toEqual([])
    expect((await onDisk()).title).toBe('Flushed')
    await edit('Closed')
    expect(await host.close()).toEqual([])
    expect((await onDisk()).title).toBe('Closed')
    expect(await readdir(join(library, 'journal'))).toEqual([])
  })

  test('is said to be saved once typing rests for 400 ms', async () => {
    const { edit, saveStates, clock } = await openEpisode()
    await edit('One')
    clock.advance(399)
    await edit('Two')
    clock.advance(399)
    expect(saveStates()).toEqual([{ state: 'saving' }])
    clock.advance(1)
    expect(saveStates().at(-1)).toEqual({ state: 'saved', at: '2026-01-02T03:04:05.399Z' })
  })
})

test('an episode that nobody changed is never written', async () => {
  const { host, client, fileSystem, clock, path } = await openEpisode()
  const before = await readFile(path)
  clock.advance(60_000)
  await client.call('episode.save', { episodeId: id })
  await host.close()
  expect(await readFile(path)).toEqual(before)
  expect(fileSystem.log.filter((line) => line.startsWith('rename') && line.includes('ep-1'))).toEqual([])
})

describe.each(['ENOSPC', 'EACCES', 'EIO', 'EBUSY'])('when the disk says %s', (code) => {
  test.each(['open', 'write', 'sync', 'rename'] as const)(
    'on %s while the file is saved, the edit stays in memory and in the journal, is announced, and is saved when the disk is well again',
    async (operation) => {
      const { edit, onDisk, journalled, fileSystem, client, clock, saveStates } = await openEpisode()
      await edit('Before')
      fileSystem.fail({ operation, code, path: 'episodes' })
      const state = await client.call('episode.save', { episodeId: id })
      expect(state).toMatchObject({ state: 'failed', journalled: true })
      expect(state.state === 'failed' && state.message).toMatch(/^The episode could not be saved: /)
      expect(saveStates()).toContainEqual(state)
      expect((await onDisk()).title).toBe('Test episode')
      expect(await journalled()).toEqual([1])

      await edit('During')
      expect(saveStates().at(-1)).toMatchObject({ state: 'failed', journalled: true })
      expect(await journalled()).toEqual([1, 2])

      fileSystem.heal()
      clock.advance(2_000)
      await settled(() => saveStates().at(-1)?.state === 'saved')
      expect(await onDisk()).toEqual({ title: 'During', revision: 2 })
      expect(await journalled()).toEqual([])
    },
  )

  test.each(['open', 'write', 'sync'] as const)(
    'on %s in the journal, the edit is accepted in memory, the person is told, and it is saved when the disk is well again',
    async (operation) => {
      const { edit, onDisk, fileSystem, clock, saveStates, client } = await openEpisode()
      fileSystem.fail({ operation, code })
      expect(await edit('Only in memory')).toBe(1)
      expect(saveStates().at(-1)).toMatchObject({ state: 'failed', journalled: false })
      const { episode } = await client.call('episode.open', { episodeId: id })
      expect(episode.title).toBe('Only in memory')
      expect(await edit('Still')).toBe(2)
      expect((await onDisk()).revision).toBe(0)

      fileSystem.heal()
      clock.advance(2_000)
      await settled(() => saveStates().at(-1)?.state === 'saved')
      expect(await onDisk()).toEqual({ title: 'Still', revision: 2 })
    },
  )
})

test('a failing save is tried again and again, ever more slowly, and named when Galley closes', async () => {
  const { edit, fileSystem, clock, client, host } = await openEpisode()
  await edit('Stuck')
  fileSystem.fail({ operation: 'rename', code: 'EIO', path: 'episodes' })
  const tries = () =>
    fileSystem.log.filter((line) => line.startsWith('rename') && line.includes('ep-1.json')).length
  await client.call('episode.save', { episodeId: id })
  for (const [pause, expected] of [
    [1_000, 2],
    [2_000, 3],
    [5_000, 4],
    [10_000, 5],
    [30_000, 6],
    [30_000, 7],
  ] as const) {
    clock.advance(pause)
    await settled(() => tries() === expected)
    await client.call('episode.open', { episodeId: id })
  }
  expect(await host.flush()).toEqual([
    {
      episodeId: 'ep-1',
      title: 'Stuck',
      message: expect.stringMatching(/^The episode could not be saved: /),
      journalled: true,
    },
  ])
})

test('what could not be saved before the end is put back at the next start', async () => {
  const { edit, fileSystem, host, folder, library } = await openEpisode()
  await edit('Stuck')
  fileSystem.fail({ operation: 'rename', code: 'ENOSPC', path: 'episodes' })
  expect(await host.close()).toHaveLength(1)
  const next = await hostInFolder({ folder })
  const { episode } = await next.client.call('episode.open', { episodeId: id })
  expect(episode).toMatchObject({ title: 'Stuck', revision: 1 })
  const file = readEpisode(await readFile(join(library, 'episodes', 'ep-1.json')), id)
  expect(file.episode.title).toBe('Stuck')
})

describe('backups', () => {
  const revisions = (names: string[]) => names.map((name) => parseBackupName(name)?.revision).sort()

  test('hold the episode as it was before the first change since it was opened', async () => {
    const { edit, backups, host, client } = await openEpisode()
    await edit('One')
    await host.flush()
    await edit('Two')
    await host.flush()
    expect(revisions(await backups())).toEqual([0])
    const [backup] = await client.call('episode.backups', { episodeId: id })
    expect(backup).toMatchObject({ revision: 0, at: '2026-01-02T03:04:05.000Z' })
  })

  test('are made again after fifteen minutes of editing', async () => {
    const { edit, backups, host, clock } = await openEpisode()
    for (let minute = 0; minute <= 16; minute += 4) {
      await edit(`Minute ${minute}`)
      await host.flush()
      clock.advance(4 * 60_000)
    }
    expect(revisions(await backups())).toEqual([0, 4])
  })

  test('are made also while the clock is put back', async () => {
    const { edit, backups, host, clock } = await openEpisode()
    await edit('Before')
    await host.flush()
    clock.advance(-24 * 60 * 60_000)
    await edit('After')
    await host.flush()
    expect(revisions(await backups())).toEqual([0, 1])
  })

  test('are made before a step that changes much at once', async () => {
    const { backups, client, edit, library } = await openEpisode()
    await edit('One')
    await client.call('episode.applyEdits', {
      episodeId: id,
      baseRevision: 1,
      edits: [{ type: 'transcript.remove' }],
    })
    await settled(async () => revisions(await backups()).includes(1))
    const name = (await backups()).find((each) => each.includes('.r1.')) ?? ''
    const kept = readEpisode(await readFile(join(library, 'backups', 'ep-1', name)), id)
    expect(kept.episode.transcript?.segments).toHaveLength(2)
  })

  test('that cannot be made do not keep an edit from being saved', async () => {
    const { edit, onDisk, fileSystem, host, bugs } = await openEpisode()
    fileSystem.fail({ operation: 'open', code: 'EACCES', path: 'backups' })
    await edit('Saved all the same')
    expect(await host.flush()).toEqual([])
    expect((await onDisk()).title).toBe('Saved all the same')
    expect(bugs.map(String).join()).toContain('The backup could not be saved')
  })

  test('put back are a step that can be undone, after the present was kept', async () => {
    const { edit, backups, host, client, onDisk } = await openEpisode()
    await edit('Present')
    await host.flush()
    const [backup] = await client.call('episode.backups', { episodeId: id })
    await client.call('episode.restoreBackup', { episodeId: id, name: backup?.name ?? '' })
    expect(await onDisk()).toEqual({ title: 'Test episode', revision: 2 })
    await settled(async () => revisions(await backups()).includes(1))
    const undone = await client.call('episode.undo', { episodeId: id, baseRevision: 2 })
    expect(undone.label).toBe('Restore backup')
    const { episode } = await client.call('episode.open', { episodeId: id })
    expect(episode.title).toBe('Present')
  })

  test.each(['../../episodes/ep-1.json', '2026-01-01T00-00-00Z.r9.json', '', 'x'])(
    'named "%s" are not there',
    async (name) => {
      const { client, onDisk } = await openEpisode()
      await expect(client.call('episode.restoreBackup', { episodeId: id, name })).rejects.toMatchObject({
        code: 'not-found',
      })
      expect((await onDisk()).revision).toBe(0)
    },
  )
})

test('closing waits for a save that is under way, and says so when it fails after all', async () => {
  const { edit, host, fileSystem, clock, onDisk, library } = await openEpisode()
  await edit('Under way')
  fileSystem.fail({ operation: 'rename', code: 'EIO', times: 1, path: 'episodes' })
  clock.advance(2_000)
  expect(await host.close()).toEqual([])
  expect((await onDisk()).title).toBe('Under way')
  expect(await readdir(join(library, 'journal'))).toEqual([])
  expect(existsSync(join(library, '.lock'))).toBe(false)
})

test('a host that was closed changes nothing any more and leaves the lock to others', async () => {
  const { host, client, library, path, clock } = await openEpisode()
  await host.close()
  const before = await readFile(path)
  clock.advance(60_000)
  const late = client.call('episode.applyEdits', { episodeId: id, baseRevision: 0, edits: [retitle('Late')] })
  await expect(late).rejects.toMatchObject({ code: 'library-read-only' })
  expect(await readFile(path)).toEqual(before)
  expect(existsSync(join(library, '.lock'))).toBe(false)
})
