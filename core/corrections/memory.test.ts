import { describe, expect, test } from 'vitest'
import { ShowId } from '../ids.ts'
import { newShow } from '../show/new-show.ts'
import { CorrectionMemory, Show } from '../show/schema.ts'
import {
  afterAccepting,
  afterAllowing,
  afterRefusing,
  afterTakingBack,
  formsHeard,
  type Lesson,
} from './lessons.ts'
import { confusionBonus, emptyMemory, rememberAccepted, rememberRefused, withMemory } from './memory.ts'
import { soundChanges, soundPair } from './sound-changes.ts'

const sounds = { heard: 'senCRI', right: 'sentrI' }

describe('what became what', () => {
  test('sounds that stayed are left out', () => {
    expect(soundChanges(sounds)).toEqual([
      { heard: 'C', right: 't' },
      { heard: 'R', right: 'r' },
    ])
    expect(soundChanges({ heard: 'rxst', right: 'rxst' })).toEqual([])
  })

  test('a sound that only one side has stands against nothing', () => {
    expect(soundChanges({ heard: 'kat', right: 'kats' })).toEqual([{ heard: '', right: 's' }])
    expect(soundChanges({ heard: '', right: 'k' })).toEqual([{ heard: '', right: 'k' }])
    expect(soundChanges({ heard: 'kats', right: 'at' })).toEqual([
      { heard: 'k', right: '' },
      { heard: 's', right: '' },
    ])
  })

  test('the two ways of saying a pair that are most alike are taken', () => {
    expect(soundPair('sequel', 'SQL', undefined)?.right).toBe('sIkwxl')
    expect(soundPair('…', 'SQL', undefined)).toBeUndefined()
  })
})

describe('the memory of sounds', () => {
  test('an acceptance speaks for a change and a refusal against it', () => {
    const liked = rememberAccepted(emptyMemory, 'century', 'Sentry', sounds)
    const disliked = rememberRefused(emptyMemory, 'century', 'Sentry', sounds)
    expect(confusionBonus(liked, sounds)).toBeGreaterThan(0)
    expect(confusionBonus(disliked, sounds)).toBeLessThan(0)
    expect(confusionBonus(emptyMemory, sounds)).toBe(0)
    expect(confusionBonus(liked, { heard: 'kat', right: 'kxt' })).toBe(0)
  })

  test('forty answers of one kind move it by no more than half a unit of log odds', () => {
    let memory = emptyMemory
    for (let n = 0; n < 40; n += 1) memory = rememberAccepted(memory, `century ${n}`, 'Sentry', sounds)
    expect(confusionBonus(memory, sounds)).toBeLessThanOrEqual(0.5)
    expect(confusionBonus(rememberAccepted(emptyMemory, 'a', 'b', sounds), sounds)).toBeLessThan(0.1)
  })

  test('where most is refused, a refusal more says little and an acceptance much', () => {
    let memory = emptyMemory
    for (let n = 0; n < 60; n += 1)
      memory = rememberRefused(memory, `kat ${n}`, 'Kit', { heard: 'kAt', right: 'kit' })
    const other = { heard: 'bal', right: 'bol' }
    const refused = rememberRefused(memory, 'ball', 'Bol', other)
    const accepted = rememberAccepted(memory, 'ball', 'Bol', other)
    expect(Math.abs(confusionBonus(refused, other))).toBeLessThan(0.1)
    expect(confusionBonus(accepted, other)).toBeGreaterThan(2 * Math.abs(confusionBonus(refused, other)))
  })

  test('it stays small and fits the file of a show', () => {
    let memory = emptyMemory
    const letters = [...'abcdefghijklmnopqrstuvwxyz']
    for (const a of letters)
      for (const b of letters) memory = rememberAccepted(memory, a, b, { heard: a, right: b })
    expect(memory.sounds?.length).toBeLessThanOrEqual(300)
    expect(CorrectionMemory.safeParse(memory).success).toBe(true)
  })

  test('a file without it is read as before', () => {
    expect(CorrectionMemory.parse({ accepted: [], refused: [] })).toEqual(emptyMemory)
  })

  test('suggestions move a little, and the surest stays where it is', () => {
    const memory = rememberRefused(emptyMemory, 'x', 'y', sounds)
    const list = [
      { heard: 'century', right: 'Sentry', confidence: 0.6 },
      { heard: 'flask', right: 'Flask', confidence: 0.9 },
    ]
    const [first, second] = withMemory(list, memory, ({ heard }) =>
      heard === 'century' ? sounds : undefined,
    )
    expect(first).toEqual(list[1])
    expect(second?.confidence).toBeGreaterThan(0.55)
    expect(second?.confidence).toBeLessThan(0.6)
  })
})

describe('what an answer is about', () => {
  const found = (heard: string, right: string) => ({ heard, right, confidence: 0.9 })

  test('a refusal of some capitals says nothing about others of the same word', () => {
    const memory = rememberRefused(emptyMemory, 'RUST', 'Rust')
    const kept = withMemory([found('RUST', 'Rust'), found('rust', 'Rust')], memory)
    expect(kept.map(({ heard }) => heard)).toEqual(['rust'])
  })

  test('a refusal of a spelling holds for all capitals of what was heard', () => {
    const memory = rememberRefused(emptyMemory, 'Click  house', 'ClickHouse')
    expect(withMemory([found('click house', 'ClickHouse')], memory)).toEqual([])
    expect(
      withMemory([found('kelp he', 'Kelpie')], rememberRefused(emptyMemory, 'Kelp he', 'Kelpie')),
    ).toEqual([])
  })
})

describe('lessons', () => {
  const show: Show = {
    ...newShow({ id: ShowId.parse('sh-1'), title: 'Talk' }),
    vocabulary: [
      {
        spelling: 'Sentry',
        kind: 'product',
        saidAs: [],
        heardAs: ['sent tree'],
        matchCapitals: true,
        scope: 'show',
      },
    ],
  }
  const lesson: Lesson = { heard: 'century', right: 'Sentry', kind: 'product', sounds }

  test('an acceptance is a form of its term, and taking it back leaves no trace', () => {
    const taught = afterAccepting(show, lesson)
    expect(taught.vocabulary.flatMap((term) => formsHeard(taught, term))).toEqual(['sent tree', 'century'])
    expect(taught.memory).toMatchObject({
      accepted: [{ heard: 'century', right: 'Sentry', times: 1 }],
      sounds: [
        { heard: 'C', right: 't', accepted: 1, refused: 0 },
        { heard: 'R', right: 'r', accepted: 1, refused: 0 },
      ],
    })
    expect(Show.safeParse(taught).success).toBe(true)
    expect(afterTakingBack(taught, lesson)).toEqual(show)
  })

  test('what was known before the acceptance stays when it is taken back', () => {
    const known = afterAccepting(show, lesson)
    expect(afterTakingBack(afterAccepting(known, lesson), lesson)).toEqual(known)
  })

  test('a refusal counts against its sounds until it is taken back', () => {
    const refused = afterRefusing(show, lesson)
    expect(refused.memory.sounds?.[0]).toMatchObject({ accepted: 0, refused: 1 })
    expect(afterAllowing(refused, lesson)).toEqual(show)
  })

  test.each(['repeated', 'address'] as const)('%s teaches nothing about other episodes', (kind) => {
    expect(afterAccepting(show, { ...lesson, kind })).toBe(show)
  })

  test('other capitals are remembered as a pair and are no form', () => {
    const taught = afterAccepting(show, { heard: 'sentry', right: 'Sentry', kind: 'capitals' })
    expect(taught.memory.accepted).toHaveLength(1)
    expect(taught.vocabulary.flatMap((term) => formsHeard(taught, term))).toEqual(['sent tree'])
  })
})
