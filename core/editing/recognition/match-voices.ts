import { displayName } from '../../episode/people.ts'
import type { Episode, Person, Segment, Transcript } from '../../episode/schema.ts'
import { timedSegments, timingOf } from '../../episode/transcript.ts'
import { speakerAt } from '../../episode/word-run.ts'
import type { PersonId } from '../../ids.ts'
import type { Aligned } from './fresh-turns.ts'

/** Who a voice of a new recognition is taken for, and on what grounds. */
export interface VoiceMatch {
  /** The voice as the recognition calls it. */
  readonly label: string
  readonly voiceId: PersonId
  /** The person of the episode; absent for a voice that stays what the recognition calls it. */
  readonly personId?: PersonId
  readonly by: 'name' | 'words' | 'time' | 'choice' | 'nothing'
  readonly turns: number
  readonly words: number
}

/** A voice is somebody when this part of what it says is said by that somebody in the present transcript. */
const enough = 0.5
/** Fewer shared words than this say nothing; then time decides. */
const fewestWords = 4

/**
 * Finds the person behind each voice of a new recognition: by its name, else by who says the same words in
 * the present transcript, else by who speaks at the same time. `chosen` says by label what a person decided.
 */
export function matchVoices(
  episode: Episode,
  aligned: Aligned,
  voices: readonly Person[],
  chosen: Readonly<Record<string, PersonId | ''>>,
): readonly VoiceMatch[] {
  const shared = sharedWords(aligned)
  const together =
    shared.size === 0 || timesAreNeeded(voices, shared) ? sharedTime(episode, aligned) : new Map()
  const talk = talkOf(aligned.fresh.segments)
  const present = new Set(episode.people.map(({ id }) => id))
  return voices.map((voice): VoiceMatch => {
    const label = displayName(voice)
    const about = { label, voiceId: voice.id, ...(talk.get(voice.id) ?? { turns: 0, words: 0 }) }
    const choice = Object.hasOwn(chosen, label) ? chosen[label] : undefined
    if (choice === '') return { ...about, by: 'choice' }
    if (choice !== undefined && present.has(choice)) return { ...about, personId: choice, by: 'choice' }
    const named = personNamed(episode.people, voice.name)
    if (named) return { ...about, personId: named.id, by: 'name' }
    // A name that nobody here has is a new person; only a voice without a name can be somebody else.
    if (voice.name !== '') return { ...about, by: 'nothing' }
    const byWords = most(shared.get(voice.id), fewestWords)
    if (byWords) return { ...about, personId: byWords, by: 'words' }
    const byTime = most(together.get(voice.id), 1)
    return byTime ? { ...about, personId: byTime, by: 'time' } : { ...about, by: 'nothing' }
  })
}

type Votes = ReadonlyMap<PersonId, ReadonlyMap<PersonId, number>>

function timesAreNeeded(voices: readonly Person[], shared: Votes): boolean {
  return voices.some(({ id, name }) => name === '' && most(shared.get(id), fewestWords) === undefined)
}

/** The one with more than half of the votes, where there are enough of them. */
function most(votes: ReadonlyMap<PersonId, number> | undefined, fewest: number): PersonId | undefined {
  let [all, best] = [0, 0]
  let winner: PersonId | undefined
  for (const [person, count] of votes ?? []) {
    all += count
    if (count > best) {
      best = count
      winner = person
    }
  }
  return all >= fewest && best > all * enough ? winner : undefined
}

function vote(
  votes: Map<PersonId, Map<PersonId, number>>,
  voice: PersonId,
  person: PersonId,
  count: number,
): void {
  const own = votes.get(voice) ?? new Map<PersonId, number>()
  own.set(person, (own.get(person) ?? 0) + count)
  votes.set(voice, own)
}

/** Words that match, by the voice that says them there and the person who says them here. */
function sharedWords({ present, fresh, matched }: Aligned): Votes {
  const votes = new Map<PersonId, Map<PersonId, number>>()
  present.segments.forEach(({ speaker, words }, turn) => {
    if (speaker === undefined) return
    const start = present.starts[turn] ?? 0
    for (let at = start; at < start + words.length; at += 1) {
      const match = matched[at] ?? -1
      const voice = match < 0 ? undefined : speakerAt(fresh, match)
      if (voice !== undefined) vote(votes, voice, speaker, 1)
    }
  })
  return votes
}

interface Stretch {
  readonly start: number
  readonly end: number
  readonly speaker: PersonId
}

/** Milliseconds in which a voice speaks there while a person speaks here; nothing without measured times. */
function sharedTime(episode: Episode, { fresh }: Aligned): Votes {
  const votes = new Map<PersonId, Map<PersonId, number>>()
  const there = stretchesOf({ segments: fresh.segments })
  const here = episode.transcript ? stretchesOf(episode.transcript) : []
  let first = 0
  for (const { start, end, speaker } of there) {
    while (first < here.length && (here[first]?.end ?? 0) <= start) first += 1
    for (let at = first; at < here.length && (here[at]?.start ?? end) < end; at += 1) {
      const other = here[at]
      if (other) vote(votes, speaker, other.speaker, Math.min(end, other.end) - Math.max(start, other.start))
    }
  }
  return votes
}

function stretchesOf(transcript: Transcript): readonly Stretch[] {
  if (timingOf(transcript) === 'none') return []
  return timedSegments(transcript).flatMap(({ segment: { speaker }, start, end }) =>
    speaker === undefined || end <= start ? [] : [{ start, end, speaker }],
  )
}

function talkOf(segments: readonly Segment[]): ReadonlyMap<PersonId, { turns: number; words: number }> {
  const talk = new Map<PersonId, { turns: number; words: number }>()
  for (const { speaker, words } of segments) {
    if (speaker === undefined) continue
    const said = talk.get(speaker)
    if (said) {
      said.turns += 1
      said.words += words.length
    } else talk.set(speaker, { turns: 1, words: words.length })
  }
  return talk
}

/** The person of a name, or of a first name that nobody else has. */
function personNamed(people: readonly Person[], name: string): Person | undefined {
  const wanted = name.trim().toLowerCase()
  if (wanted === '') return undefined
  const exact = people.find((person) => person.name.trim().toLowerCase() === wanted)
  if (exact || wanted.includes(' ')) return exact
  const first = people.filter((person) => person.name.trim().toLowerCase().split(' ')[0] === wanted)
  return first.length === 1 ? first[0] : undefined
}
