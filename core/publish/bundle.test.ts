import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { BundlePlan } from '../contract/contract.ts'
import type { Episode, Segment, Word } from '../episode/schema.ts'
import { splitWords } from '../episode/transcript.ts'
import { isAppError } from '../errors.ts'
import { formatById } from '../formats/registry.ts'
import { ChapterId, PersonId, SegmentId } from '../ids.ts'
import { episode as spoken, untimedEpisode } from '../testing/episode-builder.ts'
import { chapters, link, person, sampleEpisode } from '../testing/sample-episode.ts'
import { millis } from '../time.ts'
import type { BundleContext, RenderedFile } from './bundle.ts'
import { bundleFiles } from './bundle-files.ts'
import { chapterRoundTrip } from './compare-chapters.ts'
import { manifestText, readManifest } from './manifest.ts'
import { planBundle } from './plan-bundle.ts'
import { profiles } from './profiles.ts'
import { renderBundle } from './render-bundle.ts'
import { verifyBundle } from './verify-bundle.ts'

// Properties are tried many times, on machines that do other things as well.
vi.setConfig({ testTimeout: 60_000 })

const talk = (): Episode => {
  const { transcript, people } = spoken(
    'Mira: Hello there, all of you.',
    'Jon: Hello & <welcome>, Mira.',
    'Mira: Thank you: ten to 10:30.',
  )
  return sampleEpisode({
    people: people.map((one, i) => ({
      ...one,
      name: ['Mira Olsen', 'Jon "J" Berg'][i] ?? '',
      role: ['guest', 'host'][i] ?? '',
    })),
    links: [
      link('ln-1', 'Mira on the web', 'https://mira.example/', 'p-1'),
      link('ln-2', 'Mira on X', undefined, 'p-1'),
    ],
    chapters: chapters('0:00 Opening', '0:03 Welcome', '0:05 Thanks'),
    ...(transcript && { transcript }),
  })
}
const textOf = (files: readonly RenderedFile[], id: string): string =>
  files.find((file) => file.id === id)?.text ?? ''
const roundTrip = (episode: Episode, context: BundleContext = {}): readonly RenderedFile[] => {
  const plan = planBundle(episode, context)
  const files = renderBundle(episode, plan, context)
  verifyBundle(episode, plan, files, context)
  return files
}

describe('a plan', () => {
  const plan = planBundle(talk())

  test('lists every file, all selected, under names that say what they are', () => {
    expect(plan.files.map(({ path }) => path)).toEqual([
      '7-mira-olsen.chapters.json',
      '7-mira-olsen.chapters.psc',
      '7-youtube-chapters.txt',
      '7-spotify-chapters.txt',
      '7-apple-chapters.txt',
      '7-mira-olsen.vtt',
      '7-mira-olsen.srt',
      '7-mira-olsen.transcript.json',
      '7-transcript.md',
      '7-transcript.html',
      '7-transcript.txt',
      '7-show-notes.md',
      '7-show-notes.html',
      '7-show-notes.txt',
      '7-item.xml',
      '7-mira-olsen.episode.json',
    ])
    expect(plan.files.filter(({ selected }) => !selected)).toEqual([])
    expect(plan.name).toBe('7-mira-olsen')
  })

  test('gives no two files one name, whatever the case', () => {
    for (const episode of [talk(), sampleEpisode({ title: 'Item' })]) {
      const paths = planBundle(episode).files.map(({ path }) => path.toLowerCase())
      expect(new Set(paths).size).toBe(paths.length)
    }
  })

  test('is one the contract can carry', () => {
    expect(() => BundlePlan.parse({ ...JSON.parse(JSON.stringify(plan)), planId: 'pl-1' })).not.toThrow()
  })

  test('says what each file loses', () => {
    const losses = Object.fromEntries(
      plan.files.map(({ id, losses: all }) => [id, all.map(({ message }) => message)]),
    )
    expect(losses['podcast-chapters-json']).toEqual([])
    expect(losses['galley-episode']).toEqual([])
    expect(losses['show-notes-html']).toEqual(['1 promised link without an address is left out.'])
    expect(losses['webvtt']).toContain('3 headings are left out.')
    expect(losses['subrip']).toContain('The times of 14 single words are left out.')
    expect(losses['subrip']).toContain('1 caption with < or --> has look-alike signs instead.')
  })

  test('counts the chapters podcast apps show and hide', () => {
    const hidden = talk().chapters.map((one, i) => ({ ...one, inTableOfContents: i > 0 }))
    expect(planBundle({ ...talk(), chapters: hidden }).files[0]?.purpose).toBe(
      'For podcast apps, 2 shown, 1 hidden',
    )
  })

  test('selects the files of a profile, or those asked for', () => {
    const selected = (request: Parameters<typeof planBundle>[1]) =>
      planBundle(talk(), request)
        .files.filter((file) => file.selected)
        .map(({ id }) => id)
    expect(selected({ profile: 'youtube' })).toEqual(['youtube-timestamps', 'subrip', 'show-notes-text'])
    expect(selected({ profile: 'youtube', formats: ['webvtt'] })).toEqual(['webvtt'])
    expect(() => planBundle(talk(), { profile: 'nope' })).toThrow('There is no profile “nope”')
    expect(() => planBundle(talk(), { formats: ['docx'] })).toThrow('Galley writes no “docx”')
  })

  test('is ready when no check of its profile is an error', () => {
    const late = { ...talk(), chapters: chapters('0:04 A', '1:00 B', '2:00 C') }
    expect(planBundle(late).ready).toBe(false)
    expect(planBundle(late, { profile: 'web' }).ready).toBe(true)
    expect(planBundle(late, { profile: 'archive' }).findings).toEqual([])
  })
})

describe('profiles and files', () => {
  test('every profile names known files, and every known format of the bundle is in the registry', () => {
    const ids = new Set(bundleFiles.map(({ id }) => id))
    for (const profile of profiles) for (const id of profile.files) expect(ids).toContain(id)
    for (const { id, kind } of bundleFiles) {
      if (kind === 'chapters' || kind === 'transcript') expect(formatById(id)?.serialise).toBeDefined()
    }
    expect([...(profiles[0]?.files ?? [])].sort()).toEqual([...ids].sort())
  })
})

describe('what blocks a file', () => {
  const blocked = (episode: Episode, id: string, context: BundleContext = {}) =>
    planBundle(episode, context).files.find((file) => file.id === id)

  test('captions of a transcript without times, until estimates are asked for', () => {
    const untimed = {
      ...talk(),
      transcript: untimedEpisode('Mira: Hello there.').transcript ?? { segments: [] },
    }
    expect(blocked(untimed, 'webvtt')).toMatchObject({
      selected: false,
      blocked: 'The transcript has no times. Galley can write estimated ones if you ask for them.',
    })
    expect(blocked(untimed, 'markdown-transcript')?.selected).toBe(true)
    const allowed = blocked(untimed, 'webvtt', { allowEstimatedTimes: true })
    expect(allowed).toMatchObject({ selected: true })
    expect(allowed?.losses.map(({ message }) => message)).toContain(
      'All times are estimates, not measurements.',
    )
    const files = roundTrip(untimed, { allowEstimatedTimes: true })
    expect(textOf(files, 'webvtt')).toContain('estimates, not measurements')
    expect(textOf(files, 'podcast-transcript-json')).toContain('"estimated": true')
  })

  test('nothing to write: no chapters, no transcript, no notes', () => {
    const bare = sampleEpisode({ chapters: [], showNotes: { source: 'text', template: '', text: ' ' } })
    expect(blocked(bare, 'podcast-chapters-json')?.blocked).toBe('There are no chapters yet.')
    expect(blocked(bare, 'webvtt')?.blocked).toBe('There is no transcript yet.')
    expect(blocked(bare, 'show-notes-html')?.blocked).toBe('The show notes are empty.')
    expect(blocked(bare, 'feed-item')?.selected).toBe(true)
  })

  test('a broken template blocks notes and feed item, and nothing else', () => {
    const broken = { ...talk(), showNotes: { source: 'template' as const, template: '{{#x', text: '' } }
    expect(
      planBundle(broken)
        .files.filter((file) => file.blocked !== undefined)
        .map(({ id }) => id),
    ).toEqual(['show-notes-markdown', 'show-notes-html', 'show-notes-text', 'feed-item'])
    roundTrip(broken)
  })

  test('a chapter list its format would not read back the same', () => {
    const format = formatById('youtube-timestamps')
    if (format?.kind !== 'chapters') throw new Error('the format is gone')
    const list = {
      chapters: [
        { startTime: millis(0), title: 'One' },
        { startTime: millis(60_000), title: 'Two' },
      ],
    }
    expect(chapterRoundTrip(format, list)).toBeUndefined()
    expect(chapterRoundTrip({ ...format, serialise: () => '0:00 One\n1:00 Too' }, list)).toBe(
      'the title of chapter 2, “Two”, differs.',
    )
    expect(chapterRoundTrip({ ...format, serialise: () => '0:00 One\n1:01 Two' }, list)).toBe(
      'the start of chapter 2, “Two”, differs.',
    )
    expect(chapterRoundTrip({ ...format, serialise: () => 'nothing' }, list)).toMatch(/No list of timestamps/)
  })

  test('is not rendered even when asked for', () => {
    const bare = sampleEpisode()
    expect(() => renderBundle(bare, planBundle(bare), {}, ['webvtt'])).toThrow(
      '7-mira-olsen.vtt cannot be written.',
    )
  })
})

describe('a bundle', () => {
  const files = roundTrip(talk())

  test('reads back without differences, every file of it', () => {
    expect(files).toHaveLength(bundleFiles.length)
  })

  test('escapes titles and addresses in XML, and names in captions', () => {
    const episode = {
      ...talk(),
      chapters: chapters('0:00 Tom & "Jerry" <3', '1:00 x', '2:00 y').map((one) => ({
        ...one,
        url: 'https://a.example/?a="1"&b=2',
      })),
    }
    const written = roundTrip(episode)
    expect(textOf(written, 'podlove-simple-chapters')).toContain('title="Tom &amp; &quot;Jerry&quot; &lt;3"')
    expect(JSON.parse(textOf(written, 'podcast-transcript-json')).segments[6].speaker).toBe('Jon "J" Berg')
    expect(textOf(written, 'webvtt')).toContain('<v Jon "J" Berg>Hello &amp; &lt;welcome&gt;, Mira.')
  })

  test('keeps both fields of a location apart', () => {
    const located = talk().chapters.map((one) => ({
      ...one,
      location: { name: 'Old harbour', geo: 'geo:57.7,11.9' },
    }))
    const [first] = JSON.parse(
      textOf(roundTrip({ ...talk(), chapters: located }), 'podcast-chapters-json'),
    ).chapters
    expect(first.location).toEqual({ name: 'Old harbour', geo: 'geo:57.7,11.9' })
  })

  test('carries a renamed speaker into every file', () => {
    const renamed = {
      ...talk(),
      title: 'Tides',
      people: talk().people.map((one, i) => (i === 0 ? { ...one, name: 'Mira Ohlsen' } : one)),
    }
    for (const { id, text } of roundTrip(renamed)) {
      if (bundleFiles.some((file) => file.id === id && file.kind === 'transcript')) {
        expect([id, text.includes('Mira Ohlsen'), text.includes('Mira Olsen')]).toEqual([id, true, false])
      }
    }
  })

  test('carries an edited word, at the time of the one it replaced', () => {
    const words = talk().transcript?.segments[0]?.words ?? []
    const edited = words.map((word, i) => (i === 1 ? { ...word, text: 'everyone,' } : word))
    const [first, ...rest] = talk().transcript?.segments ?? []
    const episode = {
      ...talk(),
      transcript: { segments: first ? [{ ...first, words: edited }, ...rest] : rest },
    }
    const written = roundTrip(episode)
    for (const id of ['webvtt', 'subrip', 'markdown-transcript', 'plain-transcript'])
      expect(textOf(written, id)).toContain('Hello everyone,')
    expect(JSON.parse(textOf(written, 'podcast-transcript-json')).segments[1]).toMatchObject({
      startTime: 0.5,
      endTime: 1,
      body: 'everyone,',
    })
  })

  test('points its feed item to the files that are written with it, and to no other', () => {
    expect(textOf(files, 'feed-item')).toContain(
      'url="7-mira-olsen.chapters.json" type="application/json+chapters"',
    )
    const plan = planBundle(talk(), { formats: ['feed-item', 'subrip'] })
    const few = renderBundle(talk(), plan)
    expect(textOf(few, 'feed-item')).toContain('url="7-mira-olsen.srt"')
    expect(textOf(few, 'feed-item')).not.toContain('.vtt')
    verifyBundle(talk(), plan, few)
  })

  test('is the same every time', () => {
    expect(roundTrip(talk())).toEqual(files)
  })
})

describe('verification', () => {
  const episode = talk()
  const plan = planBundle(episode)
  const files = renderBundle(episode, plan)
  const spoiled = (id: string, change: (text: string) => string) => (): void =>
    verifyBundle(
      episode,
      plan,
      files.map((file) => (file.id === id ? { ...file, text: change(file.text) } : file)),
    )
  const failure = (run: () => void): string => {
    try {
      run()
    } catch (error) {
      if (isAppError(error, 'round-trip-failed')) return error.message
      throw error
    }
    return 'no failure'
  }

  test.each([
    ['podcast-chapters-json', 'Welcome', 'Welcom'],
    ['podcast-chapters-json', '"startTime": 3', '"startTime": 4'],
    ['podlove-simple-chapters', '00:00:03', '00:00:02'],
    ['youtube-timestamps', 'Opening', 'Ending'],
    ['webvtt', 'there', 'their'],
    ['webvtt', '00:00:02.500 -->', '00:00:02.400 -->'],
    ['webvtt', '<v Mira Olsen>', '<v Jon>'],
    ['subrip', 'Hello', 'Hallo'],
    ['podcast-transcript-json', '"startTime": 0.5', '"startTime": 0.6'],
    ['markdown-transcript', '**Mira Olsen:**', '**Mira:**'],
    ['markdown-transcript', '# Mira Olsen', '# Mira'],
    ['markdown-transcript', '## Welcome', '## Farewell'],
    ['podcast-transcript-html', 'Thank', 'Thanks'],
    ['plain-transcript', 'all of you', 'all'],
    ['show-notes-markdown', 'https://mira.example/', 'https://mira.example/x'],
    ['show-notes-html', '<p>0:03 Welcome</p>', ''],
    ['show-notes-html', 'https://mira.example/', 'https://evil.example/'],
    ['show-notes-text', 'Opening', ''],
    ['feed-item', 'isPermaLink="false">harbour-7', 'isPermaLink="false">harbour-8'],
    ['feed-item', 'href="https://mira.example/"', ''],
    ['feed-item', '</item>', ''],
    ['galley-episode', '"revision": 0', '"revision": 1'],
  ])('sees that %s says something else', (id, from, to) => {
    const file = files.find((one) => one.id === id)
    expect(file?.text).toContain(from)
    expect(failure(spoiled(id, (text) => text.replace(from, to)))).toContain(
      `${file?.path} was read back and is not what the episode says`,
    )
  })

  test('sees a file cut short, an empty one, and one that is no part of the plan', () => {
    for (const { id } of files) {
      expect(failure(spoiled(id, () => '')).startsWith('no failure')).toBe(false)
      expect(failure(spoiled(id, (text) => text.slice(0, text.length / 2))).startsWith('no failure')).toBe(
        false,
      )
    }
    expect(
      failure(() =>
        verifyBundle(episode, plan, [{ id: 'webvtt', path: 'x.vtt', format: 'webvtt', text: '' }]),
      ),
    ).toContain('not part of the plan')
  })

  test('does not mind line ends a disk or a tool has changed', () => {
    for (const id of [
      'webvtt',
      'subrip',
      'show-notes-markdown',
      'show-notes-html',
      'show-notes-text',
      'plain-transcript',
    ]) {
      expect(failure(spoiled(id, (text) => text.replace(/\n/g, '\r\n')))).toBe('no failure')
    }
  })
})

test('the manifest names every file with its checksum, its losses and its estimates', () => {
  const untimed = {
    ...talk(),
    transcript: untimedEpisode('Mira: Hello there.').transcript ?? { segments: [] },
  }
  const plan = planBundle(untimed, { allowEstimatedTimes: true, formats: ['webvtt', 'show-notes-html'] })
  const written = renderBundle(untimed, plan, { allowEstimatedTimes: true }).map(({ id, path, text }) => ({
    id,
    path,
    bytes: text.length,
    sha256: 'ab'.repeat(32),
  }))
  const manifest = readManifest(manifestText(untimed, plan, written))
  expect(manifest.episode).toMatchObject({ id: 'ep-7', revision: 0, schemaVersion: 1, guid: 'harbour-7' })
  expect(manifest.files.map(({ path, estimatedTimes }) => [path, estimatedTimes])).toEqual([
    ['7-mira-olsen.vtt', true],
    ['7-show-notes.html', undefined],
  ])
  expect(manifest.files[1]?.losses[0]?.field).toBe('promised')
  expect(() => readManifest('{"schemaVersion": 99}')).toThrow('bundle.json')
  expect(() => readManifest('no')).toThrow('bundle.json')
})

const oddText = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .array(
        fc.constantFrom(
          'well,',
          'yes.',
          'Note:',
          'Mira:',
          '10:30',
          '[laughs]',
          '<p>',
          '</v>',
          '-->',
          '**bold**',
          '# one',
          '1.',
          '&amp;',
          '"so"',
          '{\\an8}',
          '日本',
          '😀',
          '—',
          '(0:42)',
          '---',
          'about',
          '>>',
        ),
        { minLength: 1, maxLength: 8 },
      )
      .map((all) => all.join(' ')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }) },
)
const oddName = fc.constantFrom(
  ...[
    'Ann & Bob',
    'Jon "J" Berg',
    "Sinéad O'Neil",
    'Dr. Mira Olsen (host)',
    'SPEAKER_00',
    '山田 太郎',
    'דנה',
    'A',
    '<b>',
    'x --',
    'Note',
  ],
  'Somebody of the Department of Long and Winding Names, Room 4',
)
const oddEpisode = fc
  .record({
    title: oddText,
    names: fc.uniqueArray(oddName, { minLength: 1, maxLength: 3 }),
    turns: fc.array(fc.tuple(fc.nat(3), oddText), { minLength: 1, maxLength: 8 }),
    titles: fc.array(oddText, { maxLength: 6 }),
    timing: fc.constantFrom('words' as const, 'cues' as const, 'none' as const),
  })
  .map(({ title, names, turns, titles, timing }): Episode => {
    let at = 0
    const segments = turns.map(([who, text], index): Segment => {
      const words = splitWords(`${text} ${index}`)
      return {
        id: SegmentId.parse(`sg-${index}`),
        ...(names[who] !== undefined && { speaker: PersonId.parse(`p-${who}`) }),
        words: words.map((word, i): Word => {
          const start = millis(at)
          at += 437
          const edge = timing === 'words' || (timing === 'cues' && (i === 0 || i === words.length - 1))
          return edge ? { ...word, start, end: millis(at) } : word
        }),
      }
    })
    return sampleEpisode({
      title,
      people: names.map((name, i) => person('x', 'host', { id: PersonId.parse(`p-${i}`), name })),
      links: [],
      chapters: titles.map((text, i) => ({
        id: ChapterId.parse(`ch-${i}`),
        startTime: millis(i * 1_500),
        title: text,
        inTableOfContents: true,
      })),
      transcript: { segments },
    })
  })

test('whatever an episode holds, what the plan selects is written and reads back', () => {
  fc.assert(
    fc.property(oddEpisode, (episode) => {
      roundTrip(episode, { allowEstimatedTimes: true })
    }),
    { numRuns: 50 },
  )
})
