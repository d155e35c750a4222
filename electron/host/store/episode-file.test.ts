import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Low } from 'lowdb'
import { describe, expect, test } from 'vitest'
import frozenV1 from '../../../core/episode/migrations/fixtures/episode.v1.json' with { type: 'json' }
import { Episode } from '../../../core/episode/schema.ts'
import { type AppError, isAppError } from '../../../core/errors.ts'
import { ChapterId, EpisodeId, SegmentId } from '../../../core/ids.ts'
import { episode as build } from '../../../core/testing/episode-builder.ts'
import { millis } from '../../../core/time.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { episodeFile } from './episode-file.ts'
import { episodeText, readEpisode } from './episode-text.ts'
import { nodeFileSystem } from './file-system.ts'

const id = EpisodeId.parse('ep-1')
const episode = build('# 0:00 Start', 'Ada: say "hello" to Zoë again', 'Bo: yes')
const disk = { fileSystem: nodeFileSystem, clock: manualClock() }

async function fileWith(content: string | Uint8Array | undefined) {
  const path = join(await temporaryFolder(), 'ep-1.json')
  if (content !== undefined) await writeFile(path, content)
  return episodeFile(disk, path, id)
}

async function refusal(content: string | Uint8Array | undefined): Promise<AppError | undefined> {
  const file = await fileWith(content)
  const error: unknown = await file.read().catch((thrown: unknown) => thrown)
  return isAppError(error) ? error : undefined
}

test('lowdb holds an episode through the adapter and finds it again', async () => {
  const file = await fileWith(undefined)
  await new Low<Episode>(file, episode).write()
  const holder = new Low<Episode>(file, { ...episode, title: 'not this' })
  await holder.read()
  expect(holder.data).toEqual(episode)
})

test('every part of an episode comes back from its file', async () => {
  const whole = Episode.parse(frozenV1)
  expect(readEpisode(Buffer.from(episodeText(whole))).episode).toEqual(whole)
  const { transcript: _none, ...without } = whole
  expect(readEpisode(Buffer.from(episodeText({ ...without, corrections: [] }))).episode).toEqual({
    ...without,
    corrections: [],
  })
})

test('the text is for people: indented, a word of the transcript per line, ended by one line feed', () => {
  const text = episodeText(episode)
  expect(text.endsWith('}\n')).toBe(true)
  expect(text).toContain('\n  "title": "Test episode",\n')
  expect(text).toMatch(/\n\s+\{"text":"again","start":\d+,"end":\d+\}\n/)
})

test('the text of an unchanged segment is not made twice, and a changed one is', () => {
  const [first, second] = episode.transcript?.segments ?? []
  if (!first || !second) throw new Error('The builder made no segments.')
  episodeText(episode)
  const changed = { ...episode, transcript: { segments: [first, { ...second, words: [{ text: 'no' }] }] } }
  expect(readEpisode(Buffer.from(episodeText(changed))).episode).toEqual(changed)
})

describe('what must never reach the disk is refused before the file is touched', () => {
  const broken: Record<string, Episode> = {
    'a chapter out of order': {
      ...episode,
      chapters: [5, 1].map((at) => ({
        id: ChapterId.parse(`ch-${at}`),
        startTime: millis(at),
        title: '',
        inTableOfContents: true,
      })),
    },
    'a word with a space in it': {
      ...episode,
      transcript: { segments: [{ id: SegmentId.parse('sg-1'), words: [{ text: 'a b' }] }] },
    },
    'a key nobody knows': { ...episode, extra: 1 } as Episode,
  }
  test.each(Object.keys(broken))('%s', async (name) => {
    const file = await fileWith('before')
    const error: unknown = await file.write(broken[name] as Episode).catch((thrown: unknown) => thrown)
    expect(isAppError(error) && error.message).toMatch(/was not saved, because it would not be whole/)
    expect(await readFile(file.path, 'utf8')).toBe('before')
  })
})

describe('what is no episode', () => {
  test('a missing file is an error, never an empty episode', async () => {
    expect((await refusal(undefined))?.code).toBe('episode-missing')
  })

  const text = episodeText(episode)
  test.each([
    ['an empty file', '', 'it is empty'],
    ['a file cut off in the middle', text.slice(0, text.length / 2), 'cut off or not JSON'],
    ['zeros, as a crash of the system leaves them', new Uint8Array(4096), 'cut off or not JSON'],
    ['bytes that are no text', Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d), 'it is not text'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a), 'it is not text'],
    ['null', 'null', 'not an episode of Galley'],
    ['a list', '[]', 'not an episode of Galley'],
    ['JSON of another program', '{"version": 3, "title": "x"}', 'not an episode of Galley'],
    ['a part of the wrong kind', text.replace('"Test episode"', '7'), 'title'],
    ['a key too many', text.replace('{', '{"bogus": 1,'), 'bogus'],
    ['the episode of another file', text.replace('"ep-1"', '"ep-2"'), 'it says it is the episode "ep-2"'],
    ['parts that do not fit', text.replace('"speaker":"p-2"', '"speaker":"p-9"'), 'do not fit together'],
  ])('%s is damaged, and says so', async (_name, content, reason) => {
    const error = await refusal(content)
    expect(error?.code).toBe('episode-damaged')
    expect(error?.message).toContain(reason)
    expect(error?.message).toContain('The file was left as it is.')
  })

  test('a folder in its place is damaged', async () => {
    const path = join(await temporaryFolder(), 'ep-1.json')
    await mkdir(path)
    await expect(episodeFile(disk, path, id).read()).rejects.toMatchObject({ code: 'episode-damaged' })
  })

  test('a file of a newer Galley is told apart from damage', async () => {
    const error = await refusal(text.replace('"schemaVersion": 1', '"schemaVersion": 2'))
    expect(error?.code).toBe('schema-too-new')
    expect(error?.message).toContain('Update Galley')
  })
})

test('reading changes nothing on the disk', async () => {
  for (const content of [episodeText(episode), 'damaged', '']) {
    const file = await fileWith(content)
    const before = await stat(file.path)
    await file.read().catch(() => undefined)
    expect(await readFile(file.path, 'utf8')).toBe(content)
    expect((await stat(file.path)).mtimeMs).toBe(before.mtimeMs)
  }
})

test('a byte order mark that an editor put there is no harm', async () => {
  const file = await fileWith(`\uFEFF${episodeText(episode)}`)
  expect(await file.read()).toEqual(episode)
})
