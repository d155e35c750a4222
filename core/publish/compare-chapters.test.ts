import { describe, expect, test } from 'vitest'
import type { ChapterFormat, ChapterList } from '../formats/format.ts'
import { formatById } from '../formats/registry.ts'
import { millis } from '../time.ts'
import { chapterDifference, chapterRoundTrip } from './compare-chapters.ts'

const list: ChapterList = {
  duration: millis(90_000),
  chapters: [
    { startTime: millis(0), title: 'Open' },
    { startTime: millis(30_000), endTime: millis(60_000), title: 'Ends at the next start' },
    { startTime: millis(60_000), title: 'Last' },
  ],
}

function chapterFormat(id: string): ChapterFormat {
  const format = formatById(id)
  if (format?.kind !== 'chapters') throw new Error(`${id} is no chapter format`)
  return format
}

describe('chapters written and read again', () => {
  test.each(['ffmetadata', 'webvtt-chapters', 'audible-json', 'audacity-labels', 'matroska-xml'])(
    'agree in %s, where ends that follow from the rest need not be said the same way',
    (id) => {
      expect(chapterRoundTrip(chapterFormat(id), list)).toBeUndefined()
    },
  )

  test('an end that follows from nothing is a difference, and so is a title beside an end that is none', () => {
    const format = chapterFormat('ffmetadata')
    const text = format.serialise?.(list) ?? ''
    expect(chapterDifference(format, list, text.replace('END=90000', 'END=80000'))).toBe(
      'the end of chapter 3, “Last”, differs.',
    )
    expect(chapterDifference(format, list, text.replace('title=Last', 'title=Lost'))).toBe(
      'the title of chapter 3, “Last”, differs.',
    )
  })
})
