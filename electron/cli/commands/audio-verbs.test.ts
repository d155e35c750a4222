import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { mediaSamples } from '../../../core/testing/media-samples.ts'
import { createTestWorld, type TestWorld } from '../testing/test-world.ts'

let world: TestWorld
beforeEach(async () => {
  world = createTestWorld(await mkdtemp(join(tmpdir(), 'galley-audio-')))
})
afterEach(() => rm(world.folder, { recursive: true }))

const mp3 = mediaSamples['id3']?.[0]?.bytes ?? new Uint8Array()
const bare = mediaSamples['id3']?.[1]?.bytes ?? new Uint8Array()
const opus = mediaSamples['ogg']?.[0]?.bytes ?? new Uint8Array()

const chaptersJson = JSON.stringify({
  version: '1.2.0',
  chapters: [
    { startTime: 0, title: 'Intro', url: 'https://example.com/' },
    { startTime: 0.1, title: 'Photo', toc: false, img: 'https://example.com/a.png' },
    { startTime: 0.2, title: 'Q & A', location: { name: 'Harbour', geo: 'geo:1,2' } },
  ],
})

describe('galley convert', () => {
  test('reads the chapters of an audio file', async () => {
    const file = await world.file('episode.mp3', mp3)
    const { code, stdout, stderr } = await world.run('convert', file, '--to', 'webvtt-chapters')
    expect([code, stdout]).toEqual([0, 'WEBVTT - Chapters\n\n00:00:00.000 --> 00:00:00.180\nOld\n'])
    expect(stderr).toContain('MP3 chapters (ID3) to WebVTT chapters: 1 chapter.')
  })

  test('reads audio from stdin by its content', async () => {
    const { code, stderr } = await world.runWith('ID3 is no audio', 'convert', '-', '--to', 'ffmetadata')
    expect([code, stderr]).toEqual([expect.any(Number), expect.not.stringContaining('ID3 tag')])
  })

  test('writes chapters into an audio file and says what made way for them', async () => {
    const audio = await world.file('episode.mp3', mp3)
    const file = await world.file('chapters.json', chaptersJson)
    const { code, stdout, stderr } = await world.run('convert', file, '--to', 'id3', '-o', audio)
    expect([code, stdout]).toEqual([0, ''])
    expect(stderr).toBe(
      'Loss: 1 chapter location is left out.\n3 chapters written into episode.mp3 in place of the 1 it had. Its audio is unchanged.\n',
    )
    const back = await world.run('convert', audio, '--to', 'podcast-chapters-json')
    expect(back.json<{ chapters: unknown }>().chapters).toEqual([
      { startTime: 0, title: 'Intro', url: 'https://example.com/' },
      { startTime: 0.1, title: 'Photo', toc: false, img: 'https://example.com/a.png' },
      { startTime: 0.2, title: 'Q & A' },
    ])
    expect((await readdir(world.folder)).sort()).toEqual(['chapters.json', 'episode.mp3'])
  })

  test('says the same in JSON', async () => {
    await world.file('bare.mp3', bare)
    const file = await world.file('chapters.json', chaptersJson)
    const { json } = await world.run('convert', file, '--to', 'id3', '-o', 'bare.mp3', '--json')
    expect(json()).toMatchObject({ from: 'podcast-chapters-json', to: 'id3', count: 3, replaced: 0 })
  })

  test('carries chapters from one audio file to another', async () => {
    await world.file('a.mp3', mp3)
    await world.file('b.opus', opus)
    const { code } = await world.run('convert', 'a.mp3', '--to', 'ogg', '-o', 'b.opus')
    const { stdout } = await world.run('convert', 'b.opus', '--to', 'show-notes-timestamps')
    expect([code, stdout]).toEqual([0, '- 00:00 Old\n'])
  })

  test.each([
    ['without OUT', ['--to', 'id3'], /which one gets them: -o OUT/],
    ['where there is no OUT', ['--to', 'id3', '-o', 'gone.mp3'], /no file "gone.mp3"/],
    [
      'where OUT is other audio',
      ['--to', 'flac', '-o', 'episode.mp3'],
      /cannot hold FLAC chapters.*--to id3/,
    ],
    ['where OUT is no audio', ['--to', 'id3', '-o', 'notes.txt'], /no audio file Galley knows/],
  ] as const)('refuses to write into audio %s, and changes nothing', async (_, flags, sentence) => {
    await world.file('episode.mp3', mp3)
    await world.file('notes.txt', 'Hello')
    const file = await world.file('chapters.json', chaptersJson)
    const { code, stderr } = await world.run('convert', file, ...flags)
    expect([code === 0, stderr]).toEqual([false, expect.stringMatching(sentence)])
    expect(Buffer.from(mp3).equals(await readFile(join(world.folder, 'episode.mp3')))).toBe(true)
    expect(await readFile(join(world.folder, 'notes.txt'), 'utf8')).toBe('Hello')
  })

  test('does not wipe the chapters of a file with an empty list, nor write a transcript into audio', async () => {
    await world.file('episode.mp3', mp3)
    await world.file('none.json', '{"version":"1.2.0","chapters":[]}')
    await world.file('talk.srt', '1\n00:00:00,000 --> 00:00:02,000\nHello there.\n')
    const none = await world.run('convert', 'none.json', '--to', 'id3', '-o', 'episode.mp3')
    const talk = await world.run(
      'convert',
      'talk.srt',
      '--from',
      'subrip',
      '--to',
      'id3',
      '-o',
      'episode.mp3',
    )
    expect([none.code === 0, none.stderr]).toEqual([false, expect.stringContaining('no chapter to write')])
    expect([talk.code === 0, talk.stderr]).toEqual([false, expect.stringContaining('holds a transcript')])
    expect(Buffer.from(mp3).equals(await readFile(join(world.folder, 'episode.mp3')))).toBe(true)
  })
})

describe('galley import', () => {
  test('takes the chapters of an audio file into an episode of its own', async () => {
    const file = await world.file('episode.mp3', mp3)
    const { code, json } = await world.run('import', file, '--json')
    expect(code).toBe(0)
    expect(json()).toMatchObject({
      episodes: [{ title: 'Ep 4' }],
      found: { chapters: [{ startTime: 0, endTime: 180, title: 'Old' }], title: 'Ep 4', duration: 368 },
    })
  })

  test('puts them into an episode that exists, and keeps their file and not the audio', async () => {
    const file = await world.file('other.opus', opus)
    const page = await world.file('page.md', '# 12: Lamps\n\nA talk about lamps and ladders.\n')
    await world.run('import', page)
    const { code, stderr } = await world.run('import', file, '--into', '12', '--as', 'audio')
    expect([code, stderr]).toEqual([0, expect.stringContaining('Chapters: 1')])
    const kept = await readdir(world.library, { recursive: true })
    expect(kept.some((name) => name.endsWith('other.chapters.json'))).toBe(true)
    expect(kept.some((name) => name.endsWith('.opus'))).toBe(false)
  })

  test('says when audio has no chapters, and when a file is no audio', async () => {
    const file = await world.file('bare.mp3', bare)
    await writeFile(join(world.folder, 'page.md'), '# Lamps')
    const none = await world.run('import', file)
    const other = await world.run('import', 'page.md', '--as', 'audio')
    expect(none.stderr).toContain('has no chapters in it')
    expect(other.stderr).toContain('is no audio file')
  })
})
