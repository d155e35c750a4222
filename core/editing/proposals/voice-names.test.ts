import { describe, expect, test } from 'vitest'
import { joinWords } from '../../episode/transcript.ts'
import { episode } from '../../testing/episode-builder.ts'
import type { NamePlace } from './name-tally.ts'
import { spokenNames } from './spoken-names.ts'
import { voiceNames } from './voice-names.ts'

/** What the words of some turns say; people who are called `V…` in them have no name yet. */
function read(lines: readonly string[], silent: readonly string[] = []) {
  const { people, transcript } = episode(...lines, ...silent.map((name) => `${name}: x`))
  const segments = (transcript?.segments ?? []).slice(0, lines.length)
  const labels = new Map(people.map(({ id, name }) => [id, name]))
  const known = people.map((person) => (/^V\d/.test(person.name) ? { ...person, name: '' } : person))
  const names = voiceNames(segments, known)
  const quote = ({ segmentId, from, to }: NamePlace) =>
    joinWords(segments.find(({ id }) => id === segmentId)?.words.slice(from, to) ?? [])
  return {
    proposed: Object.fromEntries(
      [...names.proposed].map(([voice, { name, personId, places }]) => [
        labels.get(voice),
        { name, isKnown: personId !== undefined, quotes: places.map(quote) },
      ]),
    ),
    given: [...names.given].map(([id, place]) => [labels.get(id), quote(place)]),
    doubtful: names.doubtful.map((doubt) => [
      doubt.reason,
      quote(doubt),
      doubt.other && labels.get(doubt.other),
    ]),
  }
}

describe('names for voices that have none', () => {
  test('a name given as one’s own, of somebody in the episode or of nobody yet', () => {
    expect(read(['V1: Hello all. My name is Robin Hale, I build boats.', 'Ada: Good.']).proposed).toEqual({
      V1: { name: 'Robin Hale', isKnown: false, quotes: ['My name is Robin Hale, I build boats.'] },
    })
    expect(read(["V1: Hello, I'm Robin.", 'Ada: Good.'], ['Robin']).proposed).toEqual({
      V1: { name: 'Robin', isKnown: true, quotes: ["Hello, I'm Robin."] },
    })
  })

  test('a name that is called twice, each time just before the voice answers', () => {
    const lines = [
      "Bob: I'm here with Robin today.",
      'V1: Glad to be here.',
      'Bob: Robin, what comes next?',
      'V1: The keel.',
    ]
    expect(read(lines, ['Robin']).proposed).toEqual({
      V1: { name: 'Robin', isKnown: true, quotes: ["I'm here with Robin today.", 'Robin, what comes next?'] },
    })
  })

  test('names that are only presented are enough when they are presented twice', () => {
    const { proposed } = read([
      'Bob: Joined by Robin Hale tonight.',
      'V1: Hi.',
      'Bob: Once more, welcome Robin.',
      'V1: Thank you.',
    ])
    expect(proposed).toMatchObject({ V1: { name: 'Robin Hale', isKnown: false } })
  })

  test('a name that is called counts once somebody was presented by it', () => {
    const calls = ['Bob: Robin, what comes next?', 'V1: The keel.', 'Bob: And then, Robin?', 'V1: The mast.']
    expect(read(calls).proposed).toEqual({})
    expect(read(['Ada: Joined by Robin Hale tonight.', 'V1: Hi.', ...calls]).proposed).toMatchObject({
      V1: { name: 'Robin Hale', isKnown: false },
    })
  })

  test.each([
    ['one call that was answered', ['Bob: Robin, what comes next?', 'V1: The keel.']],
    [
      'calls that others answer as often',
      [
        'Bob: Robin, yes?',
        'V1: Mm.',
        'Bob: Robin, no?',
        'V2: Mm.',
        'Bob: Robin, so?',
        'V1: Mm.',
        'Bob: Robin, eh?',
        'V2: Mm.',
      ],
    ],
    ['what a voice is not: “I’m German”', ["V1: I'm German.", 'Bob: So?', "V1: I'm Fine.", 'Bob: Oh.']],
    [
      'a call long before the answer',
      [`Bob: Robin, ${'well '.repeat(60)}`, 'V1: Mm.', `Bob: Robin, ${'so '.repeat(60)}`, 'V1: Mm.'],
    ],
    [
      'a name that is reported',
      ['Bob: And she was like, wow, Robin.', 'V1: Mm.', 'Bob: He said, look, Robin.', 'V1: Mm.'],
    ],
    ['one’s own name called by oneself', ['V1: Robin, Robin.', 'Bob: Mm.', 'V1: Robin, so.', 'Bob: Mm.']],
  ])('not from %s', (_, lines) => {
    expect(read(lines, ['Robin']).proposed).toEqual({})
  })

  test('of two voices who answer to a name the one who gave it has it', () => {
    const { proposed } = read(
      ['Bob: Robin, yes?', 'V1: Mm.', 'Bob: Robin, no?', 'V1: Mm.', 'Bob: And you?', "V2: I'm Robin."],
      ['Robin'],
    )
    expect(Object.keys(proposed)).toEqual(['V2'])
  })

  test('somebody who speaks already is proposed only by what the voice says of itself', () => {
    const lines = ['Robin: Hello.', 'Bob: Robin, yes?', 'V1: Mm.', 'Bob: Robin, no?', 'V1: Mm.']
    expect(read(lines).proposed).toEqual({})
    expect(read([...lines, 'V1: I am Robin.']).proposed).toMatchObject({
      V1: { name: 'Robin', isKnown: true },
    })
  })

  test('without capitals only people of the episode are found; titles are no names', () => {
    expect(read(['V1: hi my name is robin', 'Bob: good']).proposed).toEqual({})
    expect(read(['V1: hi my name is robin', 'Bob: good'], ['Robin']).proposed).toMatchObject({
      V1: { name: 'Robin' },
    })
    expect(read(['V1: My name is Dr. Robin Hale.', 'Bob: Good.']).proposed).toMatchObject({
      V1: { name: 'Robin Hale' },
    })
  })

  test('other languages have their own set phrases', () => {
    for (const said of ['Hallo, ich heiße Robin.', 'Bonjour, je m’appelle Robin.', 'Hola, me llamo Robin.'])
      expect(read([`V1: ${said}`, 'Bob: Ja.']).proposed).toMatchObject({ V1: { name: 'Robin' } })
  })
})

describe('names of those who have one', () => {
  test('where they first give it, also as “this is …”', () => {
    const { given } = read(['Ada: Hello, this is Ada.', "Bob: And I'm Bob.", "Ada: As I said, I'm Ada."])
    expect(given).toEqual([
      ['Ada', 'Hello, this is Ada.'],
      ['Bob', "And I'm Bob."],
    ])
  })

  test('turns that give another’s name, or call the speaker’s own, are doubted', () => {
    const { doubtful } = read(["Ada: I'm Ada. And I'm Bob.", 'Bob: Thanks, Bob.', 'Ada: Bob, hello.'])
    expect(doubtful).toEqual([
      ['another', "And I'm Bob.", 'Bob'],
      ['own', 'Thanks, Bob.', 'Ada'],
    ])
    expect(read(['Bob: Thanks, Bob.', 'Ada: Mm.', 'Cy: Mm.']).doubtful).toEqual([
      ['own', 'Thanks, Bob.', undefined],
    ])
  })

  test('presenting somebody, or somebody two people are called as, is no reason to doubt', () => {
    expect(read(['Ada: This is Bob.', 'Bob: Hello.']).doubtful).toEqual([])
    expect(read(['Ada: I’m Bobby.', 'Bob: Hello.']).doubtful).toEqual([])
  })
})

test('a quotation stays in its sentence and is short', () => {
  const [turn] =
    episode(
      'Ada: It rained. Now after all of that long and winding talk about boats I am here with Robin who built one. It shone.',
    ).transcript?.segments ?? []
  if (!turn) throw new Error('The episode has a turn.')
  const [{ from, to } = { from: 0, to: 0 }] = spokenNames(turn)
  expect(joinWords(turn.words.slice(from, to))).toBe('talk about boats I am here with Robin')
})
