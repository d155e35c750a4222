import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Episode } from '../../../core/episode/schema.ts'
import { type ImportReport, importProofPage, proofPage, worldWithProofPage } from '../testing/proof-page.ts'
import type { TestWorld } from '../testing/test-world.ts'

let world: TestWorld
beforeEach(async () => {
  world = await worldWithProofPage()
})
afterEach(() => rm(world.folder, { recursive: true }))

describe('galley list and show', () => {
  test('list every episode with what is left to do', async () => {
    const id = await importProofPage(world)
    expect((await world.run('list', '--json')).json()).toEqual([
      {
        id,
        show: 'The Proof Podcast',
        number: 12,
        title: 'Mary Field: Type, Ink and Patience',
        guest: 'Mary Field',
        updatedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        readiness: expect.objectContaining({ chapters: expect.any(String), caption: expect.any(String) }),
      },
    ])
    expect((await world.run('list')).stdout).toContain(`${id}  #12  The Proof Podcast: Mary Field`)
  })

  test('show prints the episode file itself', async () => {
    const id = await importProofPage(world)
    const { json } = await world.run('show', id, '--json')
    const file = JSON.parse(await readFile(join(world.library, 'episodes', `${id}.json`), 'utf8'))
    expect(json()).toEqual(file)
    expect(Episode.safeParse(json()).success).toBe(true)
  })

  test('show prints a page to read', async () => {
    await importProofPage(world)
    const { stdout } = await world.run('show', '12')
    expect(stdout).toContain('Mary Field: Type, Ink and Patience\nThe Proof Podcast #12')
    expect(stdout).toContain('1:02:03 Outro')
    expect(stdout).toContain('Welcome to the show.')
  })

  test('an episode is named by id, number, or the start of either', async () => {
    const id = await importProofPage(world)
    for (const name of [id, id.slice(0, -2), '12', '#12', '1']) {
      expect([name, (await world.run('show', name, '--json')).json<{ id: string }>().id]).toEqual([name, id])
    }
  })

  test('a name for several is wrong usage and says which', async () => {
    await importProofPage(world)
    await world.file('other.txt', proofPage.replace('#12', '#13'))
    await world.run('import', 'other.txt')
    const { code, stderr } = await world.run('show', '1')
    expect(code).toBe(2)
    expect(stderr).toContain('could be 2 episodes')
    expect(stderr).toContain('#12  The Proof Podcast  Mary Field')
    expect((await world.run('show', '12')).code).toBe(0)
  })

  test('an episode that is not there is said, and the way to the list', async () => {
    await importProofPage(world)
    expect((await world.run('show')).stderr).toContain('EPISODE is missing in "galley show".')
    const { code, stdout, stderr } = await world.run('show', 'nothing')
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('See "galley list".')
  })

  test('a library that is not there is said', async () => {
    const { code, stderr } = await world.run('list', '--library', 'elsewhere')
    expect(code).toBe(3)
    expect(stderr).toContain('There is no Galley library')
  })

  test('--library names another library everywhere', async () => {
    await world.run('import', 'page.txt', '--library', 'second')
    expect((await world.run('list', '--json', '--library', 'second')).json()).toHaveLength(1)
    expect((await world.run('list', '--json')).code).toBe(3)
  })
})

describe('galley chapters', () => {
  const times = async (id: string): Promise<unknown> =>
    (await world.run('chapters', id, '--json'))
      .json<{ startTime: number; title: string }[]>()
      .map(({ startTime, title }) => `${startTime / 1000} ${title}`)

  test('prints them as a list that can be read again', async () => {
    const id = await importProofPage(world)
    const { stdout } = await world.run('chapters', id)
    expect(stdout).toBe('0:00 Intro\n1:30 Lead and ink\n12:05 Why patience pays\n1:02:03 Outro\n')
    await world.file('again.txt', stdout)
    const before = (await world.run('chapters', id, '--json')).json()
    await world.run('chapters', id, '--set', 'again.txt')
    expect((await world.run('chapters', id, '--json')).json()).toEqual(before)
  })

  test('replaces them, and those found again keep their ids', async () => {
    const id = await importProofPage(world)
    const before = (await world.run('chapters', id, '--json')).json<{ id: string; title: string }[]>()
    const { code, stdout } = await world.runWith(
      '0:00 Intro\n2:00 Lead and ink\n',
      'chapters',
      id,
      '--set',
      '-',
    )
    expect([code, stdout]).toEqual([0, '0:00 Intro\n2:00 Lead and ink\n'])
    const after = (await world.run('chapters', id, '--json')).json<{ id: string; title: string }[]>()
    expect(after.map((chapter) => chapter.id)).toEqual(before.slice(0, 2).map((chapter) => chapter.id))
  })

  test('moves all of them, or those from a time on, either way', async () => {
    const id = await importProofPage(world)
    await world.run('chapters', id, '--shift', '2.5', '--from', '1:30')
    expect(await times(id)).toEqual([
      '0 Intro',
      '92.5 Lead and ink',
      '727.5 Why patience pays',
      '3725.5 Outro',
    ])
    await world.run('chapters', id, '--shift', '-2.5', '--from', '90')
    expect(await times(id)).toEqual(['0 Intro', '90 Lead and ink', '725 Why patience pays', '3723 Outro'])
  })

  test('a file without chapters changes nothing', async () => {
    const id = await importProofPage(world)
    await world.file('prose.txt', 'No times in here at all.\n')
    const before = await times(id)
    expect((await world.run('chapters', id, '--set', 'prose.txt')).code).toBe(3)
    expect(await times(id)).toEqual(before)
  })
})

describe('galley check', () => {
  test('prints findings, never what passed, and ends with 1 when one is an error', async () => {
    const id = await importProofPage(world)
    const { code, json, stderr } = await world.run('check', id, '--json')
    const findings =
      json<{ id: string; level: string; destination: string; message: string; where: unknown }[]>()
    expect(findings.length).toBeGreaterThan(0)
    for (const { level, message } of findings) {
      expect(['error', 'warning']).toContain(level)
      expect(message).toMatch(/[.?]$/)
    }
    expect(code).toBe(findings.some(({ level }) => level === 'error') ? 1 : 0)
    expect(stderr).toMatch(/^(Note: .*\n)?\d+ errors?, \d+ warnings?, \d+ passed\.\n$/)
  })

  test('counts the suggestions that nobody has decided, and no others', async () => {
    await world.file(
      'talk.vtt',
      'WEBVTT\n\n00:01.000 --> 00:05.000\n<v Ada Lovel>We like loom quest and loom quest.\n',
    )
    const { json } = await world.run('import', 'talk.vtt', '--json')
    const id = json<ImportReport>().episodes[0]?.id ?? ''
    await world.runWith('0:00 How we use Loomquest every day\n', 'chapters', id, '--set', '-')
    const found = (await world.run('suggest', id, '--json')).json<{ id: string; places: unknown[] }[]>()
    const places = found.reduce((sum, one) => sum + one.places.length, 0)
    expect(places).toBeGreaterThan(0)
    const check = await world.run('check', id, '--json')
    const open = check.json<{ id: string; message: string }[]>().find((one) => one.id === 'open-corrections')
    expect(open?.message).toMatch(new RegExp(`^${places} transcript suggestions? (is|are) open`))
    const [group] = found
    await world.run('correct', id, '--accept', group?.id ?? '')
    const after = await world.run('check', id, '--json')
    const left = places - (group?.places.length ?? 0)
    const rest = after.json<{ id: string; message: string }[]>().find((one) => one.id === 'open-corrections')
    expect(rest?.message ?? '0 transcript').toContain(`${left} transcript`)
  })

  test('an error makes the exit code 1', async () => {
    const id = await importProofPage(world)
    await world.runWith('0:10 Late start\n2:00 Two\n4:00 Three\n', 'chapters', id, '--set', '-')
    const { code, json } = await world.run('check', id, '--for', 'youtube', '--json')
    expect(code).toBe(1)
    const errors = json<{ level: string; destination: string }[]>().filter(({ level }) => level === 'error')
    expect(errors.length).toBeGreaterThan(0)
  })
})

describe('galley export', () => {
  interface Exported {
    readonly files: readonly {
      path: string
      format: string
      bytes: number
      sha256: string
      verified: boolean
    }[]
  }

  test('writes files whose size and hash are those it reports', async () => {
    const id = await importProofPage(world)
    const { json, stderr } = await world.run('export', id, '--out', 'out', '--json')
    const { files } = json<Exported>()
    expect(files.length).toBeGreaterThan(3)
    const { createHash } = await import('node:crypto')
    for (const { path, bytes, sha256, verified } of files) {
      const content = await readFile(join(world.folder, 'out', path))
      expect([path, content.length, createHash('sha256').update(content).digest('hex'), verified]).toEqual([
        path,
        bytes,
        sha256,
        true,
      ])
    }
    expect(stderr).toContain('read back without differences')
    expect((await readdir(join(world.folder, 'out'))).filter((name) => name.includes('partial'))).toEqual([])
  })

  test('never overwrites a bundle, unless it is asked to', async () => {
    const id = await importProofPage(world)
    await world.run('export', id, '--out', 'out')
    const [bundle = ''] = await readdir(join(world.folder, 'out'))
    await writeFile(join(world.folder, 'out', bundle, 'mine.txt'), 'mine')
    const refused = await world.run('export', id, '--out', 'out')
    expect(refused).toMatchObject({ code: 4, stdout: '' })
    expect(refused.stderr).toContain('Give --replace')
    expect(await readdir(join(world.folder, 'out', bundle))).toContain('mine.txt')
    const again = await world.run('export', id, '--out', 'out', '--replace')
    expect([0, 1]).toContain(again.code)
    expect(await readdir(join(world.folder, 'out'))).toEqual([bundle])
    expect(await readFile(join(world.folder, 'out', bundle, 'mine.txt'), 'utf8')).toBe('mine')
  })

  test('writes exactly the files that are named', async () => {
    const id = await importProofPage(world)
    const { json } = await world.run(
      'export',
      id,
      '--out',
      'out',
      '--formats',
      'podcast-chapters-json,youtube-timestamps',
      '--json',
    )
    expect(
      json<Exported>()
        .files.map(({ format }) => format)
        .sort(),
    ).toEqual(['podcast-chapters-json', 'youtube-timestamps'])
  })

  test('does not write what it does not know', async () => {
    const id = await importProofPage(world)
    const { code } = await world.run('export', id, '--out', 'out', '--formats', 'nonsense')
    expect(code).toBe(2)
    const ending = await world.run('export', id, '--out', 'out', '--formats', 'vtt')
    expect(ending.stderr).toContain('Did you mean webvtt')
    expect(await readdir(world.folder)).not.toContain('out')
  })

  test('names a file where a folder is asked for, and writes nothing', async () => {
    const id = await importProofPage(world)
    await world.file('taken', 'mine')
    const { code, stderr } = await world.run('export', id, '--out', 'taken')
    expect([code, stderr]).toEqual([4, expect.stringMatching(/names a file.* Nothing was written/)])
    expect(await readFile(join(world.folder, 'taken'), 'utf8')).toBe('mine')
  })
})

describe('galley doctor', () => {
  test('finds nothing in a sound library', async () => {
    await importProofPage(world)
    const { code, json, stderr } = await world.run('doctor', '--json')
    expect([code, json()]).toEqual([0, []])
    expect(stderr).toContain('can be read')
  })

  test('names a damaged episode, leaves its file alone, and ends with 1', async () => {
    const id = await importProofPage(world)
    const file = join(world.library, 'episodes', `${id}.json`)
    const half = (await readFile(file, 'utf8')).slice(0, 500)
    await writeFile(file, half)
    const { code, json } = await world.run('doctor', '--json')
    expect(code).toBe(1)
    expect(json()).toMatchObject([{ id: 'episode-damaged', level: 'error', episodeId: id }])
    expect(await readFile(file, 'utf8')).toBe(half)
    expect((await world.run('show', id)).code).toBe(3)
  })

  test('names a show that cannot be read, which keeps nobody from its episodes', async () => {
    const id = await importProofPage(world)
    const folder = join(world.library, 'shows')
    const [name = ''] = await readdir(folder)
    await writeFile(join(folder, name), '{"half')
    const { code, json } = await world.run('doctor', '--json')
    expect(code).toBe(1)
    expect(json()).toMatchObject([{ id: 'show-unreadable', level: 'error', showId: name.slice(0, -5) }])
    for (const argv of [
      ['check', id],
      ['suggest', id],
      ['correct', id, '--min-confidence', '1'],
      ['export', id, '--out', 'out'],
    ]) {
      const { code, stderr } = await world.run(...argv)
      expect([argv[0], code]).toEqual([argv[0], expect.toBeOneOf([0, 1])])
      expect(stderr).toMatch(/^Note: The file of the show ".*" cannot be read\..* is not used here\.$/m)
    }
    expect(await readFile(join(folder, name), 'utf8')).toBe('{"half')
  })

  test('puts the newest back-up in the place of a damaged episode', async () => {
    const id = await importProofPage(world)
    await world.run('chapters', id, '--shift', '1')
    const file = join(world.library, 'episodes', `${id}.json`)
    await writeFile(file, '{"half":')
    expect((await world.run('doctor')).stdout).toContain('--repair restores')
    const repaired = await world.run('doctor', '--repair', '--json')
    expect([repaired.code, repaired.json()]).toMatchObject([0, [{ level: 'repaired', episodeId: id }]])
    expect((await world.run('show', id, '--json')).json()).toMatchObject({ id, number: 12 })
    expect((await world.run('doctor')).code).toBe(0)
  })

  test('lists what a killed import left, and puts it aside whole', async () => {
    const id = await importProofPage(world)
    const other = await importProofPage(world)
    const originals = join(world.library, 'originals')
    // Killed after the file was kept and before its episode was written.
    await rm(join(world.library, 'episodes', `${other}.json`))
    await mkdir(join(world.library, 'trash'), { recursive: true })
    await rename(join(world.library, 'episodes', `${id}.json`), join(world.library, 'trash', `${id}.json`))
    const [name = ''] = await readdir(join(originals, other))
    const kept = await readFile(join(originals, other, name))

    const looked = await world.run('doctor', '--json')
    expect([looked.code, looked.json()]).toMatchObject([
      0,
      [{ id: 'originals-stray', level: 'warning', episodeId: other }],
    ])
    expect((await readdir(originals)).sort()).toEqual([id, other].sort())

    const { code, stdout } = await world.run('doctor', '--repair')
    expect(code).toBe(0)
    expect(stdout).toContain(`It was put aside and is now trash/originals/${other}.`)
    expect(stdout).toContain(name)
    expect(await readdir(originals)).toEqual([id])
    expect(await readFile(join(world.library, 'trash', 'originals', other, name))).toEqual(kept)
    expect((await world.run('doctor', '--json')).json()).toEqual([])
  })
})
