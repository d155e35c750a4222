import { loadavg } from 'node:os'
import { type Browser, chromium, type Page } from '@playwright/test'
import { columns, quantile } from '../measure.ts'
import { serveLibrary } from '../transcript/bench-library.ts'
import { galleyLines } from '../transcript/editor-page.ts'
import { type KeyCost, keyCosts, traceCategories } from '../transcript/trace.ts'
import { clickIntoText } from '../transcript/typing.ts'
import { talkEpisode, talkShow } from './talk-episode.ts'
import type { Talk } from './talks.ts'
import { type Look, type Watched, watchLooks } from './watched-worker.ts'
import { workerMemory } from './worker-memory.ts'

const words = 60_000
const terms = 300
/** The pause after each key of a quick typist, in milliseconds. */
const rhythm = 80
const keysOfRound = 6
/** A key after which no other came soon: what follows a rest is no part of typing. */
const lastOfRound = 3 * rhythm
/** Too short a rest for the page to have the text looked through. */
const shortRest = 1_200
/** A key counts as typed during a look up to this long after its answer, which the page then takes in. */
const takingIn = 150

/** Prints what a key costs while the worker looks through 60,000 words, and how soon the panel knows of an edit. */
export async function printTypingBeside(root: string, talk: Talk, isQuick: boolean): Promise<void> {
  const episode = talkEpisode(talk.lines(words))
  const served = await serveLibrary(root, talkShow(talk.terms(terms)), [episode])
  const program = process.env['GALLEY_BROWSER']
  const args = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync']
  const browser = await chromium.launch({ args, ...(program && { executablePath: program }) })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.addInitScript(watchLooks)
    await page.goto(served.address)
    const { origin } = new URL(page.url())
    const turn = Math.floor((episode.transcript?.segments.length ?? 0) / 2)
    await page.goto('about:blank')
    await page.goto(`${origin}/#/episode/${episode.id}/transcript?at=sg-${turn}`)
    await page.locator(galleyLines).first().waitFor()
    const [first] = await untilLooks(page, 1)
    await page.waitForTimeout(2_000)
    await clickIntoText(page, galleyLines)
    const rounds = isQuick ? 4 : 12
    const alone = await typeAlone(browser, page, rounds)
    const beside = await typeBesideLooks(browser, page, rounds)
    print(await browser.version(), first, alone, beside, await workerMemory(browser))
  } finally {
    await browser.close()
    await served.stop()
  }
}

async function watched(page: Page): Promise<Watched> {
  return page.evaluate(() => (globalThis as unknown as { readonly galleyBench: Watched }).galleyBench)
}

/** Waits until so many looks were answered. */
async function untilLooks(page: Page, count: number): Promise<readonly Look[]> {
  for (let waited = 0; waited < 60_000; waited += 100) {
    const { looks } = await watched(page)
    if (looks.filter(({ painted }) => painted !== undefined).length >= count) return looks
    await page.waitForTimeout(100)
  }
  throw new Error('The worker did not answer within a minute.')
}

async function press(page: Page, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    await page.keyboard.press('abcdefgh'[at % 8] ?? 'a')
    await page.waitForTimeout(rhythm)
  }
}

/** What keys cost while nothing is looked through: the rests are too short for that. */
async function typeAlone(browser: Browser, page: Page, rounds: number): Promise<readonly KeyCost[]> {
  await press(page, keysOfRound)
  await page.waitForTimeout(shortRest)
  const before = (await watched(page)).keys.length
  await browser.startTracing(page, { categories: traceCategories })
  for (let round = 0; round < rounds; round += 1) {
    await press(page, keysOfRound)
    await page.waitForTimeout(shortRest)
  }
  const costs = keyCosts(await browser.stopTracing())
  const typed = (await watched(page)).keys.slice(before)
  return costs.filter((_, nth) => isFollowed(typed, nth))
}

function isFollowed(keys: readonly number[], nth: number): boolean {
  return (keys[nth + 1] ?? Number.POSITIVE_INFINITY) - (keys[nth] ?? 0) < lastOfRound
}

interface Beside {
  /** What keys cost that were pressed between a question and the taking in of its answer. */
  readonly costs: readonly KeyCost[]
  /** By turns: while keys are typed, and after those keys. */
  readonly looks: readonly Look[]
}

/** Types as soon as a look begins, again and again. */
async function typeBesideLooks(browser: Browser, page: Page, rounds: number): Promise<Beside> {
  let answered = (await watched(page)).looks.length
  await untilLooks(page, answered)
  await page.waitForTimeout(4_000)
  const before = await watched(page)
  answered = before.looks.length
  await browser.startTracing(page, { categories: traceCategories })
  for (let round = 0; round < rounds; round += 1) {
    await page.keyboard.press('x')
    await untilAsked(page, answered + 1)
    await press(page, keysOfRound)
    // The keys were an edit too, whose look is waited for so that each round begins at rest.
    answered = (await untilLooks(page, answered + 2)).length
  }
  const costs = keyCosts(await browser.stopTracing())
  const { looks, keys } = await watched(page)
  const own = looks.slice(before.looks.length)
  const typed = keys.slice(before.keys.length)
  const during = typed.map((at) =>
    own.some(({ asked, painted }) => at >= asked && at <= (painted ?? asked) + takingIn),
  )
  return { costs: costs.filter((_, nth) => during[nth] && isFollowed(typed, nth)), looks: own }
}

/** Resolves in the page at the moment of the question, so that the keys fall into the look. */
function untilAsked(page: Page, count: number): Promise<void> {
  return page.evaluate(
    (wanted) => (globalThis as unknown as { galleyBench: Watched }).galleyBench.untilAsked(wanted),
    count,
  )
}

function print(
  version: string,
  first: Look | undefined,
  alone: readonly KeyCost[],
  { costs, looks }: Beside,
  memory: number | undefined,
): void {
  const size = `${words.toLocaleString('en')} words, ${terms} terms`
  console.log(`\n${size} in Chromium ${version}; load ${loadavg()[0]?.toFixed(1)}`)
  const head = ['a key in the middle', 'keys', 'busy', 'p95', 'processor', 'p95', 'to paint', 'p95', 'target']
  const row = (what: string, some: readonly KeyCost[]): readonly string[] => [
    what,
    `${some.length}`,
    ...spread(some.map(({ busy }) => busy)),
    ...spread(some.map(({ processor }) => processor)),
    ...spread(some.flatMap(({ toPaint }) => toPaint ?? [])),
    '≤ 4, p95 ≤ 10',
  ]
  console.log(columns(head, [row('nothing beside', alone), row('while the worker looks', costs)]))
  const took = (some: readonly Look[], of: (look: Look) => number): string => ms(quantile(some.map(of), 0.5))
  const looksHead = ['a look of the page', 'to hand over', 'to the answer', 'and on screen']
  const looksRow = (what: string, some: readonly Look[]): readonly string[] => [
    what,
    took(some, ({ handedOver }) => handedOver),
    took(some, ({ asked, answered }) => (answered ?? Number.NaN) - asked),
    took(some, ({ answered, painted }) => (painted ?? Number.NaN) - (answered ?? Number.NaN)),
  ]
  const rows = [
    looksRow('the first: a new worker reads the dictionary', first ? [first] : []),
    looksRow(
      'after an edit of one turn, 2.5 s of rest before it',
      looks.filter((_, nth) => nth % 2 === 1),
    ),
    looksRow(
      `the same, while ${keysOfRound} keys are typed`,
      looks.filter((_, nth) => nth % 2 === 0),
    ),
  ]
  console.log(`\n${columns(looksHead, rows)}`)
  if (memory !== undefined)
    console.log(`\nthe worker holds ${(memory / 1_000_000).toFixed(1)} MB after these looks; target ≤ 80 MB`)
}

function spread(values: readonly number[]): readonly string[] {
  return [0.5, 0.95].map((part) => ms(quantile(values, part)))
}

const ms = (value: number): string => (Number.isNaN(value) ? '–' : `${value.toFixed(1)} ms`)
