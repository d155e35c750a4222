import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rememberAccepted, rememberRefused, unlearnAccepted } from '../corrections/memory.ts'
import { PersonId, RuleId, ShowId } from '../ids.ts'
import { newShow } from '../show/new-show.ts'
import { type KnownPerson, type ReplaceRule, Show, type Term } from '../show/schema.ts'
import { combineShows } from './combine-shows.ts'

const term = (spelling: string, more: Partial<Term> = {}): Term => ({
  spelling,
  kind: 'product',
  saidAs: [],
  heardAs: [],
  matchCapitals: true,
  scope: 'show',
  ...more,
})
const rule = (find: string, replace: string): ReplaceRule => ({
  id: RuleId.parse('rl-1'),
  find,
  replace,
  wholeWord: true,
  matchCase: true,
  regularExpression: false,
})
const person = (id: string, more: Partial<KnownPerson> = {}): KnownPerson => ({
  id: PersonId.parse(id),
  name: 'Ada',
  role: 'host',
  group: 'cast',
  links: [],
  heardAs: [],
  ...more,
})
const base: Show = {
  ...newShow({ id: ShowId.parse('sh-1'), title: 'Loom Hour' }),
  vocabulary: [term('Sentry'), term('Rust')],
  people: [person('p-1')],
  replaceRules: [rule('loom', 'Loom')],
  templates: [{ name: 'Short', template: '{{title}}' }],
}
const combine = (ours: Partial<Show>, theirs: Partial<Show>) =>
  combineShows({ base, ours: { ...base, ...ours }, theirs: { ...base, ...theirs } })
const learned = (show: Show, ...pairs: [string, string][]): Show => ({
  ...show,
  memory: pairs.reduce((memory, pair) => rememberAccepted(memory, ...pair), show.memory),
})

describe('two versions of a show', () => {
  test('each keep what only they changed', () => {
    const { show, clashes } = combine(
      { title: 'Loom', vocabulary: [...base.vocabulary, term('Kelpie')] },
      { summary: 'Weaving', vocabulary: [...base.vocabulary, term('BrinyDB')], templates: [] },
    )
    expect(show).toMatchObject({ title: 'Loom', summary: 'Weaving', templates: [] })
    expect(show.vocabulary.map(({ spelling }) => spelling)).toEqual(['Sentry', 'Rust', 'Kelpie', 'BrinyDB'])
    expect(clashes).toEqual([])
  })

  test('are combined field by field in a term and a person, and heard forms of both stay', () => {
    const { show, clashes } = combine(
      { vocabulary: [term('Sentry', { heardAs: ['century'], kind: 'other' }), term('Rust')] },
      {
        vocabulary: [term('Sentry', { heardAs: ['entry'] }), term('Rust')],
        people: [person('p-1', { headline: 'weaver' })],
      },
    )
    expect(show.vocabulary[0]).toEqual(term('Sentry', { heardAs: ['century', 'entry'], kind: 'other' }))
    expect(show.people).toEqual([person('p-1', { headline: 'weaver' })])
    expect(clashes).toEqual([])
  })

  test('that changed the same thing keep ours, and say which', () => {
    const { show, clashes } = combine(
      { title: 'Ours', people: [person('p-1', { name: 'Ada L.' })], replaceRules: [rule('loom', 'LOOM')] },
      { title: 'Theirs', people: [person('p-1', { name: 'Adah' })], replaceRules: [rule('looms', 'Loom')] },
    )
    expect([show.title, show.people[0]?.name]).toEqual(['Ours', 'Ada L.'])
    // Half of one rule and half of another would be a rule nobody wrote.
    expect(show.replaceRules).toEqual([rule('loom', 'LOOM')])
    expect(clashes).toEqual(['the title', 'the person “Ada L.”', 'the rule “loom”'])
  })

  test('of which one removed what the other changed keep it', () => {
    const { show } = combine(
      { vocabulary: [term('Rust')] },
      { vocabulary: [term('Sentry', { heardAs: ['century'] }), term('Rust')] },
    )
    expect(show.vocabulary.map(({ spelling }) => spelling).sort()).toEqual(['Rust', 'Sentry'])
  })
})

describe('what two windows learn at once', () => {
  test('is counted from both', () => {
    const known = learned(base, ['century', 'Sentry'])
    const { show } = combineShows({
      base: known,
      ours: learned(known, ['century', 'Sentry'], ['roost', 'Rust']),
      theirs: learned(known, ['century', 'Sentry']),
    })
    expect(show.memory.accepted).toEqual([
      { heard: 'century', right: 'Sentry', times: 3 },
      { heard: 'roost', right: 'Rust', times: 1 },
    ])
  })

  test('and taken back by one is taken back', () => {
    const known = learned(base, ['century', 'Sentry'])
    const takenBack = { ...known, memory: unlearnAccepted(known.memory, 'century', 'Sentry') }
    const { show } = combineShows({ base: known, ours: takenBack, theirs: learned(known, ['roost', 'Rust']) })
    expect(show.memory.accepted).toEqual([{ heard: 'roost', right: 'Rust', times: 1 }])
  })

  test('and answered differently is as we answered, never both', () => {
    const refused = { ...base, memory: rememberRefused(base.memory, 'century', 'Sentry') }
    const accepted = learned(base, ['century', 'Sentry'])
    const pair = { heard: 'century', right: 'Sentry', times: 1 }
    expect(combineShows({ base, ours: refused, theirs: accepted }).show.memory).toEqual({
      accepted: [],
      refused: [pair],
    })
    expect(combineShows({ base, ours: accepted, theirs: refused }).show.memory).toEqual({
      accepted: [pair],
      refused: [],
    })
  })

  test('whatever it is, the show is whole and no pair is both accepted and refused', () => {
    const answer = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.boolean())
    const having = (show: Show, answers: readonly (readonly [string, boolean])[]): Show => ({
      ...show,
      memory: answers.reduce((memory, [heard, isAccepted]) => {
        const remember = isAccepted ? rememberAccepted : rememberRefused
        return remember(memory, heard, heard.toUpperCase())
      }, show.memory),
    })
    fc.assert(
      fc.property(fc.array(answer), fc.array(answer), fc.array(answer), (first, ours, theirs) => {
        const before = having(base, first)
        const { show } = combineShows({
          base: before,
          ours: having(before, ours),
          theirs: having(before, theirs),
        })
        expect(Show.parse(show)).toEqual(show)
        const refused = new Set(show.memory.refused.map(({ heard }) => heard))
        expect(show.memory.accepted.filter(({ heard }) => refused.has(heard))).toEqual([])
      }),
    )
  })

  test('about sounds is counted from both, within what a file holds', () => {
    const sounds = (from: number) =>
      Array.from({ length: 300 }, (_, index) => ({
        heard: String.fromCodePoint(0x100 + from + index),
        right: 'a',
        accepted: 1,
        refused: 0,
      }))
    const having = (from: number): Show => ({ ...base, memory: { ...base.memory, sounds: sounds(from) } })
    const { show } = combineShows({ base, ours: having(0), theirs: having(100) })
    expect(show.memory.sounds?.[0]).toMatchObject({ accepted: 2 })
    expect(show.memory.sounds?.filter(({ accepted }) => accepted === 2)).toHaveLength(200)
    expect(Show.safeParse(combineShows({ base, ours: having(0), theirs: having(1_000) }).show).success).toBe(
      true,
    )
  })
})
