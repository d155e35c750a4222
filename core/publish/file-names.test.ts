import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { person, sampleEpisode } from '../testing/sample-episode.ts'
import { bundleNames, slug } from './file-names.ts'

// Properties are tried many times, on machines that do other things as well.
vi.setConfig({ testTimeout: 60_000 })

describe('names of files', () => {
  test('are of the number and the guest', () => {
    const people = [person('Bob Belderbos', 'host'), person('Armin Ronacher', 'guest')]
    expect(bundleNames(sampleEpisode({ number: 146, people }))).toEqual({
      stem: '146-armin-ronacher',
      short: '146',
    })
  })

  test('are of the title where there is no guest, and of the title alone without a number', () => {
    const { number: _, ...bare } = sampleEpisode({ title: 'How we plan a year of coaching!', people: [] })
    expect(bundleNames(bare)).toEqual({
      stem: 'how-we-plan-a-year-of-coaching',
      short: 'how-we-plan-a-year-of-coaching',
    })
    expect(bundleNames({ ...bare, title: '???' }).stem).toBe('ep-7')
  })

  test.each([
    ['Sebastián Ramírez', 'sebastian-ramirez'],
    ['Øyvind Æsop & Straße', 'oyvind-aesop-and-strasse'],
    ["Guido van Rossum's", 'guido-van-rossums'],
    ['潮の満ち引き', '潮の満ち引き'],
    ['../../etc/passwd', 'etc-passwd'],
    ['a\0b:c*d?"<>|e', 'a-b-c-d-e'],
    ['  .hidden. ', 'hidden'],
    ['🌊', ''],
  ])('%s becomes %s', (text, name) => {
    expect(slug(text)).toBe(name)
  })

  test('avoid what Windows keeps for itself', () => {
    for (const title of ['CON', 'nul', 'Com1', 'LPT9']) {
      const { number: _, ...bare } = sampleEpisode({ title, people: [] })
      expect(bundleNames(bare).stem).toBe(`episode-${title.toLowerCase()}`)
    }
  })

  test('are short, cut between words', () => {
    const long = slug('the quick brown fox jumps over the lazy dog and then it rests for a very long while')
    expect(long).toBe('the-quick-brown-fox-jumps-over-the-lazy-dog-and-then-it')
    expect(slug('潮'.repeat(300)).length).toBeLessThanOrEqual(60)
  })

  test('hold nothing any file system refuses, whatever the title', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.option(fc.integer({ min: 1, max: 99_999 })),
        (title, number) => {
          const { number: _, ...bare } = sampleEpisode({ title, people: [] })
          const { stem, short } = bundleNames(number === null ? bare : { ...bare, number })
          for (const name of [stem, short]) {
            expect(name).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*$/u)
            expect(name).toBe(name.normalize('NFC'))
            expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(160)
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})
