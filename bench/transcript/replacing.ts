import type { Browser, Page } from '@playwright/test'
import { replacedWord } from './bench-library.ts'
import { galleyLines, patience } from './editor-page.ts'
import { longestTask, traceCategories } from './trace.ts'

/** What replacing every place at once took, in milliseconds. */
export interface Replaced {
  readonly places: number
  /** From the press to the frame that shows it. */
  readonly replace: number
  readonly undo: number
  readonly redo: number
  /** The longest the page was deaf meanwhile. */
  readonly longestTask: number
  /** Whether one undo took all of it back. */
  readonly isOneStep: boolean
}

const replacement = 'haven'

/** Replaces every place of one word through the find bar, undoes and redoes it. */
export async function replaceEverywhere(browser: Browser, page: Page): Promise<Replaced> {
  await page.keyboard.press('ControlOrMeta+Alt+f')
  const bar = page.getByRole('search', { name: 'Find and replace' })
  await bar.getByRole('textbox', { name: 'Find' }).fill(replacedWord)
  await bar.getByRole('textbox', { name: 'Replace with' }).fill(replacement)
  const button = bar.getByRole('button', { name: /^Replace all \d/ })
  await button.waitFor()
  const places = Number((await button.textContent())?.match(/[\d,]+/)?.[0].replaceAll(',', ''))
  await page.waitForTimeout(1_000)
  await browser.startTracing(page, { categories: traceCategories })
  const replaced = untilNone(page, 'click', replacedWord)
  await button.click()
  const replace = await replaced
  await page.waitForTimeout(2_500)
  // The field would take the key for its own undo.
  await page.locator(galleyLines).nth(1).click()
  await page.waitForTimeout(1_000)
  const undone = untilNone(page, 'keydown', replacement)
  await page.keyboard.press('ControlOrMeta+z')
  const undo = await undone
  await page.waitForTimeout(2_500)
  const left = await button.textContent()
  const redone = untilNone(page, 'keydown', replacedWord)
  await page.keyboard.press('ControlOrMeta+Shift+z')
  const redo = await redone
  await page.waitForTimeout(1_000)
  const longest = longestTask(await browser.stopTracing())
  const isOneStep = Number(left?.match(/[\d,]+/)?.[0].replaceAll(',', '')) === places
  return { places, replace, undo, redo, longestTask: longest, isOneStep }
}

/** From an event to the frame in which no line on screen has a word any more; not a number where that never comes. */
function untilNone(page: Page, event: string, word: string): Promise<number> {
  return page.evaluate(
    ([name, lines, gone, limit]) =>
      new Promise<number>((resolve) => {
        setTimeout(() => resolve(Number.NaN), limit)
        const started = ({ timeStamp }: Event): void => {
          const look = (): void => {
            const shown = [...document.querySelectorAll(lines)]
            if (shown.some((line) => line.textContent?.includes(gone)))
              return void requestAnimationFrame(look)
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = () => resolve(performance.now() - timeStamp)
            port2.postMessage(0)
          }
          requestAnimationFrame(look)
        }
        const heard = (event: Event): void => {
          // Holding the modifier down is a key of its own.
          if (event instanceof KeyboardEvent && event.key.toLowerCase() !== 'z') return
          removeEventListener(name, heard, true)
          started(event)
        }
        addEventListener(name, heard, true)
      }),
    [event, galleyLines, word, patience] as const,
  )
}
