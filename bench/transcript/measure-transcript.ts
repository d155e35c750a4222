import { cpus, loadavg } from 'node:os'
import { type Browser, chromium, type Page } from '@playwright/test'
import { joinWords } from '../../core/episode/transcript.ts'
import { longEpisode } from '../long-episode.ts'
import { columns, quantile } from '../measure.ts'
import { barePeers, buildPeer, type Peer, showInPeer } from './bare-pages.ts'
import { type BenchEpisode, serveBenchLibrary, withReplaced } from './bench-library.ts'
import {
  galleyLines,
  openInTheMiddle,
  scrollThrough,
  timeFromChosenRow,
  timeToComeBack,
  timeToFirstText,
} from './editor-page.ts'
import { pageMemory } from './memory.ts'
import { replaceEverywhere } from './replacing.ts'
import { type KeyCost, keyCosts } from './trace.ts'
import { transcriptPeers } from './transcript-peers.ts'
import { clickIntoText, typeKeys } from './typing.ts'
import { whyKeys, whyTable } from './why.ts'

/** What is measured, and for how long. */
export interface TranscriptBenchOptions {
  /** The checkout, built. */
  readonly root: string
  /** Fewer sizes and keys: two minutes instead of ten. */
  readonly isQuick: boolean
  /** Fetch the public transcript editors when they are not there yet. */
  readonly fetchPeers: boolean
  /** Say too what the keys were spent on. */
  readonly why: boolean
  /** The one part to measure: opening, typing, scrolling or replacing; all where it is absent. */
  readonly only?: string | undefined
}

const parts: Readonly<Record<string, (bench: Bench) => Promise<void>>> = {
  opening: printOpening,
  typing: printTyping,
  scrolling: printScrolling,
  replacing: printReplacing,
}

interface Bench extends TranscriptBenchOptions {
  readonly browser: Browser
  readonly page: Page
  readonly origin: string
  readonly keys: number
}

/** After the first listing of a library the host is busy for a while, in milliseconds. */
const afterListing = 3_000

/** How long a peer may take for opening a text and twelve keys, in milliseconds. */
const peerPatience = 40_000

/** Keeps a browser from traffic of its own. */
const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync']

/** Types, scrolls and replaces in the real editor in Chromium, and prints what that cost beside its peers. */
export async function measureTranscript(options: TranscriptBenchOptions): Promise<void> {
  const started = performance.now()
  const served = await serveBenchLibrary(options.root)
  const program = process.env['GALLEY_BROWSER']
  const browser = await chromium.launch({ args: quiet, ...(program && { executablePath: program }) })
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    await page.goto(served.address)
    const bench = {
      ...options,
      browser,
      page,
      origin: new URL(page.url()).origin,
      keys: options.isQuick ? 24 : 120,
    }
    console.log(`Chromium ${browser.version()}, ${cpus().length} processors, load ${load()}`)
    for (const [name, print] of Object.entries(parts))
      if (options.only === undefined || options.only === name) await print(bench)
    console.log(
      `\nload at the end ${load()}; all took ${((performance.now() - started) / 1_000).toFixed(0)} s`,
    )
  } finally {
    await browser.close()
    await served.stop()
  }
}

function load(): string {
  return loadavg()
    .map((value) => value.toFixed(1))
    .join(' ')
}

async function printOpening({ page, origin, browser, isQuick }: Bench): Promise<void> {
  const rows: string[][] = []
  // The library has never been listed before: the host reads every episode once, and then it is known.
  await page.waitForTimeout(afterListing)
  for (const episode of isQuick ? (['60,000'] as const) : (['1,000', '60,000', '120,000'] as const)) {
    const cold = await timeToFirstText(page, origin, episode)
    const again: number[] = []
    for (let time = 0; time < (isQuick ? 2 : 3); time += 1)
      again.push(await timeToFirstText(page, origin, episode))
    const chosen: number[] = []
    for (let time = 0; time < 2; time += 1) chosen.push(await timeFromChosenRow(page, origin, episode))
    const back: number[] = []
    for (let time = 0; time < 2; time += 1) back.push(await timeToComeBack(page))
    rows.push([
      `${episode} words`,
      ms(cold),
      ms(quantile(again, 0.5)),
      ms(quantile(chosen, 0.5)),
      ms(quantile(back, 0.5)),
      episode === '60,000' ? '≤ 300 ms' : '',
    ])
  }
  const head = [
    'click to first text',
    'read from disk',
    'host has it',
    'row was chosen',
    'from another screen',
    'target',
  ]
  console.log(`\n${columns(head, rows)}`)
  await openInTheMiddle(page, origin, '60,000')
  const { heap, own, resident } = await pageMemory(browser, page)
  const shown = (value: number | undefined): string =>
    value === undefined ? 'unknown' : `${value.toFixed(0)} MB`
  console.log(
    `\n${columns(['renderer memory, 60,000 words', 'heap', 'own', 'resident', 'target'], [['after opening', shown(heap), shown(own), shown(resident), '≤ 250 MB']])}`,
  )
}

async function printTyping(bench: Bench): Promise<void> {
  const rows: string[][] = []
  const bare = await typingInPeer(bench, barePeers.codeMirror, 1_000, bench.keys)
  const reference = quantile(paints(bare), 0.5)
  const add = (what: string, costs: readonly KeyCost[] | string, target = ''): void => {
    rows.push(typeof costs === 'string' ? [what, costs] : [what, ...costColumns(costs, reference), target])
  }
  const own: readonly BenchEpisode[] = bench.isQuick
    ? ['1,000', '60,000']
    : ['1,000', '10,000', '60,000', '120,000', 'marked']
  for (const episode of own) {
    await openInTheMiddle(bench.page, bench.origin, episode)
    await clickIntoText(bench.page, galleyLines)
    const trace = await typeKeys(bench.browser, bench.page, bench.keys)
    const what = episode === 'marked' ? '60,000 words, 500 suspected' : `${episode} words`
    add(`Galley, ${what}`, keyCosts(trace), '≤ 4, p95 ≤ 10, ≤ 1.5×')
    if (bench.why) console.log(`\n${what}\n${whyTable(whyKeys(trace))}`)
  }
  add(`${barePeers.codeMirror.name}, 1,000 words`, bare)
  const count = Math.min(bench.keys, 40)
  const { codeMirror, contentEditable } = barePeers
  if (!bench.isQuick) {
    add(`${codeMirror.name}, 60,000 words`, await typingInPeer(bench, codeMirror, 60_000, count))
    add(`${contentEditable.name}, 10,000 words`, await typingInPeer(bench, contentEditable, 10_000, count))
  }
  add(`${contentEditable.name}, 60,000 words`, await typingInPeer(bench, contentEditable, 60_000, count))
  const { peers, missing } = bench.isQuick ? { peers: [], missing: [] } : transcriptPeers(bench)
  for (const peer of peers)
    for (const words of [10_000, 60_000])
      add(`${peer.name}, ${words.toLocaleString('en')} words`, await typingIfItCan(bench, peer, words))
  const head = [
    'a key in the middle',
    'busy',
    'p95',
    'of it processor',
    'p95',
    'to paint',
    'p95',
    'paint ratio',
    'target',
  ]
  console.log(`\n${columns(head, rows)}`)
  for (const sentence of missing) console.log(sentence)
}

async function typingInPeer(
  { browser, page, root }: Bench,
  peer: Peer,
  words: number,
  keys: number,
): Promise<readonly KeyCost[]> {
  const script = await buildPeer(peer, root)
  const { transcript } = withReplaced(longEpisode(words))
  await showInPeer(page, script, transcript?.segments.map((segment) => joinWords(segment.words)) ?? [])
  const shown = page.locator(peer.lines)
  await shown.first().waitFor()
  await page.waitForTimeout(1_000)
  await shown.nth(Math.floor((await shown.count()) / 2)).scrollIntoViewIfNeeded()
  await clickIntoText(page, peer.lines)
  return keyCosts(await typeKeys(browser, page, keys))
}

/** Some peers take minutes where others take seconds; after a while that is answer enough. */
async function typingIfItCan(bench: Bench, peer: Peer, words: number): Promise<readonly KeyCost[] | string> {
  const page = await bench.page.context().newPage()
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLong = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`not done after ${peerPatience / 1_000} s`), peerPatience)
  })
  const typing = typingInPeer({ ...bench, page }, peer, words, 12).catch(whyNot)
  const outcome = await Promise.race([typing, tooLong])
  clearTimeout(timer)
  await bench.browser.stopTracing().catch(() => undefined)
  await page.close()
  return outcome
}

function whyNot(error: unknown): string {
  const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  return `no: ${reason.slice(0, 60)}`
}

function paints(costs: readonly KeyCost[]): readonly number[] {
  return costs.flatMap(({ toPaint }) => (toPaint === undefined ? [] : [toPaint]))
}

function costColumns(costs: readonly KeyCost[], reference: number): readonly string[] {
  const both = (values: readonly number[]): readonly string[] =>
    [0.5, 0.95].map((part) => ms(quantile(values, part)))
  const toPaint = paints(costs)
  return [
    ...both(costs.map(({ busy }) => busy)),
    ...both(costs.map(({ processor }) => processor)),
    ...both(toPaint),
    `${(quantile(toPaint, 0.5) / reference).toFixed(2)}×`,
  ]
}

async function printScrolling({ page, origin }: Bench): Promise<void> {
  await openInTheMiddle(page, origin, '60,000')
  await clickIntoText(page, galleyLines)
  const { frames, blank, longestBlank } = await scrollThrough(page)
  const row = ['60,000 words', `${frames}`, `${blank}`, `${longestBlank}`, '≤ 1 in a row']
  console.log(`\n${columns(['wheel, then end and start', 'frames', 'blank', 'in a row', 'target'], [row])}`)
}

async function printReplacing({ browser, page, origin }: Bench): Promise<void> {
  await openInTheMiddle(page, origin, '60,000')
  const { places, replace, undo, redo, longestTask, isOneStep } = await replaceEverywhere(browser, page)
  const head = ['replace all, 60,000 words', 'replace', 'undo', 'redo', 'longest task', 'one step', 'target']
  const row = [
    `${places} places`,
    ms(replace),
    ms(undo),
    ms(redo),
    ms(longestTask),
    isOneStep ? 'yes' : 'NO',
    '≤ 300 ms',
  ]
  console.log(`\n${columns(head, [row])}`)
}

function ms(value: number): string {
  return Number.isNaN(value) ? '–' : `${value.toFixed(1)} ms`
}
