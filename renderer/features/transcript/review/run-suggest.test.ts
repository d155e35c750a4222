import { expect, test } from 'vitest'
import { emptyMemory, rememberRefused } from '../../../../core/corrections/memory.ts'
import type { Episode } from '../../../../core/episode/schema.ts'
import { untimedEpisode } from '../../../../core/testing/episode-builder.ts'
import { createPace } from './pace.ts'
import { createSuggestRunner } from './run-suggest.ts'
import { packTurns, type SuggestionRequest } from './suggestion-request.ts'

function requestOf(episode: Episode, more: Partial<SuggestionRequest> = {}): SuggestionRequest {
  const { transcript, ...rest } = episode
  return {
    turns: packTurns(transcript?.segments ?? []),
    episode: rest,
    shared: [],
    memory: emptyMemory,
    lexiconAddress: 'lexicon/en.txt',
    ...more,
  }
}
const episode = { ...untimedEpisode('Ada: we use clickhouse a lot'), summary: 'We talk about ClickHouse.' }

test('the dictionary is read once, and again only when it could not be', async () => {
  let reads = 0
  const run = createSuggestRunner(async () => {
    reads += 1
    if (reads === 1) throw new Error('no dictionary yet')
    return 'use\tyUz\t50\n'
  })
  expect(await run(requestOf(episode))).toEqual({ kind: 'failed', reason: 'no dictionary yet' })
  expect((await run(requestOf(episode))).kind).toBe('found')
  await run(requestOf({ ...episode, title: 'Another' }))
  expect(reads).toBe(2)
})

test('what changes no suggestion is answered without looking again', async () => {
  const run = createSuggestRunner(async () => '')
  const first = await run(requestOf(episode))
  expect(first.kind === 'found' && first.groups.map(({ right }) => right)).toEqual(['ClickHouse'])
  expect(
    await run(structuredClone(requestOf({ ...episode, revision: 9, updatedAt: '2026-02-02T00:00:00.000Z' }))),
  ).toBe(first)
  const memory = rememberRefused(emptyMemory, 'clickhouse', 'ClickHouse')
  expect(await run(requestOf(episode, { memory }))).toEqual({ kind: 'found', groups: [] })
  const edited = untimedEpisode('Ada: we use ClickHouse a lot')
  expect(await run(requestOf({ ...edited, summary: episode.summary }))).toEqual({ kind: 'found', groups: [] })
})

test('terms of other shows are looked for, and a language without a dictionary reads none', async () => {
  const run = createSuggestRunner(async () => {
    throw new Error('There is nothing to read.')
  })
  const { lexiconAddress: _, ...request } = requestOf({ ...episode, summary: '', language: 'de' })
  const term = {
    kind: 'product' as const,
    saidAs: [],
    heardAs: [],
    matchCapitals: true,
    scope: 'all' as const,
  }
  const answer = await run({ ...request, shared: [{ ...term, spelling: 'ClickHouse' }] })
  expect(answer.kind === 'found' && answer.groups.map(({ reasons }) => reasons.at(-1))).toEqual([
    'in the glossary of another show',
  ])
})

test('in slices the answer is the same, also after a question that was put down half-way', async () => {
  const turns = Array.from(
    { length: 40 },
    (_, n) => `Ada: turn ${n} says clickhouse and click hows number${n}`,
  )
  const long = { ...untimedEpisode(...turns), summary: episode.summary }
  let [time, slices] = [0, 0]
  // Every look at the clock is the end of a slice.
  const pace = createPace({
    now: () => (time += 10),
    listen: async () => {
      slices += 1
      if (slices === 20) unwanted.abort()
    },
    sleep: async () => {},
  })
  const unwanted = new AbortController()
  const run = createSuggestRunner(async () => 'use\tyUz\t50\n', pace.carryOut)
  expect(await run(requestOf(long), unwanted.signal)).toEqual({ kind: 'overtaken' })
  expect(slices).toBe(20)
  const answer = await run(requestOf(long))
  expect(slices).toBeGreaterThan(40)
  expect(answer).toEqual(await createSuggestRunner(async () => 'use\tyUz\t50\n')(requestOf(long)))
  expect(answer.kind === 'found' && answer.groups.length).toBeGreaterThan(0)
})
