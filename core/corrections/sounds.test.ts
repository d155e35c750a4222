import { describe, expect, test } from 'vitest'
import { ShowId } from '../ids.ts'
import { newShow } from '../show/new-show.ts'
import { episode } from '../testing/episode-builder.ts'
import { episodeVocabulary, namesIn } from './episode-vocabulary.ts'
import { letterSounds } from './letter-sounds.ts'
import { createLexicon } from './lexicon.ts'
import { probability } from './model.ts'
import { soundOf, soundSimilarity, spellingSimilarity } from './sound-distance.ts'
import { heardSounds, spokenForms } from './spoken-forms.ts'
import { numberSounds } from './spoken-numbers.ts'
import { tokensOf } from './tokens.ts'

const alike = (a: string, b: string): number => soundSimilarity(soundOf(a), soundOf(b))

describe('sounds', () => {
  test('the same sounds are fully alike and the measure is symmetric', () => {
    expect(alike('sentrI', 'sentrI')).toBe(1)
    expect(alike('senCRI', 'sentrI')).toBeCloseTo(alike('sentrI', 'senCRI'), 10)
  })

  test('a neighbouring sound costs less than a distant one', () => {
    expect(alike('bAt', 'pAt')).toBeGreaterThan(alike('bAt', 'sAt'))
    expect(alike('bit', 'bet')).toBeGreaterThan(alike('bit', 'bUt'))
  })

  test('a floor that is out of reach gives 0', () => {
    expect(soundSimilarity(soundOf('bAt'), soundOf('kOlUm'), 0.9)).toBe(0)
  })

  test('swapped neighbours count once in spelling', () => {
    expect(spellingSimilarity('rust', 'rsut')).toBe(0.75)
    expect(spellingSimilarity('', '')).toBe(1)
  })

  test.each([
    ['phone', 'fOn'],
    ['knight', 'nYt'],
    ['py', 'pY'],
  ])('letters of %s sound as %s', (word, sounds) => {
    expect(letterSounds(word)).toBe(sounds)
  })

  test.each([
    ['PyO3', 'pYOTrI'],
    ['SQL', 'sIkwxl'],
    ['C++', 'sIplxsplxs'],
    ['Web3', 'webTrI'],
    ['LLMs', 'elelemz'],
    ['INVs', 'YenvIz'],
    ['MI300', 'emYTrIhxndrxd'],
    ['A100', 'Exhxndrxd'],
    ['RISC-V', 'riskfYv'],
    ['ROCm', 'rakm'],
  ])('%s can be said as people say it', (term, form) => {
    expect(spokenForms(term, createLexicon('en', 'web\tweb\t20\n'))).toContain(form)
  })
})

describe('a name the dictionary has as one family says it', () => {
  const english = createLexicon('en', 'calle\tkEl\t0\ncard\tkard\t33\nmurch\tmRk\t0\n')

  test('may be said as it is spelled, too', () => {
    expect(spokenForms('Murch', english)).toEqual(['mRk', 'mRC'])
    expect(spokenForms('Calle', english)).toContain('kAlI')
  })

  test('is said in that one way where it is written small or is a common word', () => {
    expect(spokenForms('murch', english)).toEqual(['mRk'])
    expect(spokenForms('Card', english)).toEqual(['kard'])
  })

  test('is not said as English spells it in another language', () => {
    expect(spokenForms('Murch', createLexicon('de', 'murch\tmurx\t0\n'))).toEqual(['murx'])
  })
})

test.each([
  ['bpftrace', 'bIpIeftrEs'],
  ['popc', 'papsI'],
  ['kfunc', 'kEfxnk'],
  ['npm', 'enpIem'],
  ['mypy', 'mYpY'],
])('a name people made up, %s, can be said as letters and a word', (term, form) => {
  const english = createLexicon('en', 'my\tmY\t50\npop\tpap\t30\ntrace\ttrEs\t30\n')
  expect(spokenForms(term, english)).toContain(form)
  expect(spokenForms(term, createLexicon('de', ''))).not.toContain(form)
})

test.each([
  ['146', ['wxnforsiks', 'wxnfortIsiks', 'wxnhxndrxdfortIsiks']],
  ['300', ['TrIzIrOzIrO', 'TrIhxndrxd', 'TrIOO']],
  ['2020', ['tUzIrOtUzIrO', 'twentItwentI', 'tUOtUO']],
  ['1500', ['wxnfYvzIrOzIrO', 'fiftInhxndrxd', 'wxnfYvOO']],
  ['1234567', ['']],
])('the numeral %s is said as people say it', (digits, ways) => {
  expect(numberSounds(digits)).toEqual(ways)
})

test('initials may have been meant as a word', () => {
  expect(heardSounds('PI', createLexicon('en', 'pi\tpY\t20\n'))).toContain('pY')
})

test('a rare name heard may be said otherwise than English would', () => {
  const english = createLexicon('en', 'rain\trEn\t40\n')
  expect(heardSounds('Rai', english)).toContain('rY')
  expect(heardSounds('rain', english)).toEqual(['rEn'])
})

test('initials in the plural are heard as initials', () => {
  expect(heardSounds('LOMs', undefined)).toContain('elOemz')
  expect(heardSounds('Lomas', undefined)).not.toContain('elOemz')
})

describe('the lexicon', () => {
  const lexicon = createLexicon('en', "a\tx,E\t60\nit's\tits\t50\nrust\trxst\t21\nzoo\t\t20\n")

  test('finds every word, first and last too, and nothing else', () => {
    expect(lexicon.find('a')).toEqual({ sounds: ['x', 'E'], frequency: 60 })
    expect(lexicon.find("it's")?.sounds).toEqual(['its'])
    expect(lexicon.find('zoo')).toEqual({ sounds: [], frequency: 20 })
    expect(['', 'aa', 'rus', 'rusty', 'zzz'].map((word) => lexicon.find(word))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('the vocabulary of an episode', () => {
  test('names are taken from running text, not ordinary first words', () => {
    expect(
      namesIn('We talk with Armin Ronacher, creator of Flask. Grow your skills: see PyO3 and GitHub.'),
    ).toEqual(['Armin Ronacher', 'Flask', 'PyO3', 'GitHub'])
  })

  test('people count by their full name and by its parts, and the show’s glossary says where a term is from', () => {
    const show = {
      ...newShow({ id: ShowId.parse('sh-1'), title: 'Low Water' }),
      vocabulary: [
        {
          spelling: 'BrinyDB',
          kind: 'product' as const,
          saidAs: [],
          heardAs: [],
          matchCapitals: true,
          scope: 'show' as const,
        },
      ],
    }
    const doc = episode('Ada: hello')
    const people = doc.people.map((person) => ({ ...person, name: 'Ada Lovelace' }))
    const found = episodeVocabulary({ ...doc, people }, show)
    expect(found.map(({ spelling }) => spelling)).toEqual(
      expect.arrayContaining(['BrinyDB', 'Ada Lovelace', 'Ada', 'Lovelace', 'Low Water']),
    )
    expect(found.find(({ spelling }) => spelling === 'BrinyDB')?.sources).toEqual(['in your glossary'])
  })
})

test('tokens know their offsets and where a sentence begins', () => {
  const text = 'Grüße, Ann! C++ it’s'
  expect(
    tokensOf(text).map(({ text: word, start, end, sentenceStart }) => [
      word,
      text.slice(start, end) === word,
      sentenceStart,
    ]),
  ).toEqual([
    ['Grüße', true, true],
    ['Ann', true, false],
    ['C++', true, true],
    ['it’s', true, false],
  ])
})

test('a tree leads to the leaf of its threshold', () => {
  const model = { bias: 0, roots: [0], nodes: [0, 0.5, 4, 8, -1, -2, 0, 0, -1, 2, 0, 0] }
  expect(probability(model, [0.5])).toBeLessThan(0.2)
  expect(probability(model, [0.6])).toBeGreaterThan(0.8)
})
