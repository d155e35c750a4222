import { existsSync } from 'node:fs'
import { proposeHeadings } from '../../core/editing/proposals/propose-headings.ts'
import { joinWords } from '../../core/episode/transcript.ts'
import { formatClock, millis } from '../../core/time.ts'
import { type KnownHeadings, knownHeadings } from './known-headings.ts'
import { readEpisode } from './labelled-episodes.ts'

const [collection = '', seed = ''] = process.argv.slice(2)

interface Miss {
  readonly seconds: number
  readonly confidence: number
}

const known = knownHeadings(collection)
const rows = known.map((one) => ({
  one,
  ours: missesOf(one, false),
  told: missesOf(one, true),
  plain: plainMisses(one),
}))
console.log('Seconds between the place proposed and the true one: median (share within 30 s)')
console.log(`${'episode'.padEnd(66)} chapters   proposed   length known   time share alone`)
for (const { one, ours, told, plain } of rows) {
  console.log(
    `${one.file.slice(0, 64).padEnd(66)} ${String(ours.length).padStart(8)}   ${cell(ours)}   ${cell(told)}   ${cell(plain)}`,
  )
}
const all = rows.flatMap(({ ours }) => ours)
console.log(
  `${'all'.padEnd(66)} ${String(all.length).padStart(8)}   ${cell(all)}   ${cell(rows.flatMap(({ told }) => told))}   ${cell(rows.flatMap(({ plain }) => plain))}`,
)
console.log('\nconfidence given → share within 30 s')
for (let from = 0; from < 10; from += 2) {
  const band = all.filter(
    ({ confidence }) =>
      Math.min(9, Math.floor(confidence * 10)) - (Math.min(9, Math.floor(confidence * 10)) % 2) === from,
  )
  if (band.length > 0)
    console.log(`  ${from / 10}–${(from + 2) / 10}: ${within(band).toFixed(2)} of ${band.length}`)
}
if (existsSync(seed)) printSeed(seed)

/** The chapters that say something: one at 0:00 stands at the start without a thought. */
function missesOf({ episode, wordTimes, duration }: KnownHeadings, tellLength: boolean): Miss[] {
  const enclosure = { source: '', mediaType: 'audio/mpeg', duration: millis(duration) }
  const { headings } = proposeHeadings(tellLength ? { ...episode, enclosure } : episode)
  const starts = new Map(episode.chapters.map(({ id, startTime }) => [id, startTime]))
  return headings.flatMap(({ chapterId, at, confidence }) => {
    const start = starts.get(chapterId) ?? 0
    return start === 0 ? [] : [{ seconds: Math.abs((wordTimes[at] ?? 0) - start) / 1000, confidence }]
  })
}

/** Each chapter at the word that has its share of the words, the length being known. */
function plainMisses({ episode, wordTimes, duration }: KnownHeadings): Miss[] {
  return episode.chapters.flatMap(({ startTime }) => {
    if (startTime === 0) return []
    const at = Math.round((startTime / duration) * wordTimes.length)
    return [{ seconds: Math.abs((wordTimes[at] ?? duration) - startTime) / 1000, confidence: 1 }]
  })
}

function cell(misses: readonly Miss[]): string {
  const sorted = misses.map(({ seconds }) => seconds).sort((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0
  return `${median.toFixed(0).padStart(4)} (${within(misses).toFixed(2)})`
}

function within(misses: readonly Miss[]): number {
  return misses.filter(({ seconds }) => seconds <= 30).length / Math.max(misses.length, 1)
}

function printSeed(path: string): void {
  const episode = readEpisode(path)
  if (!episode) return
  const { headings, sentences } = proposeHeadings(episode)
  console.log(`\n${path.split('/').at(-1)}: where each chapter would stand`)
  for (const { chapterId, sentence, confidence, reason } of headings) {
    const chapter = episode.chapters.find(({ id }) => id === chapterId)
    const said = [sentence - 1, sentence, sentence + 1, sentence + 2].map((at) => {
      const one = sentences[at]
      return one
        ? joinWords(episode.transcript?.segments[one.segment]?.words.slice(one.from, one.to) ?? [])
        : ''
    })
    console.log(
      `${formatClock(chapter?.startTime ?? millis(0)).padStart(6)} ${confidence.toFixed(2)} ${chapter?.title}\n        (${said[0]?.slice(-80)}) ▸ ${said.slice(1).join(' ').slice(0, 260)}\n        ${reason}`,
    )
  }
}
