import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../launch.ts'
import { goTo, type Section } from '../screens/episode-screens.ts'

const sections: readonly Section[] = ['Transcript', 'Chapters', 'People & links', 'Show notes', 'Publish']

/** Runs in the page: a button that fades from one colour to another is judged by where it gets to. */
async function transitionsEnded(): Promise<void> {
  const fading = document.getAnimations().filter((animation) => animation instanceof CSSTransition)
  await Promise.allSettled(fading.map(({ finished }) => finished))
}

async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  await page.evaluate(transitionsEnded)
  const axe = new AxeBuilder({ page })
  const result = await (rules ? axe.withRules([...rules]) : axe).analyze()
  return result.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map((node) => node.target.join(' '))
        .slice(0, 3)
        .join(' | ')}`,
  )
}

/** What the transcript can show beside its first view, and what leads from one to the next. */
const variants: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  [
    'review',
    async (page) => {
      await page.getByRole('region', { name: 'Suggestions' }).getByRole('listbox').press('ArrowDown')
      await expect(page.getByRole('group', { name: /, suggested / })).toBeVisible()
    },
  ],
  [
    'accepted',
    async (page) => {
      await page.getByRole('region', { name: 'Suggestions' }).getByRole('listbox').press('Shift+Enter')
      await expect(page.getByText(/^\d+ changed$/)).toBeVisible()
    },
  ],
  ['glossary', (page) => page.getByRole('tab', { name: /^Glossary/ }).click()],
  ['speakers', (page) => page.getByRole('tab', { name: /^Speakers/ }).click()],
  [
    'find',
    async (page) => {
      await page.keyboard.press('ControlOrMeta+F')
      await page.keyboard.type('the')
      await expect(page.getByRole('listbox', { name: 'Places found' })).toBeVisible()
    },
  ],
  [
    'changes',
    async (page) => {
      await page.getByRole('button', { name: 'Close find' }).click()
      await page.getByRole('radio', { name: /^Changes/ }).click()
      await expect(page.getByRole('list', { name: 'Changes' })).toBeVisible()
    },
  ],
  ['read', (page) => page.getByRole('radio', { name: 'Read' }).click()],
]

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

    test('no variant of the transcript has violations', async ({ editor }) => {
      const page = await editor.open()
      await page.getByRole('button', { name: /Open the sample/ }).click()
      await expect(page.getByText(/ of [1-9]\d* reviewed/)).toBeVisible()
      for (const [name, prepare] of variants) {
        await prepare(page)
        // What stands there is the same in both themes; only its colours are not.
        const rules = theme === 'dark' ? ['color-contrast'] : undefined
        expect([name, ...(await violations(page, rules))]).toEqual([name])
      }
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

/** How what a place is gets said apart from its colour, where colours are the system's. */
const drawn = (place: Locator) =>
  place.first().evaluate((element) => {
    const { textDecorationLine, outlineStyle, outlineWidth, color } = getComputedStyle(element)
    const outline = outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth)
    return { line: textDecorationLine, outline, color }
  })

test('with forced colours suspected, found, deleted and inserted words are told by lines, not by colours', async ({
  editor,
}) => {
  const page = await editor.open()
  await page.emulateMedia({ forcedColors: 'active' })
  await page.getByRole('button', { name: /Open the sample/ }).click()
  const text = page.getByRole('textbox', { name: 'Transcript', exact: true })
  await expect(text.locator('mark').first()).toBeVisible()
  const plain = await drawn(text.locator('.cm-line'))
  expect(plain).toMatchObject({ line: 'none', outline: 0 })
  expect(await drawn(text.locator('mark:not(.a)'))).toMatchObject({ line: 'underline', color: plain.color })
  await page.getByRole('region', { name: 'Suggestions' }).getByRole('listbox').press('ArrowDown')
  await expect(page.getByRole('group', { name: /, suggested / })).toBeVisible()
  expect((await drawn(text.locator('mark.a'))).outline).toBeGreaterThanOrEqual(2)

  await page.getByRole('region', { name: 'Suggestions' }).getByRole('listbox').press('Shift+Enter')
  await page.keyboard.press('ControlOrMeta+F')
  await page.keyboard.type('the')
  await expect(text.locator('.found.on')).toBeVisible()
  expect((await drawn(text.locator('.found:not(.on)'))).outline).toBeGreaterThanOrEqual(1)
  expect((await drawn(text.locator('.found.on'))).outline).toBeGreaterThanOrEqual(2)
  await page.getByRole('button', { name: 'Close find' }).click()
  await page.getByRole('radio', { name: /^Changes/ }).click()
  await expect(text.locator('del').first()).toBeVisible()
  expect((await drawn(text.locator('del'))).line).toBe('line-through')
  expect((await drawn(text.locator('ins'))).line).toBe('underline')
})
