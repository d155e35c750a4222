import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Episode } from '../../core/episode/schema.ts'
import { countingIds, EpisodeId } from '../../core/ids.ts'
import { episode as buildEpisode } from '../../core/testing/episode-builder.ts'
import { episodeSaver } from './episode-saver.ts'
import { writeAtomically } from './store/atomic-write.ts'
import { episodeText } from './store/episode-text.ts'
import { openJournal } from './store/journal.ts'
import { openLibrary } from './store/library-folder.ts'
import { summarise } from './summarise.ts'
import { faultyFileSystem } from './testing/faulty-file-system.ts'
import { manualClock } from './testing/manual-clock.ts'
import { temporaryFolder } from './testing/temporary-folder.ts'

const id = EpisodeId.parse('ep-1')
const onDisk: Episode = { ...buildEpisode('Ada: hello'), title: 'Of an older version' }

/** A saver as it is made for a file that had to be migrated when it was read. */
async function arrange() {
  const folder = await temporaryFolder()
  const fileSystem = faultyFileSystem()
  const disk = { fileSystem, clock: manualClock() }
  const library = await openLibrary(disk, folder, {
    readOnly: false,
    newId: countingIds(),
    summarise: async (episode) => summarise(episode, undefined),
    onAccess: () => undefined,
  })
  await writeAtomically(disk, library.paths.episode(id), episodeText(onDisk), 'The episode')
  const file = library.file(id)
  const { bytes, mark } = await file.readWhole()
  const saver = episodeSaver({
    disk,
    library,
    file,
    journal: openJournal(disk, {
      path: library.paths.journal(id),
      base: { base: 0, sha256: mark.sha256 },
      entries: [],
      goodBytes: 0,
      keepBase: async () => undefined,
    }),
    onDisk,
    isMigrated: true,
    current: () => ({ ...onDisk, title: 'New', revision: 1 }),
    replace: () => undefined,
    announce: () => undefined,
    onWritten: () => undefined,
    report: () => undefined,
  })
  onTestFinished(async () => {
    fileSystem.heal()
    await saver.close()
  })
  const backups = () => readdir(library.paths.backups(id)).catch(() => [])
  const title = async () => JSON.parse(await readFile(library.paths.episode(id), 'utf8')).title
  return { fileSystem, saver, backups, title, bytes, folder }
}

test('a migrated file is kept, byte by byte, before it is written for the first time', async () => {
  const { saver, backups, title, bytes, folder } = await arrange()
  expect(await saver.save()).toMatchObject({ state: 'saved' })
  expect(await title()).toBe('New')
  const [name = ''] = await backups()
  expect(new Uint8Array(await readFile(join(folder, 'backups', 'ep-1', name)))).toEqual(new Uint8Array(bytes))
})

test('a migrated file that cannot be kept is not written over', async () => {
  const { saver, backups, title, fileSystem } = await arrange()
  fileSystem.fail({ operation: 'open', code: 'EACCES', path: 'backups' })
  expect(await saver.save()).toMatchObject({
    state: 'failed',
    message: expect.stringMatching(/^The backup could not be saved/),
  })
  expect(await title()).toBe('Of an older version')
  expect(await backups()).toEqual([])
  fileSystem.heal()
  expect(await saver.save()).toMatchObject({ state: 'saved' })
  expect(await title()).toBe('New')
})
