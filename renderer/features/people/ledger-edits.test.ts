import { describe, expect, test } from 'vitest'
import { linkLedger } from '../../../core/episode/link-ledger.ts'
import { newEpisode } from '../../../core/episode/new-episode.ts'
import type { Episode } from '../../../core/episode/schema.ts'
import { ChapterId, EpisodeId, LinkId } from '../../../core/ids.ts'
import { millis } from '../../../core/time.ts'
import { addressEdits, removeEdits, replaceAddress } from './ledger-edits.ts'

const episode: Episode = {
  ...newEpisode({
    id: EpisodeId.parse('ep-1'),
    now: '2026-01-01T00:00:00.000Z',
    showTitle: 'Bench Talk',
    title: 'Ada',
  }),
  summary: 'More at http://a.example.org/x, or https://a.example.org/x/y.',
  links: [
    { id: LinkId.parse('ln-1'), label: 'Page', address: 'https://a.example.org/x' },
    { id: LinkId.parse('ln-2'), label: 'On X' },
  ],
  chapters: [
    {
      id: ChapterId.parse('ch-1'),
      startTime: millis(0),
      title: 'The page',
      url: 'https://www.a.example.org/x/',
      inTableOfContents: true,
    },
  ],
}
const rows = linkLedger(episode)
const row = (key: string) => {
  const found = rows.find((each) => each.key === key)
  if (!found) throw new Error(`no row ${key}`)
  return found
}

describe('changing an address', () => {
  test('changes it in every place that leads to the same page', () => {
    expect(addressEdits(row('link-ln-1'), 'https://b.example.org', rows, episode)).toEqual([
      { type: 'link.change', linkId: 'ln-1', set: { address: 'https://b.example.org' } },
      { type: 'chapter.change', chapterId: 'ch-1', set: { url: 'https://b.example.org' } },
      {
        type: 'details.change',
        set: { summary: 'More at https://b.example.org, or https://a.example.org/x/y.' },
      },
    ])
  })

  test('gives a promised link its address and touches nothing else', () => {
    expect(addressEdits(row('link-ln-2'), 'https://x.com/ada', rows, episode)).toEqual([
      { type: 'link.change', linkId: 'ln-2', set: { address: 'https://x.com/ada' } },
    ])
  })

  test('taking it away concerns one row only', () => {
    expect(addressEdits(row('chapter-ch-1'), undefined, rows, episode)).toEqual([
      { type: 'chapter.change', chapterId: 'ch-1', set: {}, clear: ['url'] },
    ])
  })

  test('the same address is no edit', () => {
    expect(addressEdits(row('link-ln-1'), 'https://a.example.org/x', rows, episode)).toEqual([])
  })
})

test('removing a chapter’s row removes its link and keeps the chapter', () => {
  expect(removeEdits(row('chapter-ch-1'))).toEqual([
    { type: 'chapter.change', chapterId: 'ch-1', set: {}, clear: ['url'] },
  ])
})

test('a longer address that begins the same is left alone', () => {
  expect(replaceAddress('(https://a.b) https://a.b/c https://a.b.', 'https://a.b', 'https://z')).toBe(
    '(https://z) https://a.b/c https://z.',
  )
})
