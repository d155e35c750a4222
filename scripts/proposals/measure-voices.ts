import { voiceNames } from '../../core/editing/proposals/voice-names.ts'
import type { Person, Segment } from '../../core/episode/schema.ts'
import { joinWords } from '../../core/episode/transcript.ts'
import { labelledTalks } from './known-turns.ts'

const [collection = ''] = process.argv.slice(2)

let [voices, told, right, wrong, doubts, talks, plain, plainRight] = [0, 0, 0, 0, 0, 0, 0, 0]
for (const { file, episode } of labelledTalks(collection)) {
  const segments = episode.transcript?.segments ?? []
  const speaking = episode.people.filter(({ id }) => segments.some(({ speaker }) => speaker === id))
  talks += 1
  voices += speaking.length
  for (const isKnown of [true, false]) {
    const { people, unnamed } = withoutNames(speaking, isKnown)
    const turns = segments.map(
      (turn): Segment => ({ ...turn, ...(turn.speaker && { speaker: voiceOf(turn.speaker) }) }),
    )
    const { proposed } = voiceNames(turns, people)
    for (const { voice, name } of unnamed) {
      const found = proposed.get(voice.id)
      if (!found) continue
      const isRight = agree(found.name, name)
      if (isKnown) {
        told += 1
        if (isRight) right += 1
        else wrong += 1
      } else {
        plain += 1
        if (isRight) plainRight += 1
      }
      if (!isRight) {
        console.log(
          `${file}: ${name} taken for ${found.name} (${isKnown ? 'names known' : 'no names known'})`,
        )
        for (const place of found.places) {
          const words =
            segments.find(({ id }) => id === place.segmentId)?.words.slice(place.from, place.to) ?? []
          console.log(`    ${place.use}: “${joinWords(words)}”`)
        }
      }
    }
  }
  const named = voiceNames(segments, speaking)
  doubts += named.doubtful.length
  for (const { segmentId, from, to, reason } of named.doubtful) {
    const words = segments.find(({ id }) => id === segmentId)?.words.slice(from, to) ?? []
    console.log(`${file}: doubted, ${reason}: “${joinWords(words)}”`)
  }
}
console.log(`
${talks} talks, ${voices} voices. Names known: ${told} proposed, ${right} right, ${wrong} wrong. No names known: ${plain} proposed, ${plainRight} right.
Turns doubted although their speakers are right: ${doubts}.`)

function voiceOf(id: string): Person['id'] {
  return `${id}-voice` as Person['id']
}

function withoutNames(speaking: readonly Person[], isKnown: boolean) {
  const unnamed = speaking.map((person) => ({
    voice: { ...person, id: voiceOf(person.id), name: '' },
    name: person.name,
  }))
  const people = [...(isKnown ? speaking : []), ...unnamed.map(({ voice }) => voice)]
  return { people, unnamed }
}

function agree(found: string, name: string): boolean {
  const [a, b] = [found, name].map((one) => one.toLowerCase().split(/\s+/u))
  return a?.[0] === b?.[0]
}
