import { expect, test } from '../launch.ts'
import { goTo, importPage, pageText, saved } from '../screens/episode-screens.ts'

test('undo and redo work from any screen and survive nothing being focused', async ({ editor }) => {
  const page = await editor.open()
  await importPage(page, await pageText())
  await goTo(page, 'Chapters')
  const start = page.getByRole('grid').getByRole('textbox', { name: 'Start of chapter 2' })
  await start.fill('1:20')
  await start.press('Enter')
  await expect(page.getByRole('row', { name: /^Chapter 2, 1:20/ })).toBeVisible()

  await goTo(page, 'Show notes')
  await page.getByRole('heading', { name: 'Show notes', level: 1 }).click()
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(page.getByText(/Undone|Undid|Move chapter/).first()).toBeVisible()
  await goTo(page, 'Chapters')
  await expect(page.getByRole('row', { name: /^Chapter 2, 1:10/ })).toBeVisible()

  await page.getByRole('button', { name: /^Redo/ }).click()
  await expect(page.getByRole('row', { name: /^Chapter 2, 1:20/ })).toBeVisible()
  await saved(page)
})

test('typing is not lost when the page is left at once', async ({ editor }) => {
  const page = await editor.open()
  await importPage(page, await pageText())
  await page.getByRole('textbox', { name: 'Transcript' }).click()
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.type('Ahoy! ')
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Transcript' })).toContainText(
    'Ahoy! Welcome to Tall Ships Weekly.',
  )
})

test('a second tab follows the first', async ({ editor }) => {
  const page = await editor.open()
  await importPage(page, await pageText())
  const second = await page.context().newPage()
  await second.goto(page.url())
  await goTo(second, 'Chapters')
  await goTo(page, 'Chapters')
  const start = page.getByRole('grid').getByRole('textbox', { name: 'Start of chapter 2' })
  await start.fill('1:33')
  await start.press('Enter')
  await expect(second.getByRole('row', { name: /^Chapter 2, 1:33/ })).toBeVisible()
})
