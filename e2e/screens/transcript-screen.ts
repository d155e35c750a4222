import { expect, type Locator, type Page } from '@playwright/test'

/** Where the words of a transcript are typed. */
export const transcriptText = (page: Page): Locator =>
  page.getByRole('textbox', { name: 'Transcript', exact: true })

/** Opens the transcript of an episode that is in the library, and waits for its text. */
export async function openTranscript(page: Page, episodeId: string): Promise<Locator> {
  await page.goto(`${new URL(page.url()).origin}/#/episode/${episodeId}/transcript`)
  const text = transcriptText(page)
  await expect(text).toBeVisible()
  await expect(text.locator('.cm-line').first()).toBeVisible()
  return text
}

/** Puts the caret at the start of the text. */
export async function caretAtStart(page: Page): Promise<void> {
  await transcriptText(page).focus()
  await page.keyboard.press('ControlOrMeta+Home')
}

/** Replaces a text by one without it, everywhere, by find and replace; answers how many places there were. */
export async function replaceAll(page: Page, find: string, replacement: string): Promise<number> {
  await page.keyboard.press('ControlOrMeta+F')
  await page.getByPlaceholder('Find', { exact: true }).fill(find)
  await page.getByRole('textbox', { name: 'Replace with' }).fill(replacement)
  const button = page.getByRole('button', { name: /^Replace all [\d,]+/ })
  const count = Number(/[\d,]+/.exec((await button.textContent()) ?? '')?.[0].replaceAll(',', ''))
  await button.click()
  await expect(page.getByRole('search').getByRole('status')).toHaveText(/^[\d,]+ replaced$/)
  await page.getByRole('button', { name: 'Close find' }).click()
  return count
}

/** Undoes until nothing is left to undo. */
export async function undoEverything(page: Page): Promise<void> {
  const undo = page.getByRole('button', { name: /^Undo/ }).first()
  // What was typed last is on its way still.
  await expect(undo).toBeEnabled()
  await expect(async () => {
    if (await undo.isEnabled()) await undo.click()
    await expect(undo).toBeDisabled({ timeout: 100 })
  }).toPass({ intervals: [50] })
}
