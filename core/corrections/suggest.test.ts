import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { acceptGroup } from '../editing/accept-group.ts'
import { joinWords } from '../episode/transcript.ts'
import { episode } from '../testing/episode-builder.ts'
import { applied } from '../testing/expect-edit.ts'
import { hearText } from './heard-words.ts'
import { createLexicon } from './lexicon.ts'
import { emptyMemory, forget, rememberAccepted, rememberRefused } from './memory.ts'
import { suggest } from './suggest.ts'
import { candidates, suggestInText } from './suggest-in-text.ts'
import { tokensOf } from './tokens.ts'
import { prepareVocabulary, type VocabularyTerm } from './vocabulary.ts'

/** A few words of English, sorted, as the built lexicon has them: word, sounds, frequency. */
const lexicon = createLexicon(
  'en',
  `${[
    'a\tx,E\t60',
    'at\tAt\t58',
    'briny\tbrYnI\t12',
    'century\tsenCRI\t30',
    'flask\tflAsk\t18',
    'the\tDx,DI\t62',
    'we\twI\t60',
    'work\twRk\t46',
  ].join('\n')}\n`,
)

const terms = (...spellings: string[]): VocabularyTerm[] =>
  spellings.map((spelling) => ({ spelling, kind: 'product', sources: ['in your glossary'] }))

const rights = (text: string, ...spellings: string[]): string[] =>
  suggestInText(text, terms(...spellings), lexicon).map(({ heard, right }) => `${heard} → ${right}`)

describe('what is suggested', () => {
  test('a name that no dictionary has, spelled by ear', () => {
    expect(rights('Today Pibytes is here, and Pibytes pays.', 'Pybites')).toEqual(['Pibytes → Pybites'])
  })

  test('other capitals of a term, and a term in two words', () => {
    expect(rights('we work with flask and briny DB', 'Flask', 'BrinyDB').sort()).toEqual([
      'briny DB → BrinyDB',
      'flask → Flask',
    ])
  })

  test('nothing where the term is spelled as it should be', () => {
    expect(rights('We work with Flask and BrinyDB.', 'Flask', 'BrinyDB')).toEqual([])
  })

  test('nothing for another form of the term itself', () => {
    expect(rights('Kelpies are loggers. Our Kelpie logs.', 'Kelpie')).toEqual([])
  })

  test('nothing for small words drawn together, though they sound like a name', () => {
    const wheel = prepareVocabulary(terms('Wheel'), lexicon)
    const heardAs = (text: string): string[] =>
      candidates(hearText(tokensOf(text), lexicon), wheel).map(({ span }) => span.text)
    expect(heardAs("Then we'll see.")).toEqual([])
    expect(heardAs('Then wele see.')).toContain('wele')
  })

  test('a name with its possessive, which stays', () => {
    const { transcript } = episode("Ada: It is Pibites's page, and Pibites's work.")
    const [group] = transcript ? suggest(transcript, terms('Pybites'), emptyMemory, lexicon) : []
    expect(group?.places.map(({ before, after }) => `${before} → ${after}`)).toEqual([
      "Pibites's → Pybites's",
      "Pibites's → Pybites's",
    ])
  })

  test('a name that is part of a longer term was heard well, whatever else is like it', () => {
    expect(rights('They run Kelpex and Kelpexes.', 'Kelpexd').sort()).toEqual([
      'Kelpex → Kelpexd',
      'Kelpexes → Kelpexd',
    ])
    expect(rights('They run Kelpex and Kelpexes.', 'Kelpexd', 'Kelpex Core')).toEqual([])
  })

  test('letters across a comma are not one term', () => {
    expect(rights('It was Saltmark, Kelpie and others.', 'Saltmark Kelpie')).toEqual([])
  })
})

describe('a name in full', () => {
  const people = (...names: string[]): VocabularyTerm[] =>
    names.map((spelling) => ({ spelling, kind: 'person' }))
  const said = (text: string, vocabulary: readonly VocabularyTerm[]): string[] =>
    suggestInText(text, vocabulary, lexicon).map(({ heard, right }) => `${heard} → ${right}`)

  test('is looked for by each part that is no common word', () => {
    expect(said('Today Ronacha is here. So Ronacha pays.', people('Armin Ronacher'))).toEqual([
      'Ronacha → Ronacher',
    ])
    expect(said('We work with centuries.', people('Century Work'))).toEqual([])
  })

  test('is still found whole where one of its parts was heard well', () => {
    expect(said('Today Armen Ronacher pays.', people('Armin Ronacher'))).toEqual([
      'Armen Ronacher → Armin Ronacher',
    ])
  })

  test('has parts that are no reason to change the capitals of a word', () => {
    const vocabulary = [{ spelling: 'Arbelos Briny', kind: 'other' as const }]
    expect(said('A briny pays, and a briny works.', vocabulary)).toEqual([])
  })
})

test('initials in the plural are written as initials, and words are left as they are', () => {
  expect(rights('We work with the prs at its flask.', 'PR', 'IT')).toEqual(['prs → PRs'])
})

test('a small word may be the letter a name begins with, before a number', () => {
  const terms100 = prepareVocabulary(terms('A100'), lexicon)
  const heardAs = (text: string): string[] =>
    candidates(hearText(tokensOf(text), lexicon), terms100).map(({ span }) => span.text)
  expect(heardAs('We work with a one hundred.')).toContain('a one hundred')
  expect(heardAs('We work with a hundry.')).not.toContain('a hundry')
})

test('ordinary words in a row are looked at where a longer term has some of them', () => {
  const ordinary = createLexicon(
    'en',
    'after\tAftR\t48\nfree\tfrI\t41\nfreeze\tfrIz\t31\nuse\tyUz,yUs\t50\nwe\twI\t60\n',
  )
  const heardAs = (term: string): string[] =>
    candidates(
      hearText(tokensOf('We use after freeze'), ordinary),
      prepareVocabulary(terms(term), ordinary),
    ).map(({ span }) => span.text)
  expect(heardAs('use after free')).toContain('use after freeze')
  expect(heardAs('UzAfterFreeze')).not.toContain('use after freeze')
})

test('a term that the episode names itself is more probable', () => {
  const confidenceOf = (ofEpisode: boolean): number => {
    const [first] = suggestInText(
      'Today Pibytes is here.',
      [{ spelling: 'Pybites', kind: 'product', ofEpisode }],
      lexicon,
    )
    return first?.confidence ?? 0
  }
  expect(confidenceOf(false)).toBeGreaterThan(0)
  expect(confidenceOf(true)).toBeGreaterThan(confidenceOf(false))
  expect(confidenceOf(true)).toBeLessThan(1)
})

describe('the reasons of a suggestion', () => {
  const dictionary = createLexicon('en', ['is\tiz\t60', 'merge\tmRJ\t20', 'said\tsed\t50'].join('\n'))
  const reasonsOf = (text: string, term: string): readonly (readonly string[])[] => {
    const { transcript } = episode(text)
    if (!transcript) return []
    return suggest(transcript, terms(term), emptyMemory, dictionary).map(({ reasons }) => reasons)
  }

  test('tell that no dictionary has what was heard', () => {
    expect(reasonsOf('Ada: Ronacha is here. Ronacher said so.', 'Ronacher')).toEqual([
      ['Sounds alike', 'in your glossary', '“Ronacha” is not in the dictionary'],
    ])
  })
})

describe('one place, one suggestion', () => {
  test('the whole of a name is suggested where a part of it would fit the same words', () => {
    const found = rights('So my name is amen Ronacha, and I work.', 'Ronacher', 'Armin', 'Armin Ronacher')
    expect(found).toEqual(['amen Ronacha → Armin Ronacher'])
  })

  test('the whole is suggested too where the rest was heard as an ordinary word', () => {
    const ordinary = createLexicon('en', ['amen\tAmen\t44', 'my\tmY\t60', 'name\tneIm\t55'].join('\n'))
    const found = suggestInText(
      'So my name is amen Ronacha, and I work.',
      terms('Ronacher', 'Armin', 'Armin Ronacher'),
      ordinary,
    )
    expect(found.map(({ heard, right }) => `${heard} → ${right}`)).toEqual(['amen Ronacha → Armin Ronacher'])
  })

  test('all of the words a name was taken for are suggested, not some that are like it too', () => {
    const sea = createLexicon('en', ['he\thI\t60', 'kelp\tkelp\t18', 'with\twiT\t60'].join('\n'))
    const found = suggestInText(
      'She builds kelp he, an open source. Kelp he began as a week. Get a kelp he kit or calpy.',
      terms('Kelpie'),
      sea,
    )
    expect(found.map(({ heard, places }) => `${heard}: ${places.length}`)).toContain('kelp he: 3')
  })

  test('a part of a name is suggested where the rest of it does not sound alike', () => {
    const found = rights('We work with the Ronacha at work.', 'Ronacher', 'Armin Ronacher')
    expect(found).toEqual(['Ronacha → Ronacher'])
  })
})

describe('bad input', () => {
  test.each([
    ['an empty vocabulary', 'some words', []],
    ['an empty text', '', ['Flask']],
    ['a term of one letter', 'a b c', ['C']],
    ['an emoji', 'well 😀 well', ['😀', '👩‍👩‍👧']],
    ['signs alone', 'what ++ is ##', ['++', '#', '...']],
    ['blanks', 'words', ['   ', '\t']],
  ])('%s gives no suggestion and no fault', (_name, text, spellings) => {
    expect(suggestInText(text, terms(...spellings), lexicon)).toEqual([])
  })

  test('five thousand terms are looked through', () => {
    const many = Array.from({ length: 5000 }, (_, i) => `Term${i.toString(36)}x`)
    expect(Array.isArray(suggestInText('we work at the century', terms(...many), lexicon))).toBe(true)
  })

  test('without a lexicon sounds are judged by letters', () => {
    expect(
      suggestInText('Ronacha said so. Ronacha again.', terms('Ronacher'), undefined).map((one) => one.right),
    ).toEqual(['Ronacher'])
  })
})

test('for any text, places are exact, in range, and never overlap', () => {
  const piece = fc.constantFrom(
    'Pibytes',
    'pybites',
    'sentry',
    'SENTRY',
    'briny',
    'DB',
    '😀',
    'n̈',
    'the',
    ',',
    '.',
    '\n',
    ' ',
    '–',
    'שלום',
    'Sentree',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join(' ')
      const taken = new Set<number>()
      for (const { heard, right, places } of suggestInText(
        text,
        terms('Pybites', 'Sentry', 'BrinyDB'),
        lexicon,
      )) {
        for (const { start, end } of places) {
          expect(end).toBeGreaterThan(start)
          expect(text.slice(start, end)).not.toBe(right)
          expect(text.slice(start, end).split(/\s+/u)[0]?.toLowerCase()).toBe(
            heard.split(' ')[0]?.toLowerCase(),
          )
          for (let i = start; i < end; i += 1) {
            expect(taken.has(i)).toBe(false)
            taken.add(i)
          }
        }
      }
    }),
  )
})

describe('in a transcript', () => {
  const doc = episode('Ada: At Pibytes, we work.', 'Bo: "Pibytes" it is; flask too.')
  const groups = suggest(doc.transcript ?? { segments: [] }, terms('Pybites', 'Flask'), emptyMemory, lexicon)

  test('places are words, with the punctuation that stood around them', () => {
    const places = groups.find((group) => group.right === 'Pybites')?.places
    expect(places?.map(({ before, after, leftContext }) => [leftContext, before, after])).toEqual([
      ['At ', 'Pibytes,', 'Pybites,'],
      ['', '"Pibytes"', '"Pybites"'],
    ])
  })

  test('accepting a group changes every place and nothing else', () => {
    const group = groups.find((one) => one.right === 'Pybites')
    if (!group) throw new Error('The suggestion is missing.')
    const after = applied(doc, acceptGroup(group))
    expect(after.transcript?.segments.map((segment) => joinWords(segment.words))).toEqual([
      'At Pybites, we work.',
      '"Pybites" it is; flask too.',
    ])
    expect(after.corrections.map((correction) => correction.ruleId)).toEqual([
      acceptGroup(group).ruleId,
      acceptGroup(group).ruleId,
    ])
  })

  test('a refused pair stays quiet, until the refusal is taken back', () => {
    const refused = rememberRefused(emptyMemory, 'Pibytes', 'Pybites')
    const found = (memory = refused) =>
      suggest(doc.transcript ?? { segments: [] }, terms('Pybites'), memory, lexicon).length
    expect([found(), found(forget(refused, 'pibytes', 'Pybites'))]).toEqual([0, 1])
  })

  test('an accepted pair comes first, with that as its reason', () => {
    const memory = rememberAccepted(emptyMemory, 'flask', 'Flask')
    const [first] = suggest(doc.transcript ?? { segments: [] }, terms('Pybites', 'Flask'), memory, lexicon)
    expect(first).toMatchObject({
      right: 'Flask',
      tier: 1,
      reasons: ['Accepted before in this show', 'Capital letter', 'in your glossary'],
    })
  })
})
