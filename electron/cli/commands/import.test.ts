import { readdir, rm } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Episode } from '../../../core/episode/schema.ts'
import { type ImportReport, importProofPage, proofPage, worldWithProofPage } from '../testing/proof-page.ts'
import type { TestWorld } from '../testing/test-world.ts'

let world: TestWorld
beforeEach(async () => {
  world = await worldWithProofPage()
})
afterEach(() => rm(world.folder, { recursive: true }))

describe('galley import', () => {
  test('makes an episode of a page and says what was found', async () => {
    const { code, json } = await world.run('import', 'page.txt', '--json')
    expect(code).toBe(0)
    expect(json()).toMatchObject({
      episodes: [{ id: expect.any(String), number: 12, title: 'Mary Field: Type, Ink and Patience' }],
      found: { title: 'Mary Field: Type, Ink and Patience', number: 12 },
      warnings: expect.any(Array),
    })
    expect(json<ImportReport>().found.chapters).toHaveLength(4)
  })

  test('prints a line for a person, and the rest on stderr', async () => {
    const { stdout, stderr } = await world.run('import', 'page.txt')
    expect(stdout).toMatch(/^\S+ {2}#12 {2}Mary Field: Type, Ink and Patience\n$/)
    expect(stderr).toContain('Chapters: 4, the last at 1:02:03')
  })

  test('tried out writes nothing, whether there is a library or not', async () => {
    const before = await world.run('import', 'page.txt', '--dry-run', '--json')
    expect(before.code).toBe(0)
    expect(before.json<ImportReport>().episodes).toEqual([
      { number: 12, title: 'Mary Field: Type, Ink and Patience' },
    ])
    expect(await readdir(world.folder)).toEqual(['page.txt'])

    await importProofPage(world)
    expect((await world.run('import', 'page.txt', '--dry-run')).stderr).toContain('Nothing was written.')
    expect((await world.run('list', '--json')).json()).toHaveLength(1)
  })

  test('says that the show had an episode of this number already', async () => {
    await world.run('import', 'page.txt')
    const first = (await world.run('list', '--json')).json<{ id: string }[]>()[0]?.id
    const { code, json } = await world.run('import', 'page.txt', '--json')
    expect(code).toBe(0)
    const taken = json<ImportReport>().warnings.find((warning) => warning.code === 'number-taken')
    expect(taken?.message).toContain(`already, ${first}, which is as it was.`)
  })

  test('reads stdin, and takes the show from the flag', async () => {
    const { code, json } = await world.runWith(proofPage, 'import', '-', '--show', 'Another Show', '--json')
    expect(code).toBe(0)
    const [listed] = (await world.run('list', '--json')).json<{ id: string; show: string }[]>()
    expect([listed?.id, listed?.show]).toEqual([json<ImportReport>().episodes[0]?.id, 'Another Show'])
  })

  test('puts chapters into the episode that is named', async () => {
    const id = await importProofPage(world)
    await world.file('chapters.txt', '0:00 One\n2:00 Two\n4:00 Three\n')
    const { code, json } = await world.run(
      'import',
      'chapters.txt',
      '--into',
      id,
      '--as',
      'chapters',
      '--json',
    )
    expect([code, json<ImportReport>().episodes.map((episode) => episode.id)]).toEqual([0, [id]])
    expect(json<ImportReport>().warnings).toEqual([
      {
        code: 'chapters-replaced',
        message: 'The new chapters take the place of 4 chapters the episode had.',
      },
    ])
    const chapters = (await world.run('chapters', id, '--json')).json<{ title: string }[]>()
    expect(chapters.map(({ title }) => title)).toEqual(['One', 'Two', 'Three'])
  })

  test('keeps corrections when a transcript takes the place of another, and says which do not fit', async () => {
    await world.file(
      'first.vtt',
      'WEBVTT\n\n00:01.000 --> 00:03.000\n<v Mary>We sent it to century and to the prince.\n',
    )
    await world.file(
      'again.vtt',
      'WEBVTT\n\n00:01.000 --> 00:03.000\n<v Mary>We sent it to century, and to the prints.\n',
    )
    await world.file('rules.tsv', 'century\tSentry\nprince\tpress\n')
    const { json } = await world.run('import', 'first.vtt', '--json')
    const id = json<ImportReport>().episodes[0]?.id ?? ''
    expect((await world.run('correct', id, '--rules', 'rules.tsv', '--json')).json()).toMatchObject({
      changed: 2,
    })
    const tried = await world.run('import', 'again.vtt', '--into', id, '--dry-run', '--json')
    const again = await world.run('import', 'again.vtt', '--into', id, '--json')
    expect(again.json<ImportReport>().warnings).toEqual(tried.json<ImportReport>().warnings)
    // A change without a place is a finding: a script must not go on as if all were well.
    expect([tried.code, again.code]).toEqual([1, 1])
    expect(again.json<ImportReport>().warnings).toEqual([
      {
        code: 'changes-carried-over',
        message: expect.stringMatching(/: 1 carried over, 0 right .* 1 without a place in it\.$/),
      },
      {
        code: 'change-does-not-fit',
        message: '“prince.” → “press.” does not fit: the new text reads “to century, and to the prints.”.',
      },
    ])
    const { segments } = (await world.run('show', id, '--json')).json<Episode>().transcript ?? {
      segments: [],
    }
    expect(segments[0]?.words.map(({ text }) => text).join(' ')).toBe(
      'We sent it to Sentry, and to the prints.',
    )
  })

  test('puts a transcript beside the page of the same command', async () => {
    await world.file('words.vtt', 'WEBVTT\n\n00:01.000 --> 00:03.000\n<v Mary>Hello there.\n')
    const { json } = await world.run('import', 'words.vtt', 'page.txt', '--json')
    expect(json<ImportReport>().episodes).toHaveLength(1)
    const [{ id } = { id: '' }] = json<ImportReport>().episodes
    const episode = (await world.run('show', id, '--json')).json<Episode>()
    expect(episode.chapters).toHaveLength(4)
    expect(episode.transcript?.segments[0]?.words.map(({ text }) => text)).toEqual(['Hello', 'there.'])
  })

  test.each([
    ['a PDF', '%PDF-1.7\n%\u0000\u0001\u0002'],
    ['an empty file', ''],
    ['a picture', '\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR'],
  ])('refuses %s in a sentence and writes nothing', async (_what, content) => {
    await world.file('odd.txt', content)
    const { code, stdout, stderr } = await world.run('import', 'odd.txt')
    expect([code, stdout]).toEqual([3, ''])
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).not.toContain('bug')
  })

  test('one file that cannot be read stops the command before anything is written', async () => {
    const { code } = await world.run('import', 'page.txt', 'absent.txt')
    expect(code).toBe(3)
    expect(await readdir(world.folder)).toEqual(['page.txt'])
  })
})
