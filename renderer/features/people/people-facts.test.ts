import { expect, test } from 'vitest'
import { rememberAccepted } from '../../../core/corrections/memory.ts'
import type { Segment, Transcript } from '../../../core/episode/schema.ts'
import { talkShares } from '../../../core/episode/talk-shares.ts'
import { splitWords } from '../../../core/episode/transcript.ts'
import { PersonId, SegmentId, ShowId } from '../../../core/ids.ts'
import { newShow } from '../../../core/show/new-show.ts'
import { episode as build } from '../../../core/testing/episode-builder.ts'
import { millis } from '../../../core/time.ts'
import { namedIn } from './named-in-transcript.ts'
import { peopleFacts } from './person-facts.ts'

const said = (id: string, text: string, speaker?: string): Segment => ({
  id: SegmentId.parse(id),
  ...(speaker !== undefined && { speaker: PersonId.parse(speaker) }),
  words: splitWords(text),
})
const transcript = (...segments: readonly Segment[]): Transcript => ({ segments })

test('turns and shares are those the speakers beside the transcript show', () => {
  const shares = talkShares(
    transcript(
      said('s1', 'one two', 'ada'),
      said('s2', 'three four', 'ada'),
      said('s3', 'a b c d', 'bob'),
      said('s4', 'w x y z u v t s'),
    ),
  )
  expect(shares.get(PersonId.parse('ada'))).toMatchObject({ turns: 2, share: 0.25 })
  expect(shares.get(PersonId.parse('bob'))).toMatchObject({ turns: 1, share: 0.25 })
})

test('a name counts when all of it is said, whatever its case and marks', () => {
  const heard = transcript(said('s1', 'As miguel Grinberg’s article said, Miguel wrote'))
  expect(namedIn(heard, ['Miguel Grinberg', 'Miguel Torres', 'Miguel'])).toEqual([
    { name: 'Miguel Grinberg' },
  ])
})

test('the time of a name is told only where it was measured', () => {
  const words = splitWords('thanks Ada Byron').map((word, index) => ({
    ...word,
    start: millis(index * 1000),
    end: millis(index * 1000 + 500),
  }))
  expect(namedIn(transcript({ id: SegmentId.parse('s1'), words }), ['Ada Byron'])).toEqual([
    { name: 'Ada Byron', time: 1000 },
  ])
})

test('what reviews accepted for a name, or a part of it, is how it was heard', () => {
  const show = newShow({ id: ShowId.parse('sh-1'), title: 'Talk' })
  const taught = [
    ['inez o kaffer', 'Ines Okafor'],
    ['Inez', 'Ines'],
    ['okafor', 'Okafor'],
    ['kelp he', 'Kelpie'],
  ].reduce((memory, [heard = '', right = '']) => rememberAccepted(memory, heard, right), show.memory)
  const made = build('Ines: hello')
  const episode = { ...made, people: made.people.map((person) => ({ ...person, name: 'Ines Okafor' })) }
  expect(peopleFacts(episode, { ...show, memory: taught })[0]?.heardAs).toEqual(['inez o kaffer', 'Inez'])
  expect(peopleFacts(episode, undefined)[0]?.heardAs).toEqual([])
})
