import { describe, expect, test } from 'vitest'
import { millis } from '../../time.ts'
import type { ChapterList } from '../format.ts'
import { parseXml } from '../syntax/xml.ts'
import { podcastChaptersJson } from './podcast-chapters-json.ts'
import { podloveSimpleChapters } from './podlove-simple-chapters.ts'
import { spotifyTimestamps } from './spotify-timestamps.ts'
import { youtubeTimestamps } from './youtube-timestamps.ts'

const odd: ChapterList = {
  chapters: [
    {
      startTime: millis(0),
      title: 'Q&A: "why <now>?"',
      url: 'https://x.example/?a="1"&b=<2>',
      image: "https://x.example/'.jpg",
    },
    { startTime: millis(60_000), title: '', hidden: true },
    { startTime: millis(90_000), title: 'End' },
  ],
}

describe('faults of other writers that are not ours', () => {
  test('titles and addresses never break the XML', () => {
    const text = podloveSimpleChapters.serialise?.(odd) ?? ''
    expect(parseXml(text).damage).toBeUndefined()
    expect(podloveSimpleChapters.parse(text).value.chapters[0]).toEqual(odd.chapters[0])
  })

  test('a silent chapter is marked where the format can, and left out where it cannot', () => {
    expect(podcastChaptersJson.serialise?.(odd)).toContain('"toc": false')
    expect(podloveSimpleChapters.serialise?.(odd)).not.toContain('00:01:00')
    expect(youtubeTimestamps.serialise?.(odd)).toBe('00:00 Q&A: "why <now>?"\n01:30 End\n')
  })

  test('unknown keys of a chapter file are written back, and known ones win over them', () => {
    const text =
      podcastChaptersJson.serialise?.({
        chapters: [{ startTime: millis(0), title: 'A', extra: { value: { x: 1 }, title: 'not this' } }],
        extra: { waypoints: true, chapters: 'nor this' },
      }) ?? ''
    expect(JSON.parse(text)).toEqual({
      version: '1.2.0',
      waypoints: true,
      chapters: [{ startTime: 0, title: 'A', value: { x: 1 } }],
    })
  })

  test('chapters are written in order of time', () => {
    const text = podcastChaptersJson.serialise?.({
      chapters: [
        { startTime: millis(5000), title: 'B' },
        { startTime: millis(0), title: 'A' },
      ],
    })
    expect(text?.indexOf('"A"')).toBeLessThan(text?.indexOf('"B"') ?? 0)
  })

  test('a list that reaches an hour has hours on every line', () => {
    const long = {
      chapters: [
        { startTime: millis(0), title: 'A' },
        { startTime: millis(3_723_999), title: 'B' },
      ],
    }
    expect(youtubeTimestamps.serialise?.(long)).toBe('00:00:00 A\n01:02:03 B\n')
    expect(spotifyTimestamps.serialise?.(long)).toBe('(00:00:00) A\n(01:02:03) B\n')
  })

  test('a title with line breaks and tabs stays one line', () => {
    const text = youtubeTimestamps.serialise?.({
      chapters: [
        { startTime: millis(0), title: 'A\n0:10 B\tC' },
        { startTime: millis(60_000), title: 'D' },
      ],
    })
    expect(text).toBe('00:00 A 0:10 B C\n01:00 D\n')
  })
})
