import type { Locator } from '@playwright/test'
import { type Editor, expect, test } from '../launch.ts'
import { importedText } from '../screens/episode-file.ts'
import { openTranscript } from '../screens/transcript-screen.ts'

/** Two hundred names, from Barala to Tumuta. */
const names = [...'BDFGKLMNRT'].flatMap((first) =>
  ['ara', 'eli', 'ino', 'oru', 'umu'].flatMap((middle) =>
    ['la', 'ni', 'so', 'ta'].map((last) => first + middle + last),
  ),
)

/** Captions of voices who say one sentence each, the first two of whom speak again at the end. */
function importVoices(editor: Editor, count: number): Promise<string> {
  const voices = names.slice(0, count)
  const cues = [...voices, ...names.slice(0, 2)].map((voice, at) => {
    const [start, end] = [at * 4, at * 4 + 3].map((seconds) =>
      new Date(seconds * 1000).toISOString().slice(11, 23),
    )
    return `${start} --> ${end}\n<v ${voice}>This is what I have to say\n`
  })
  return importedText(editor, 'voices.vtt', ['WEBVTT\n', ...cues].join('\n'))
}

const box = (of: Locator) => of.evaluate((element) => element.getBoundingClientRect().toJSON() as DOMRect)

test('the menu of speakers leaves its turn’s time in sight and hears keys beside its field', async ({
  editor,
}) => {
  const id = await importVoices(editor, 4)
  const page = await editor.open()
  const text = await openTranscript(page, id)
  const faces = page.locator('.cm-margin .who')
  const menu = page.getByRole('dialog', { name: 'Who says this?' })
  const face = (time: string) => faces.filter({ hasText: time })
  const isClear = async (at: string) => {
    await expect(menu).toBeVisible()
    const [time, over] = [await box(face(at).locator('.tm')), await box(page.locator('.smenu'))]
    return over.top >= time.bottom || over.bottom <= time.top
  }
  await face('0:00').locator('.nm').click()
  expect(await isClear('0:00')).toBe(true)
  await page.keyboard.press('Escape')
  await text.locator('.cm-line').nth(4).click()
  await page.keyboard.press('ControlOrMeta+;')
  expect(await isClear('0:16')).toBe(true)

  await menu.getByText('Only this turn').click()
  await menu.locator('.sft').click({ position: { x: 240, y: 4 } })
  await page.keyboard.press('3')
  await expect(menu).toHaveCount(0)
  await expect(face('0:16')).toContainText('Baraso')
  await expect(face('0:00')).toContainText('Barala')
})

test('two hundred voices stay inside the panel, and a renamed one keeps the focus', async ({ editor }) => {
  const id = await importVoices(editor, 200)
  const page = await editor.open()
  await openTranscript(page, id)
  await page.getByRole('tab', { name: /^Speakers/ }).click()
  const bar = page.getByRole('img', { name: /^Share of talking/ })
  await expect(bar.locator('i')).toHaveCount(200)
  const [around, last] = [await box(bar), await box(bar.locator('i').last())]
  expect(last.right).toBeLessThanOrEqual(around.right + 1)
  expect(last.width).toBeGreaterThan(0)

  const more = (name: string) => page.getByRole('button', { name: `More for ${name}`, exact: true })
  const rename = async (from: string, to: string) => {
    await more(from).click()
    await page.getByRole('menuitem', { name: 'Rename' }).click()
    const field = page.getByRole('textbox', { name: `Name of ${from}` })
    await expect.poll(() => field.evaluate((input: HTMLInputElement) => input.selectionEnd)).toBe(from.length)
    await expect(field).toBeFocused()
    await page.keyboard.type(to)
    await page.keyboard.press('Enter')
  }
  await rename('Baraso', 'Robin')
  await expect(more('Robin')).toBeFocused()
  await rename('Robin', 'Barala')
  await expect(page.getByRole('button', { name: 'Merge them' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(more('Robin')).toHaveCount(0)
  await expect(more('Barala')).toBeFocused()
})
