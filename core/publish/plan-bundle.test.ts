import { describe, expect, test } from 'vitest'
import { BundlePlan } from '../contract/publish-shapes.ts'
import type { Episode } from '../episode/schema.ts'
import { formatById } from '../formats/registry.ts'
import { untimedEpisode } from '../testing/episode-builder.ts'
import { chapters, sampleEpisode, talk } from '../testing/sample-episode.ts'
import { millis } from '../time.ts'
import type { BundleContext, RenderedFile } from './bundle.ts'
import { bundleFiles, furtherFiles } from './bundle-files.ts'
import { chapterRoundTrip } from './compare-chapters.ts'
import { planBundle } from './plan-bundle.ts'
import { profiles } from './profiles.ts'
import { renderBundle } from './render-bundle.ts'
import { verifyBundle } from './verify-bundle.ts'

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
    const ids = new Set([...bundleFiles, ...furtherFiles].map(({ id }) => id))
    for (const profile of profiles) for (const id of profile.files) expect(ids).toContain(id)
    for (const { id, kind } of [...bundleFiles, ...furtherFiles]) {
      if (kind === 'chapters' || kind === 'transcript') expect(formatById(id)?.serialise).toBeDefined()
    }
    expect([...(profiles[0]?.files ?? [])].sort()).toEqual(bundleFiles.map(({ id }) => id).sort())
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
