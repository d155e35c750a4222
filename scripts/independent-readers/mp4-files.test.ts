import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stdout } from 'node:process'
import { parseFile } from 'music-metadata'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ChapterEntry, ChapterList } from '../../core/formats/format.ts'
import { bytesInMemory } from '../../core/formats/media/memory-bytes.ts'
import { mp4 } from '../../core/formats/media/mp4.ts'
import { formatById } from '../../core/formats/registry.ts'
import { millis } from '../../core/time.ts'
import { isInstalled, runProgram } from './installed-program.ts'

const ffmpeg = isInstalled('ffmpeg', '-version') && isInstalled('ffprobe', '-version')
const mkvmerge = isInstalled('mkvmerge') && isInstalled('mkvextract')
const mediainfo = isInstalled('mediainfo', '--Version')
const python = ['python3', '/usr/bin/python3'].find(
  (one) => runProgram(one, ['-c', 'import mutagen']).status === 0,
)
if (!python) stdout.write('mutagen is not installed; what it would read is left out.\n')

const at = (startTime: number, title: string): ChapterEntry => ({ startTime: millis(startTime), title })
/** Titles and fractions that have broken somebody's file, within two seconds but for the last. */
const odd = [
  at(0, 'Q & A: <why> "now"?'),
  at(500, "Ann's = ; # \\ [x]"),
  at(999, 'שלום Лампа 🔔'),
  at(1500, 'Two lines in one'),
  at(1999, `${'Ж'.repeat(149)}ab`),
]
/** As readers of the older list see it: no title is longer than 127 bytes. */
const oddInNero = odd.map((one) => (one.startTime === 1999 ? at(1999, 'Ж'.repeat(63)) : one))
const many = (count: number): readonly ChapterEntry[] =>
  Array.from({ length: count }, (_, index) => at(index * 5, `Chapter ${index}`))

let folder = ''
const path = (name: string): string => join(folder, name)
const run = (program: string, ...args: readonly string[]): string => {
  const answer = runProgram(program, args)
  expect([program, answer.status, answer.stderr]).toEqual([program, 0, ''])
  return answer.stdout
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-mp4-'))
  if (!ffmpeg) return
  const quiet = ['-v', 'error', '-y']
  const tone = ['-f', 'lavfi', '-i', 'sine=duration=2']
  const picture = ['-f', 'lavfi', '-i', 'testsrc=size=64x64:rate=5:duration=2']
  const meta =
    ';FFMETADATA1\ntitle=Ep 4\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=900\ntitle=Old\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=900\nEND=2000\ntitle=Older\n'
  writeFileSync(path('meta.txt'), meta)
  const aac = ['-map', '0:a', '-c:a', 'aac', '-b:a', '32k']
  const named = ['-map_metadata', '2', '-map_chapters', '2', ...aac, path('last.m4a')]
  const bare = ['-map_metadata', '-1', '-map_chapters', '-1', ...aac, '-f', 'ipod', path('bare.m4b')]
  const unnamed = ['-map_metadata', '-1', '-map_chapters', '-1', '-shortest', '-movflags', '+faststart']
  const film = [...aac, '-map', '1:v', '-c:v', 'mpeg4', ...unnamed, path('film.mp4')]
  run('ffmpeg', ...quiet, ...tone, ...picture, '-i', path('meta.txt'), ...named, ...bare, ...film)
  run('ffmpeg', ...quiet, '-i', path('last.m4a'), '-c', 'copy', '-movflags', '+faststart', path('first.m4a'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function write(
  source: string,
  chapters: readonly ChapterEntry[],
  name = `new-${source}`,
): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of mp4.write(bytesInMemory(readFileSync(path(source))), { chapters }))
    pieces.push(piece)
  writeFileSync(path(name), Buffer.concat(pieces))
  return path(name)
}

/** The same file with one kind of box made into one that every reader passes over. */
function without(file: string, type: string): string {
  const bytes = readFileSync(file)
  for (let place = bytes.indexOf(type); place >= 0; place = bytes.indexOf(type)) bytes.write('free', place)
  writeFileSync(`${file}-${type}.m4a`, bytes)
  return `${file}-${type}.m4a`
}

const startsAndTitles = (list: Pick<ChapterList, 'chapters'>): unknown =>
  list.chapters.map(({ startTime, title }) => [startTime, title])

function readAs(id: string, text: string): unknown {
  const format = formatById(id)
  return format?.kind === 'chapters' ? startsAndTitles(format.parse(text).value) : id
}

const probe = (file: string): unknown =>
  readAs('ffprobe-json', run('ffprobe', '-v', 'error', '-show_chapters', '-of', 'json', file))

/** A hash of what is played of each file; one start of the program for all, since that takes longer than the work. */
function hashes(...files: readonly string[]): readonly string[] {
  const inputs = files.flatMap((file) => ['-i', file])
  const outputs = files.flatMap((_, at) => [
    ...['-map', `${at}:a`, '-map', `${at}:v?`, '-c', 'copy', '-f', 'hash', path(`hash-${at}.txt`)],
  ])
  run('ffmpeg', '-v', 'error', '-y', ...inputs, ...outputs)
  return files.map((_, at) => readFileSync(path(`hash-${at}.txt`), 'utf8'))
}

const mutagenProgram =
  'import sys, json, mutagen.mp4\n' +
  'def dump(path):\n' +
  '    f = mutagen.mp4.MP4(path)\n' +
  '    return [[[round(c.start * 1000), c.title] for c in f.chapters or []], f.tags and f.tags.get("\\xa9nam"), round(f.info.length, 3)]\n' +
  'print(json.dumps([dump(path) for path in sys.argv[1:]]))'

type MutagenDump = readonly [chapters: unknown, name: unknown, length: number]

const mutagenDumps = (...files: readonly string[]): readonly MutagenDump[] =>
  JSON.parse(run(python ?? '', '-c', mutagenProgram, ...files))

const sources = ['last.m4a', 'first.m4a', 'bare.m4b', 'film.mp4'] as const

describe.runIf(ffmpeg).each(sources)('chapters written into %s, a file ffmpeg made', (source) => {
  test('are read by ffprobe from either list, and what is played is the same', async () => {
    const file = await write(source, odd)
    expect(probe(file)).toEqual(startsAndTitles({ chapters: odd }))
    expect(probe(without(file, 'chpl'))).toEqual(startsAndTitles({ chapters: odd }))
    expect(probe(without(file, 'chap'))).toEqual(startsAndTitles({ chapters: oddInNero }))
    const [after, before] = hashes(file, path(source))
    expect(after).toMatch(/SHA256=/)
    expect(after).toBe(before)
  })

  test.runIf(python)(
    'are read by mutagen, which reads the older list alone, with the other tags',
    async () => {
      const [read, before = []] = mutagenDumps(await write(source, odd), path(source))
      expect(read).toEqual([startsAndTitles({ chapters: oddInNero }), ...before.slice(1)])
    },
  )

  test.runIf(mkvmerge)('are taken over by mkvmerge, which reads the older list alone', async () => {
    run('mkvmerge', '-q', '-o', path('taken.mka'), await write(source, odd))
    const text = run('mkvextract', path('taken.mka'), 'chapters', '--simple', '-')
    expect(readAs('mkvmerge-simple', text)).toEqual(startsAndTitles({ chapters: oddInNero }))
  })

  test.runIf(mediainfo)('are shown by MediaInfo in both lists', async () => {
    const { media } = JSON.parse(run('mediainfo', '--Output=JSON', await write(source, odd)))
    const menus = media.track.filter((track: { '@type': string }) => track['@type'] === 'Menu')
    const starts = menus.map(({ extra }: { extra: object }) =>
      Object.keys(extra).filter((key) => /^_\d/.test(key)),
    )
    const expected = ['_00_00_00_000', '_00_00_00_500', '_00_00_00_999', '_00_00_01_500', '_00_00_01_999']
    expect(starts).toEqual([expected, expected])
  })

  test('are read by music-metadata where the description stands first', async () => {
    const { format } = await parseFile(await write(source, odd), { includeChapters: true })
    // music-metadata 11.16.1 reads no chapters where the description stands last (its issue 2510).
    const isFirst = source === 'first.m4a' || source === 'film.mp4'
    const read = format.chapters?.map(({ start, title, timeScale = 1 }) => [
      (start * 1000) / timeScale,
      title,
    ])
    expect(read).toEqual(isFirst ? startsAndTitles({ chapters: odd }) : undefined)
  })
})

describe.runIf(ffmpeg)('chapters of an M4A file', () => {
  test('may be none, one, or more than the older list holds', async () => {
    const counts = [0, 1, 255, 300]
    const files: string[] = []
    for (const count of counts) files.push(await write('first.m4a', many(count), `many-${count}.m4a`))
    for (const [at, count] of counts.entries())
      expect(probe(files[at] ?? '')).toEqual(startsAndTitles({ chapters: many(count) }))
    if (!python) return
    const read = mutagenDumps(...files.slice(1)).map(([chapters]) => chapters)
    expect(read).toEqual([1, 255, 255].map((count) => startsAndTitles({ chapters: many(count) })))
  })

  test('are replaced by others, and go without a trace', async () => {
    await write('last.m4a', odd, 'again.m4a')
    await write('again.m4a', many(3), 'third.m4a')
    expect(probe(path('third.m4a'))).toEqual(startsAndTitles({ chapters: many(3) }))
    const none = await write('third.m4a', [], 'none.m4a')
    expect(probe(none)).toEqual([])
    expect(readFileSync(none).includes('Chapter 1')).toBe(false)
    expect(readFileSync(none).includes('שלום')).toBe(false)
    const [after, before] = hashes(none, path('last.m4a'))
    expect(after).toBe(before)
  })

  test('begin later, are hidden, or stand after the end', async () => {
    const chapters = [
      at(250, 'Later'),
      { ...at(600, 'Hidden'), hidden: true as const },
      at(9000, 'After the end'),
    ]
    const file = await write('first.m4a', chapters)
    // The track of text begins with a chapter without a title, since it can only say lengths.
    const shown = [at(250, 'Later'), at(9000, 'After the end')]
    expect(probe(file)).toEqual(startsAndTitles({ chapters: [at(0, ''), ...shown] }))
    expect(probe(without(file, 'chap'))).toEqual(startsAndTitles({ chapters: shown }))
    expect(startsAndTitles((await mp4.read(bytesInMemory(readFileSync(file)))).value)).toEqual(
      startsAndTitles({ chapters: shown }),
    )
    const [after, before] = hashes(file, path('first.m4a'))
    expect(after).toBe(before)
  })
})

describe.runIf(ffmpeg)('the lists ffmpeg writes', () => {
  test('are read as ffprobe reads them', async () => {
    for (const source of ['last.m4a', 'first.m4a']) {
      const { value, warnings } = await mp4.read(bytesInMemory(readFileSync(path(source))))
      expect([startsAndTitles(value), warnings]).toEqual([probe(path(source)), []])
    }
  })
})
