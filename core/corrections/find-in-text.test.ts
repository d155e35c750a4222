import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { acceptGroup } from '../editing/accept-group.ts'
import type { Episode } from '../episode/schema.ts'
import { joinWords } from '../episode/transcript.ts'
import { LinkId, PersonId, ShowId } from '../ids.ts'
import { newShow } from '../show/new-show.ts'
import type { Show } from '../show/schema.ts'
import { untimedEpisode } from '../testing/episode-builder.ts'
import { applied } from '../testing/expect-edit.ts'
import { millis } from '../time.ts'
import { episodeSurroundings, episodeVocabulary } from './episode-vocabulary.ts'
import { findInText } from './find-in-text.ts'
import { createLexicon } from './lexicon.ts'
import { emptyMemory, rememberAccepted, rememberRefused } from './memory.ts'
import { otherSpellings } from './other-spellings.ts'
import { joinReasons } from './reasons.ts'
import { knownAddresses } from './spoken-addresses.ts'
import { suggest } from './suggest.ts'
import type { VocabularyTerm } from './vocabulary.ts'

const lexicon = createLexicon('en', 'century\tsenCRI\t30\nkelp\tkelp\t12\nmost\tmOst\t52\n')
const terms = (...spellings: string[]): VocabularyTerm[] =>
  spellings.map((spelling) => ({ spelling, kind: 'product', sources: ['in your glossary'] }))

function told(
  change: (episode: Episode) => Partial<Episode>,
  lines: readonly string[] = ['Ada: hello'],
  show?: Show,
) {
  const made = untimedEpisode(...lines)
  const episode = { ...made, ...change(made) }
  const { transcript = { segments: [] } } = episode
  const groups = suggest(
    transcript,
    episodeVocabulary(episode, show),
    show?.memory ?? emptyMemory,
    lexicon,
    episodeSurroundings(episode, show),
  )
  return { episode, groups, pairs: groups.map(({ heard, right }) => `${heard} → ${right}`) }
}

const guest = (name: string) => ({ id: PersonId.parse('p-9'), name, role: 'guest', group: 'cast' })

describe('a name that the texts of an episode spell otherwise', () => {
  const notes = { showNotes: { source: 'text' as const, template: '', text: 'With Vicky Boykys today.' } }
  const lines = ['Ada: here is Vicky Boykys again, and vicky boykys’s book']

  test('is corrected in the transcript towards the people', () => {
    const { groups } = told(() => ({ people: [guest('Vicki Boykis')], ...notes }), lines)
    const group = groups.find(({ kind }) => kind === 'spelling')
    expect(group).toMatchObject({ right: 'Vicki Boykis', heard: 'Vicky Boykys' })
    expect(group?.places.map(({ before, after }) => [before, after])).toEqual([
      ['Vicky Boykys', 'Vicki Boykis'],
      ['vicky boykys’s', 'Vicki Boykis’s'],
    ])
    expect(joinReasons(group?.reasons ?? [])).toBe(
      'Spelled otherwise among the people. Written like this in the show notes.',
    )
  })

  test('is no term of its own', () => {
    const made = untimedEpisode('Ada: hello')
    const vocabulary = episodeVocabulary({ ...made, people: [guest('Vicki Boykis')], ...notes }, undefined)
    expect(vocabulary.map(({ spelling }) => spelling)).not.toContain('Vicky Boykys')
  })

  test('is left alone when it is somebody else', () => {
    const people = [guest('Vicki Boykis'), { ...guest('Vicky Boykys'), id: PersonId.parse('p-8') }]
    expect(otherSpellings({ ...untimedEpisode('Ada: hello'), people, ...notes }, undefined)).toEqual([])
  })
})

describe('where the vocabulary is from', () => {
  const show = newShow({ id: ShowId.parse('sh-1'), title: 'Talk' })
  const spellings = (change: Partial<Episode>, of: Show = show) =>
    episodeVocabulary({ ...untimedEpisode('Ada: hello'), ...change }, of).map(({ spelling }) => spelling)

  test('of two ways to write a term the one that was asked first stays', () => {
    const found = spellings({ title: 'We meet ClickHouse here', summary: 'All about Click House and more.' })
    expect(found).toContain('ClickHouse')
    expect(found).not.toContain('Click House')
  })

  test('what was accepted in earlier episodes is a term', () => {
    const taught = { ...show, memory: rememberAccepted(emptyMemory, 'briny dee', 'BrinyDB') }
    const term = episodeVocabulary(untimedEpisode('Ada: hello'), taught).find(
      (one) => one.spelling === 'BrinyDB',
    )
    expect(term?.sources).toEqual(['kept in earlier episodes'])
  })

  test('terms of other shows come last and say so', () => {
    const shared = [
      {
        spelling: 'Wasabi',
        kind: 'product' as const,
        saidAs: [],
        heardAs: ['was a bee'],
        matchCapitals: true,
        scope: 'all' as const,
      },
    ]
    const made = untimedEpisode('Ada: hello')
    expect(episodeVocabulary(made, show, shared).at(-1)).toMatchObject({
      spelling: 'Wasabi',
      heardAs: ['was a bee'],
      sources: ['in the glossary of another show'],
    })
  })

  test('a headline’s capitals make no ordinary word a term', () => {
    const lines = ['Ada: most of the kelp is here']
    expect(
      told(() => ({ title: 'Ines Okafor: Kelpie, Saltmark and Listening to Kelp' }), lines).pairs,
    ).toEqual([])
    expect(told(() => ({ title: 'How we learned to love Kelp at last' }), lines).pairs).toEqual([
      'kelp → Kelp',
    ])
  })
})

describe('forms a term was heard as before', () => {
  const found = (text: string, memory = emptyMemory, vocabulary = terms('Sentry')) =>
    findInText(text, vocabulary, lexicon, { memory }).map(({ heard, right, confidence }) => [
      heard,
      right,
      confidence,
    ])

  test('are offered although they sound like nothing', () => {
    const memory = rememberAccepted(emptyMemory, 'blue boat', 'Sentry')
    expect(found('the Blue boat sails', memory)).toEqual([['Blue boat', 'Sentry', 1]])
    expect(found('the Blue, boat. Boat', memory)).toHaveLength(1)
    expect(found('a blue. Boat', memory)).toEqual([])
  })

  test('are taken from the glossary too', () => {
    const vocabulary = [{ spelling: 'Sentry', kind: 'product' as const, heardAs: ['blue boat'] }]
    expect(found('a blue boat', emptyMemory, vocabulary)).toEqual([['blue boat', 'Sentry', 0.9]])
  })

  test('are quiet once refused, and never a small word alone', () => {
    const vocabulary = [{ spelling: 'Sentry', kind: 'product' as const, heardAs: ['blue boat', 'the'] }]
    const memory = rememberRefused(emptyMemory, 'blue boat', 'Sentry')
    expect(found('the blue boat', memory, vocabulary)).toEqual([])
  })
})

describe('all kinds together', () => {
  test('an address keeps its place before the name that sounds like a part of it', () => {
    const links = [{ id: LinkId.parse('li-1'), label: 'Site', address: 'https://pybites.example/friends' }]
    const { groups } = told(() => ({ links }), ['Ada: see pibites dot example slash friends now'])
    expect(groups.map(({ kind, right }) => [kind, right])).toEqual([['address', 'pybites.example/friends']])
  })

  test('words written twice at a seam of cues go in one step and come back in one', () => {
    const made = untimedEpisode('Ada: we went to the the sea and then we were home')
    const words = made.transcript?.segments[0]?.words ?? []
    const timed = words.map((word, i) => (i === 0 || i === 4 ? { ...word, start: millis(i * 1_000) } : word))
    const [segment] = made.transcript?.segments ?? []
    if (!segment) throw new Error('The turn is missing.')
    const episode = { ...made, transcript: { segments: [{ ...segment, words: timed }] } }
    const [group] = suggest(episode.transcript, [], emptyMemory, lexicon)
    if (!group) throw new Error('The finding is missing.')
    expect(group).toMatchObject({ heard: 'the the', right: 'the', kind: 'repeated' })
    const after = applied(episode, acceptGroup(group))
    expect(joinWords(after.transcript?.segments[0]?.words ?? [])).toBe(
      'we went to the sea and then we were home',
    )
  })

  test('a transcript timed by the word has no seams of cues', () => {
    const made = untimedEpisode('Ada: we went to the the sea')
    const segments = (made.transcript?.segments ?? []).map((segment) => ({
      ...segment,
      words: segment.words.map((word, i) => ({ ...word, start: millis(i * 500) })),
    }))
    expect(suggest({ segments }, [], emptyMemory, lexicon)).toEqual([])
  })
})

describe('bad input', () => {
  test.each([
    ['an empty vocabulary', []],
    ['a term of one letter', ['C', 'é', '字']],
    ['emoji', ['😀', '👩‍👩‍👧', '❤️ DB']],
    ['terms equal to ordinary words', ['most', 'kelp', 'century', 'the']],
    ['terms of signs', ['++', '@', '/', '...']],
  ])('%s gives no fault and places inside the text', (_name, spellings) => {
    const text = 'The most 😀 kelp of the century: C ++ é 字 👩‍👩‍👧 dot com slash ❤️'
    const found = findInText(text, terms(...spellings), lexicon, { addresses: knownAddresses(spellings) })
    for (const { places, right } of found) {
      expect(spellings).toContain(right)
      for (const { start, end } of places) expect(text.slice(start, end).trim()).toBe(text.slice(start, end))
    }
  })

  test('a term that is an ordinary word as it stands is not suggested for itself', () => {
    expect(findInText('the most of the kelp', terms('most', 'kelp'), lexicon)).toEqual([])
  })

  test('five thousand terms with as many forms and addresses are looked through', () => {
    const many = Array.from({ length: 5_000 }, (_, n) => ({
      spelling: `Term${n.toString(36)}x`,
      kind: 'other' as const,
      heardAs: [`tern ${n.toString(36)}`],
    }))
    const addresses = knownAddresses(many.map(({ spelling }) => `https://${spelling}.example/a`))
    const found = findInText('a tern 2s flies to term2sx dot example slash a', many, lexicon, { addresses })
    expect(found.map(({ right }) => right)).toEqual(expect.arrayContaining(['Term2sx']))
  })
})

test('for any text and any seams, places are exact and never overlap', () => {
  const piece = fc.constantFrom(
    'the',
    'The',
    'pibytes',
    'sentry',
    '😀',
    'n̈',
    'dot',
    'slash',
    'com',
    'at',
    'sign',
    ',',
    '.',
    '\n\n',
    'שלום',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 50 }), fc.array(fc.nat(200)), (pieces, offsets) => {
      const text = pieces.join(' ')
      const seams = [...offsets].sort((a, b) => a - b).map((at) => ({ at, between: 'cues' as const }))
      const addresses = knownAddresses(['https://sentry.com/the', 'mailto:pibytes@sentry.com'])
      const taken = new Set<number>()
      for (const { heard, places } of findInText(text, terms('Pybites', 'Sentry'), lexicon, {
        seams,
        addresses,
      })) {
        expect(text.toLowerCase()).toContain(heard.split(/\s/u)[0]?.toLowerCase())
        for (const { start, end } of places) {
          expect(start >= 0 && end > start && end <= text.length).toBe(true)
          for (let at = start; at < end; at += 1) {
            expect(taken.has(at)).toBe(false)
            taken.add(at)
          }
        }
      }
    }),
  )
})
