import type { Browser, Page } from '@playwright/test'
import { traceCategories } from './trace.ts'

/** A quick typist's rhythm: the pause after each key, in milliseconds. */
const rhythm = 80
/** What is done about the last keys, such as sending them, happens within this time, in milliseconds. */
const aftermath = 1_300

const typed = 'and then the small boat went home over the sea '

/** Puts the caret into the middle of what is on screen. */
export async function clickIntoText(page: Page, lines: string): Promise<void> {
  const { height = 900 } = page.viewportSize() ?? {}
  const places = await page.locator(lines).evaluateAll((elements) =>
    elements.map((element) => {
      const { top, bottom, left, right } = element.getBoundingClientRect()
      return { x: (left + right) / 2, y: (top + bottom) / 2 }
    }),
  )
  const [middle] = places.sort((a, b) => Math.abs(a.y - height / 2) - Math.abs(b.y - height / 2))
  if (!middle) throw new Error('There is no text on screen to click into.')
  await page.mouse.click(middle.x, middle.y)
}

/** Types real keys where the caret is, and gives the browser's trace of it. */
export async function typeKeys(browser: Browser, page: Page, count: number): Promise<Buffer> {
  // The first keys meet code that was never run; a person types more than one.
  await press(page, 6)
  await page.waitForTimeout(aftermath)
  await browser.startTracing(page, { categories: traceCategories })
  await press(page, count)
  await page.waitForTimeout(aftermath)
  return browser.stopTracing()
}

async function press(page: Page, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    const letter = typed[at % typed.length] ?? ' '
    await page.keyboard.press(letter === ' ' ? 'Space' : letter)
    await page.waitForTimeout(rhythm)
  }
}
