import { expect, type Locator, type Page } from '@playwright/test'

/** The chapters of one episode, as a person sees them. */
export interface ChaptersScreen {
  /** The title of a chapter, in the table. */
  title(text: string): Locator
  /** Puts the caret into a title and types over it, without committing. */
  typeTitle(before: string, after: string): Promise<void>
}

/** Goes to the chapters of an episode by its address. */
export async function openChapters(page: Page, episodeId: string): Promise<ChaptersScreen> {
  await page.evaluate((hash) => {
    window.location.hash = hash
  }, `#/episode/${episodeId}/chapters`)
  await expect(page.getByRole('heading', { name: /^Chapters/, level: 1 })).toBeVisible()
  return chaptersScreen(page)
}

/** The chapters that are on screen already. */
export function chaptersScreen(page: Page): ChaptersScreen {
  const title = (text: string): Locator =>
    page.getByRole('button', { name: new RegExp(`^Title of chapter \\d+: ${text}$`) })
  return {
    title,
    async typeTitle(before, after) {
      await title(before).click()
      await page.keyboard.press('F2')
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.type(after)
    },
  }
}
