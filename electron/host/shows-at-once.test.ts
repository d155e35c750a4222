import { readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rememberAccepted, unlearnAccepted } from '../../core/corrections/memory.ts'
import { ShowId } from '../../core/ids.ts'
import { newShow } from '../../core/show/new-show.ts'
import type { Show, Term } from '../../core/show/schema.ts'
import { hostInFolder } from './testing/host-in-folder.ts'

const id = ShowId.parse('loom')
const first = newShow({ id, title: 'Loom Hour' })
const term = (spelling: string): Term => ({
  spelling,
  kind: 'other',
  saidAs: [],
  heardAs: [],
  matchCapitals: true,
  scope: 'show',
})

async function twoWindows() {
  const here = await hostInFolder()
  await here.client.call('show.save', { show: first })
  const other = here.clientNamed('other window')
  const now = (): Promise<Show> => here.client.call('show.get', { showId: id })
  return { ...here, other, now, path: join(here.library, 'shows', 'loom.json') }
}

test('what two windows add to a show is all there, and each is told what the show is now', async () => {
  const { client, other, now, events } = await twoWindows()
  const withTerm = (spelling: string): Show => ({ ...first, vocabulary: [term(spelling)] })
  await client.call('show.save', { show: withTerm('Kelpie'), base: first })
  const answered = await other.call('show.save', { show: withTerm('BrinyDB'), base: first })
  expect(answered.vocabulary.map(({ spelling }) => spelling).sort()).toEqual(['BrinyDB', 'Kelpie'])
  expect(await now()).toEqual(answered)
  expect(events.filter(({ name }) => name === 'show.changed')).toHaveLength(3)
})

test('of answers that two windows give at the same time every one counts', async () => {
  const { client, other, now } = await twoWindows()
  const review = async (window: typeof client): Promise<void> => {
    let known = first
    for (let answers = 0; answers < 20; answers += 1) {
      const show = { ...known, memory: rememberAccepted(known.memory, 'century', 'Sentry') }
      known = await window.call('show.save', { show, base: known })
    }
  }
  await Promise.all([review(client), review(other)])
  expect((await now()).memory.accepted).toEqual([{ heard: 'century', right: 'Sentry', times: 40 }])
})

test('what one step means to several windows counts once, and again where the first save failed', async () => {
  const { client, other, now, fileSystem } = await twoWindows()
  const { memory } = first
  const twice = { ...first, memory: rememberAccepted(memory, 'century', 'Sentry') }
  await client.call('show.save', { show: twice, base: first })
  await client.call('show.save', { show: twice, base: first })
  const base = await now()
  const once = 'ep-1 7'
  const show = { ...base, memory: unlearnAccepted(base.memory, 'century', 'Sentry') }
  fileSystem.fail({ operation: 'rename', code: 'ENOSPC', path: 'loom' })
  await expect(client.call('show.save', { show, base, once })).rejects.toThrow()
  fileSystem.heal()
  await Promise.all([client, other].map((window) => window.call('show.save', { show, base, once })))
  expect((await now()).memory.accepted).toEqual([{ heard: 'century', right: 'Sentry', times: 1 }])
  await other.call('show.save', { show, base, once: 'ep-1 9' })
  expect((await now()).memory.accepted).toEqual([])
})

test('where both changed the same thing the newer stays, the other version is kept and both are told', async () => {
  const { client, other, now, events, library } = await twoWindows()
  await client.call('show.save', { show: { ...first, title: 'Loom' }, base: first })
  await other.call('show.save', { show: { ...first, title: 'Looms' }, base: first })
  expect((await now()).title).toBe('Looms')
  const [, , told] = events.filter((event) => event.name === 'show.changed')
  expect(told?.payload.message).toContain('the newer was kept: the title')
  const folder = join(library, 'backups', 'shows', 'loom')
  const [name] = await readdir(folder)
  expect(JSON.parse(await readFile(join(folder, name ?? ''), 'utf8'))).toMatchObject({ title: 'Loom' })
})

test('what another program wrote into the file is kept as well', async () => {
  const { client, now, path } = await twoWindows()
  await writeFile(path, JSON.stringify({ ...first, summary: 'By hand' }))
  await client.call('show.save', { show: { ...first, vocabulary: [term('Kelpie')] }, base: first })
  expect(await now()).toMatchObject({ summary: 'By hand', vocabulary: [{ spelling: 'Kelpie' }] })
})

test('a show that is there is never replaced by one of which nothing is known', async () => {
  const { client, now } = await twoWindows()
  await client.call('show.save', { show: first })
  const blind = client.call('show.save', { show: { ...first, title: 'Blind' } })
  await expect(blind).rejects.toMatchObject({ code: 'revision-conflict' })
  expect(await now()).toEqual(first)
})

test('a disk that was taken out gets no folder in its place, and the show is saved once it is back', async () => {
  const { client, now, library } = await twoWindows()
  await rename(library, `${library}-elsewhere`)
  const named = { ...first, title: 'Named' }
  await expect(client.call('show.save', { show: named, base: first })).rejects.toMatchObject({
    code: 'save-failed',
    message: expect.stringContaining('Bring the disk or the folder back'),
  })
  await expect(readdir(library)).rejects.toMatchObject({ code: 'ENOENT' })
  await rename(`${library}-elsewhere`, library)
  await client.call('show.save', { show: named, base: first })
  expect((await now()).title).toBe('Named')
})

test('one show that cannot be opened hides no other', async () => {
  const { client, library } = await twoWindows()
  const loop = join(library, 'shows', 'loop.json')
  await symlink(loop, loop)
  expect(await client.call('show.list', {})).toMatchObject([{ showId: 'loom' }])
  expect(await client.call('show.sharedTerms', {})).toEqual([])
})

test('a full disk is said in a sentence, also when the folder of shows cannot be made', async () => {
  const { client, now, fileSystem } = await twoWindows()
  const named = { ...first, title: 'Named' }
  for (const operation of ['makeFolder', 'write'] as const) {
    fileSystem.fail({ operation, code: 'ENOSPC' })
    await expect(client.call('show.save', { show: named, base: first })).rejects.toMatchObject({
      code: 'disk-full',
      message: expect.stringMatching(/^The show could not be saved: the disk is full/),
    })
    fileSystem.heal()
  }
  expect(await now()).toEqual(first)
  await client.call('show.save', { show: named, base: first })
  expect((await now()).title).toBe('Named')
})
