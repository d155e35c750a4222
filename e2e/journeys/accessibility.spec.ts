import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../launch.ts'
import { goTo, type Section } from '../screens/episode-screens.ts'

const sections: readonly Section[] = ['Transcript', 'Chapters', 'People & links', 'Show notes', 'Publish']

async function violations(page: Page): Promise<string[]> {
  const result = await new AxeBuilder({ page }).analyze()
  return result.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map((node) => node.target.join(' '))
        .slice(0, 3)
        .join(' | ')}`,
  )
}

for (const theme of ['light', 'dark'] as const) {
  test.describe(`in the ${theme} theme`, () => {
    test.use({ colorScheme: theme })

    test('the library and the import screen have no violations', async ({ editor }) => {
      const page = await editor.open()
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      expect(await violations(page)).toEqual([])
      await page.getByRole('button', { name: /Start with an empty page/ }).click()
      await expect(page.getByRole('textbox', { name: 'Text' })).toBeVisible()
      expect(await violations(page)).toEqual([])
    })

    test('no screen of an episode has violations', async ({ editor }) => {
      const page = await editor.open()
      await page.getByRole('button', { name: /Open the sample/ }).click()
      await expect(page.getByRole('heading', { name: 'Transcript', level: 1 })).toBeVisible()
      for (const section of sections) {
        await goTo(page, section)
        await expect(page.getByRole('status', { name: /Checking|Loading/ })).toHaveCount(0)
        expect([section, ...(await violations(page))]).toEqual([section])
      }
      await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      expect(await violations(page)).toEqual([])
    })
  })
}

test('the sample library row and settings have no violations', async ({ editor }) => {
  const page = await editor.open()
  await page.getByRole('button', { name: /Open the sample/ }).click()
  await expect(page.getByRole('heading', { name: 'Transcript', level: 1 })).toBeVisible()
  await page.goto(`${new URL(page.url()).origin}/#/`)
  await expect(page.getByRole('row', { name: /Ines Okafor/ })).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Settings' }).click()
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  expect(await violations(page)).toEqual([])
})
