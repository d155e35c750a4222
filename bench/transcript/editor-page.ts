import type { Locator, Page } from '@playwright/test'
import { type BenchEpisode, benchEpisodes } from './bench-library.ts'

/** Words of one turn of the bench episodes. */
const wordsPerTurn = 67
/** Counting the changes and looking for mishearings begin when the page has rested, in milliseconds. */
const settling = 3_500

/** What takes longer than this, in milliseconds, is not waited for: its time is then not a number. */
export const patience = 20_000

/** The lines of Galley's text. */
export const galleyLines = '.transcript .cm-line'

/** Opens an episode in its middle and waits until all that follows opening is done. */
export async function openInTheMiddle(page: Page, origin: string, episode: BenchEpisode): Promise<void> {
  const words = episode === 'marked' ? 60_000 : Number(episode.replace(',', ''))
  const turn = `sg-${Math.floor(words / wordsPerTurn / 2)}`
  // From another page, so that nothing of the episode before is left in this one.
  await page.goto('about:blank')
  await page.goto(`${origin}/#/episode/${benchEpisodes[episode]}/transcript?at=${turn}`)
  await page.locator(galleyLines).first().waitFor()
  if (episode === 'marked') await page.locator('.transcript mark').first().waitFor({ timeout: 60_000 })
  await page.waitForTimeout(settling)
}

/** Milliseconds from a double click on the row in the library to the frame that shows the first text. */
export async function timeToFirstText(page: Page, origin: string, episode: BenchEpisode): Promise<number> {
  const row = await rowOf(page, origin, episode)
  const shown = untilText(page, 'dblclick')
  await row.dblclick()
  return shown
}

/** The same from ↵ on a row that was chosen a moment before, as with a single press or the arrow keys. */
export async function timeFromChosenRow(page: Page, origin: string, episode: BenchEpisode): Promise<number> {
  const row = await rowOf(page, origin, episode)
  await row.click()
  await page.waitForTimeout(1_000)
  const shown = untilText(page, 'keydown')
  // A key overtakes what the page was asked just before; an answer of the page does not.
  await page.evaluate('0')
  await page.keyboard.press('Enter')
  return shown
}

async function rowOf(page: Page, origin: string, episode: BenchEpisode): Promise<Locator> {
  await page.goto('about:blank')
  await page.goto(`${origin}/#/`)
  const row = page.getByText(`Bench ${episode}`, { exact: true }).first()
  await row.waitFor()
  await page.waitForTimeout(500)
  return row
}

/** The same from a click on Transcript while another screen of the open episode is shown. */
export async function timeToComeBack(page: Page): Promise<number> {
  const nav = page.getByRole('navigation')
  await nav
    .getByRole('link', { name: /^Chapters/ })
    .first()
    .click()
  await page.locator(galleyLines).first().waitFor({ state: 'detached' })
  await page.waitForTimeout(500)
  const shown = untilText(page, 'click')
  await nav
    .getByRole('link', { name: /^Transcript/ })
    .first()
    .click()
  return shown
}

/** From an event of the pointer to the frame in which a line of text is painted. */
function untilText(page: Page, event: string): Promise<number> {
  return page.evaluate(
    ([name, lines, limit]) =>
      new Promise<number>((resolve) => {
        setTimeout(() => resolve(Number.NaN), limit)
        addEventListener(
          name,
          ({ timeStamp }) => {
            const look = (): void => {
              if (!document.querySelector(lines)?.textContent) return void requestAnimationFrame(look)
              const { port1, port2 } = new MessageChannel()
              port1.onmessage = () => resolve(performance.now() - timeStamp)
              port2.postMessage(0)
            }
            requestAnimationFrame(look)
          },
          { capture: true, once: true },
        )
      }),
    [event, galleyLines, patience] as const,
  )
}

/** How a text was painted while it was scrolled. */
export interface Scrolled {
  readonly frames: number
  /** Frames in which part of what should show text showed none. */
  readonly blank: number
  /** The most of them in a row. */
  readonly longestBlank: number
}

/** Turns the wheel through the text and then jumps to its end and back, watching every frame. */
export async function scrollThrough(page: Page): Promise<Scrolled> {
  const watched = page.evaluate(watchFrames)
  await page.mouse.move(700, 450)
  for (let turn = 0; turn < 60; turn += 1) {
    await page.mouse.wheel(0, 700)
    await page.waitForTimeout(25)
  }
  for (const key of ['Control+End', 'Control+Home', 'Control+End', 'Control+Home']) {
    await page.keyboard.press(key)
    await page.waitForTimeout(400)
  }
  await page.evaluate(() => dispatchEvent(new Event('bench-end')))
  return watched
}

/** Runs in the page. A gap is what the editor leaves where it has drawn no lines. */
function watchFrames(): Promise<Scrolled> {
  const scroller = document.querySelector('.transcript .cm-scroller')
  let isOver = false
  addEventListener('bench-end', () => (isOver = true), { once: true })
  return new Promise((resolve) => {
    const seen = { frames: 0, blank: 0, longestBlank: 0 }
    let run = 0
    const isBlank = (): boolean => {
      const view = scroller?.getBoundingClientRect()
      if (!view) return true
      return [...(scroller?.querySelectorAll('.cm-gap') ?? [])].some((gap) => {
        const { top, bottom } = gap.getBoundingClientRect()
        return Math.min(bottom, view.bottom) - Math.max(top, view.top) > 1
      })
    }
    const painted = (): void => {
      seen.frames += 1
      run = isBlank() ? run + 1 : 0
      if (run > 0) seen.blank += 1
      seen.longestBlank = Math.max(seen.longestBlank, run)
      if (isOver) resolve(seen)
      else requestAnimationFrame(frame)
    }
    const frame = (): void => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = painted
      port2.postMessage(0)
    }
    requestAnimationFrame(frame)
  })
}
