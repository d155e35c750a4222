import { readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Edit } from '../../core/editing/edit.ts'
import type { Episode } from '../../core/episode/schema.ts'
import { ChapterId, EpisodeId } from '../../core/ids.ts'
import { episode as buildEpisode } from '../../core/testing/episode-builder.ts'
import { episodeText, readEpisode } from './store/episode-text.ts'
import { hostInFolder, settled } from './testing/host-in-folder.ts'

const id = EpisodeId.parse('ep-1')
const start = buildEpisode('# 0:00 Start', '# 0:30 Middle', 'Ada: hello', 'Bo: yes')
const retitle = (title: string): Edit => ({ type: 'details.change', set: { title } })
const rename = (n: number, title: string): Edit => ({
  type: 'chapter.change',
  chapterId: ChapterId.parse(`ch-${n}`),
  set: { title },
})

async function openEpisode() {
  const here = await hostInFolder()
  const path = await here.putEpisode(start)
  await here.client.call('episode.open', { episodeId: id })
  const now = async () => (await here.client.call('episode.open', { episodeId: id })).episode
  return {
    ...here,
    path,
    now,
    async edit(...edits: Edit[]) {
      const { revision } = await now()
      return here.client.call('episode.applyEdits', { episodeId: id, baseRevision: revision, edits })
    },
    save: () => here.client.call('episode.save', { episodeId: id }),
    /** Another program writes the file in place, as many editors do. */
    async otherWrites(change: (episode: Episode) => Episode | string) {
      const { episode } = readEpisode(await readFile(path), id)
      const next = change(episode)
      await writeFile(path, typeof next === 'string' ? next : episodeText(next))
      // Even on a disk with coarse times the change can be seen.
      const later = new Date((await stat(path)).mtimeMs + 5_000)
      await utimes(path, later, later)
    },
    onDisk: async () => readEpisode(await readFile(path), id).episode,
    messages: () =>
      here.events.flatMap((event) => (event.name === 'episode.replaced' ? [event.payload.message] : [])),
    backups: () => readdir(join(here.library, 'backups', 'ep-1')).catch(() => []),
  }
}

describe('a file another program changed', () => {
  test('is noticed within seconds, shown, and not written over', async () => {
    const { otherWrites, clock, messages, now, onDisk, backups } = await openEpisode()
    await otherWrites((episode) => ({ ...episode, title: 'Theirs' }))
    clock.advance(3_000)
    await settled(() => messages().length > 0)
    expect(messages()[0]).toMatch(/^Another program changed this episode\. You now see its version/)
    expect(await now()).toMatchObject({ title: 'Theirs', revision: 1 })
    expect((await onDisk()).title).toBe('Theirs')
    expect(await backups()).toHaveLength(1)
  })

  test('is noticed when the episode is opened again', async () => {
    const { otherWrites, now, messages } = await openEpisode()
    await otherWrites((episode) => ({ ...episode, title: 'Theirs', revision: 8 }))
    expect(await now()).toMatchObject({ title: 'Theirs', revision: 8 })
    expect(messages()).toHaveLength(1)
  })

  test('and changed here in another place is combined, losing neither', async () => {
    const { otherWrites, edit, save, now, onDisk, messages, backups } = await openEpisode()
    await edit(rename(1, 'Ours'))
    await otherWrites((episode) => ({ ...episode, summary: 'Theirs' }))
    expect(await save()).toMatchObject({ state: 'saved' })
    const combined = await now()
    expect(combined.summary).toBe('Theirs')
    expect(combined.chapters.map((chapter) => chapter.title)).toEqual(['Ours', 'Middle'])
    expect(await onDisk()).toEqual(combined)
    expect(messages()).toEqual([expect.stringContaining('Both versions were combined; the other one')])
    expect((await backups()).filter((name) => name.includes('.other.'))).toHaveLength(1)
  })

  test('and changed here in the same place keeps ours, says where, and keeps theirs as a backup', async () => {
    const { otherWrites, edit, save, onDisk, messages, client } = await openEpisode()
    await edit(retitle('Ours'))
    await otherWrites((episode) => ({ ...episode, title: 'Theirs' }))
    await save()
    expect((await onDisk()).title).toBe('Ours')
    expect(messages()[0]).toMatch(/yours was kept: the title\./)
    const backups = await client.call('episode.backups', { episodeId: id })
    const theirs = backups.find((backup) => backup.name.includes('.other.'))
    await client.call('episode.restoreBackup', { episodeId: id, name: theirs?.name ?? '' })
    expect((await onDisk()).title).toBe('Theirs')
  })

  test('makes a client that did not see it look again before its next edit', async () => {
    const { otherWrites, client, now } = await openEpisode()
    await otherWrites((episode) => ({ ...episode, title: 'Theirs' }))
    await now()
    const late = client.call('episode.applyEdits', { episodeId: id, baseRevision: 0, edits: [retitle('x')] })
    await expect(late).rejects.toMatchObject({ code: 'revision-conflict', details: { revision: 1 } })
  })

  test('only in its layout or date is the same episode', async () => {
    const { otherWrites, edit, save, messages, onDisk } = await openEpisode()
    await otherWrites((episode) => JSON.stringify(episode))
    await edit(retitle('Ours'))
    await save()
    expect(messages()).toEqual([])
    expect((await onDisk()).title).toBe('Ours')
  })

  test('into something that cannot be read is kept as it was and saved over with what is open', async () => {
    const { otherWrites, edit, save, onDisk, messages, backups, library } = await openEpisode()
    await edit(retitle('Ours'))
    await otherWrites(() => '{"half')
    expect(await save()).toMatchObject({ state: 'saved' })
    expect((await onDisk()).title).toBe('Ours')
    expect(messages()[0]).toMatch(/damaged the file/)
    const kept = (await backups()).find((name) => name.includes('.damaged.')) ?? ''
    expect(await readFile(join(library, 'backups', 'ep-1', kept), 'utf8')).toBe('{"half')
  })

  test('by a newer Galley is never written over; the edit waits in the journal and says why', async () => {
    const { otherWrites, edit, save, path } = await openEpisode()
    await edit(retitle('Ours'))
    await otherWrites((episode) => JSON.stringify({ ...episode, schemaVersion: 2 }))
    const before = await readFile(path, 'utf8')
    const state = await save()
    expect(state).toMatchObject({ state: 'failed', journalled: true })
    expect(state.state === 'failed' && state.message).toMatch(/newer Galley/)
    expect(await readFile(path, 'utf8')).toBe(before)
  })
})

test('a file that was removed is written again when something is to be saved', async () => {
  const { edit, save, onDisk, path } = await openEpisode()
  await edit(retitle('Ours'))
  await rm(path)
  expect(await save()).toMatchObject({ state: 'saved' })
  expect((await onDisk()).title).toBe('Ours')
})

describe('after a crash', () => {
  /** What is on the disk when the process ends without closing anything. */
  async function crashed(change: (here: Awaited<ReturnType<typeof openEpisode>>) => Promise<void>) {
    const here = await openEpisode()
    await here.edit(rename(1, 'Ours'))
    await here.edit(rename(2, 'Ours too'))
    here.fileSystem.fail({ operation: 'rename', code: 'EIO', path: 'episodes' })
    await change(here)
    await here.host.close()
    return here
  }
  async function reopened(folder: string) {
    const next = await hostInFolder({ folder })
    const { episode } = await next.client.call('episode.open', { episodeId: id })
    next.clock.advance(1_000)
    const messages = next.events.flatMap((event) =>
      event.name === 'episode.replaced' ? [event.payload.message] : [],
    )
    return { ...next, episode, messages }
  }
  const titles = (episode: Episode) => episode.chapters.map((chapter) => chapter.title)

  test('edits are put back at the next start, before anybody opens the episode', async () => {
    const { folder, onDisk } = await crashed(async () => undefined)
    const { episode, messages } = await reopened(folder)
    expect(titles(episode)).toEqual(['Ours', 'Ours too'])
    expect(await onDisk()).toEqual(episode)
    expect(messages).toEqual([])
  })

  test('edits are combined with what another program wrote since, and the person is told', async () => {
    const { folder, onDisk } = await crashed(async (here) => {
      await here.host.close()
      await here.otherWrites((episode) => ({ ...episode, summary: 'Theirs' }))
    })
    const { episode, messages } = await reopened(folder)
    expect(episode.summary).toBe('Theirs')
    expect(titles(episode)).toEqual(['Ours', 'Ours too'])
    expect(await onDisk()).toEqual(episode)
    expect(messages).toEqual([expect.stringMatching(/^Galley ended before it could save/)])
  })

  test('edits that fit no longer are kept in the journal folder and named, and the file is left alone', async () => {
    const { folder, library } = await crashed(async (here) => {
      await here.host.close()
      await rm(join(here.library, 'journal', 'ep-1.base.json'))
      await here.otherWrites((episode) => ({ ...episode, summary: 'Theirs' }))
    })
    const { episode, messages } = await reopened(folder)
    expect(titles(episode)).toEqual(['Start', 'Middle'])
    expect(messages).toEqual([expect.stringMatching(/could not be put back.*kept in the folder "journal"/)])
    const kept = (await readdir(join(library, 'journal'))).filter((name) => name.endsWith('.kept'))
    expect(kept).toHaveLength(1)
    expect(await readFile(join(library, 'journal', kept[0] ?? ''), 'utf8')).toContain('Ours too')
  })

  test('a journal with a damaged middle is put back up to there, and said so', async () => {
    const { folder } = await crashed(async (here) => {
      await here.host.close()
      const journal = join(here.library, 'journal', 'ep-1.ndjson')
      const lines = (await readFile(journal, 'utf8')).split('\n')
      const at = lines.findIndex((line) => line.includes('Ours too'))
      lines.splice(at, 0, 'damage')
      await writeFile(journal, lines.join('\n'))
    })
    const { episode, messages } = await reopened(folder)
    expect(titles(episode)).toEqual(['Ours', 'Middle'])
    expect(messages).toEqual([
      expect.stringMatching(/damaged at line \d+\. The changes before it were put back/),
    ])
  })

  test('a journal the file has overtaken already is of no consequence', async () => {
    const here = await openEpisode()
    await here.edit(retitle('Ours'))
    here.fileSystem.fail({ operation: 'truncate', code: 'EIO' })
    await here.save()
    await here.host.close()
    const { episode, messages } = await reopened(here.folder)
    expect(episode).toMatchObject({ title: 'Ours', revision: 1 })
    expect(messages).toEqual([])
  })
})
