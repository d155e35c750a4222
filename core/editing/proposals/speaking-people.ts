import type { Person } from '../../episode/schema.ts'

/** More voices than a table holds are told apart by nobody from words alone. */
const mostVoices = 8
const silent = new Set([
  'editor',
  'producer',
  'composer',
  'designer',
  'transcriber',
  'audio engineer',
  'researcher',
])

/** Those credited who may be heard: hosts first, then the rest, without the jobs behind the glass. */
export function peopleWhoSpeak(people: readonly Person[]): readonly Person[] {
  const heard = people.filter(({ role }) => !silent.has(role))
  const hosts = heard.filter(({ role }) => role === 'host')
  return [...hosts, ...heard.filter(({ role }) => role !== 'host')].slice(0, mostVoices)
}
