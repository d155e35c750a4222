import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../launch.ts'

/** Opens the sample episode, whose recogniser misheard names, and waits for the suggestions. */
async function openSample(page: Page) {
  await page.getByRole('button', { name: /Open the sample/ }).click()
  await expect(page.getByRole('heading', { name: 'Transcript', level: 1 })).toBeVisible()
  const panel = page.getByRole('region', { name: 'Suggestions' })
  await expect(panel.getByRole('listbox')).toBeVisible()
  const text = page.getByRole('textbox', { name: 'Transcript', exact: true })
  return { panel, text, list: panel.getByRole('listbox') }
}

type Opened = Awaited<ReturnType<typeof openSample>>

/** Goes to a group by keys alone. */
async function goTo(page: Page, { list }: Opened, heard: string) {
  await list.focus()
  const wanted = list.and(page.getByLabel(`Places of ${heard},`))
  for (const key of ['ArrowUp', 'ArrowDown']) {
    for (let steps = 0; steps < 20 && (await wanted.count()) === 0; steps += 1) await page.keyboard.press(key)
  }
  await expect(wanted).toBeVisible()
}

test('misheard names are accepted one by one and all at once, and undone', async ({ editor }) => {
  const page = await editor.open()
  const opened = await openSample(page)
  // What was pressed to get here is gone, and the focus did not go with it.
  await expect(page.getByRole('main')).toBeFocused()
  const { panel, text, list } = opened
  await expect(text.locator('mark', { hasText: "O'Kaffer" })).toHaveAttribute(
    'aria-description',
    /^suspected, .*Okafor, 1 of \d+$/,
  )

  await goTo(page, opened, 'briny DB')
  await page.keyboard.press('Enter')
  await expect(text).toContainText('a small server called BrinyDB.')
  await expect(
    page.getByRole('region', { name: 'Messages' }).getByText(/^Changed “briny DB” to “BrinyDB” in 1 place/),
  ).toBeVisible()
  await expect(panel.getByText('1 changed')).toBeVisible()
  await expect(list).toBeFocused()

  await goTo(page, opened, 'salt mark')
  const count = await list.getByRole('option').count()
  expect(count).toBeGreaterThan(1)
  await page.keyboard.press('Enter')
  await expect(text.locator('mark', { hasText: 'salt mark' })).toHaveCount(count - 1)
  await expect(page.getByRole('group', { name: 'salt mark, suggested Saltmark' })).toBeVisible()
  await expect(list.getByRole('option')).toHaveCount(count - 1)
  await page.keyboard.press('Shift+Enter')
  await expect(text.locator('mark', { hasText: 'salt mark' })).toHaveCount(0)

  await page.keyboard.press('ControlOrMeta+Z')
  await expect(text.locator('mark', { hasText: 'salt mark' })).toHaveCount(count - 1)
  await panel.getByRole('button', { name: 'Undo: briny DB → BrinyDB' }).click()
  await expect(text).toContainText('a small server called briny DB.')
})

test('three quick acceptances are undone one by one, and each undo goes back to its word', async ({
  editor,
}) => {
  const page = await editor.open()
  const opened = await openSample(page)
  const { list, text, panel } = opened
  await goTo(page, opened, 'briny DB')
  const total = (await panel.getByText(/ of \d+ reviewed/).textContent())?.replace(/^\d+/, '') ?? ''
  const heard: string[] = []
  for (let count = 1; count <= 3; count += 1) {
    heard.push(((await list.getAttribute('aria-label')) ?? '').replace(/^Places of (.*), .*$/, '$1'))
    await page.keyboard.press('Enter')
    await expect(panel.getByText(`${count}${total}`)).toBeVisible()
  }
  for (const [index, word] of heard.toReversed().entries()) {
    await page.keyboard.press('ControlOrMeta+Z')
    await expect(panel.getByText(`${2 - index}${total}`)).toBeVisible()
    await expect(list).toHaveAttribute('aria-label', new RegExp(`^Places of ${word},`))
    await expect(text.locator('mark.a')).toHaveText(word)
  }
})

test('at 1280 px every row of buttons and tabs stays on one line, inside its panel', async ({ editor }) => {
  const page = await editor.open()
  await page.setViewportSize({ width: 1280, height: 800 })
  const opened = await openSample(page)
  await goTo(page, opened, 'salt mark')
  expect(await outOfLine(page, '.ga-act > .row > *, .apop-act > *')).toEqual([])
  await page.keyboard.press('ControlOrMeta+F')
  await page.keyboard.type('the')
  await expect(page.getByRole('listbox', { name: 'Places found' })).toBeVisible()
  expect(await outOfLine(page, '.ptabs [role=tab], .find-row > *, .toolbar > *')).toEqual([])
})

test('another spelling is typed in sight and over the suggested one, and the popover keeps inside the pane', async ({
  editor,
}) => {
  const page = await editor.open()
  await page.setViewportSize({ width: 1280, height: 720 })
  const opened = await openSample(page)
  await goTo(page, opened, 'salt mark')
  const edges = (of: string) =>
    page
      .locator(of)
      .first()
      .evaluate((element) => element.getBoundingClientRect().toJSON() as DOMRect)
  await page.keyboard.press('ArrowDown')
  // The editor places it once more after it has grown.
  await expect
    .poll(async () => (await edges('.cm-editor')).right - (await edges('.apop')).right)
    .toBeGreaterThanOrEqual(11)

  await opened.list.focus()
  await page.keyboard.press('e')
  await expect(opened.panel.getByRole('textbox', { name: 'Right spelling' })).toBeFocused()
  await expect
    .poll(async () => (await edges('.review .hints')).top - (await edges('.type-another')).bottom)
    .toBeGreaterThanOrEqual(0)
  await page.keyboard.type('Salt Marsh')
  await page.keyboard.press('Enter')
  await expect(opened.text).toContainText('Salt Marsh')
  await expect(opened.text).not.toContainText('SaltmarkSalt')
})

/** The texts of what stands lower than what is before it in the same row, or is cut by the edge of that row. */
function outOfLine(page: Page, selector: string): Promise<readonly string[]> {
  return page.locator(selector).evaluateAll((all) =>
    all
      .filter((one) => one.getBoundingClientRect().width > 0)
      .filter((one) => {
        const row = one.parentElement ?? one
        const [box, around] = [one.getBoundingClientRect(), row.getBoundingClientRect()]
        const middle = (box.top + box.bottom) / 2
        const isBelow = [...row.children].some((other) => other.getBoundingClientRect().bottom <= middle - 4)
        return isBelow || box.right > around.right + 1
      })
      .map((one) => one.textContent ?? ''),
  )
}

test('skip holds for the episode and never for the show, both over a reload and until they are undone', async ({
  editor,
}) => {
  const page = await editor.open()
  const opened = await openSample(page)
  const { panel, text } = opened
  await goTo(page, opened, 'briny DB')
  await page.keyboard.press('s')
  await expect(panel.getByText('Skipped')).toBeVisible()
  await goTo(page, opened, 'salt mark')
  await page.keyboard.press('x')
  await expect(text.locator('mark', { hasText: 'salt mark' })).toHaveCount(0)
  await expect(text.locator('mark', { hasText: 'briny DB' })).toHaveCount(0)

  await page.reload()
  await expect(text.locator('mark').first()).toBeVisible()
  await expect(text.locator('mark', { hasText: 'briny DB' })).toHaveCount(0)
  await expect(text.locator('mark', { hasText: 'salt mark' })).toHaveCount(0)
  await panel.getByRole('button', { name: '1 decided before' }).click()
  await panel.getByRole('button', { name: 'Undo: briny DB → BrinyDB' }).click()
  await expect(text.locator('mark', { hasText: 'briny DB' })).toHaveCount(1)
  await page.getByRole('tab', { name: /Glossary/ }).click()
  await page.getByRole('button', { name: 'Suggest Saltmark for salt mark again' }).click()
  await expect(text.locator('mark', { hasText: 'salt mark' }).first()).toBeVisible()
})

test('suspected words are gone through from the text without leaving it', async ({ editor }) => {
  const page = await editor.open()
  const { text, list } = await openSample(page)
  await expect(text.locator('mark').first()).toBeVisible()
  await text.click({ position: { x: 4, y: 70 } })
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.press('F8')
  const popover = page.getByRole('group', { name: /, suggested / })
  await expect(popover).toBeVisible()
  const word = await text.locator('mark.a').textContent()
  await page.keyboard.press('Escape')
  await expect(popover).toHaveCount(0)
  await page.keyboard.press('Shift+F8')
  await expect(popover).toBeVisible()
  await page.keyboard.press('F8')
  await expect(text.locator('mark.a')).toHaveText(word ?? '')

  await list.focus()
  await page.keyboard.press('Escape')
  await expect(text).toBeFocused()
  expect(await page.evaluate(() => window.getSelection()?.toString())).toBe(word)
})

test('a word misheard three hundred times: every place is reached, and only those in sight are drawn', async ({
  editor,
}) => {
  const file = join(editor.home.folder, 'page.txt')
  const said = Array.from(
    { length: 300 },
    (_, at) => `In the year ${1_000 + at} we rigged a ship at the rope right yard and went home.`,
  )
  await writeFile(
    file,
    `Tall Ships Weekly\n#31 - Wanda Kerr\n---\nWe talk with Wanda Kerr, rigger and founder of Ropewright.\n---\n${said.join(' ')}\n`,
  )
  await editor.galley('import', file)
  const page = await editor.open()
  await page.getByRole('row', { name: /Wanda Kerr/ }).dblclick()
  const list = page.getByLabel(/^Places of rope right/i)
  const rows = list.getByRole('option')
  await expect(page.getByText('300 places')).toBeVisible()
  await expect(rows.first()).toHaveAttribute('aria-setsize', '300')
  expect(await rows.count()).toBeLessThan(40)

  await list.hover()
  await page.mouse.wheel(0, 300 * 26)
  const last = list.locator('[aria-posinset="300"]')
  await expect(last).toBeInViewport()
  await last.click()
  await expect(last).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('textbox', { name: 'Transcript', exact: true })).toContainText(
    'In the year 1299',
  )

  await list.focus()
  for (let steps = 0; steps < 30; steps += 1) await page.keyboard.press('ArrowUp')
  await expect(list.locator('[aria-posinset="270"]')).toHaveAttribute('aria-selected', 'true')
  await expect(list.locator('[aria-posinset="270"]')).toBeInViewport()

  await page.setViewportSize({ width: 1280, height: 800 })
  const panel = page.getByRole('region', { name: 'Suggestions' })
  const buttons = panel.getByRole('button', { name: 'Accept all 300' }).locator('xpath=..')
  expect(await buttons.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
})
