import { describe, expect, test } from 'vitest'
import { phonemeIndex } from '../phonemes.ts'
import { soundOf, soundSimilarity } from '../sound-distance.ts'
import { suggestInText } from '../suggest-in-text.ts'
import { createRuleLexicon, soundKnowledge, soundsOf } from './sounds-of.ts'

const tags = ['de', 'es', 'fr', 'it', 'nl', 'pt']

describe('letter rules', () => {
  test.each([
    ['de', 'schneider', 'SnYdx'],
    ['de', 'vogel', 'fogel'],
    ['de', 'zeit', 'tsYt'],
    ['de', 'bäume', 'bqmx'],
    ['de-AT', 'straße', 'Strasx'],
    ['fr', 'château', 'SatO'],
    ['fr', 'garçon', 'garsOn'],
    ['fr', 'champagne', 'Sonpany'],
    ['es', 'jalapeño', 'halapenyo'],
    ['es', 'guerra', 'gera'],
    ['es', 'cielo', 'syelo'],
    ['it', 'gnocchi', 'nyokI'],
    ['it', 'ciao', 'Cao'],
    ['it', 'bruschetta', 'brUsketa'],
    ['nl', 'schiphol', 'shifol'],
    ['nl', 'huis', 'hqs'],
    ['pt-BR', 'coração', 'korasWn'],
    ['pt', 'filho', 'fIlyu'],
  ])('%s: %s sounds as %s', (tag, word, sounds) => {
    expect(soundsOf(word, tag)).toBe(sounds)
  })

  test('every sound a rule gives is one the engine can compare', () => {
    const word = 'aäáàâãbcçdeéèêëfgghiíïjklmnñoóôõöpqrsßtuúüvwxyzœ'
    for (const tag of tags) {
      for (const sound of soundsOf(word, tag) ?? '') expect(phonemeIndex[sound.charCodeAt(0)]).not.toBe(255)
    }
  })

  test('every Latin letter has a sound or is silent by rule, and nothing else stops them', () => {
    for (const tag of tags) {
      expect(soundsOf('😀 שלום 日本 n̈', tag)).toBe('n')
      expect(soundsOf('', tag)).toBe('')
    }
  })

  test('spellings of one sound are alike in their language', () => {
    const alike = (tag: string, a: string, b: string) =>
      soundSimilarity(soundOf(soundsOf(a, tag) ?? ''), soundOf(soundsOf(b, tag) ?? ''))
    expect(alike('de', 'Meier', 'Mayer')).toBe(1)
    expect(alike('de', 'Schmitt', 'Schmidt')).toBe(1)
    expect(alike('fr', 'Renault', 'Reno')).toBe(1)
    expect(alike('es', 'Vaca', 'Baca')).toBe(1)
  })
})

describe('what is known of a language', () => {
  test.each([
    ['en-GB', 'dictionary'],
    ['de', 'rules'],
    ['pt-BR', 'rules'],
    ['ja', 'none'],
    ['', 'none'],
  ])('%s: %s', (tag, known) => {
    expect(soundKnowledge(tag)).toBe(known)
  })

  test('there are no letter rules for a language nobody wrote them for', () => {
    expect(soundsOf('slovo', 'cs')).toBeUndefined()
  })
})

describe('a language without a dictionary', () => {
  const found = (tag: string, text: string, ...spellings: string[]) =>
    suggestInText(
      text,
      spellings.map((spelling) => ({ spelling, kind: 'product' as const, sources: ['in your glossary'] })),
      createRuleLexicon(tag, text),
    ).map(({ heard, right }) => `${heard} → ${right}`)

  test.each(['de', 'cs'])(
    '%s: a name is found that is never written right, however often it is said',
    (tag) => {
      const text = 'brinydb ist da. '.repeat(40)
      expect(found(tag, text, 'BrinyDB')).toEqual(['brinydb → BrinyDB'])
    },
  )

  test.each(['de', 'cs'])('%s: capitals and joined words are found', (tag) => {
    expect(found(tag, 'mit brinydb und click house', 'BrinyDB', 'ClickHouse').sort()).toEqual([
      'brinydb → BrinyDB',
      'click house → ClickHouse',
    ])
  })

  test('a name spelled by ear is found', () => {
    expect(found('de', 'Heute ist Herr Ronacha da. Ronacha sagt ja.', 'Ronacher')).toEqual([
      'Ronacha → Ronacher',
    ])
  })

  test('a word that stands in small letters is taken for one of the language', () => {
    const lexicon = createRuleLexicon('de', 'wir sagen ja und ja und Ronacha')
    const [often, once, never] = ['ja', 'sagen', 'ronacha'].map((word) => lexicon.find(word)?.frequency ?? 0)
    expect(often).toBeGreaterThan(once ?? 0)
    expect(once).toBeGreaterThan(0)
    expect(never).toBe(0)
  })

  test('letters of no alphabet the rules know do no harm', () => {
    expect(found('ja', '今日は BrinyDB について', 'BrinyDB', '日本語')).toEqual([])
  })
})
