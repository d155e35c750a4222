import { describe, expect, test } from 'vitest'
import type { Episode } from '../episode/schema.ts'
import { untimedEpisode } from '../testing/episode-builder.ts'
import { chapters, talk } from '../testing/sample-episode.ts'
import type { BundleContext, RenderedFile } from './bundle.ts'
import { bundleFiles } from './bundle-files.ts'
import { filesListedIn, Manifest, manifestText } from './manifest.ts'
import { planBundle } from './plan-bundle.ts'
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
  const text = manifestText(untimed, plan, written)
  const manifest = Manifest.parse(JSON.parse(text))
  expect(manifest.episode).toMatchObject({ id: 'ep-7', revision: 0, schemaVersion: 1, guid: 'harbour-7' })
  expect(manifest.files.map(({ path, estimatedTimes }) => [path, estimatedTimes])).toEqual([
    ['7-mira-olsen.vtt', true],
    ['7-show-notes.html', undefined],
  ])
  expect(manifest.files[1]?.losses[0]?.field).toBe('promised')
  expect(filesListedIn(text)).toEqual(['7-mira-olsen.vtt', '7-show-notes.html'])
  expect(filesListedIn('{"schemaVersion": 99}')).toEqual([])
  expect(filesListedIn('no')).toEqual([])
})
