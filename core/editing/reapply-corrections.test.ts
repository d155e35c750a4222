import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { displayName } from '../episode/people.ts'
import type { Episode, Person, Segment, Transcript } from '../episode/schema.ts'
import { joinWords, splitWords } from '../episode/transcript.ts'
import { ChapterId, countingIds, PersonId, RuleId, SegmentId } from '../ids.ts'
import { episode, untimedEpisode } from '../testing/episode-builder.ts'
import { applied } from '../testing/expect-edit.ts'
import { millis } from '../time.ts'
import type { Edit } from './edit.ts'
import { type NewRecognition, type ReappliedCorrections, reapplyCorrections } from './reapply-corrections.ts'

const ids = () => {
  const counting = countingIds()
  return (prefix: string) => `again-${counting(prefix)}`
}

/** A recognition from lines like those of `episode`: ids of its own, and voices that may have no name. */
function recognition(...lines: readonly string[]): Omit<NewRecognition, 'original'> {
  const { transcript, people } = episode(...lines)
  const segments = (transcript?.segments ?? []).map(
    (segment): Segment => ({
      ...segment,
      id: SegmentId.parse(`new-${segment.id}`),
      ...(segment.speaker && { speaker: PersonId.parse(`voice-${segment.speaker}`) }),
    }),
  )
  const voices = people.map((person): Person => {
    const id = PersonId.parse(`voice-${person.id}`)
    return person.name.startsWith('S0') ? { ...person, id, name: '', label: person.name } : { ...person, id }
  })
  return { transcript: { segments }, voices }
}

const accept = (place: string, before: string, after: string, from = 0): Edit => ({
  type: 'correction.accept',
  ruleId: RuleId.parse('rule-1'),
  places: [{ segmentId: SegmentId.parse(place), from, to: from + splitWords(before).length, before }],
  after,
  reason: 'Sounds alike.',
  origin: 'suggestion',
})
const type = (place: string, from: number, before: string, text: string): Edit => ({
  type: 'transcript.replaceWords',
  place: {
    segmentId: SegmentId.parse(place),
    from,
    to: from + (before === '' ? 0 : splitWords(before).length),
    before,
  },
  text,
})

const said = (transcript: Transcript | undefined): readonly string[] =>
  (transcript?.segments ?? []).map(({ words }) => joinWords(words))
const speakers = ({ transcript, people }: Episode): readonly string[] =>
  (transcript?.segments ?? []).map(({ speaker }) => {
    const person = people.find(({ id }) => id === speaker)
    return person ? displayName(person) : ''
  })

/** Edits an episode, brings the new recognition in, and asserts what every edit promises. */
function renewed(
  before: Episode,
  edits: readonly Edit[],
  fresh: Omit<NewRecognition, 'original'>,
  choices: Parameters<typeof reapplyCorrections>[2] = {},
): ReappliedCorrections & { readonly episode: Episode } {
  const edited = edits.length > 0 ? applied(before, ...edits) : before
  const original = before.transcript
  const outcome = reapplyCorrections(edited, { ...fresh, ...(original && { original }) }, choices, ids())
  return { ...outcome, episode: applied(edited, ...outcome.edits) }
}

const talk = () => episode('Ada: we sent it to century and it was fine', 'Bo: oh century is good for that')

describe('a correction', () => {
  test('is put in again where the new recogniser misheard the same, with its rule, reason and origin', () => {
    const { episode: after, reapplied } = renewed(
      talk(),
      [accept('sg-1', 'century', 'Sentry', 4)],
      recognition('Ada: We sent it to century, and it was just fine.', 'Bo: Oh, century is good for that.'),
    )
    expect(said(after.transcript)).toEqual([
      'We sent it to Sentry, and it was just fine.',
      'Oh, century is good for that.',
    ])
    expect(after.corrections).toEqual([
      expect.objectContaining({
        ruleId: 'rule-1',
        reason: 'Sounds alike.',
        origin: 'suggestion',
        after: 'Sentry,',
      }),
    ])
    expect(reapplied).toEqual([expect.objectContaining({ was: 'century', is: 'Sentry', start: 2000 })])
  })

  test('can be taken back afterwards and gives the new words back with their times', () => {
    const { episode: after } = renewed(
      talk(),
      [accept('sg-1', 'century', 'Sentry', 4)],
      recognition('Ada: we sent it to century and it was fine', 'Bo: oh century is good for that'),
    )
    const [correction] = after.corrections
    const back = applied(after, { type: 'correction.revert', correctionIds: [correction?.id ?? never()] })
    expect(said(back.transcript)[0]).toBe('we sent it to century and it was fine')
    expect(back.transcript?.segments[0]?.words[4]).toEqual({ text: 'century', start: 2000, end: 2500 })
  })

  test('is left out where the new text is right by itself', () => {
    const { episode: after, already } = renewed(
      talk(),
      [accept('sg-1', 'century', 'Sentry', 4)],
      recognition('Ada: we sent it to Sentry. And it was fine', 'Bo: oh Century is good for that'),
    )
    expect(already).toEqual([expect.objectContaining({ was: 'century', is: 'Sentry' })])
    expect(after.corrections).toEqual([])
    expect(said(after.transcript)[0]).toBe('we sent it to Sentry. And it was fine')
  })

  test('that was heard a third way is listed with both contexts, and put in when that is wished', () => {
    const fresh = recognition('Ada: we sent it to sentury and it was fine', 'Bo: oh century is good for that')
    const edits = [accept('sg-1', 'century', 'Sentry', 4)]
    const { episode: after, lost } = renewed(talk(), edits, fresh)
    expect(said(after.transcript)[0]).toContain('sentury')
    expect(lost).toEqual([
      expect.objectContaining({
        there: { left: 'we sent it to', text: 'Sentry', right: 'and it was fine oh' },
        here: { left: 'we sent it to', text: 'sentury', right: 'and it was fine oh' },
        canForce: true,
      }),
    ])
    const forced = renewed(talk(), edits, fresh, { force: lost.map(({ id }) => id) })
    expect(said(forced.episode.transcript)[0]).toBe('we sent it to Sentry and it was fine')
    expect(forced.episode.corrections).toHaveLength(1)
  })

  test('that was heard otherwise beside another one can be put in where it is in one turn', () => {
    const before = episode('Ada: it came by the prince', 'Bo: jinja two stays with us')
    const edits = [accept('sg-1', 'prince', 'press', 4), accept('sg-2', 'jinja two', 'Jinja2')]
    const fresh = recognition('Ada: It came by the prints.', 'Bo: Jinja2 stays with us.')
    const { lost, already } = renewed(before, edits, fresh)
    expect([lost.map(({ here }) => here.text), already.map(({ is }) => is)]).toEqual([
      ['prints.'],
      ['Jinja2'],
    ])
    const forced = renewed(before, edits, fresh, { force: lost.map(({ id }) => id) })
    expect(said(forced.episode.transcript)).toEqual(['It came by the press.', 'Jinja2 stays with us.'])
  })

  test('of several words to one, and of a corrected correction, fits as one', () => {
    const before = episode('Ada: we use PI zero three and the amen Ronacha stack today')
    const { episode: after, reapplied } = renewed(
      before,
      [
        accept('sg-1', 'PI zero three', 'PyO3', 2),
        accept('sg-1', 'amen Ronacha', 'Armin Ronacha', 5),
        accept('sg-1', 'Ronacha', 'Ronacher', 6),
      ],
      recognition('Ada: We use pi zero three, and the Amen Ronacha stack today.'),
    )
    expect(said(after.transcript)).toEqual(['We use PyO3, and the Armin Ronacher stack today.'])
    expect(reapplied.map(({ was, is }) => `${was} → ${is}`)).toEqual([
      'PI zero three → PyO3',
      'amen Ronacha → Armin Ronacher',
    ])
  })
})

describe('words typed by hand', () => {
  test('that replaced, put in or took out words are kept as corrections of a hand', () => {
    const before = episode('Ada: so um we wrote it with a lot of rust then', 'Bo: yes and then')
    const { episode: after, reapplied } = renewed(
      before,
      [type('sg-1', 1, 'um', ''), type('sg-1', 3, 'it with', 'it all with'), type('sg-2', 0, 'yes', 'No')],
      recognition('Ada: So um, we wrote it with a lot of Rust then', 'Bo: Yes, and then'),
    )
    expect(said(after.transcript)).toEqual(['So we wrote it all with a lot of Rust then', 'No, and then'])
    expect(reapplied.map(({ origin }) => origin)).toEqual(['hand', 'hand', 'hand'])
    const back = applied(after, {
      type: 'correction.revert',
      correctionIds: after.corrections.map(({ id }) => id),
    })
    expect(said(back.transcript)).toEqual(['So um, we wrote it with a lot of Rust then', 'Yes, and then'])
  })

  test('of capitals alone fit whatever punctuation the new text has', () => {
    const { episode: after } = renewed(
      episode('Ada: we like python and python likes us'),
      [type('sg-1', 2, 'python', 'Python')],
      recognition('Ada: We like python, and Python likes us.'),
    )
    expect(said(after.transcript)).toEqual(['We like Python, and Python likes us.'])
  })

  test('begin with a capital where the new text begins a sentence', () => {
    const { episode: after } = renewed(
      episode('Ada: so were is it now'),
      [type('sg-1', 1, 'were', 'where')],
      recognition('Ada: So. Were is it now?'),
    )
    expect(said(after.transcript)).toEqual(['So. Where is it now?'])
  })

  test('a long passage that was cut stays cut although single words were heard otherwise', () => {
    const before = episode('Ada: hello and welcome buy our mattress at sleepy dot com now back to the show')
    const { episode: after, reapplied } = renewed(
      before,
      [type('sg-1', 3, 'buy our mattress at sleepy dot com now', '')],
      recognition('Ada: Hello, and welcome. Buy our mattresses at sleepy dot com now. Back to the show.'),
    )
    expect(said(after.transcript)).toEqual(['Hello, and welcome. Back to the show.'])
    expect(reapplied).toHaveLength(1)
  })

  test('two changes beside one another both stay', () => {
    const { episode: after, lost } = renewed(
      episode('Ada: one two three four five six'),
      [accept('sg-1', 'three', 'THREE', 2), type('sg-1', 3, '', 'and'), type('sg-1', 1, 'two', '')],
      recognition('Ada: one two three four five six'),
    )
    expect(said(after.transcript)).toEqual(['one THREE and four five six'])
    expect(lost).toEqual([])
  })
})

describe('speakers', () => {
  test('a voice is the person who says the same words, a new voice stays what it is called', () => {
    const { episode: after, voices } = renewed(
      talk(),
      [],
      recognition(
        'S01: we sent it to century and it was fine',
        'S00: oh century is good for that',
        'S02: hello all of you there',
      ),
    )
    expect(voices.map(({ label, by }) => [label, by])).toEqual([
      ['S01', 'words'],
      ['S00', 'words'],
      ['S02', 'nothing'],
    ])
    expect(speakers(after)).toEqual(['Ada', 'Bo', 'S02'])
    expect(after.people.map(displayName)).toEqual(['Ada', 'Bo', 'S02'])
  })

  test('where no words agree, a voice is the person who speaks at the same time', () => {
    const { episode: after, voices } = renewed(
      talk(),
      [],
      recognition(
        'S01: nous avons tout envoyé hier à la maison bleue',
        'S00: très bien pour cela aussi merci',
      ),
    )
    expect(voices.map(({ by }) => by)).toEqual(['time', 'time'])
    expect(speakers(after)).toEqual(['Ada', 'Bo'])
  })

  test('a name is believed, and a choice is believed more', () => {
    const fresh = recognition('Bo: we sent it to century and it was fine', 'Ada: oh century is good for that')
    expect(speakers(renewed(talk(), [], fresh).episode)).toEqual(['Bo', 'Ada'])
    const [ada] = talk().people
    const chosen = renewed(talk(), [], fresh, { voices: { Bo: ada?.id ?? '', Ada: '' } })
    expect(speakers(chosen.episode)).toEqual(['Ada', 'Ada'])
    expect(chosen.episode.people).toHaveLength(3)
  })

  test('a recognition without voices takes the turns and speakers the episode has', () => {
    const { episode: after } = renewed(
      talk(),
      [],
      recognition('well we sent it to Sentry and it was fine oh century is good for that, you know'),
    )
    expect(speakers(after)).toEqual(['Ada', 'Bo'])
    expect(said(after.transcript)).toEqual([
      'well we sent it to Sentry and it was fine',
      'oh century is good for that, you know',
    ])
  })

  test('unnamed voices nobody speaks with any more are gone', () => {
    const before = untimedEpisode('Ada: one two three', 'Bo: four five six')
    const [ada, bo] = before.people
    const old = { ...before, people: [ada ?? never(), { ...(bo ?? never()), name: '', label: 'SPEAKER_01' }] }
    const { episode: after } = renewed(old, [], recognition('Ada: one two three four five six'))
    expect(after.people.map(displayName)).toEqual(['Ada'])
  })
})

test('headings stay where they stood, and a new turn is parted for one', () => {
  const before = episode('# 0:00 Start', '# 0:05 Next', 'Ada: one two three four', 'Ada: five six seven')
  const [first, second] = before.chapters
  const tied: Episode = {
    ...before,
    chapters: [
      { ...(first ?? never()), segmentId: SegmentId.parse('sg-1') },
      { ...(second ?? never()), segmentId: SegmentId.parse('sg-2') },
    ],
  }
  const { episode: after, headings } = renewed(tied, [], recognition('Ada: one two three for five six seven'))
  expect(said(after.transcript)).toEqual(['one two three for', 'five six seven'])
  expect(after.chapters.map(({ segmentId }) => segmentId)).toEqual(
    after.transcript?.segments.map(({ id }) => id),
  )
  expect(headings).toEqual({ all: 2, kept: 2 })
  expect(after.chapters[0]?.id).toBe(ChapterId.parse('ch-1'))
})

test('what is kept as original is the new text without corrections, turn by turn', () => {
  const {
    original,
    episode: after,
    words,
    timing,
  } = renewed(
    untimedEpisode('Ada: we sent it to century'),
    [accept('sg-1', 'century', 'Sentry', 4)],
    recognition('Ada: we sent it to century again'),
  )
  expect(said(original)).toEqual(['we sent it to century again'])
  expect(original.segments.map(({ id }) => id)).toEqual(after.transcript?.segments.map(({ id }) => id))
  expect({ words, timing }).toEqual({
    words: { was: 5, is: 6, differ: 2 },
    timing: { was: 'none', is: 'words' },
  })
})

test.each([
  {
    name: 'words written over the border of two turns',
    turns: ['Ada: one one', 'Bo: one'],
    typed: [type('sg-1', 0, 'one', ''), type('sg-2', 0, 'one', 'three.')],
    kept: ['one', 'three.'],
  },
  {
    name: 'a word put in before one that the next goes after',
    turns: ['Ada: one', 'Bo: four two,', 'Ada: one'],
    typed: [type('sg-2', 1, 'two,', ''), type('sg-2', 0, '', 'one')],
    kept: ['one', 'one four', 'one'],
  },
])('$name find their place again', ({ turns, typed, kept }) => {
  const before = episode(...turns)
  const edited = applied(before, ...typed)
  const fresh = { ...recognition(...turns), ...(before.transcript && { original: before.transcript }) }
  const outcome = reapplyCorrections(edited, fresh, {}, ids())
  expect(outcome.lost).toEqual([])
  expect(said(applied(edited, ...outcome.edits).transcript)).toEqual(kept)
})

test('a recognition of the very same words loses nothing of what was typed', () => {
  const word = fc.constantFrom('one', 'two', 'two,', 'Two', 'three.', 'four')
  const turn = fc.array(word, { minLength: 1, maxLength: 12 })
  const typed = fc.record({
    turn: fc.nat(3),
    at: fc.nat(12),
    takes: fc.nat(2),
    text: fc.array(word, { maxLength: 2 }).map((words) => words.join(' ')),
  })
  fc.assert(
    fc.property(
      fc.array(turn, { minLength: 1, maxLength: 4 }),
      fc.array(typed, { maxLength: 6 }),
      (turns, all) => {
        const before = episode(...turns.map((words) => `Ada: ${words.join(' ')}`))
        let edited = before
        for (const { turn, at, takes, text } of all) {
          const segment = edited.transcript?.segments[turn]
          if (!segment) continue
          const from = Math.min(at, segment.words.length)
          const to = Math.min(from + takes, segment.words.length)
          const isEmptied = text === '' && to - from >= segment.words.length
          if (isEmptied) continue
          edited = applied(edited, type(segment.id, from, joinWords(segment.words.slice(from, to)), text))
        }
        const fresh = recognition(...turns.map((words) => `Ada: ${words.join(' ')}`))
        const outcome = reapplyCorrections(
          edited,
          { ...fresh, ...(before.transcript && { original: before.transcript }) },
          {},
          ids(),
        )
        const after = applied(edited, ...outcome.edits)
        expect(outcome.lost).toEqual([])
        expect(said(after.transcript).join(' ')).toBe(said(edited.transcript).join(' '))
      },
    ),
    { numRuns: 100 },
  )
})

test('without the imported text, what corrections replaced says what was recognised', () => {
  const edited = applied(talk(), accept('sg-1', 'century', 'Sentry', 4))
  const fresh = recognition('Ada: we sent it to century and it was fine', 'Bo: oh century is good for that')
  const { reapplied } = reapplyCorrections(edited, fresh, {}, ids())
  expect(reapplied).toHaveLength(1)
})

test.each([
  ['no words at all', recognition()],
  ['one turn of one word', recognition('hello')],
])('a recognition of %s is taken, and every change is listed', (_, fresh) => {
  const { lost, already, episode: after } = renewed(talk(), [accept('sg-1', 'century', 'Sentry', 4)], fresh)
  expect(lost.length + already.length).toBe(1)
  expect(after.corrections).toEqual([])
})

test('a transcript with thousands of changes is carried over whole', () => {
  const count = 4_000
  const lines = Array.from({ length: count / 10 }, (_, line) =>
    Array.from({ length: 10 }, (_, word) => (word === 5 ? 'century' : `w${line * 10 + word}`)).join(' '),
  )
  const before = episode(...lines.map((line) => `Ada: ${line}`))
  const places = lines.map((_, line) => ({
    segmentId: SegmentId.parse(`sg-${line + 1}`),
    from: 5,
    to: 6,
    before: 'century',
  }))
  const edited = applied(before, {
    type: 'correction.accept',
    ruleId: RuleId.parse('rule-1'),
    places,
    after: 'Sentry',
    reason: 'Sounds alike.',
    origin: 'replace',
  })
  const fresh = recognition(`Ada: ${lines.join(' ')}`)
  const { reapplied, edits } = reapplyCorrections(
    edited,
    { ...fresh, ...(before.transcript && { original: before.transcript }) },
    {},
    ids(),
  )
  expect(reapplied).toHaveLength(400)
  const after = applied(edited, ...edits)
  expect(new Set(after.corrections.map(({ ruleId }) => ruleId))).toEqual(new Set(['rule-1']))
  expect(after.transcript?.segments[0]?.words[5]).toMatchObject({ text: 'Sentry', start: millis(2_500) })
})

function never(): never {
  throw new Error('The builder made less than the test needs.')
}
