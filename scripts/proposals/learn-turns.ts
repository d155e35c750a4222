import { writeFileSync } from 'node:fs'
import { turnSignals } from '../../core/editing/proposals/turn-signals.ts'
import { type KnownEpisode, knownEpisodes } from './known-turns.ts'
import { learnRoles, reportSpeakers } from './learn-roles.ts'
import { type Example, fitWeights, probabilityOf } from './logistic.ts'

/** Signs seen less often than this teach nothing. */
const seldom = 15
/** Weights nearer to zero than this are left out of the file. */
const slight = 0.05
const folds = 5

const [collection = '', target = ''] = process.argv.slice(2)
const episodes = knownEpisodes(collection)
const words = episodes.reduce((sum, { voices }) => sum + voices.length, 0)
console.log(`${episodes.length} episodes, ${words} words\n`)
const commonSigns = new Map<boolean, ReadonlySet<string>>()
const learned = { english: learn(true), any: learn(false), host: learnRoles(episodes) }
if (target !== '') writeFileSync(target, `${JSON.stringify(learned, undefined, 2)}\n`)
reportSpeakers(episodes)

/** Learns from all, after showing how well what is learned from four fifths does on the rest. */
function learn(english: boolean): { bias: number; signals: Record<string, number> } {
  const numbers = new Map<string, number>()
  const byEpisode = episodes.map((episode) => examplesOf(episode, english, numbers))
  console.log(english ? 'English' : 'Any language (the same episodes, shape alone)')
  report(byEpisode, numbers.size)
  const weights = fitWeights(byEpisode.flat(), numbers.size)
  const signals: Record<string, number> = {}
  for (const [name, at] of [...numbers].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const weight = Math.round((weights[at] ?? 0) * 100) / 100
    if (Math.abs(weight) >= slight) signals[name] = weight
  }
  return { bias: Math.round((weights[numbers.size] ?? 0) * 100) / 100, signals }
}

function examplesOf(episode: KnownEpisode, english: boolean, numbers: Map<string, number>): Example[] {
  const { sentences, names, starts } = episode
  return sentences.slice(1).map((sentence, before) => ({
    isTurn: starts.has(sentence.offset),
    signals: turnSignals(sentences, before + 1, { english, names }).flatMap((name) => {
      if (!common(english).has(name)) return []
      const number = numbers.get(name) ?? numbers.size
      numbers.set(name, number)
      return [number]
    }),
  }))
}

/** Signs that are seen often enough. */
function common(english: boolean): ReadonlySet<string> {
  const known = commonSigns.get(english)
  if (known) return known
  const counts = new Map<string, number>()
  for (const { sentences, names } of episodes) {
    for (let at = 1; at < sentences.length; at += 1) {
      for (const name of turnSignals(sentences, at, { english, names }))
        counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  }
  const often = new Set([...counts].flatMap(([name, count]) => (count >= seldom ? [name] : [])))
  commonSigns.set(english, often)
  return often
}

function report(byEpisode: readonly (readonly Example[])[], size: number): void {
  const guesses = Array.from({ length: folds }, (_, fold) => {
    const weights = fitWeights(byEpisode.filter((_one, at) => at % folds !== fold).flat(), size)
    return byEpisode
      .filter((_one, at) => at % folds === fold)
      .flat()
      .map(({ signals, isTurn }) => ({ chance: probabilityOf(weights, signals), isTurn }))
  }).flat()
  const turns = episodes.reduce((sum, { starts }) => sum + starts.size - 1, 0)
  console.log(
    `${turns} changes of voice, ${guesses.filter(({ isTurn }) => isTurn).length} at a sentence start`,
  )
  console.log('at least  proposed  precision  recall   F1')
  for (const least of [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]) {
    const chosen = guesses.filter(({ chance }) => chance >= least)
    const right = chosen.filter(({ isTurn }) => isTurn).length
    const cells = [right / chosen.length, right / turns, (2 * right) / (chosen.length + turns)]
    console.log(
      `${least.toFixed(1).padStart(8)} ${String(chosen.length).padStart(9)} ${cells.map((cell) => cell.toFixed(2).padStart(9)).join('')}`,
    )
  }
  console.log('confidence given → share that was right')
  for (let from = 0; from < 10; from += 1) {
    const band = guesses.filter(({ chance }) => Math.floor(chance * 10) === from)
    if (band.length >= 20)
      console.log(
        `  ${from / 10}–${(from + 1) / 10}: ${(band.filter(({ isTurn }) => isTurn).length / band.length).toFixed(2)} of ${band.length}`,
      )
  }
  console.log('')
}
