import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { build } from 'rolldown'
import { describe, expect, test } from 'vitest'
import type { CallOutput } from '../../../core/contract/contract.ts'
import type { Episode } from '../../../core/episode/schema.ts'
import { EpisodeId, ShowId } from '../../../core/ids.ts'
import { newShow } from '../../../core/show/new-show.ts'
import { episode as buildEpisode } from '../../../core/testing/episode-builder.ts'
import { hostInFolder } from '../testing/host-in-folder.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'

const showId = ShowId.parse('loom')
const plain = { matchCase: false, wholeWord: false, regularExpression: false }

function numbered(number: number, ...lines: readonly string[]): Episode {
  return {
    ...buildEpisode(...lines),
    id: EpisodeId.parse(`ep-${number}`),
    number,
    title: `Number ${number}`,
    show: { id: showId, title: 'Loom Hour' },
  }
}

async function arrange(episodes: readonly Episode[], options: Parameters<typeof hostInFolder>[0] = {}) {
  const here = await hostInFolder(options)
  for (const each of episodes) await here.putEpisode(each)
  await here.client.call('show.save', { show: newShow({ id: showId, title: 'Loom Hour' }) })
  await here.client.call('library.list', {})
  const find = (text: string, more: Partial<typeof plain> = {}, from?: number) =>
    here.client.call('show.findText', {
      showId,
      query: { text, ...plain, ...more },
      ...(from !== undefined && { from }),
    })
  return { ...here, find }
}

const rows = (answer: CallOutput<'show.findText'>): string[] =>
  answer.kind === 'found'
    ? answer.episodes.flatMap(({ number, places }) =>
        places.map(
          ({ leftContext, found, rightContext }) => `${number}: ${leftContext}[${found}]${rightContext}`,
        ),
      )
    : [answer.kind]

describe('finding in every episode of a show', () => {
  const talk = [
    numbered(1, 'Ada: say flask', 'Bo: Flask and flask'),
    numbered(12, 'Ada: the flask'),
    numbered(3, 'Ada: nothing'),
  ]

  test('lists every place in context, the highest number first', async () => {
    const { find } = await arrange([
      ...talk,
      { ...talk[0], id: 'ep-other', show: { title: 'Other' } } as Episode,
    ])
    const answer = await find('flask')
    expect(rows(answer)).toEqual([
      '12: the [flask]',
      '1: say [flask]',
      '1: [Flask] and flask',
      '1: Flask and [flask]',
    ])
    expect(answer).toMatchObject({
      of: 3,
      episodes: [
        { episodeId: 'ep-12', title: 'Number 12', revision: 0, count: 1 },
        { count: 3, places: [{ segmentId: 'sg-1', nth: 0, time: 0 }, { nth: 0, time: 1000 }, { nth: 1 }] },
      ],
    })
    expect(answer).not.toHaveProperty('next')
  })

  test('takes whole words, capitals and expressions', async () => {
    const { find } = await arrange(talk)
    expect(rows(await find('Flask', { matchCase: true }))).toEqual(['1: [Flask] and flask'])
    expect(rows(await find('las', { wholeWord: true }))).toEqual([])
    expect(rows(await find('th\\w|n\\w+g', { regularExpression: true }))).toEqual([
      '12: [the] flask',
      '3: [nothing]',
    ])
  })

  test('finds accents however an episode writes them', async () => {
    const { find } = await arrange([
      numbered(1, 'Ada: un caf\u00e9 noir'),
      numbered(2, 'Ada: un cafe\u0301 noir'),
      numbered(3, 'Ada: un cafe noir'),
      numbered(4, 'Ada: e\u0301 \u1112\u1161\u11ab'),
    ])
    const both = ['2: un [cafe\u0301] noir', '1: un [caf\u00e9] noir']
    expect(rows(await find('CAF\u00c9'))).toEqual(both)
    expect(rows(await find('cafe\u0301'))).toEqual(both)
    expect(rows(await find('\u00e9 \ud55c'))).toHaveLength(1)
  })

  test('sees edits that are not saved yet, and says the revision they made', async () => {
    const { find, client } = await arrange(talk)
    await client.call('episode.applyEdits', {
      episodeId: EpisodeId.parse('ep-3'),
      baseRevision: 0,
      edits: [
        {
          type: 'transcript.replaceWords',
          place: { segmentId: 'sg-1' as never, from: 0, to: 1, before: 'nothing' },
          text: 'a flask too',
        },
      ],
    })
    const answer = await find('flask too')
    expect(rows(answer)).toEqual(['3: a [flask too]'])
    expect(answer.kind === 'found' && answer.episodes[0]?.revision).toBe(1)
    expect(rows(await find('nothing'))).toEqual([])
  })

  test('passes over an episode whose file was damaged meanwhile, and says so', async () => {
    const { find, library } = await arrange(talk)
    await writeFile(join(library, 'episodes', 'ep-12.json'), '{')
    const answer = await find('flask|x', { regularExpression: true })
    expect(answer).toMatchObject({ unreadable: [{ episodeId: 'ep-12' }], of: 3 })
    expect(rows(answer)).toHaveLength(3)
    await rm(join(library, 'episodes', 'ep-1.json'))
    expect(await find('flask|x', { regularExpression: true })).toMatchObject({
      episodes: [],
      unreadable: [
        { episodeId: 'ep-12' },
        { episodeId: 'ep-1', message: expect.stringMatching(/no episode/) },
      ],
    })
  })

  test('stops at its limits and goes on where it stopped', async () => {
    const many = Array.from({ length: 5 }, (_, i) => numbered(i + 1, `Ada: ${'um '.repeat(600).trim()}`))
    const { find } = await arrange(many)
    const first = await find('um')
    expect(first).toMatchObject({ kind: 'found', next: 2, of: 5 })
    expect(
      first.kind === 'found' && first.episodes.map(({ count, places }) => [count, places.length]),
    ).toEqual([
      [600, 500],
      [600, 500],
    ])
    expect(await find('um', {}, 4)).toMatchObject({ episodes: [{ number: 1 }] })
    expect(await find('um', {}, 99)).toMatchObject({ episodes: [] })
  })

  test('says that an expression is not whole, and that there is no such show', async () => {
    const { find, client } = await arrange(talk)
    expect(await find('(a', { regularExpression: true })).toEqual({
      kind: 'unreadable',
      reason: expect.stringMatching(/./),
    })
    const nowhere = client.call('show.findText', {
      showId: ShowId.parse('nowhere'),
      query: { text: 'a', ...plain },
    })
    await expect(nowhere).rejects.toMatchObject({ code: 'not-found' })
  })

  test('an expression that never ends is stopped in its own thread, and the next search goes on', async () => {
    const file = join(await temporaryFolder(), 'look-worker.mjs')
    // Node runs no TypeScript, so the thread is bundled as the app itself is.
    await build({
      input: join(import.meta.dirname, 'look-worker.ts'),
      platform: 'node',
      output: { file, format: 'esm' },
      logLevel: 'silent',
    })
    const slow = numbered(7, `Ada: ${'a'.repeat(60)}!`)
    const { find } = await arrange([slow], { startLookWorker: () => new Worker(file) })
    expect(await find('(a+)+b', { regularExpression: true })).toEqual({
      kind: 'too-slow',
      episodeId: 'ep-7',
      title: 'Number 7',
    })
    expect(rows(await find('a!$', { regularExpression: true }))).toHaveLength(1)
  })
})
