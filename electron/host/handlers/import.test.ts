import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { CallInput } from '../../../core/contract/contract.ts'
import type { ImportPreview } from '../../../core/contract/import-shapes.ts'
import { joinWords } from '../../../core/episode/transcript.ts'
import { EpisodeId } from '../../../core/ids.ts'
import { docxParagraph, makeDocx } from '../../../core/testing/docx-files.ts'
import { type HostInFolder, hostInFolder } from '../testing/host-in-folder.ts'

const said =
  'Welcome to the show Mara. Thank you for having me. It is cold up there and the wicks are hard to find. '

const page = `Harbour Lights

Talks with people who keep things running.

Hosts:
Ines Vale: https://www.linkedin.com/in/ines-vale

#17 - Mara Quill: Keeping a lantern lit

Mara tends the last oil lantern on the coast. We ask her why.

Chapters:
00:00 Hello
01:30 Spare wicks
12:45 The winter of the long fog

Links:
Lantern log: https://harbour.example/log

Transcript

${said.repeat(12)}
`

const captions = `WEBVTT

00:00.000 --> 00:02.000
<v Ines>Welcome to the show

00:02.000 --> 00:04.000
<v Mara>Thank you
`

const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64')
const read = (here: HostInFolder, source: CallInput<'import.read'>['source']) =>
  here.client.call('import.read', { source })
const everything = async (folder: string) =>
  (await readdir(folder, { recursive: true })).filter((name) => name.includes('.') && name !== '.lock')

describe('a page', () => {
  test('is shown before anything is written, and made an episode only when it is accepted', async () => {
    const here = await hostInFolder()
    const before = await everything(here.library)
    const preview = await read(here, { text: page })
    expect(preview).toMatchObject({
      readAs: 'page',
      found: { number: 17, show: { title: 'Harbour Lights' } },
    })
    expect(preview.found.chapters).toHaveLength(3)
    expect(await everything(here.library)).toEqual(before)

    const { episodeId } = await here.client.call('import.accept', {
      previewId: preview.previewId,
      choices: {},
    })
    const { episode } = await here.client.call('episode.open', { episodeId })
    expect(episode.title).toBe(preview.found.title)
    expect(episode.chapters.map((chapter) => chapter.title)).toEqual([
      'Hello',
      'Spare wicks',
      'The winter of the long fog',
    ])
    expect(episode.provenance['title']?.from).toBe('pasted.txt')
    const original = join(here.library, 'originals', episodeId, 'pasted.txt')
    expect(await readFile(original, 'utf8')).toBe(page)
    expect(here.events.map((event) => event.name)).toContain('library.changed')
  })

  test('keeps the transcript as it came, to compare changes with', async () => {
    const here = await hostInFolder()
    const { previewId } = await read(here, { text: page })
    const { episodeId } = await here.client.call('import.accept', { previewId, choices: {} })
    const { episode } = await here.client.call('episode.open', { episodeId })
    const segment = episode.transcript?.segments[0]
    expect(segment && joinWords(segment.words)).toContain('Welcome to the show Mara.')
    await here.client.call('episode.applyEdits', {
      episodeId,
      baseRevision: episode.revision,
      edits: [{ type: 'transcript.remove' }],
    })
    const { transcript } = await here.client.call('episode.originalTranscript', { episodeId })
    expect(transcript).toEqual(episode.transcript)
  })

  test('makes a show with its hosts once, and the next episode joins it', async () => {
    const here = await hostInFolder()
    const first = await read(here, { text: page })
    expect(first.knownShowId).toBeUndefined()
    await here.client.call('import.accept', { previewId: first.previewId, choices: {} })
    const shows = await here.client.call('show.list', {})
    expect(shows.map((show) => show.title)).toEqual(['Harbour Lights'])
    const show = await here.client.call('show.get', { showId: shows[0]?.showId ?? ('x' as never) })
    expect(show.people.map((person) => person.name)).toEqual(['Ines Vale'])

    const second = await read(here, {
      text: page.replace('#17', '#18').replace('Harbour Lights', 'HARBOUR  lights'),
    })
    expect(second.knownShowId).toBe(show.id)
    const { episodeId } = await here.client.call('import.accept', {
      previewId: second.previewId,
      choices: {},
    })
    const { episode } = await here.client.call('episode.open', { episodeId })
    expect(episode.show.id).toBe(show.id)
    expect(episode.people.find((person) => person.name === 'Ines Vale')?.id).toBe(show.people[0]?.id)
    expect(await here.client.call('show.list', {})).toHaveLength(1)
  })

  test('in a Word document is read as any page, and the document is kept as its original', async () => {
    const here = await hostInFolder()
    const bytes = makeDocx({
      body: page
        .split('\n')
        .map((line) => docxParagraph(line))
        .join(''),
    })
    const preview = await read(here, { file: { name: 'notes.docx', base64: base64(bytes) } })
    expect(preview).toMatchObject({
      readAs: 'page',
      found: { number: 17, show: { title: 'Harbour Lights' } },
    })
    expect(preview.found.chapters).toHaveLength(3)
    expect(preview.found.transcript).toBeDefined()
    await here.client.call('import.accept', { previewId: preview.previewId, choices: {} })
    const originals = (await everything(here.library)).filter((name) => name.endsWith('.docx'))
    expect(originals).toHaveLength(1)
    expect(await readFile(join(here.library, originals[0] ?? ''))).toEqual(Buffer.from(bytes))
  })

  test('that is in the library already is pointed out', async () => {
    const here = await hostInFolder()
    const { previewId } = await read(here, { text: page })
    const { episodeId } = await here.client.call('import.accept', { previewId, choices: {} })
    await here.client.call('library.list', {})
    expect((await read(here, { text: page })).sameAs).toEqual({ episodeId })
    expect((await read(here, { text: page.replace('#17', '#18') })).sameAs).toBeUndefined()
  })

  test('takes what the person corrected', async () => {
    const here = await hostInFolder()
    const { previewId } = await read(here, { text: page })
    const choices = { title: 'Corrected', number: 0, leaveOut: ['chapters'] as const, show: 'Other show' }
    const { episodeId } = await here.client.call('import.accept', { previewId, choices })
    const { episode } = await here.client.call('episode.open', { episodeId })
    expect(episode).toMatchObject({ title: 'Corrected', chapters: [], show: { title: 'Other show' } })
    expect(episode.number).toBeUndefined()
  })

  test('is read again when a block is renamed', async () => {
    const here = await hostInFolder()
    const { previewId, blocks } = await read(here, { text: page })
    const corrected = blocks.map(({ kind, fromLine, toLine }) => ({
      kind: kind === 'chapters' ? ('ignored' as const) : kind,
      fromLine,
      toLine,
    }))
    const again = await here.client.call('import.reblock', { previewId, blocks: corrected })
    expect(again.found.chapters).toEqual([])
    expect(again.previewId).toBe(previewId)
    const { episodeId } = await here.client.call('import.accept', { previewId, choices: {} })
    const { episode } = await here.client.call('episode.open', { episodeId })
    expect(episode.chapters).toEqual([])
  })
})

describe('a transcript file', () => {
  const withEpisode = async () => {
    const here = await hostInFolder()
    const { previewId } = await read(here, { text: page })
    const { episodeId } = await here.client.call('import.accept', { previewId, choices: {} })
    return { ...here, episodeId }
  }

  test('joins an episode as one step that can be undone, and becomes its original', async () => {
    const { episodeId, ...here } = await withEpisode()
    const before = (await here.client.call('episode.open', { episodeId })).episode
    const preview = await read(here, { file: { name: 'lantern.vtt', base64: base64(captions) } })
    expect(preview).toMatchObject({ readAs: 'webvtt', name: 'lantern.vtt' })
    const choices = { into: episodeId }
    await here.client.call('import.accept', { previewId: preview.previewId, choices })
    const { episode, history } = await here.client.call('episode.open', { episodeId })
    expect(history.undoLabel).toBe('Import lantern.vtt')
    expect(episode.transcript?.segments).toHaveLength(2)
    const { transcript } = await here.client.call('episode.originalTranscript', { episodeId })
    expect(transcript).toEqual(episode.transcript)
    const originals = await readdir(join(here.library, 'originals', episodeId))
    expect(originals.sort()).toEqual(['lantern.vtt', 'pasted.txt', 'transcript-2.json', 'transcript.json'])
    await here.client.call('episode.undo', { episodeId, baseRevision: episode.revision })
    const undone = (await here.client.call('episode.open', { episodeId })).episode
    expect(undone.transcript).toEqual(before.transcript)
  })

  test('for an episode that is not there leaves nothing behind', async () => {
    const here = await hostInFolder()
    const { previewId } = await read(here, { file: { name: 'lantern.vtt', base64: base64(captions) } })
    const choices = { into: EpisodeId.parse('ep-nowhere') }
    await expect(here.client.call('import.accept', { previewId, choices })).rejects.toMatchObject({
      code: 'episode-missing',
    })
    expect(await everything(here.library)).toEqual(['library.json'])
  })
})

describe('a preview', () => {
  test('belongs to the connection that made it', async () => {
    const here = await hostInFolder()
    const { previewId } = await read(here, { text: page })
    const other = here.clientNamed('other')
    await expect(other.call('import.accept', { previewId, choices: {} })).rejects.toMatchObject({
      code: 'preview-expired',
    })
    await other.call('import.drop', { previewId })
    expect(await here.client.call('import.accept', { previewId, choices: {} })).toHaveProperty('episodeId')
  })

  test.each<[string, (here: HostInFolder, preview: ImportPreview) => unknown]>([
    ['was dropped', (here, { previewId }) => here.client.call('import.drop', { previewId })],
    ['was accepted', (here, { previewId }) => here.client.call('import.accept', { previewId, choices: {} })],
    ['waited for hours', (here) => here.clock.advance(3 * 60 * 60_000)],
    ['belonged to a connection that went away', (here) => here.host.forget('test')],
  ])('that %s is no longer held', async (_what, end) => {
    const here = await hostInFolder()
    const preview = await read(here, { text: page })
    await end(here, preview)
    const late = here.client.call('import.accept', { previewId: preview.previewId, choices: {} })
    await expect(late).rejects.toMatchObject({
      code: 'preview-expired',
      message: expect.stringMatching(/again\.$/),
    })
  })

  test('is kept when accepting it failed, so that it can be tried again', async () => {
    const here = await hostInFolder()
    const { previewId } = await read(here, { text: page })
    here.fileSystem.fail({ operation: 'write', code: 'ENOSPC', path: 'episodes' })
    await expect(here.client.call('import.accept', { previewId, choices: {} })).rejects.toMatchObject({
      code: 'disk-full',
    })
    here.fileSystem.heal()
    expect((await everything(here.library)).filter((name) => name.includes('originals'))).toEqual([])
    expect(await here.client.call('import.accept', { previewId, choices: {} })).toHaveProperty('episodeId')
  })
})

describe('bad input gets a plain sentence, and the library stays as it was', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">${Array.from(
    { length: 12 },
    (_, index) =>
      `<!ENTITY ${String.fromCharCode(98 + index)} "${`&${String.fromCharCode(97 + index)};`.repeat(10)}">`,
  ).join('')}]><rss><channel><title>&m;</title></channel></rss>`
  const files: readonly [string, string, Uint8Array | string][] = [
    ['a PDF renamed to text', 'notes.txt', '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n'],
    ['a picture', 'page.html', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13)],
    ['an empty file', 'empty.txt', ''],
    ['only white space', 'blank.txt', ' \n\t\r\n '],
    ['zeros', 'zeros.srt', new Uint8Array(10_000)],
    ['an entity bomb', 'feed.xml', bomb],
  ]
  test.each(files)('%s', async (_what, name, content) => {
    const here = await hostInFolder()
    const outcome = await read(here, { file: { name, base64: base64(content) } }).then(
      () => undefined,
      (error: unknown) => error,
    )
    if (outcome !== undefined) {
      expect(outcome).toMatchObject({ name: 'AppError', message: expect.stringMatching(/^[A-Z“].*\.$/s) })
      expect(outcome).not.toMatchObject({ code: 'internal' })
    }
    expect(await everything(here.library)).toEqual(['library.json'])
    expect(here.bugs).toEqual([])
  })

  test('a file of more than 50 MB', async () => {
    const here = await hostInFolder()
    const file = { name: 'huge.txt', base64: 'A'.repeat(72 * 1024 * 1024) }
    await expect(read(here, { file })).rejects.toMatchObject({
      code: 'too-large',
      message: expect.stringMatching(
        /^“huge\.txt” is 54 MB\. Galley reads texts of up to 50 MB\. Nothing was changed\./,
      ),
    })
  })

  test.each(['A', 'A===', 'AA AA', 'é', 'AAAA\n'])('base64 that says %j', async (broken) => {
    const here = await hostInFolder()
    await expect(read(here, { file: { name: 'x.txt', base64: broken } })).rejects.toMatchObject({
      code: 'invalid-input',
    })
  })

  test.each<[string, string, Uint8Array | string]>([
    [
      'UTF-16 with a mark',
      'page.txt',
      Buffer.concat([Uint8Array.of(0xff, 0xfe), Buffer.from(page, 'utf16le')]),
    ],
    ['Windows line ends', 'page.txt', page.replaceAll('\n', '\r\n')],
    ['a byte order mark', 'page.txt', `\uFEFF${page}`],
    ['letters of Windows-1252', 'page.txt', Buffer.from(page.replace('Mara tends', 'Zoé tends'), 'latin1')],
  ])('%s is read all the same', async (_what, name, content) => {
    const here = await hostInFolder()
    const preview = await read(here, { file: { name, base64: base64(content) } })
    expect(preview.found.chapters).toHaveLength(3)
    expect(preview.found.number).toBe(17)
  })

  test('a single line of a megabyte is read without hanging, and cut for the screen', async () => {
    const here = await hostInFolder()
    const text = 'word after word '.repeat(65_000)
    const { lines, previewId } = await read(here, { text })
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(10_000)
    const { episodeId } = await here.client.call('import.accept', { previewId, choices: {} })
    const { episode } = await here.client.call('episode.open', { episodeId })
    const words = episode.transcript?.segments.reduce((sum, segment) => sum + segment.words.length, 0)
    expect(words).toBe(195_000)
  })

  test('a page with scripts and event handlers is text, and never more than that', async () => {
    const here = await hostInFolder()
    const html = `<html><head><title>x</title><script>alert(1)</script></head><body onload="alert(2)">
      <h1>Episode 3: Hello</h1><p onclick="alert(3)">A talk about <img src=x onerror=alert(4)>lamps.</p>
      <p><a href="javascript:alert(5)">link</a></p></body></html>`
    const preview = await read(here, { file: { name: 'page.html', base64: base64(html) } })
    const { previewId } = preview
    expect(JSON.stringify(preview)).not.toMatch(/alert\([1234]\)/)
    const { episodeId } = await here.client.call('import.accept', { previewId, choices: {} })
    const { episode } = await here.client.call('episode.open', { episodeId })
    expect(JSON.stringify(episode)).not.toMatch(/alert\(/)
  })
})

describe('chapters out of pasted text', () => {
  const readChapters = async (text: string, name?: string) => {
    const { client } = await hostInFolder()
    return client.call('chapters.read', name === undefined ? { text } : { text, name })
  }

  test('come with the lines that were no chapter', async () => {
    const answer = await readChapters('Timestamps:\n0:00 Start\n1:30 Middle\n\nthanks for listening\n')
    expect(answer.chapters).toEqual([
      { startTime: 0, title: 'Start' },
      { startTime: 90_000, title: 'Middle' },
    ])
    expect(answer.ignoredLines).toEqual([1, 5])
  })

  test('come out of a chapter file too', async () => {
    const json = JSON.stringify({ version: '1.2.0', chapters: [{ startTime: 1.5, title: 'A', toc: false }] })
    const answer = await readChapters(json, 'chapters.json')
    expect(answer.readAs).toBe('podcast-chapters-json')
    expect(answer.chapters).toEqual([{ startTime: 1500, title: 'A', hidden: true }])
    expect(answer.ignoredLines).toEqual([])
  })

  test('are found at the end of a long text', async () => {
    const answer = await readChapters(`${'Some prose without any time in it.\n'.repeat(400)}0:00 A\n2:00 B\n`)
    expect(answer.chapters).toHaveLength(2)
  })

  test.each(['', 'no times here', '\u0000'])('that are not in %j are said not to be', async (text) => {
    await expect(readChapters(text)).rejects.toMatchObject({ code: 'nothing-found' })
  })
})
