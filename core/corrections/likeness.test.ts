import { describe, expect, test } from 'vitest'
import { carriedPossessive } from './carried-possessive.ts'
import { heardRuns } from './heard-runs.ts'
import { type HeardSpan, spanAt } from './heard-spans.ts'
import { hearText } from './heard-words.ts'
import { isMereVariant } from './mere-variants.ts'
import { nameSounds } from './name-sounds.ts'
import { restLikeness, weakestWord } from './rest-likeness.ts'
import { soundSimilarity } from './sound-distance.ts'
import { likenesses } from './sound-index.ts'
import { tokensOf } from './tokens.ts'
import { type PreparedTerm, prepareVocabulary } from './vocabulary.ts'

function spanOf(text: string) {
  const heard = hearText(tokensOf(text), undefined)
  return spanAt(heard, [0], heard.words.length)
}
function termOf(spelling: string) {
  const [term] = prepareVocabulary([{ spelling, kind: 'product' }], undefined)
  if (!term) throw new Error(`“${spelling}” is no term`)
  return term
}

describe('what is left when shared words are set aside', () => {
  test('is compared alone', () => {
    const shared = restLikeness(spanOf('sub agents'), termOf('DeepAgents'), 0.8, undefined)
    expect(shared.stripped).toBeCloseTo(0.6)
    expect(shared.sound).toBeLessThan(0.5)
  })

  test('is the whole where nothing is shared', () => {
    expect(restLikeness(spanOf('ginger'), termOf('Django'), 0.8, undefined)).toEqual({
      sound: 0.8,
      stripped: 0,
    })
  })

  test('is nothing where one holds the other', () => {
    expect(restLikeness(spanOf('agents'), termOf('DeepAgents'), 0.7, undefined).sound).toBe(0)
  })
})

describe('the word that is least alike', () => {
  test('decides where there are as many words as in the term', () => {
    const alike = weakestWord(spanOf('border checker'), termOf('borrow checker'), 0.8, undefined)
    expect(alike).toBeGreaterThan(0.5)
    expect(alike).toBeLessThan(1)
    expect(weakestWord(spanOf('systems idea'), termOf('systems theory'), 0.8, undefined)).toBeLessThan(0.5)
  })

  test('is the whole where there are more words or fewer', () => {
    expect(weakestWord(spanOf('free note'), termOf('freenode'), 0.9, undefined)).toBe(0.9)
  })
})

describe('a mere variant', () => {
  test.each([
    ['VirtualCoffeeIO', 'Virtual Coffee'],
    ['agents', 'DeepAgents'],
    ['nodes', 'node'],
    ['mergers', 'merge'],
    ['PR is', 'PRs'],
    ["Slack've", 'Slack'],
    ['accountabilities', 'accountability'],
    ['50 percent', 'fifteen'],
    ['13', 'thirteen'],
    ['panpsychists', 'panpsychism'],
    ['substance dualist', 'substance dualism'],
    ['RX 480', 'RX 580'],
    ['Apache two', 'Apache 2.0'],
    ['Ocean 2 Pool', 'Ocean Pool'],
  ])('“%s” of “%s” was heard well', (heard, right) => {
    expect(isMereVariant(spanOf(heard), termOf(right))).toBe(true)
  })

  test.each([
    ['Jango', 'Django'],
    ['Sun four', 'Sun-4'],
    ['m I three hundred', 'MI300'],
    ['sub agents', 'DeepAgents'],
    ['pie test', 'pytest'],
    ['Adder man', 'AddrMan'],
    ['Noster', 'Nostr'],
  ])('“%s” of “%s” was not', (heard, right) => {
    expect(isMereVariant(spanOf(heard), termOf(right))).toBe(false)
  })
})

test('a name from elsewhere may be said as its own language says it', () => {
  expect(nameSounds('sjors')).toContain('Sors')
  expect(nameSounds('anna')).toEqual([])
})

test('looking only at what could come out alike misses nothing that is', () => {
  const words = 'ginger jingle century sentry flask desk kelp help shorts sure coin join pie test bytes'
  const rules = { isNamed: () => false, hasFloors: true }
  const runs = heardRuns(hearText(tokensOf(words), undefined), rules)
  const spans = Array.from({ length: runs.count }, (_, run) => runs.spanOf(run))
  const terms = prepareVocabulary(
    ['Django', 'Sentry', 'Flask', 'Kelp', 'Sjors', 'CoinJoin', 'pytest', 'PyBites', 'GIL'].map(
      (spelling) => ({
        spelling,
        kind: 'product' as const,
      }),
    ),
    undefined,
  )
  const floor = 0.66
  const found = likenesses(runs, terms, floor).filter(({ span, term }) => isLong(span, term))
  const named = (span: HeardSpan, term: PreparedTerm): string => `${span.text} → ${term.term.spelling}`
  const alike = spans.flatMap((span) =>
    terms.filter((term) => isLong(span, term) && best(span, term) >= floor).map((term) => named(span, term)),
  )
  expect(alike.length).toBeGreaterThan(5)
  expect(found.map(({ span, term }) => named(span, term)).sort()).toEqual(alike.sort())
  for (const { span, term, sound } of found) expect(sound).toBeCloseTo(best(span, term))
})

/** The likeness of the closest ways to say both, looked for among all of them. */
function best(span: HeardSpan, term: PreparedTerm): number {
  return Math.max(
    ...span.sounds.flatMap((heard) => term.sounds.map((meant) => soundSimilarity(heard, meant))),
  )
}

/** Of five sounds and more either way; shorter ones have a floor of their own. */
function isLong(span: HeardSpan, term: PreparedTerm): boolean {
  return [...span.sounds, ...term.sounds].every(({ rows }) => rows.length >= 5)
}

describe('a possessive at the end of what was heard', () => {
  const carried = (heard: string, meant: string): string => {
    const { words } = hearText(tokensOf(heard), undefined)
    const text = hearText(tokensOf(`${heard} and ${heard}`), undefined)
    const [likeness] = likenesses(
      heardRuns(text, { isNamed: () => false, hasFloors: false }),
      [termOf(meant)],
      0.5,
    ).filter(({ span }) => span.words.length === words.length)
    if (!likeness) throw new Error(`“${heard}” is not like “${meant}”`)
    return carriedPossessive(likeness)
  }

  test.each([
    ["Kalle's", 'Calle', "'s"],
    ['Hamidi’s', 'Amiti', '’s'],
    ["Shor's", 'Sjors', ''],
    ['Kalle', 'Calle', ''],
    ["Kalle's", "Calle's", ''],
  ])('of “%s” for %s is “%s”', (heard, meant, ending) => {
    expect(carried(heard, meant)).toBe(ending)
  })
})
