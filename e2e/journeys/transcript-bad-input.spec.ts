import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../launch.ts'
import { fileOf, importedText, words } from '../screens/episode-file.ts'
import { goTo, saved } from '../screens/episode-screens.ts'
import { caretAtStart, openTranscript, transcriptText, undoEverything } from '../screens/transcript-screen.ts'

/** Where each word of a line begins on screen, from the left. */
function wordEdges(line: Locator): Promise<readonly number[]> {
  return line.evaluate((element) => {
    const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()
    if (!(node instanceof Text)) throw new Error('The line has no text of its own.')
    return [...node.data.matchAll(/\S+/gu)].map((word) => {
      const range = document.createRange()
      range.setStart(node, word.index)
      range.setEnd(node, word.index + word[0].length)
      return range.getBoundingClientRect().left
    })
  })
}

/** Hands a file over on the screen, up to what Galley found in it. */
async function lookInside(page: Page, file: string): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#/import`)
  await page.locator('input[type=file]').first().setInputFiles(file)
  await page.getByRole('button', { name: /Look inside/ }).click()
  await expect(page.getByRole('heading', { name: 'What Galley found' })).toBeVisible()
}

/** How long the page's longest task takes, in milliseconds, while something is done. */
async function longestTask(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const tasks: number[] = []
    new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      type: 'longtask',
    })
    Object.assign(window, { tasks })
  })
  await act()
  return page.evaluate(() => Math.max(0, ...(window as unknown as { tasks: number[] }).tasks))
}

const cue = (from: string, to: string, text: string) => `00:${from}.000 --> 00:${to}.000\n${text}\n\n`
const wall = Array.from({ length: 60_000 }, (_, at) => (at % 97 === 0 ? 'Lantern' : `w${at % 613}`)).join(' ')
const odd = `WEBVTT\n\n${cue('10:00', '10:05', '<v Ada>late first')}${cue('00:01', '00:09', '<v Bo>early and long')}${cue('00:03', '00:04', '<v Ada>inside the one before')}`
const two = (count: number) => String(count).padStart(2, '0')
const crowd = `WEBVTT\n\n${Array.from({ length: 200 }, (_, at) =>
  cue(`${two(Math.floor(at / 60))}:${two(at % 60)}`, '59:59', `<v Voice ${at + 1}>hello from ${at + 1}`),
).join('')}`
const scripts = [
  'Ada: שלום לכולם, this is mixed טקסט here',
  'Bo: مرحبا بكم في البرنامج رقم 12',
  'Cy: 👩‍👩‍👧‍👦 family 👍🏽 and 🏴‍☠️ flags, e\u0301te\u0301',
  'Di: 今日はラジオです。よろしく。',
].join('\n\n')

test('odd times, crowds and scripts are edited and undone like any other text', async ({ editor }) => {
  const [backwards, many, mixed] = [
    await importedText(editor, 'odd.vtt', odd),
    await importedText(editor, 'crowd.vtt', crowd),
    await importedText(editor, 'mixed.txt', scripts),
  ]
  const before = await fileOf(editor, mixed)
  const page = await editor.open()

  await test.step('times that run backwards and overlap are put in order, and that is told', async () => {
    await lookInside(page, join(editor.home.folder, 'odd.vtt'))
    await expect(
      page.getByText('The cues were not in order of time; Galley put them in order.'),
    ).toBeVisible()
    await page.getByRole('button', { name: 'Cancel' }).click()
    const text = await openTranscript(page, backwards)
    await caretAtStart(page)
    await page.keyboard.type('So ')
    await expect(text).toContainText('So early and long')
    await expect(text).toContainText('inside the one before')
    await expect(text).toContainText('late first')
    await expect(text.locator('.cm-line')).toHaveText([
      /early and long/,
      /inside the one before/,
      /late first/,
    ])
    await saved(page)
    await goTo(page, 'Publish')
    await expect(page.getByRole('region', { name: 'Checks' })).toContainText(
      '1 turn begins more than a second before the one before it ends.Captions cannot overlap: the earlier one is cut short.',
    )
  })

  await test.step('200 voices, named one by one and found by typing', async () => {
    const text = await openTranscript(page, many)
    await expect(page.getByRole('tab', { name: /^Speakers 200/ })).toBeVisible()
    await caretAtStart(page)
    await page.keyboard.press('ControlOrMeta+;')
    await page.keyboard.type('voice 150')
    await page.keyboard.press('Enter')
    await expect(text.locator('.cm-line').first()).toHaveAttribute('aria-label', /^Voice 150/)
  })

  await test.step('each turn is read and walked through in its own direction', async () => {
    const text = await openTranscript(page, mixed)
    const lines = text.locator('.cm-line')
    const direction = (line: number) =>
      lines.nth(line).evaluate((element) => getComputedStyle(element).direction)
    expect(await Promise.all([0, 1, 2, 3].map(direction))).toEqual(['rtl', 'rtl', 'ltr', 'ltr'])
    // Left edges of the words, in the order they are said.
    expect(await wordEdges(lines.nth(1))).toEqual((await wordEdges(lines.nth(1))).toSorted((a, b) => b - a))
    expect(await wordEdges(lines.nth(2))).toEqual((await wordEdges(lines.nth(2))).toSorted((a, b) => a - b))
    // What is English in a Hebrew turn stands left of the first word, and itself reads from left to right.
    const [hebrew = 0, , english = 0, next = 0] = await wordEdges(lines.nth(0))
    expect([english < hebrew, english < next]).toEqual([true, true])
    const arabic = await lines.nth(1).boundingBox()
    await lines.nth(1).click({ position: { x: (arabic?.width ?? 2) - 2, y: (arabic?.height ?? 2) / 2 } })
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.type('-')
    await expect(lines.nth(1)).toHaveText(/^م-رحبا/)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Delete')
    await page.keyboard.press('End')
    await page.keyboard.type('!')
    await expect(lines.nth(1)).toHaveText('مرحبا بكم في البرنامج رقم 12!')
    await undoEverything(page)
    await expect(lines.nth(1)).toHaveText('مرحبا بكم في البرنامج رقم 12')
  })

  await test.step('right to left, joined emoji and marks stay whole', async () => {
    const text = await openTranscript(page, mixed)
    const family = text.locator('.cm-line', { hasText: 'family' })
    await family.click()
    await page.keyboard.press('Home')
    await page.keyboard.press('Delete')
    await expect(family).not.toContainText('👩')
    await expect(family).toContainText('👍🏽 and 🏴‍☠️')
    await text.locator('.cm-line').first().click()
    await page.keyboard.press('End')
    await page.keyboard.type(' סוף')
    await expect(text.locator('.cm-line').first()).toContainText('here סוף')
    await undoEverything(page)
  })
  await editor.close()
  const starts = words(await fileOf(editor, backwards)).flatMap(({ text, start }) =>
    start === undefined ? [] : [[text, start]],
  )
  expect(starts).toEqual([
    ['So', 1_000],
    ['early', 1_000],
    ['inside', 3_000],
    ['late', 600_000],
  ])
  const after = await fileOf(editor, mixed)
  expect(after.transcript).toEqual(before.transcript)
})

test('one turn of 60,000 words can be typed in, and an expression that never ends holds nothing up', async ({
  editor,
}) => {
  const id = await importedText(
    editor,
    'wall.vtt',
    `WEBVTT\n\n${cue('00:00', '59:59', `${wall} ${'a'.repeat(60)}!`)}`,
  )
  const page = await editor.open()
  const text = await openTranscript(page, id)
  await caretAtStart(page)
  const typed = 'Start of all things: '
  // A guard against freezing, not a measure: what a key costs is measured in bench/.
  const longest = await longestTask(page, async () => {
    await page.keyboard.type(typed)
    await expect(text).toContainText(`${typed}Lantern`)
  })
  expect(longest).toBeLessThan(1_000)

  await page.keyboard.press('ControlOrMeta+F')
  await page.getByPlaceholder('Find', { exact: true }).fill('Lantern')
  await expect(page.getByRole('button', { name: /^Replace all 619/ })).toBeVisible()
  await page.getByRole('button', { name: 'Regular expression' }).click()
  await page.getByPlaceholder('Find', { exact: true }).fill('(a+)+$')
  const frames = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const from = performance.now()
        let count = 0
        const frame = () => {
          count += 1
          if (performance.now() - from > 500) resolve(count)
          else requestAnimationFrame(frame)
        }
        requestAnimationFrame(frame)
      }),
  )
  expect(frames).toBeGreaterThan(2)
  await expect(page.getByText(/This expression takes too long/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Close find' }).click()
  await undoEverything(page)
  await expect(text).not.toContainText('Start of')
})

test('a file without a word says so, and a transcript emptied by hand can be typed in again', async ({
  editor,
}) => {
  const file = join(editor.home.folder, 'empty.vtt')
  await writeFile(file, 'WEBVTT\n\n')
  const id = await importedText(editor, 'one.vtt', `WEBVTT\n\n${cue('00:01', '00:02', '<v Ada>only')}`)
  const page = await editor.open()

  await test.step('what it lacks is told before anything is made of it, and words can be typed there', async () => {
    await lookInside(page, file)
    await expect(page.getByText('The file has no cues.')).toBeVisible()
    await expect(page.getByRole('main')).toContainText('0 words')
    await page.getByRole('button', { name: /Create episode/ }).click()
    await expect(page.getByRole('heading', { name: 'Transcript', level: 1 })).toBeVisible()
    await expect(page.getByText('0 words', { exact: true })).toBeVisible()
    await transcriptText(page).click()
    await page.keyboard.type('Now there are some')
    await expect(page.getByText('4 words', { exact: true })).toBeVisible()
    const empty = /episode\/([^/]+)\//.exec(page.url())?.[1] ?? ''
    await page.keyboard.press('ControlOrMeta+S')
    await expect
      .poll(async () => words(await fileOf(editor, empty)).map(({ text }) => text))
      .toEqual(['Now', 'there', 'are', 'some'])
  })

  await openTranscript(page, id)
  await caretAtStart(page)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('Delete')
  await page.keyboard.type('new words')
  await expect(transcriptText(page)).toContainText('new words')
})
