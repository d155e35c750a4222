import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'

/** A page of an invented show, as shows publish them: names, chapters, promises and a raw transcript. */
export const pageText = (): Promise<string> =>
  readFile(join(import.meta.dirname, '../fixtures/page.txt'), 'utf8')

/** Pastes a page and creates its episode; ends on the transcript. */
export async function importPage(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: /Start with an empty page/ }).click()
  await page.getByRole('textbox', { name: 'Text' }).fill(text)
  await expect(page.getByText(/Found so far: show, title/)).toBeVisible()
  await page.getByRole('button', { name: /Look inside/ }).click()
  await expect(page.getByRole('heading', { name: 'What Galley found' })).toBeVisible()
  await page.getByRole('button', { name: /Create episode/ }).click()
  await expect(page.getByRole('heading', { name: 'Transcript', level: 1 })).toBeVisible()
}

/** The sections of an episode, as the nav names them. */
export type Section = 'Transcript' | 'Chapters' | 'People & links' | 'Show notes' | 'Publish'

/** Goes to a section by its link in the nav, wide or narrow. */
export async function goTo(page: Page, section: Section): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('link', { name: new RegExp(`^${section}`) })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: section, level: 1 })).toBeVisible()
}

/** Waits until the title bar says that everything is on disk. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByRole('banner').getByText(/^Saved/)).toBeVisible()
}
