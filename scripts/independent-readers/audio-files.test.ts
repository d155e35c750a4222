import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type IChapter, parseFile } from 'music-metadata'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ffmetadata } from '../../core/formats/chapters/ffmetadata.ts'
import { ffprobeJson } from '../../core/formats/chapters/ffprobe-json.ts'
import { vorbisComment } from '../../core/formats/chapters/vorbis-comment.ts'
import type { ChapterList } from '../../core/formats/format.ts'
import { bytesInMemory } from '../../core/formats/media/memory-bytes.ts'
import { detectMedia } from '../../core/formats/media-registry.ts'
import { millis } from '../../core/time.ts'
import { systemClock } from '../../electron/host/clock.ts'
import { writeMedia } from '../../electron/host/media/write-media.ts'
import { nodeFileSystem } from '../../electron/host/store/file-system.ts'
import { isInstalled, pythonWith, runProgram } from './installed-program.ts'

const picture =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII='

/** Everything a chapter can have, and titles that have broken somebody's file; the audio has two seconds. */
const odd: ChapterList = {
  chapters: [
    { startTime: millis(0), title: 'Hidden first', hidden: true, image: picture },
    { startTime: millis(0), title: '& < > " \' \\ = ; #', url: 'https://pod.example/a?b=1&c=2' },
    { startTime: millis(500), title: 'two\nlines' },
    { startTime: millis(999), title: 'שלום 🔔 Лампа', image: picture },
    { startTime: millis(1500), endTime: millis(1700), title: 'Ж'.repeat(150) },
    { startTime: millis(9000), title: 'After the end', image: 'https://pod.example/x.png' },
  ],
}
const manyChapters: ChapterList = {
  chapters: Array.from({ length: 300 }, (_, at) => ({ startTime: millis(at * 5), title: `Chapter ${at}` })),
}
const withoutHidden = odd.chapters.filter((chapter) => chapter.hidden !== true)
const startsAndTitles = (chapters: ChapterList['chapters']): unknown =>
  chapters.map(({ startTime, title }) => [startTime, title.replace('\n', ' ')])

const ffmpeg = isInstalled('ffmpeg', '-version') && isInstalled('ffprobe', '-version')
const vorbiscomment = isInstalled('vorbiscomment')
const mutagen = pythonWith('mutagen')

let folder = ''
const at = (name: string): string => join(folder, name)

/** Files an encoder really makes, with a cover and tags where the container has them. */
const encoded = [
  ['tone.mp3', ['-b:a', '32k', '-id3v2_version', '3', '-write_id3v1', '1']],
  ['newer.mp3', ['-b:a', '32k', '-id3v2_version', '4', '-metadata', 'date=2024-05-06']],
  ['bare.mp3', ['-b:a', '32k', '-id3v2_version', '0', '-map_metadata', '-1', '-write_xing', '0']],
  ['tone.aac', ['-c:a', 'aac', '-b:a', '32k', '-write_id3v2', '1']],
  ['tone.ogg', ['-c:a', 'libvorbis']],
  ['tone.opus', ['-c:a', 'libopus', '-b:a', '24k']],
  ['tone.flac', ['-c:a', 'flac']],
] as const
const names = encoded.map(([name]) => name)
const covered: readonly string[] = ['tone.mp3', 'tone.flac']
const tagged = names.filter((name) => /mp3|aac/.test(name))
const commented = names.filter((name) => !tagged.includes(name))

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-audio-readers-'))
  if (!ffmpeg) return
  // One start of the program makes them all; starting takes longer than the work.
  const sources = [
    '-f',
    'lavfi',
    '-i',
    'sine=duration=2',
    '-f',
    'lavfi',
    '-i',
    'color=red:size=64x64:duration=1',
  ]
  const tags = ['-metadata', 'title=Épisode 4', '-metadata', 'artist=Ann & Bo']
  const files = encoded.flatMap(([name, args]) => ['-map', '0:a', '-ac', '1', ...tags, ...args, at(name)])
  ask('ffmpeg', ...sources, ...files, '-map', '1:v', '-frames:v', '1', at('cover.png'))
  const streams = ['-map', '2', '-c', 'copy', '-disposition:v', 'attached_pic']
  const tag = ['-id3v2_version', '3', '-write_id3v1', '1']
  const withCover = covered.flatMap((name, which) => [
    ...['-map', `${which}`, '-map_metadata', `${which}`, ...streams],
    ...(name.endsWith('.mp3') ? tag : []),
    at(`cover-${name}`),
  ])
  ask('ffmpeg', ...[...covered, 'cover.png'].flatMap((name) => ['-i', at(name)]), ...withCover)
  for (const name of covered) copyFileSync(at(`cover-${name}`), at(name))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const made = new Map<string, Promise<string>>()

/** Writes the odd chapters into a copy of an encoded file, once, and gives its path. */
function write(name: string): Promise<string> {
  const path = made.get(name) ?? writeList(name, odd, at(`odd-${name}`))
  made.set(name, path)
  return path
}

const writeMany = (name: string): Promise<string> => writeList(name, manyChapters, at(`many-${name}`))

async function writeList(name: string, list: ChapterList, target: string): Promise<string> {
  const format = detectMedia(readFileSync(at(name)))
  if (!format) throw new Error(`${name} was not known`)
  await writeMedia(
    { fileSystem: nodeFileSystem, clock: systemClock },
    { format, list, source: at(name), target },
  )
  return target
}

async function read(path: string): Promise<ChapterList> {
  const bytes = readFileSync(path)
  const format = detectMedia(bytes)
  if (!format) throw new Error(`${path} was not known`)
  return (await format.read(bytesInMemory(bytes))).value
}

function ask(program: string, ...args: readonly string[]): string {
  const answer = runProgram(program, ['-v', 'error', ...args])
  expect(answer.stderr).toBe('')
  return answer.stdout
}

/** Asks something of every encoded file and of the one with the odd chapters at once, and each time after that remembers. */
function ofAll<T>(askAll: (paths: readonly string[]) => readonly T[]): (path: string) => Promise<T> {
  let answers: Promise<ReadonlyMap<string, T>> | undefined
  const askThem = async (): Promise<ReadonlyMap<string, T>> => {
    const paths = [...names.map(at), ...(await Promise.all(names.map(write)))]
    const all = askAll(paths)
    return new Map(paths.map((path, which) => [path, all[which] as T]))
  }
  return async (path) => {
    answers ??= askThem()
    return (await answers).get(path) as T
  }
}

interface Probed {
  readonly chapters: ChapterList['chapters']
  readonly tags: unknown
}

const probed = new Map<string, Probed>()

/** What ffprobe says of a file, which is asked once. */
function probe(path: string): Probed {
  const entries = 'format_tags=title,artist,encoder,date:stream_tags=title,artist,encoder'
  const known = probed.get(path)
  if (known) return known
  const text = ask('ffprobe', '-show_chapters', '-show_entries', entries, '-of', 'json', path)
  const { streams, format } = JSON.parse(text)
  const found = { chapters: ffprobeJson.parse(text).value.chapters, tags: { streams, format } }
  probed.set(path, found)
  return found
}

describe.runIf(ffmpeg)('ffmpeg and ffprobe', () => {
  /** A hash of each stream as it lies in the file; whatever a decoder complains about fails. */
  const hashOf = ofAll((paths) => {
    const hashed = (which: number): string => at(`hash-${which}.txt`)
    const inputs = paths.flatMap((path) => ['-i', path])
    const outputs = paths.flatMap((_, which) => [
      ...['-map', `${which}`, '-c', 'copy', '-f', 'streamhash', hashed(which)],
      ...['-map', `${which}:a`, '-f', 'null', '-'],
    ])
    ask('ffmpeg', ...inputs, ...outputs)
    return paths.map((_, which) => readFileSync(hashed(which), 'utf8'))
  })

  test.each(names)(
    '%s: sound and cover are the same to the bit, and the tags say what they said',
    async (name) => {
      const made = await write(name)
      const hash = await hashOf(made)
      expect(hash).toMatch(covered.includes(name) ? /,a,SHA256=.*\n.*,v,SHA256=/ : /,a,SHA256=/)
      expect(hash).toBe(await hashOf(at(name)))
      expect(probe(made).tags).toEqual(probe(at(name)).tags)
    },
  )

  // Seen with ffprobe 5.1.9: it does not look at the table of contents, so it lists hidden chapters too.
  test.each(tagged)('%s: ffprobe finds every chapter, also the hidden one', async (name) => {
    expect(startsAndTitles(probe(await write(name)).chapters)).toEqual(startsAndTitles(odd.chapters))
  })

  test.each(commented)('%s: ffprobe finds every chapter that is listed', async (name) => {
    expect(startsAndTitles(probe(await write(name)).chapters)).toEqual(startsAndTitles(withoutHidden))
  })

  test.each(['tone.mp3', 'tone.opus', 'tone.flac'])(
    '%s: ffprobe finds three hundred chapters',
    async (name) => {
      const found = probe(await writeMany(name)).chapters
      expect(startsAndTitles(found)).toEqual(startsAndTitles(manyChapters.chapters))
    },
  )

  test('tags ffmpeg makes with two kinds of sizes are read, whatever its own reader makes of them', async () => {
    const list: ChapterList = {
      chapters: [
        { startTime: millis(0), title: 'Short' },
        { startTime: millis(500), title: 'L'.repeat(200) },
        { startTime: millis(1000), title: 'Ж'.repeat(100) },
      ],
      duration: millis(2000),
    }
    writeFileSync(at('chapters.txt'), ffmetadata.serialise?.(list) ?? '')
    for (const version of ['3', '4']) {
      const made = at(`by-ffmpeg-${version}.mp3`)
      const sources = [
        '-i',
        at('bare.mp3'),
        '-i',
        at('chapters.txt'),
        '-map_metadata',
        '1',
        '-map_chapters',
        '1',
      ]
      ask('ffmpeg', ...sources, '-c', 'copy', '-id3v2_version', version, made)
      expect((await read(made)).chapters.map(({ title }) => title)).toEqual(
        list.chapters.map(({ title }) => title),
      )
    }
  })
})

describe.runIf(ffmpeg && vorbiscomment)('vorbiscomment', () => {
  test('lists every chapter and the other comments of our Ogg Vorbis', async () => {
    const made = await write('tone.ogg')
    const { status, stdout } = runProgram('vorbiscomment', ['-l', '-R', made])
    expect(status).toBe(0)
    expect(startsAndTitles(vorbisComment.parse(stdout).value.chapters)).toEqual(
      startsAndTitles(withoutHidden),
    )
    const before = runProgram('vorbiscomment', ['-l', '-R', at('tone.ogg')]).stdout
    for (const line of before.trim().split('\n')) expect(stdout).toContain(line)
  })
})

describe.runIf(ffmpeg)('music-metadata', () => {
  const chaptersOf = async (path: string): Promise<readonly IChapter[]> =>
    (await parseFile(path, { includeChapters: true })).format.chapters ?? []

  test.each(tagged)('%s: finds every listed chapter with its link and its picture', async (name) => {
    const found = await chaptersOf(await write(name))
    expect(
      found.map(({ title, start, timeScale }) => [((start ?? 0) * 1000) / (timeScale ?? 1), title]),
    ).toEqual(startsAndTitles(withoutHidden))
    expect(found.map(({ url }) => url?.url)).toEqual(withoutHidden.map(({ url }) => url))
    expect(Buffer.from(found[2]?.image?.data ?? []).toString('base64')).toBe(picture.split(',')[1])
  })

  test.each(commented)('%s: lists the comments as they were written', async (name) => {
    const { native } = await parseFile(await write(name))
    const comments = Object.values(native)
      .flat()
      .map(({ id, value }) => `${id}=${String(value)}`)
    expect(startsAndTitles(vorbisComment.parse(comments.join('\n')).value.chapters)).toEqual(
      startsAndTitles(withoutHidden),
    )
  })

  test('does not follow a table of tables, a fault of that reader', async () => {
    // Seen with 11.16.1: more than 255 chapters need nested tables, and it looks into the top one alone.
    expect((await chaptersOf(await writeMany('tone.mp3'))).length).toBeLessThan(300)
  })
})

const mutagenDump = `
import json, sys
from mutagen.id3 import ID3, ID3NoHeaderError
from mutagen import File
def parts(frame):
    return {f.FrameID: (str(f.text[0]) if hasattr(f, 'text') else f.url if hasattr(f, 'url') else [f.mime, len(f.data)]) for f in frame.sub_frames.values()}
def tag_of(path):
    try:
        return ID3(path, translate=False)
    except ID3NoHeaderError:
        return ID3()
def dump(path):
    if not path.endswith(('.mp3', '.aac')):
        return {'comments': [list(pair) for pair in File(path).tags]}
    tag = tag_of(path)
    return {
        'version': tag.version[1],
        'chapters': sorted([[c.start_time, c.end_time, c.element_id, parts(c)] for c in tag.getall('CHAP')], key=lambda c: (c[0], c[2])),
        'tables': [[t.element_id, t.flags, t.child_element_ids] for t in tag.getall('CTOC')],
        'others': sorted(repr(f) for k, f in tag.items() if not k.startswith(('CHAP', 'CTOC'))),
    }
print(json.dumps([dump(path) for path in sys.argv[1:]]))
`

interface Dump {
  readonly version: number
  readonly chapters: readonly (readonly [number, number, string, Readonly<Record<string, unknown>>])[]
  readonly tables: readonly (readonly [string, number, readonly string[]])[]
  readonly others: readonly string[]
  readonly comments: readonly (readonly [string, string])[]
}

describe.runIf(ffmpeg && mutagen !== undefined)('mutagen', () => {
  const dumps = (paths: readonly string[]): readonly Dump[] => {
    const answer = runProgram(mutagen ?? '', ['-c', mutagenDump, ...paths])
    expect(answer.stderr).toBe('')
    return JSON.parse(answer.stdout) as readonly Dump[]
  }
  const dumpOf = ofAll(dumps)

  test.each(tagged)(
    '%s: finds chapters, ends, links, pictures, and the table without what is hidden',
    async (name) => {
      const { version, chapters, tables } = await dumpOf(await write(name))
      expect(version).toBe(3)
      expect(chapters.map(([start, , , parts]) => [start, parts['TIT2']])).toEqual(
        startsAndTitles(odd.chapters),
      )
      expect(chapters.slice(0, 5).map(([, end]) => end)).toEqual([0, 500, 999, 1500, 1700])
      expect(chapters.map(([, , , parts]) => parts['WXXX'])).toEqual(odd.chapters.map(({ url }) => url))
      expect(chapters[0]?.[3]['APIC']).toEqual([
        'image/png',
        Buffer.from(picture.split(',')[1] ?? '', 'base64').length,
      ])
      expect(chapters[5]?.[3]['APIC']).toEqual(['-->', 'https://pod.example/x.png'.length])
      const listed = chapters.map(([, , element]) => element).slice(1)
      expect(tables.map(([, flags, children]) => [flags, children])).toEqual([[3, listed]])
    },
  )

  test.each(['tone.mp3', 'newer.mp3', 'tone.aac'])(
    '%s: every other frame says what it said',
    async (name) => {
      const older = /^(?:TYER|TDAT)\(/
      const plain = (others: readonly string[]): readonly string[] =>
        others.filter((frame) => !older.test(frame)).map((frame) => frame.replace(/<Encoding[^>]*>/g, ''))
      const { others } = await dumpOf(await write(name))
      expect(others.length).toBeGreaterThan(0)
      expect(plain(others)).toEqual(plain((await dumpOf(at(name))).others))
    },
  )

  test('three hundred chapters are all in tables of the top table', async () => {
    const [dump] = dumps([await writeMany('tone.mp3')])
    const { chapters = [], tables = [] } = dump ?? {}
    const [top, ...inner] = [...tables].sort((a, b) => b[1] - a[1])
    expect([top?.[1], top?.[2]]).toEqual([3, inner.map(([element]) => element)])
    expect(inner.flatMap(([, , children]) => children)).toHaveLength(300)
    expect(chapters).toHaveLength(300)
  })

  test.each(commented)('%s: lists the chapters as comments and keeps the others', async (name) => {
    const lines = (await dumpOf(await write(name))).comments.map(([key, value]) => `${key}=${value}`)
    expect(startsAndTitles(vorbisComment.parse(lines.join('\n')).value.chapters)).toEqual(
      startsAndTitles(withoutHidden),
    )
    const before = (await dumpOf(at(name))).comments.map(([key, value]) => `${key}=${value}`)
    expect(lines).toEqual(expect.arrayContaining(before))
  })

  test.each([3, 4])(
    'the chapters mutagen writes in v2.%i are read, whatever order it gives them',
    async (version) => {
      const made = at(`by-mutagen-${version}.mp3`)
      copyFileSync(at('bare.mp3'), made)
      const script = `
import sys
from mutagen.id3 import ID3, CHAP, CTOC, TIT2, WXXX, APIC, CTOCFlags
tag = ID3()
tag.add(CTOC(element_id='toc', flags=CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED, child_element_ids=['part'], sub_frames=[]))
tag.add(CTOC(element_id='part', flags=CTOCFlags.ORDERED, child_element_ids=['b', 'a'], sub_frames=[]))
for name, start, title in (('a', 700, 'Long ' * 60), ('b', 0, 'Kurz'), ('c', 300, 'Not listed')):
    tag.add(CHAP(element_id=name, start_time=start, end_time=2000, sub_frames=[
        TIT2(encoding=1 if ${version} == 3 else 3, text=[title.strip()]), WXXX(encoding=0, desc='x', url='https://a.example/'),
        APIC(encoding=0, mime='image/jpeg', type=3, desc='', data=bytes([255, 216, 255, 224, 0] * 60))]))
tag.save(sys.argv[1], v2_version=${version})
`
      expect(runProgram(mutagen ?? '', ['-c', script, made]).stderr).toBe('')
      const { chapters } = await read(made)
      expect(chapters.map(({ startTime, title, hidden }) => [startTime, title, hidden])).toEqual([
        [0, 'Kurz', undefined],
        [300, 'Not listed', true],
        [700, 'Long '.repeat(60).trim(), undefined],
      ])
      expect(new Set(chapters.map(({ image, url }) => `${url} ${image?.length}`))).toEqual(
        new Set([`https://a.example/ ${'data:image/jpeg;base64,'.length + 400}`]),
      )
    },
  )
})
