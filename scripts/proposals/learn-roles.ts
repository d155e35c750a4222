import { proposeTurns } from '../../core/editing/proposals/propose-turns.ts'
import { type ChosenTurn, guessSpeakers, roleSignals } from '../../core/editing/proposals/turn-speakers.ts'
import type { PersonId } from '../../core/ids.ts'
import type { KnownEpisode } from './known-turns.ts'
import { fitWeights } from './logistic.ts'

/** Turns of the sentences that begin at some word positions. */
export function turnsAt(
  { sentences }: KnownEpisode,
  starts: (offset: number, at: number) => boolean,
): ChosenTurn[] {
  const turns: { from: number; to: number }[] = []
  sentences.forEach(({ offset }, at) => {
    const last = turns.at(-1)
    if (at === 0 || starts(offset, at)) turns.push({ from: at, to: at + 1 })
    else if (last) last.to = at + 1
  })
  return turns
}

const trueTurns = (episode: KnownEpisode): ChosenTurn[] =>
  turnsAt(episode, (offset) => episode.starts.has(offset))

/** Episodes that have both a host and a guest. */
export function interviews(episodes: readonly KnownEpisode[]): readonly KnownEpisode[] {
  return episodes.filter(
    ({ people, voices }) => voices.length > 3_000 && new Set(people.map(({ role }) => role)).size > 1,
  )
}

/** What tells a host's turn from a guest's. */
export function learnRoles(episodes: readonly KnownEpisode[]): {
  bias: number
  signals: Record<string, number>
} {
  const numbers = new Map<string, number>()
  const examples = interviews(episodes).flatMap((episode) => {
    const roles = new Map(episode.people.map(({ id, role }) => [id, role]))
    return episode.sentences.map((sentence) => {
      const voice = episode.voices[sentence.offset]
      return {
        isTurn: roles.get(voice as PersonId) === 'host',
        signals: roleSignals(sentence).map((name) => {
          const number = numbers.get(name) ?? numbers.size
          numbers.set(name, number)
          return number
        }),
      }
    })
  })
  const weights = fitWeights(examples, numbers.size)
  const round = (value = 0): number => Math.round(value * 100) / 100
  return {
    bias: round(weights[numbers.size]),
    signals: Object.fromEntries(
      [...numbers].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, at]) => [name, round(weights[at])]),
    ),
  }
}

/** Share of words given to the right person, and to the right role, episode by episode. */
export function reportSpeakers(episodes: readonly KnownEpisode[]): void {
  console.log('Speakers, share of words (right person / right role / most talkative person always)')
  console.log(`${'episode'.padEnd(70)} voices  turns known      turns proposed   always one`)
  const sums: number[] = []
  const sure = new Map<number, [number, number]>()
  const rows = interviews(episodes)
  for (const episode of rows) {
    const proposed = proposeTurns(episode.episode.transcript ?? { segments: [] }, episode.people)
    const chances = proposed.turns.map(({ confidence }) => confidence)
    const guessed = turnsAt(episode, (_offset, at) => (chances[at] ?? 0) >= 0.5)
    const known = episode.sentences.map(({ offset }) => (episode.starts.has(offset) ? 0.95 : 0.01))
    const cells = [
      ...rightWords(episode, trueTurns(episode), known),
      ...rightWords(episode, guessed, chances, sure),
      alwaysOne(episode),
    ]
    cells.forEach((cell, at) => {
      sums[at] = (sums[at] ?? 0) + cell
    })
    console.log(row(episode.file.slice(-68), String(episode.people.length), cells))
  }
  console.log(
    row(
      'mean',
      '',
      sums.map((sum) => sum / rows.length),
    ),
  )
  console.log('confidence given to a speaker → share of words that was right (turns proposed)')
  for (const [band, [right, all]] of [...sure].sort(([a], [b]) => a - b))
    console.log(`  ${band / 10}–${(band + 1) / 10}: ${(right / all).toFixed(2)} of ${all}`)
}

function row(name: string, voices: string, [a = 0, b = 0, c = 0, d = 0, e = 0]: readonly number[]): string {
  const two = (value: number): string => value.toFixed(2)
  return `${name.padEnd(70)} ${voices.padStart(6)}  ${two(a)} / ${two(b)}      ${two(c)} / ${two(d)}      ${two(e)}`
}

function rightWords(
  { sentences, people, voices }: KnownEpisode,
  turns: readonly ChosenTurn[],
  chances: readonly number[],
  sure?: Map<number, [number, number]>,
): readonly [number, number] {
  const roles = new Map(people.map(({ id, role }) => [id as string, role]))
  let [person, role] = [0, 0]
  guessSpeakers(turns, sentences, chances, people).forEach((guess, at) => {
    const turn = turns[at]
    const from = sentences[turn?.from ?? 0]?.offset ?? 0
    const to = sentences[turn?.to ?? 0]?.offset ?? voices.length
    for (let word = from; word < to; word += 1) {
      const voice = voices[word]
      const right = voice === guess?.personId
      if (right) person += 1
      if (roles.get(voice ?? '') === roles.get(guess?.personId ?? '')) role += 1
      const band = Math.min(9, Math.floor((guess?.confidence ?? 0) * 10))
      const [good, all] = sure?.get(band) ?? [0, 0]
      sure?.set(band, [good + (right ? 1 : 0), all + 1])
    }
  })
  return [person / voices.length, role / voices.length]
}

function alwaysOne({ voices }: KnownEpisode): number {
  const counts = new Map<string, number>()
  for (const voice of voices) counts.set(voice ?? '', (counts.get(voice ?? '') ?? 0) + 1)
  return Math.max(...counts.values()) / voices.length
}
