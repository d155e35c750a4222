import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { describeMediaFormats } from '../../../core/formats/media-registry.ts'
import { describeFormats } from '../../../core/formats/registry.ts'
import { docxParagraph, makeDocx } from '../../../core/testing/docx-files.ts'
import { createTestWorld, type TestWorld } from '../testing/test-world.ts'

let world: TestWorld
beforeEach(async () => {
  world = createTestWorld(await mkdtemp(join(tmpdir(), 'galley-cli-')))
})
afterEach(() => rm(world.folder, { recursive: true }))

const chaptersJson = JSON.stringify({
  version: '1.2.0',
  chapters: [
    { startTime: 0, title: 'Intro', url: 'https://example.com/' },
    { startTime: 65.5, title: 'Q & A', img: 'https://example.com/a.png' },
  ],
})

describe('galley formats', () => {
  test('prints the registry as JSON', async () => {
    const { code, json } = await world.run('formats', '--json')
    expect([code, json()]).toEqual([0, [...describeFormats(), ...describeMediaFormats()]])
  })

  test('prints one line for a person', async () => {
    const { stdout } = await world.run('formats')
    expect(stdout.trim().split('\n')).toHaveLength(describeFormats().length + describeMediaFormats().length)
    expect(stdout).toContain('webvtt')
  })
})

describe('galley convert', () => {
  test('writes the new format to stdout and what was lost to stderr', async () => {
    const file = await world.file('chapters.json', chaptersJson)
    const { code, stdout, stderr } = await world.run('convert', file, '--to', 'youtube-timestamps')
    expect([code, stdout]).toEqual([0, '00:00 Intro\n01:05 Q & A\n'])
    expect(stderr).toContain('Loss: ')
    expect(stderr).toContain('2 chapters.')
  })

  test('reads the text of a Word document', async () => {
    const body = ['Ann Lee  0:05', 'Good evening.', 'Bo  1:10', 'Is it late?'].map((line) =>
      docxParagraph(line),
    )
    const file = join(world.folder, 'talk.docx')
    await writeFile(file, makeDocx({ body: body.join('') }))
    for (const from of [[], ['--from', 'docx']]) {
      const { code, stdout } = await world.run('convert', file, ...from, '--to', 'webvtt')
      expect(code).toBe(0)
      expect(stdout).toContain('00:01:10.000 --> 00:01:11.000\n<v Bo>Is it late?')
    }
  })

  test('reads stdin', async () => {
    const { code, stdout } = await world.runWith(
      '0:00 Intro\n1:05 Next\n',
      'convert',
      '-',
      '--to',
      'podcast-chapters-json',
    )
    expect(code).toBe(0)
    expect(JSON.parse(stdout).chapters).toMatchObject([
      { startTime: 0, title: 'Intro' },
      { startTime: 65, title: 'Next' },
    ])
  })

  test('writes a file, and then stdout is free for the report', async () => {
    const file = await world.file('chapters.json', chaptersJson)
    const { json } = await world.run(
      'convert',
      file,
      '--to',
      'podlove-simple-chapters',
      '-o',
      'out.psc',
      '--json',
    )
    expect(json()).toMatchObject({
      from: 'podcast-chapters-json',
      to: 'podlove-simple-chapters',
      count: 2,
      warnings: [],
    })
    expect(json()).not.toHaveProperty('text')
    expect(await readFile(join(world.folder, 'out.psc'), 'utf8')).toContain('Q &amp; A')
  })

  test('with JSON and without a file puts the text into the report', async () => {
    const file = await world.file('chapters.json', chaptersJson)
    const { json } = await world.run('convert', file, '--to', 'youtube-timestamps', '--json')
    const report = json<{ text: string; losses: { field: string; count: number; message: string }[] }>()
    expect(report.text).toBe('00:00 Intro\n01:05 Q & A\n')
    expect(report.losses.map(({ field }) => field)).toEqual(expect.arrayContaining(['url', 'image']))
  })

  test('takes a transcript from one format to another', async () => {
    const file = await world.file('a.srt', '1\n00:00:01,000 --> 00:00:02,500\nHello there.\n')
    const { code, stdout } = await world.run('convert', file, '--to', 'webvtt')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^WEBVTT\n[\s\S]*00:01\.000 --> (00:)?00:02\.500\nHello there\./)
  })

  test('reads UTF-16', async () => {
    const text = '\uFEFF0:00 Ä\n1:05 Ö\n'
    const file = await world.file('a.txt', Buffer.from(text, 'utf16le'))
    expect((await world.run('convert', file, '--to', 'youtube-timestamps')).stdout).toBe('00:00 Ä\n01:05 Ö\n')
  })

  test('never makes up times', async () => {
    const file = await world.file('a.txt', 'Ada: Hello there.\n\nBob: Good morning to you.\n')
    const { code, stdout, stderr } = await world.run(
      'convert',
      file,
      '--from',
      'plain-transcript',
      '--to',
      'webvtt',
    )
    expect([code, stdout]).toEqual([3, ''])
    expect(stderr).toContain('needs a time')
  })

  test.each([
    ['a file that is not there', 'absent.json', 3, 'There is no file "absent.json"'],
    ['a folder', '.', 3, 'is a folder'],
  ])('says so about %s', async (_what, file, exit, message) => {
    const { code, stdout, stderr } = await world.run('convert', file, '--to', 'webvtt')
    expect([code, stdout]).toEqual([exit, ''])
    expect(stderr).toContain(message)
  })

  test('says so about a file that is no text, or no format it knows', async () => {
    await mkdir(join(world.folder, 'x'))
    const pdf = await world.file('a.txt', '%PDF-1.7\n\u0000\u0001binary')
    expect(await world.run('convert', pdf, '--to', 'webvtt')).toMatchObject({ code: 3, stdout: '' })
    const empty = await world.file('b.txt', '')
    expect(await world.run('convert', empty, '--to', 'webvtt')).toMatchObject({ code: 3, stdout: '' })
  })

  test('says how to name the format itself', async () => {
    const { stderr } = await world.run('convert', await world.file('a.txt', 'words'), '--to', 'podlove-json')
    expect(stderr).toMatch(/no chapter format .* --from FORMAT; "galley formats"/)
  })

  test.each([
    ['a folder in its place', 'taken', /is a folder\. Nothing was written/],
    ['a folder that is missing', 'missing/out.vtt', /no folder "missing" .* Nothing was written/],
  ])('writes nothing into %s, and says so', async (_, out, message) => {
    await mkdir(join(world.folder, 'taken'))
    const file = await world.file('a.srt', '1\n00:00:01,000 --> 00:00:02,500\nHello there.\n')
    const { code, stderr } = await world.run('convert', file, '--to', 'webvtt', '-o', out)
    expect(code).toBe(4)
    expect(stderr).toMatch(message)
  })

  test('leaves a file that is there as it is, and replaces it when that is asked for', async () => {
    const file = await world.file('a.srt', '1\n00:00:01,000 --> 00:00:02,500\nHello there.\n')
    const out = await world.file('talk.vtt', 'mine')
    const said = () => readFile(join(world.folder, out), 'utf8')
    const { code, stderr, stdout } = await world.run('convert', file, '--to', 'webvtt', '-o', out)
    expect([code, stdout]).toEqual([4, ''])
    expect(stderr).toMatch(/already a file "talk.vtt"\. Nothing was written\. Give --replace/)
    expect(await said()).toBe('mine')
    expect((await world.run('convert', file, '--to', 'webvtt', '-o', out, '--replace')).code).toBe(0)
    expect(await said()).toContain('Hello there.')
    expect((await readdir(world.folder)).sort()).toEqual([file, out])
  })

  test('names near formats when there is none of that name', async () => {
    const { code, stderr } = await world.run('convert', 'x', '--to', 'vtt')
    expect(code).toBe(2)
    expect(stderr).toContain('Did you mean webvtt')
  })

  test('does not make chapters of a transcript', async () => {
    const file = await world.file('a.srt', '1\n00:00:01,000 --> 00:00:02,500\nHello there.\n')
    const { code } = await world.run('convert', file, '--from', 'subrip', '--to', 'youtube-timestamps')
    expect(code).toBe(2)
  })

  test('does not overwrite its own source', async () => {
    const file = await world.file('chapters.json', chaptersJson)
    const { code } = await world.run('convert', file, '--to', 'podlove-simple-chapters', '-o', `./${file}`)
    expect(code).toBe(4)
    expect(await readFile(join(world.folder, file), 'utf8')).toBe(chaptersJson)
  })
})
