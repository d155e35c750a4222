import { describe, expect, test } from 'vitest'
import { guestsInTitle } from './people-in-text.ts'
import { numberInFileName, readTitleLine, titleFromFileName, withoutShow } from './title-in-text.ts'

describe('number and title of a title line', () => {
  test.each([
    ['#146 - Ada Lim: Looms', 146, 'Ada Lim: Looms'],
    ['Episode 12: Looms', 12, 'Looms'],
    ['Ep. 7 – Looms', 7, 'Looms'],
    ['27: Looms', 27, 'Looms'],
    ['027 - Looms', 27, 'Looms'],
    ['The Loom Show #27: Silk', 27, 'Silk'],
    ['Silk (Ep. 27)', 27, 'Silk'],
    ['Folge 3: Seide', 3, 'Seide'],
    ['10 looms you should know', undefined, '10 looms you should know'],
    ['1984 - the book', undefined, '1984 - the book'],
    ["What's new in Loom 1.39", undefined, "What's new in Loom 1.39"],
    ['Loom Letter #333 Recap', 333, 'Loom Letter #333 Recap'],
  ])('%s', (line, number, title) => {
    const read = readTitleLine(line)
    expect([read.number, read.title]).toEqual([number, title])
  })

  test('season and number together', () => {
    expect(readTitleLine('S2E05 - Silk')).toMatchObject({ season: 2, number: 5, title: 'Silk' })
    expect(readTitleLine('Season 3, Episode 12: Silk')).toMatchObject({
      season: 3,
      number: 12,
      title: 'Silk',
    })
  })
})

describe('a file name', () => {
  test.each([
    ['047 - How to.md', 47],
    ['0025.md', 25],
    ['ship-it-11.md', 11],
    ['2021_11_15.md', undefined],
    ['transcript~2.md', undefined],
    ['silk-2.txt', undefined],
  ])('%s', (name, number) => {
    expect(numberInFileName(name)).toBe(number)
  })

  test('is a title of last resort, unless it says nothing', () => {
    expect(titleFromFileName('slow-work_27.md')).toBe('Slow work 27')
    expect(titleFromFileName('Pasted text')).toBeUndefined()
  })
})

test('the show’s name at either end of a web page’s title goes', () => {
  expect(withoutShow('Silk | The Loom Hour', 'The Loom Hour')).toBe('Silk')
  expect(withoutShow('The Loom Hour: Silk', 'The Loom Hour')).toBe('Silk')
  expect(withoutShow('The Loom Hour', 'The Loom Hour')).toBe('The Loom Hour')
})

describe('guests in a title', () => {
  test.each([
    ['Odile Brandt: Selvedge and Silk', [['Odile Brandt', false]]],
    ['Silk with Odile Brandt', [['Odile Brandt', false]]],
    ['Silk ft. Odile Brandt', [['Odile Brandt', true]]],
    ['An interview with Odile Brandt', [['Odile Brandt', true]]],
    ['Silk | Odile Brandt (The mill)', [['Odile Brandt', false]]],
    ["Musing with Mill's Odile Brandt", [['Odile Brandt', false]]],
    [
      'Odile Brandt & Sam Reed: Silk',
      [
        ['Odile Brandt', false],
        ['Sam Reed', false],
      ],
    ],
    ['Open Source: The Future', []],
    ['Weaving with Python', []],
  ])('%s', (title, guests) => {
    expect(guestsInTitle(title).map(({ name, sure }) => [name, sure])).toEqual(guests)
  })
})
