import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { FolderGrant } from '../../../core/contract/library-shapes.ts'
import type { Edit } from '../../../core/editing/edit.ts'
import { EpisodeId, SuggestionId } from '../../../core/ids.ts'
import { episode as buildEpisode } from '../../../core/testing/episode-builder.ts'
import { hostInFolder } from '../testing/host-in-folder.ts'

const episodeId = EpisodeId.parse('ep-1')
const start = {
  ...buildEpisode(
    '# 0:00 Start',
    '# 0:20 Middle',
    '# 0:40 End',
    `Ada: ${'say hello again and '.repeat(15)}stop.`,
    `Bo: ${'yes of course '.repeat(15)}indeed.`,
  ),
  number: 12,
  summary: 'Two people talk.',
}
const retitle = (title: string): Edit => ({ type: 'details.change', set: { title } })

async function arrange() {
  const here = await hostInFolder({ shell: { reveal: async () => undefined } })
  await here.putEpisode(start)
  const { client } = here
  const plan = () => client.call('bundle.plan', { episodeId })
  const grant = async () => {
    const [usual] = await client.call('shell.destinations', { episodeId })
    return usual?.grant ?? FolderGrant.parse('none')
  }
  const exportAll = async (
    change: { ifExists?: 'keep-both' | 'replace' | 'refuse'; anyway?: boolean; files?: string[] } = {},
  ) => {
    const { planId, files } = await plan()
    return client.call('bundle.export', {
      planId,
      files: files.filter((file) => file.selected).map((file) => file.id),
      destination: await grant(),
      ifExists: 'keep-both',
      anyway: true,
      ...change,
    })
  }
  return { ...here, plan, grant, exportAll }
}

test('an export writes every chosen file, read back and hashed, and names its folder', async () => {
  const { exportAll, plan, folder } = await arrange()
  const { name, files } = await plan()
  const report = await exportAll()
  expect(report.folder).toBe(join(folder, 'exports', name))
  expect(report.files.map((file) => file.path).sort()).toEqual(
    files
      .filter((file) => file.selected)
      .map((file) => file.path)
      .sort(),
  )
  const manifest = JSON.parse(await readFile(join(report.folder, 'bundle.json'), 'utf8'))
  expect(JSON.stringify(manifest)).toContain(report.files[0]?.sha256)
  expect((await readdir(report.folder)).sort()).toEqual(
    [...report.files.map((file) => file.path), 'bundle.json'].sort(),
  )
})

test('the text of one file is what the export writes', async () => {
  const { exportAll, plan, client } = await arrange()
  const { planId, files } = await plan()
  const file = files.find((each) => each.selected)
  const { text } = await client.call('bundle.fileText', { planId, file: file?.id ?? '' })
  const { folder } = await exportAll()
  expect(await readFile(join(folder, file?.path ?? ''), 'utf8')).toBe(text)
})

describe('an export is refused, and nothing written,', () => {
  test('when the episode changed after it was planned', async () => {
    const { plan, grant, client, folder } = await arrange()
    const { planId, files } = await plan()
    await client.call('episode.applyEdits', { episodeId, baseRevision: 0, edits: [retitle('New')] })
    const call = client.call('bundle.export', {
      planId,
      files: [files[0]?.id ?? ''],
      destination: await grant(),
      ifExists: 'keep-both',
      anyway: true,
    })
    await expect(call).rejects.toMatchObject({ code: 'plan-expired' })
    expect(await readdir(folder)).not.toContain('exports')
  })

  test('for a folder that was not granted to this very connection', async () => {
    const { plan, grant, clientNamed } = await arrange()
    const mine = await grant()
    const other = clientNamed('other')
    const { planId, files } = await other.call('bundle.plan', { episodeId })
    for (const destination of [mine, FolderGrant.parse('/etc'), FolderGrant.parse('grant-99')]) {
      const call = other.call('bundle.export', {
        planId,
        files: [files[0]?.id ?? ''],
        destination,
        ifExists: 'replace',
        anyway: true,
      })
      await expect(call).rejects.toMatchObject({ code: 'forbidden' })
    }
    expect((await plan()).planId).not.toBe(planId)
  })

  test('for a plan of another connection', async () => {
    const { plan, clientNamed, host } = await arrange()
    const { planId, files } = await plan()
    const destination = FolderGrant.parse(host.grantFolder('other', '/tmp'))
    const call = clientNamed('other').call('bundle.export', {
      planId,
      files: [files[0]?.id ?? ''],
      destination,
      ifExists: 'replace',
      anyway: true,
    })
    await expect(call).rejects.toMatchObject({ code: 'plan-expired' })
  })

  test('for a file the plan does not have', async () => {
    const { exportAll } = await arrange()
    await expect(exportAll({ files: ['../../evil'] })).rejects.toMatchObject({ code: 'invalid-input' })
  })

  test('when a bundle of that name is there and nothing was said about it', async () => {
    const { exportAll, folder, plan } = await arrange()
    await exportAll()
    await expect(exportAll({ ifExists: 'refuse' })).rejects.toMatchObject({ code: 'destination-exists' })
    expect(await readdir(join(folder, 'exports'))).toEqual([(await plan()).name])
  })

  test('when checks found errors, unless the person wants it anyway', async () => {
    const { client, plan, exportAll } = await arrange()
    await client.call('episode.applyEdits', { episodeId, baseRevision: 0, edits: [retitle('')] })
    expect((await plan()).ready).toBe(false)
    await expect(exportAll({ anyway: false })).rejects.toMatchObject({ code: 'checks-failed' })
    expect((await exportAll({ anyway: true })).files.length).toBeGreaterThan(0)
  })

  test('when the destination is a file', async () => {
    const { exportAll, folder } = await arrange()
    await writeFile(join(folder, 'exports'), 'mine')
    await expect(exportAll()).rejects.toMatchObject({ code: 'destination-unusable' })
    expect(await readFile(join(folder, 'exports'), 'utf8')).toBe('mine')
  })
})

test('where an episode went last is offered first the next time, also after a restart', async () => {
  const first = await arrange()
  const elsewhere = join(first.folder, 'elsewhere')
  const { planId, files } = await first.plan()
  await first.client.call('bundle.export', {
    planId,
    files: files.filter((file) => file.selected).map((file) => file.id),
    destination: FolderGrant.parse(first.host.grantFolder('test', elsewhere)),
    ifExists: 'refuse',
    anyway: true,
  })
  await first.host.close()
  const next = await hostInFolder({ folder: first.folder })
  const destinations = await next.client.call('shell.destinations', { episodeId })
  expect(destinations.map((each) => each.label)).toEqual([elsewhere, join(first.folder, 'exports')])
})

test('the folder of a bundle may be shown, and its inside may not be guessed at', async () => {
  const { exportAll, client } = await arrange()
  const { folder } = await exportAll()
  expect(await client.call('shell.reveal', { folder })).toEqual({ supported: true })
  await expect(client.call('shell.reveal', { folder: join(folder, '..') })).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test('an export shows in the library, and an edit after it makes it stale', async () => {
  const { exportAll, client } = await arrange()
  const files = async () => (await client.call('library.list', {})).episodes[0]?.readiness.files
  expect(await files()).not.toBe('done')
  await exportAll()
  expect(await files()).toBe('done')
  await client.call('episode.applyEdits', { episodeId, baseRevision: 0, edits: [retitle('New')] })
  await client.call('episode.save', { episodeId })
  expect(await files()).not.toBe('done')
})

test('an answer in the review, or an edit taken back, leaves an export as fresh as it was', async () => {
  const { exportAll, client, library } = await arrange()
  const files = async () => (await client.call('library.list', {})).episodes[0]?.readiness.files
  const save = () => client.call('episode.save', { episodeId })
  await exportAll()
  const answer: Edit = {
    type: 'suggestion.answer',
    id: SuggestionId.parse('helo-hello'),
    heard: 'helo',
    right: 'hello',
    answer: 'skipped',
    places: 1,
  }
  await client.call('episode.applyEdits', { episodeId, baseRevision: 0, edits: [answer] })
  await save()
  expect(await files()).toBe('done')
  await client.call('episode.applyEdits', { episodeId, baseRevision: 1, edits: [retitle('New')] })
  await save()
  expect(await files()).toBe('part')
  await client.call('episode.undo', { episodeId, baseRevision: 2 })
  await save()
  expect(await files()).toBe('done')

  // A record of an older Galley knows only the revision.
  const path = join(library, 'exports', `${episodeId}.json`)
  const { fingerprint, ...old } = JSON.parse(await readFile(path, 'utf8'))
  expect(fingerprint).toMatch(/^[0-9a-f]{64}$/)
  await writeFile(path, JSON.stringify(old))
  await client.call('episode.redo', { episodeId, baseRevision: 3 })
  await save()
  expect(await files()).toBe('part')
})

test('a record of an export that cannot be opened counts as none', async () => {
  const { client, library, exportAll } = await arrange()
  await exportAll()
  const path = join(library, 'exports', `${episodeId}.json`)
  await rm(path)
  await mkdir(path)
  await client.call('episode.applyEdits', { episodeId, baseRevision: 0, edits: [retitle('New')] })
  await client.call('episode.save', { episodeId })
  expect((await client.call('library.list', {})).episodes[0]?.readiness.files).toBe('none')
  expect(await client.call('shell.destinations', { episodeId })).toHaveLength(1)
})

describe('show notes', () => {
  test('with a broken template name the line, and show the last good ones', async () => {
    const { client } = await arrange()
    const notes = (template: string): Edit => ({
      type: 'notes.change',
      set: { template, source: 'template' },
    })
    await client.call('episode.applyEdits', { episodeId, baseRevision: 0, edits: [notes('# {{title}}')] })
    const good = await client.call('notes.render', { episodeId })
    expect(good.markdown).toContain('Test episode')
    expect(good.problem).toBeUndefined()
    await client.call('episode.applyEdits', { episodeId, baseRevision: 1, edits: [notes('x\n{{#title}}')] })
    const broken = await client.call('notes.render', { episodeId })
    expect(broken).toMatchObject({
      markdown: good.markdown,
      revision: 2,
      problem: { message: expect.any(String) },
    })
  })
})

test('checks answer for the destinations asked for', async () => {
  const { client } = await arrange()
  const all = await client.call('publish.check', { episodeId })
  const youtube = await client.call('publish.check', { episodeId, for: ['youtube'] })
  expect(all.length).toBeGreaterThan(youtube.length)
  expect(new Set(youtube.map((finding) => finding.destination))).not.toContain('apple')
})

test('every format and every named choice of files is listed', async () => {
  const { client } = await hostInFolder()
  expect((await client.call('formats.list', {})).map((format) => format.id)).toContain('webvtt')
  expect((await client.call('bundle.profiles', {})).length).toBeGreaterThan(1)
})
