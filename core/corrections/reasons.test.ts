import { describe, expect, test } from 'vitest'
import { joinReasons, reasonsFor } from './reasons.ts'
import type { Evidence, TextSuggestion } from './text-suggestion.ts'

test.each([
  [['Sounds alike', 'in your glossary', 'in the title'], 'Sounds alike. In your glossary, in the title.'],
  [['Sounds alike'], 'Sounds alike.'],
  [
    ['Accepted before in this show', 'Sounds alike', 'guest of this episode'],
    'Accepted before in this show. Sounds alike, guest of this episode.',
  ],
  [
    ['Capital letter', 'in the description', 'Written like this in a chapter'],
    'Capital letter. In the description, written like this in a chapter.',
  ],
  [['Reads like an address. ', ''], 'Reads like an address.'],
  [[], ''],
])('%j reads as sentences', (reasons, text) => {
  expect(joinReasons(reasons)).toBe(text)
})

describe('why a suggestion is made', () => {
  const reasons = (heard: string, right: string, rest: Partial<TextSuggestion> = {}): readonly string[] => {
    const term = { spelling: right, kind: 'other' as const, sources: ['in your glossary', 'in the title'] }
    return reasonsFor({ heard, right, kind: 'other', confidence: 0.5, term, places: [], ...rest })
  }
  const evidence: Evidence = { sound: 0.9, spelling: 0.5, isNoWord: false, isElsewhere: false }

  test('how alike it is and where the term is from come first', () => {
    expect(reasons('century', 'Sentry', { evidence })).toEqual([
      'Sounds alike',
      'in your glossary',
      'in the title',
    ])
  })

  test('a heard word that no dictionary has, and a term that was heard well elsewhere, come before another source', () => {
    const known = { ...evidence, isNoWord: true, isElsewhere: true }
    expect(reasons('Merch', 'Murch', { evidence: known })).toEqual([
      'Sounds alike',
      'in your glossary',
      '“Merch” is not in the dictionary',
    ])
    expect(reasons('merge', 'Murch', { evidence: { ...known, isNoWord: false } })[2]).toBe(
      '“Murch” stands elsewhere in the text',
    )
  })

  test('what is alike by letters more than by sound is said to be', () => {
    expect(reasons('Amitie', 'Amiti', { evidence: { ...evidence, sound: 0.7, spelling: 0.83 } })[0]).toBe(
      'Spelled alike',
    )
    expect(reasons('ARPAO', 'RPOW', { evidence: { ...evidence, sound: 0.7 } })[0]).toBe(
      'Sounds somewhat alike',
    )
  })

  test.each([
    ['rust', 'Rust', 'capitals', 'Capital letter'],
    ['RUST', 'Rust', 'capitals', 'Other capitals'],
    ['Blocks', 'blocks', 'capitals', 'Written without capitals'],
    ['re-base', 'rebase', 'joined', 'Written as one word'],
    ['ocean pool', 'oceanpool', 'joined', 'Written as one word'],
    ['oceanpool', 'Ocean Pool', 'joined', 'Written as several words'],
  ] as const)('%s → %s: %s, %s', (heard, right, kind, reason) => {
    expect(reasons(heard, right, { kind })[0]).toBe(reason)
  })
})
