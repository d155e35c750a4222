import { existsSync, readFileSync } from 'node:fs'
import { episodeSurroundings, episodeVocabulary } from '../../core/corrections/episode-vocabulary.ts'
import { createLexicon } from '../../core/corrections/lexicon.ts'
import { rememberingLikenesses } from '../../core/corrections/likeness-memo.ts'
import { emptyMemory } from '../../core/corrections/memory.ts'
import { likeRuns } from '../../core/corrections/sound-index.ts'
import { suggest } from '../../core/corrections/suggest.ts'
import type { Segment } from '../../core/episode/schema.ts'
import { createPace } from '../../renderer/features/transcript/review/pace.ts'
import { createSuggestRunner } from '../../renderer/features/transcript/review/run-suggest.ts'
import {
  packTurns,
  type SuggestionRequest,
  unpackTurns,
} from '../../renderer/features/transcript/review/suggestion-request.ts'
import { memoryInUse } from './memory-in-use.ts'
import { talkEpisode, talkShow } from './talk-episode.ts'

/** What looking took by the clock, and how long the thread that looks had a processor, in milliseconds. */
export interface Took {
  readonly wall: number
  readonly processor: number
}

/** What a program that begins with a look tells. */
export interface FirstLook {
  /** The first look of the program: nothing was run before, so nothing is compiled. */
  readonly cold: Took
  /** Looks by workers that know nothing of the text, in a program that has looked before. */
  readonly warm: readonly Took[]
  /** The look after one turn was edited, by the worker that has looked at the others. */
  readonly edited: readonly Took[]
  /** Runs of words that were compared with the terms: at first, and after the edit. */
  readonly compared: readonly [number, number]
  readonly suggestions: number
  /** Bytes the worker holds after a look, and the most this program ever had beyond what it began with. */
  readonly kept: number
  readonly most: number
}

const { lines, terms, lexiconFile, times } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as {
  readonly lines: readonly string[]
  readonly terms: readonly string[]
  readonly lexiconFile: string
  readonly times: number
}
const lexiconText = readFileSync(lexiconFile, 'utf8')
const show = talkShow(terms)
const { transcript, ...episode } = talkEpisode(lines)
const segments = transcript?.segments ?? []
const before = memoryInUse()
const began = process.memoryUsage.rss()

// As the worker keeps it, while nobody types.
const pace = createPace({
  now: () => performance.now(),
  listen: () => new Promise((resolve) => setImmediate(resolve)),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
})
let runner = createSuggestRunner(async () => lexiconText, pace.carryOut)
const [cold, answer] = await timed(segments)
const most = process.resourceUsage().maxRSS * 1_024 - began
const kept = memoryInUse() - before
const warm: Took[] = []
for (let time = 0; time < times; time += 1) {
  runner = createSuggestRunner(async () => lexiconText, pace.carryOut)
  warm.push((await timed(segments))[0])
}
const edited: Took[] = []
for (let time = 0; time < times; time += 1) edited.push((await timed(editedOnce(time)))[0])
const result: FirstLook = {
  cold,
  warm,
  edited,
  compared: comparedRuns(),
  suggestions: answer.kind === 'found' ? answer.groups.length : Number.NaN,
  kept,
  most,
}
process.stdout.write(JSON.stringify(result))

async function timed(turns: readonly Segment[]) {
  const request: SuggestionRequest = structuredClone({
    turns: packTurns(turns),
    episode,
    show,
    shared: [],
    memory: emptyMemory,
    lexiconAddress: 'lexicon',
  })
  const [started, used] = [performance.now(), processorTime()]
  const found = await runner(request)
  return [{ wall: performance.now() - started, processor: processorTime() - used }, found] as const
}

/** How long this thread has had a processor; where the system does not say, all threads of the program. */
function processorTime(): number {
  const own = `/proc/self/task/${process.pid}/schedstat`
  if (existsSync(own)) return Number(readFileSync(own, 'utf8').split(' ')[0]) / 1_000_000
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** The turns with another word in one of them. */
function editedOnce(nth: number): readonly Segment[] {
  const at = Math.floor(segments.length / 2) + nth
  const turn = segments[at]
  if (!turn) return segments
  return segments.with(at, { ...turn, words: [{ text: `edited${nth}` }, ...turn.words.slice(1)] })
}

function comparedRuns(): readonly [number, number] {
  const counts: number[] = []
  const find = rememberingLikenesses((runs, some, prepared, floor) => {
    counts.push(some.length)
    return likeRuns(runs, some, prepared, floor)
  })
  const lexicon = createLexicon('en', lexiconText)
  for (const turns of [segments, editedOnce(0)]) {
    const around = { ...episodeSurroundings(episode, show), find }
    const read = { segments: unpackTurns(packTurns(turns)) }
    suggest(read, episodeVocabulary(episode, show), emptyMemory, lexicon, around)
  }
  return [counts[0] ?? 0, counts[1] ?? 0]
}
