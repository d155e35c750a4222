import type { Person } from '../../episode/schema.ts'
import { counted } from '../../formats/syntax/lines.ts'
import type { PersonId } from '../../ids.ts'
import { type Check, mostPlaces, type Problem } from './check.ts'

/** Captions and transcripts carry the names of speakers; "SPEAKER_00" is not one. */
export const speakersNamed: Check = {
  id: 'speakers-named',
  destinations: ['apple', 'podcasting20', 'web'],
  passed: 'Every turn of the transcript has a named speaker.',
  check(episode) {
    const turns = (episode.transcript?.segments ?? []).filter(({ words }) => words.length > 0)
    if (turns.length === 0) return undefined
    const people = new Map<PersonId, Person>(episode.people.map((person) => [person.id, person]))
    const unnamed = new Map<PersonId, number>()
    let nobody = 0
    for (const { speaker } of turns) {
      if (speaker === undefined) nobody += 1
      else if ((people.get(speaker)?.name.trim() ?? '') === '')
        unnamed.set(speaker, (unnamed.get(speaker) ?? 0) + 1)
    }
    return [...voicesWithoutName(unnamed, people), ...turnsWithoutSpeaker(nobody, turns.length)]
  },
}

function voicesWithoutName(
  unnamed: ReadonlyMap<PersonId, number>,
  people: ReadonlyMap<PersonId, Person>,
): Problem[] {
  if (unnamed.size === 0) return []
  return [
    {
      level: 'warning',
      message: `${counted(unnamed.size, 'speaker')} ${unnamed.size === 1 ? 'has' : 'have'} no name yet.`,
      cost: 'Captions show the label of the recogniser instead.',
      where: [...unnamed].slice(0, mostPlaces).map(([id, turns]) => ({
        section: 'people',
        id,
        label: `${people.get(id)?.label ?? 'an unnamed voice'}, ${counted(turns, 'turn')}`,
      })),
      fix: { label: 'Name the speakers', safe: false },
    },
  ]
}

function turnsWithoutSpeaker(nobody: number, turns: number): Problem[] {
  if (nobody === 0) return []
  return [
    {
      level: 'warning',
      message:
        nobody === turns
          ? 'The transcript names no speakers.'
          : `${counted(nobody, 'turn')} ${nobody === 1 ? 'has' : 'have'} no speaker.`,
      cost: 'Captions and transcripts do not say who speaks.',
      where: [{ section: 'transcript', label: 'the transcript' }],
      fix: { label: 'Set the speakers', safe: false },
    },
  ]
}
