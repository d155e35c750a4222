import { describe, expect, test } from 'vitest'
import type { Episode, Transcript } from '../../episode/schema.ts'
import { joinWords, splitWords } from '../../episode/transcript.ts'
import { SegmentId } from '../../ids.ts'
import { untimedEpisode } from '../../testing/episode-builder.ts'
import { proposeTurns } from './propose-turns.ts'
import { sentencesOf } from './sentences.ts'
import { guessSpeakers } from './turn-speakers.ts'

const wall = (text: string, language = 'en'): Transcript => ({
  language,
  segments: [{ id: SegmentId.parse('sg-1'), words: splitWords(text) }],
})

const talk = `Hello and welcome to the Garden Hour. I'm Ada and with me today is Bo Lindgren. Bo, welcome to the show.
Thanks for having me. It is great to be here. So tell us, how did you begin with bees? Well, I was nine and my
grandmother kept two hives behind the house. I was afraid of them, to be honest. And then one day I was not. What
changed? Yeah, I think I got stung and it was not so bad. Nice. Do you remember that day? I do. It was in May.`

const turnsIn = (transcript: Transcript, least = 0.5, people: Episode['people'] = []) => {
  const { turns, sentences } = proposeTurns(transcript, people)
  return turns
    .filter(({ confidence }) => confidence >= least)
    .map(({ sentence }) => {
      const one = sentences[sentence]
      return joinWords(transcript.segments[one?.segment ?? 0]?.words.slice(one?.from, one?.to) ?? [])
    })
}

describe('proposed turns', () => {
  test('begin where thanks answer a welcome, and where a question is answered', () => {
    expect(turnsIn(wall(talk), 0.4)).toEqual(
      expect.arrayContaining([
        'Thanks for having me.',
        'Well, I was nine and my grandmother kept two hives behind the house.',
        'Yeah, I think I got stung and it was not so bad.',
      ]),
    )
  })

  test('begin where a second person gives their name', () => {
    const { people } = untimedEpisode('Ada: x', 'Bob: y')
    expect(
      turnsIn(
        wall('Welcome to the show. We are your hosts. I am Ada. And I am Bob. Let us begin with the news.'),
        0.6,
        people,
      ),
    ).toContain('And I am Bob.')
  })

  test('do not begin where a sentence plainly goes on', () => {
    expect(turnsIn(wall(talk), 0.3)).not.toContain('And then one day I was not.')
  })

  test('say why in plain words', () => {
    const { turns } = proposeTurns(wall(talk), [])
    expect(turns.map(({ reason }) => reason)).toContainEqual(
      expect.stringMatching(/“Well”, as replies do, answers a question/),
    )
    expect(turns.every(({ reason }) => reason.length > 3)).toBe(true)
  })

  test('are the same every time', () => {
    expect(proposeTurns(wall(talk), [])).toEqual(proposeTurns(wall(talk), []))
  })

  test('are not looked for in short turns that have a speaker', () => {
    const { transcript, people } = untimedEpisode('Ada: Do you know? Yes. I do.')
    expect(proposeTurns(transcript ?? { segments: [] }, people).turns).toEqual([])
  })

  test('rest on the shape of sentences alone where the language is not English, and say so', () => {
    const german = proposeTurns(
      wall('Wie war das? Ja. Das war sehr schön. Wir gingen dann alle nach Hause.', 'de'),
      [],
    )
    expect(german.readsWords).toBe(false)
    expect(Math.max(...german.turns.slice(1).map(({ confidence }) => confidence))).toBeLessThan(0.9)
  })

  test('a text tagged English that is not is read by its shape', () => {
    const text =
      'Wie war das denn nun? Das war wirklich sehr schön. Wir gingen dann alle nach Hause zurück. '.repeat(9)
    expect(proposeTurns(wall(text), []).readsWords).toBe(false)
  })

  test('a text without any sentence end, and none at all, propose no place inside', () => {
    expect(proposeTurns(wall('no end in sight here'), []).turns).toHaveLength(1)
    expect(proposeTurns({ segments: [] }, []).turns).toEqual([])
  })
})

test('a long text without any end is cut for headings, and no turn is proposed at a cut', () => {
  const { sentences, turns } = proposeTurns(wall('one two three four five '.repeat(12_000)), [])
  expect(sentences.length).toBe(2_400)
  expect(turns).toHaveLength(1)
})

test('sentences end at a stop, not at a title or an initial', () => {
  const { segments } = wall('I met Dr. Lee and J. Smith. Really? “Yes.” He said so... and left.')
  expect(
    sentencesOf(segments).map(({ from, to }) => joinWords(segments[0]?.words.slice(from, to) ?? [])),
  ).toEqual(['I met Dr. Lee and J. Smith.', 'Really?', '“Yes.”', 'He said so... and left.'])
})

describe('guessed speakers', () => {
  const { people } = untimedEpisode('Ada: x', 'Bo: y')
  const cast = people.map((person, at) => ({ ...person, role: at === 0 ? 'host' : 'guest' }))
  const { turns, sentences, chances } = proposeTurns(wall(talk), cast)
  const begins = (words: string) => {
    const at = sentences.findIndex(({ line }) => line.startsWith(` ${words}`))
    return turns.findIndex(({ sentence }) => sentence === at)
  }
  const starts = [0, begins('thanks for'), begins('so tell us'), begins('well i was'), sentences.length]
  const chosen = starts.slice(0, -1).map((from, at) => ({ from, to: starts[at + 1] ?? from }))

  test('follow names, greetings and who asks', () => {
    const names = guessSpeakers(chosen, sentences, chances, cast).map(
      (guess) => cast.find(({ id }) => id === guess?.personId)?.name,
    )
    expect(names).toEqual(['Ada', 'Bo', 'Ada', 'Bo'])
  })

  test('are none where nobody is credited', () => {
    expect(guessSpeakers(chosen, sentences, chances, [])).toEqual(chosen.map(() => undefined))
  })

  test('the only person credited speaks everything', () => {
    const alone = guessSpeakers(chosen, sentences, chances, cast.slice(0, 1))
    expect(alone.map((guess) => guess?.confidence)).toEqual(chosen.map(() => 1))
  })
})
