import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sharedData } from '../../testing/shared-data.ts'
import { readTimestampLines } from './timestamp-list.ts'

/** Seconds and titles of the entries found. */
function found(text: string): readonly (readonly [number, string])[] {
  return readTimestampLines(text).entries.map((entry) => [entry.startTime / 1000, entry.title])
}

describe('styles of timestamps', () => {
  test.each([
    ['0:30 Opening', 'Opening'],
    ['00:30 - Opening', 'Opening'],
    ['00:30: Opening', 'Opening'],
    ['00:30 – Opening', 'Opening'],
    ['00:30 | Opening', 'Opening'],
    ['00:30, Opening', 'Opening'],
    ['00:30Opening', 'Opening'],
    ['00:30\tOpening', 'Opening'],
    ['[00:30] Opening', 'Opening'],
    ['(00:30) Opening', 'Opening'],
    ['【00:30】Opening', 'Opening'],
    ['00：30 Opening', 'Opening'],
    ['０：３０ Opening', 'Opening'],
    ['- 00:30 Opening', 'Opening'],
    ['* 00:30 - Opening', 'Opening'],
    ['• 00:30 Opening', 'Opening'],
    ['1. 00:30 Opening', 'Opening'],
    ['12) 00:30 Opening', 'Opening'],
    ['## 00:30 Opening', 'Opening'],
    ['> 00:30 Opening', 'Opening'],
    ['⏱️ 00:30 Opening', 'Opening'],
    ['**00:30** Opening', 'Opening'],
    ['**00:30 Opening**', 'Opening'],
    ['**[00:30](#t=00:30)** Opening', 'Opening'],
    ['[00:30](https://youtu.be/x?t=30) Opening', 'Opening'],
    ['- [@00:30] - Opening', 'Opening'],
    ['\\[00:30\\] Opening', 'Opening'],
    ['00:30 - 01:10 Opening', 'Opening'],
    ['[00:30 – 01:10] Opening', 'Opening'],
    ['00:30 --> 01:10 Opening', 'Opening'],
    ['00:00:30.000 Opening', 'Opening'],
    ['0h00m30s Opening', 'Opening'],
    ['[00:30 Opening]', 'Opening'],
    ['00:30 `std::mem` and **bold**', 'std::mem and bold'],
    ['00:30 10 things', '10 things'],
    ['00:30 #1 thing', '#1 thing'],
    ['00:30 (bonus) thing', '(bonus) thing'],
  ])('%s', (line, title) => {
    expect(found(`${line}\n01:10 Next`)).toEqual([
      [30, title],
      [70, 'Next'],
    ])
  })

  test('a range gives the end as well', () => {
    expect(readTimestampLines('0:00 - 0:45 A\n1:00 B').entries[0]?.endTime).toBe(45_000)
  })

  test('links give their words to the title and their address to the chapter', () => {
    const { entries } = readTimestampLines(
      '0:00 [A (b)](https://x.example/a_(b))\n1:00 See https://x.example/c\n2:00 Two [d](https://x.example/d) and [e](https://x.example/e)',
    )
    expect(entries.map(({ title, url }) => [title, url])).toEqual([
      ['A (b)', 'https://x.example/a_(b)'],
      ['See', 'https://x.example/c'],
      ['Two d and e', undefined],
    ])
  })

  test('a title may stand under its time', () => {
    expect(found('4:00\n* Read the trace\n* and more\n\n7:35\n\n* Check the build')).toEqual([
      [240, 'Read the trace'],
      [455, 'Check the build'],
    ])
  })

  test('titles may stand before their times, line after line', () => {
    expect(found('Opening - 0:00\nThe lamp (1:10)\nGood night … 1:02:03')).toEqual([
      [0, 'Opening'],
      [70, 'The lamp'],
      [3723, 'Good night'],
    ])
  })
})

describe('a list with bullets whose times stand last', () => {
  test('goes on over items without a time, and over a small slip back', () => {
    const text =
      'We cover:\n- Goals (1:15)\n\u00a0\u00a0- Very different ones\n\u00a0 - Fees (4:35)\n- Spam (37:20)\n- Prints (37:15)\n\nThanks.'
    expect(found(text)).toEqual([
      [75, 'Goals'],
      [275, 'Fees'],
      [2240, 'Spam'],
      [2235, 'Prints'],
    ])
  })

  test('ends where prose stands, or where another list begins', () => {
    expect(found('- A (1:00)\nProse.\n- B (2:00)\n- C (3:00)').map(([, title]) => title)).toEqual(['B', 'C'])
    expect(found('- A (1:00)\n- B (9:00)\n- C (0:00)\n- D (1:00)\n- E (2:00)').length).toBe(3)
  })
})

describe('what is not a list', () => {
  test.each([
    ['a lone time in prose', 'We met at 10:30 and talked.\n12:00 was when we left.'],
    ['times of day', '10:30 am Doors\n11:00 am Talk'],
    ['scores and ratios', '2:1 after extra time\n16:9 is wide'],
    ['minutes that no clock has', '1:75:00 no\n1:80:00 no'],
    ['time code with frames', '00:00:00:12 A\n00:00:10:00 B'],
    [
      'lines that end with a time but are prose',
      'We met at 10:30\nand had lunch\nuntil it was 12:00\nor so.',
    ],
    ['speech after times', `(0:10):\n${'word '.repeat(80)}\n(0:20):\n${'word '.repeat(80)}`],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([])
  })

  test('one chapter is a list when the text says nothing else', () => {
    expect(found('0:00 All of it\n')).toEqual([[0, 'All of it']])
    expect(found('0:00 All of it\nand prose')).toEqual([])
  })
})

describe('the lines around a list', () => {
  test('lines with words that are no chapter are ignored and named', () => {
    const { entries, ignoredLines } = readTimestampLines('Chapters\n\n0:00 A\nprose\n1:00 B\n\nBye')
    expect(entries.map((entry) => entry.line)).toEqual([3, 5])
    expect(ignoredLines).toEqual([1, 4, 7])
  })

  test('of several lists the longest is taken', () => {
    expect(found('0:00 A\n1:00 B\n2:00 C\n\nLinks\n0:00 D\n1:00 E').map(([, title]) => title)).toEqual([
      'A',
      'B',
      'C',
    ])
  })

  test('a small step back is kept in the list, as the text has it', () => {
    expect(found('0:00 A\n5:00 B\n4:00 C\n6:00 D').map(([time]) => time)).toEqual([0, 300, 240, 360])
  })

  test('a hundred thousand lines are no trouble', () => {
    const text = Array.from(
      { length: 100_000 },
      (_, at) => `${Math.floor(at / 60)}:${String(at % 60).padStart(2, '0')} x`,
    )
    expect(found(text.slice(0, 59_940).join('\n')).length).toBe(59_940)
  })
})

const seed = sharedData('seeds', 'pybites-146.txt')
test.runIf(seed !== undefined)('the model page has sixteen chapters', () => {
  const entries = found(readFileSync(seed ?? '', 'utf8'))
  expect(entries.length).toBe(16)
  expect(entries.at(-1)).toEqual([3322, 'Outro music'])
})
