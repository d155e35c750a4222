import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findReplacing } from '../../episode/find-text.ts'
import { brokenInvariant } from '../../episode/invariants.ts'
import type { Episode } from '../../episode/schema.ts'
import { countWords } from '../../episode/transcript.ts'
import { RuleId } from '../../ids.ts'
import type { ReplaceRule } from '../../show/schema.ts'
import { episode } from '../../testing/episode-builder.ts'
import { applied } from '../../testing/expect-edit.ts'
import type { Edit } from '../edit.ts'
import { editsForReplacing } from '../replace-text.ts'
import { segmentText, transcriptText } from '../transcript-text.ts'
import { feedingRules } from './feeding-rules.ts'
import { countPlanned, planReplaceList } from './plan-replace-list.ts'
import { replacedPlaces } from './replaced-places.ts'
import { revertRule, rulesInEpisode } from './rule-in-episode.ts'
import { queryOf } from './rule-matcher.ts'

let made = 0
const rule = (find: string, replace: string, more: Partial<ReplaceRule> = {}): ReplaceRule => {
  made += 1
  const id = RuleId.parse(`rl-${made}`)
  return { id, find, replace, wholeWord: true, matchCase: true, regularExpression: false, ...more }
}
const reason = ({ find, replace }: ReplaceRule): string => `${find} → ${replace}`
const plan = (of: Episode, rules: readonly ReplaceRule[], leaveOut: readonly string[] = []) =>
  planReplaceList(of.transcript?.segments ?? [], rules, { reason, leaveOut: new Set(leaveOut) })
const carriedOut = (of: Episode, edits: readonly Edit[]): Episode =>
  edits.length > 0 ? applied(of, ...edits) : of
const said = (of: Episode): string => transcriptText(of.transcript?.segments ?? [])
const revert = (of: Episode, { id }: ReplaceRule): Episode => {
  const found = rulesInEpisode(of).get(id)
  const edit = found && revertRule(found)
  return edit ? applied(of, edit) : of
}

/** The same by going through the text with one rule after the other. */
function oneByOne(of: Episode, rules: readonly ReplaceRule[]): { text: string; edits: readonly Edit[] } {
  const edits: Edit[] = []
  let now = of
  for (const each of rules) {
    const segments = now.transcript?.segments ?? []
    const matches = findReplacing(segments.map(segmentText), queryOf(each), each.replace)
    const more = editsForReplacing(segments, matches, {
      ruleId: each.id,
      reason: reason(each),
      after: each.replace,
      origin: 'replace-list',
    })
    edits.push(...more)
    now = carriedOut(of, edits)
  }
  return { text: said(now), edits }
}

describe('a replace list', () => {
  const talk = episode('Ada: century and pie bites, century.', 'Bo: Pie bites is not the century')

  test('is tried out with every place of every rule in context', () => {
    const rules = [rule('century', 'Sentry'), rule('pie bites', 'Pybites', { matchCase: false })]
    const { effects } = plan(talk, rules)
    expect(effects.map(({ places }) => places.map(({ before, after }) => `${before} → ${after}`))).toEqual([
      ['century → Sentry', 'century. → Sentry.', 'century → Sentry'],
      ['pie bites, → Pybites,', 'Pie bites → Pybites'],
    ])
    expect(effects[1]?.places[0]).toMatchObject({
      segmentId: 'sg-1',
      word: 2,
      leftContext: 'Sentry and ',
      rightContext: ' Sentry.',
      isLeftOut: false,
    })
  })

  test('works from top to bottom, and a rule says which rules wrote what it changes', () => {
    const harmon = rule('loom', 'Loom')
    const quest = rule('Loom quest', 'LoomQuest')
    const of = episode('Ada: the loom quest of loom')
    const { effects, edits } = plan(of, [harmon, quest])
    expect(said(carriedOut(of, edits))).toBe('the LoomQuest of Loom')
    expect(effects.map(({ fedBy }) => fedBy)).toEqual([[], [harmon.id]])
  })

  test('leaves out places, and what only they would have led to', () => {
    const of = episode('Ada: loom quest, loom quest', 'Bo: loom')
    const rules = [rule('loom', 'Loom'), rule('Loom quest', 'LoomQuest')]
    const [first] = plan(of, rules).effects[0]?.places ?? []
    const without = plan(of, rules, [first?.key ?? ''])
    expect(said(carriedOut(of, without.edits))).toBe('loom quest, LoomQuest\nLoom')
    expect(without.effects.map(({ places }) => places.map(({ isLeftOut }) => isLeftOut))).toEqual([
      [true, false, false],
      [false],
    ])
    expect(countPlanned(without)).toBe(3)
  })

  test('does nothing twice', () => {
    const rules = [rule('century', 'Sentry'), rule('Sentry', 'Sentry')]
    const once = carriedOut(talk, plan(talk, rules).edits)
    expect(plan(once, rules).edits).toEqual([])
  })

  test('a rule is taken back by itself', () => {
    const rules = [rule('loom', 'Loom'), rule('quest', 'Quest'), rule('um', '')] as const
    const of = episode('Ada: um the loom has a quest', 'Bo: loom um')
    const changed = carriedOut(of, plan(of, rules).edits)
    expect(said(changed)).toBe('the Loom has a Quest\nLoom')
    expect(said(revert(changed, rules[0]))).toBe('the loom has a Quest\nLoom')
    expect(said(revert(changed, rules[2]))).toBe('um the Loom has a Quest\nLoom um')
  })

  test('a place below what another rule wrote since goes back with that one', () => {
    const [loom, quest] = [rule('loom', 'Loom'), rule('Loom quest', 'LoomQuest')]
    const of = episode('Ada: loom quest', 'Bo: loom')
    const changed = carriedOut(of, plan(of, [loom, quest]).edits)
    expect(rulesInEpisode(changed).get(loom.id)).toMatchObject({ standing: 1, covered: 1, edited: 0 })
    expect(said(revert(changed, loom))).toBe('LoomQuest\nloom')
    expect(said(revert(revert(changed, loom), quest))).toBe('loom quest\nloom')
    expect(said(revert(changed, quest))).toBe('Loom quest\nLoom')
  })

  test('says where each rule stands in the text, in context, after what came before and after it changed', () => {
    const rules = [rule('loom', 'the Loom'), rule('pie bites', 'Pybites')] as const
    const of = episode('Ada: loom, pie bites loom', 'Bo: so pie bites')
    const changed = carriedOut(of, plan(of, rules).edits)
    const places = (each: ReplaceRule) =>
      replacedPlaces(changed, rulesInEpisode(changed).get(each.id)?.correctionIds ?? []).map(
        ({ segmentId, word, leftContext, before, after, rightContext }) =>
          `${segmentId} ${word}: ${leftContext}[${before} → ${after}]${rightContext}`,
      )
    expect(places(rules[0])).toEqual([
      'sg-1 0: [loom, → the Loom,] Pybites the Loom',
      'sg-1 3: the Loom, Pybites [loom → the Loom]',
    ])
    expect(places(rules[1])).toEqual([
      'sg-1 2: the Loom, [pie bites → Pybites] the Loom',
      'sg-2 1: so [pie bites → Pybites]',
    ])
    expect(replacedPlaces(of, [])).toEqual([])
  })

  test('a place that was edited since is counted and left alone', () => {
    const quest = rule('loom quest', 'Loom Quest')
    const of = episode('Ada: loom quest and loom quest')
    const changed = carriedOut(of, plan(of, [quest]).edits)
    const segmentId = changed.transcript?.segments[0]?.id
    if (segmentId === undefined) throw new Error('The turn is there.')
    const edited = applied(changed, {
      type: 'transcript.replaceWords',
      place: { segmentId, from: 1, to: 2, before: 'Quest' },
      text: 'Quests',
    })
    const found = rulesInEpisode(edited).get(quest.id)
    expect(found).toMatchObject({ standing: 1, covered: 0, edited: 1 })
    expect(said(revert(edited, quest))).toBe('Loom Quests and loom quest')
  })

  test('finds plain rules just as the find bar does, sign for sign', () => {
    const of = episode(
      'Ada: .NET and ASP.NET, C++ or c++; ſo ΛΟΓΟΣ λόγος λογος K 9-11 9 11 straße STRASSE',
      'Bo: pie piebites a a a İstanbul it’s its 日本語 日本 用Python写 プログラム',
      'Ada: Ete\u0301 \u00e9t\u00e9 e\u0301te\u0301s cafe\u0301 cafe x e\u0301t\u00e9, か\u3099プロ がプロ \ud55c\uad6d \u1112\u1161\u11ab\u1100\u116e\u11a8',
      'Bo: \u{1f469} \u{1f468}\u200d\u{1f469}\u200d\u{1f467} a\u{1f469}\u{1f3fd} ไทยดี ก็',
    )
    const finds = ['.NET', 'C++', 'so', 'λογος', 'ΛΟΓΟΣ', 'k', '9-11', '9 11', 'straße', 'pie', 'a a']
    const more = ['istanbul', 'it’s', '日本', '日本語', '; ', 'e a', ' or ', '-', 'NET, C']
    const accented = [
      '\u00e9t\u00e9',
      'e\u0301te\u0301',
      '\u00c9T\u00c9',
      'cafe',
      'caf\u00e9 cafe',
      'x \u00e9t\u00e9',
      'e',
      '\u0301',
    ]
    const other = [
      'python',
      'プロ',
      'が',
      'か',
      'がプロ',
      'ログ',
      '\ud55c\uad6d',
      '\ud55c',
      '\u{1f469}',
      'ไทย',
      'ก',
      '用Python写',
    ]
    for (const find of [...finds, ...more, ...accented, ...other]) {
      for (const switches of [0, 1, 2, 3]) {
        const each = rule(find, 'X', { wholeWord: switches % 2 === 1, matchCase: switches > 1 })
        expect([find, switches, plan(of, [each]).edits]).toEqual([find, switches, oneByOne(of, [each]).edits])
      }
    }
  })

  test('is the same as one rule after the other, loses no words and comes back by undo', () => {
    const word = fc.constantFrom('a', 'b', 'ab', 'A', 'a,', 'ba', 'c-d', 'd')
    const lines = fc.array(
      fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' ')),
      { minLength: 1, maxLength: 3 },
    )
    const drafts = fc.array(
      fc.record({
        find: fc.constantFrom('a', 'b', 'a b', 'ab', 'c-d', 'c', ' ', 'a|b c', '(.)b'),
        replace: fc.constantFrom('', 'x', 'a', 'a b', 'x y', 'b', '$1'),
        wholeWord: fc.boolean(),
        matchCase: fc.boolean(),
        regularExpression: fc.boolean(),
      }),
      { maxLength: 5 },
    )
    fc.assert(
      fc.property(lines, drafts, (texts, some) => {
        const of = episode(...texts.map((text) => `Ada: ${text}`))
        const rules = some.map(({ find, replace, ...switches }) => rule(find, replace, switches))
        const { edits, effects } = plan(of, rules)
        const wanted = oneByOne(of, rules)
        const done = carriedOut(of, edits)
        expect(edits).toEqual(wanted.edits)
        expect(said(done)).toBe(wanted.text)
        expect(brokenInvariant(done)).toBeUndefined()
        const keys = new Set<string>()
        let left = effects
        for (let rounds = 0; rounds <= rules.length; rounds += 1) {
          for (const { places } of left) for (const { key } of places) keys.add(key)
          left = plan(of, rules, [...keys]).effects
        }
        expect(plan(of, rules, [...keys]).edits).toEqual([])
        expect(countWords(done.transcript)).toBe(wanted.text.split(/\s+/u).filter(Boolean).length)
      }),
      { numRuns: 120 },
    )
  })

  test('taking every rule back brings the words back as they were', () => {
    const word = fc.constantFrom('loom', 'quest', 'pie', 'bites', 'so,', 'Loom')
    const finds = fc.constantFrom('loom', 'Loom quest', 'pie bites', 'quest', 'Py')
    const replaces = fc.constantFrom('Loom', 'Py bites', 'Quest', 'one two three', 'Py')
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 12 }),
        fc.array(fc.tuple(finds, replaces), { maxLength: 4 }),
        (words, pairs) => {
          const of = episode(`Ada: ${words.join(' ')}`)
          const rules = pairs.map(([find, replace]) => rule(find, replace))
          const done = carriedOut(of, plan(of, rules).edits)
          const back = rules.toReversed().reduce(revert, done)
          expect(back.transcript).toEqual(of.transcript)
          expect(back.corrections).toEqual([])
        },
      ),
      { numRuns: 100 },
    )
  })
})

describe('rules that feed each other', () => {
  const kinds = (...rules: readonly ReplaceRule[]): string[] =>
    feedingRules(rules).map(({ from, to, kind }) => {
      const place = (id: string): number => rules.findIndex((each) => each.id === id)
      return `${place(from)} ${kind} ${place(to)}`
    })

  test('are told apart by what comes of it', () => {
    expect(kinds(rule('loom', 'Loom'), rule('Loom', 'The Loom Show'))).toEqual(['0 later 1', '1 loop 1'])
    expect(kinds(rule('Loom', 'Boom'), rule('room', 'Loom'))).toEqual(['1 again 0'])
    expect(kinds(rule('a', 'b'), rule('b', 'c'), rule('c', 'a'))).toEqual([
      '0 loop 1',
      '1 loop 2',
      '2 loop 0',
    ])
    expect(kinds(rule('a', 'b'), rule('x', 'y'))).toEqual([])
  })

  test('a rule that only brings its own result again is none', () => {
    expect(kinds(rule('meltdown', 'Meltdown', { matchCase: false }))).toEqual([])
  })

  test('expressions too, as far as their replacement is known', () => {
    const expression = { regularExpression: true }
    expect(kinds(rule('a|b', 'c', expression), rule('[cd]', 'e', expression))).toEqual(['0 later 1'])
    expect(kinds(rule('(a)', '$1c', expression), rule('c', 'e', expression))).toEqual([])
  })

  test('a chain of thousands is followed without a deep call', () => {
    const chain = Array.from({ length: 3_000 }, (_, i) => rule(`w${i}`, `w${(i + 1) % 3_000}`))
    expect(new Set(feedingRules(chain).map(({ kind }) => kind))).toEqual(new Set(['loop']))
  })
})
