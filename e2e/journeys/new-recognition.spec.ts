import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '../launch.ts'
import { caretAtStart, openTranscript, replaceAll } from '../screens/transcript-screen.ts'

const captions = (voices: readonly string[], lines: readonly string[]) =>
  `WEBVTT\n\n${lines
    .map((line, at) => `00:0${at}.000 --> 00:0${at + 1}.000\n<v ${voices[at % voices.length]}>${line}\n`)
    .join('\n')}`

test('a word typed over is changed everywhere, and a new recognition keeps it all after a look', async ({
  editor,
}) => {
  const { folder } = editor.home
  const [first, second] = [join(folder, 'first.vtt'), join(folder, 'second.vtt')]
  await writeFile(
    first,
    captions(
      ['Petra', 'Osei'],
      [
        'flasque is what we use at sea',
        'oh flasque and flasque again by the prince',
        'jinja two stays on board',
      ],
    ),
  )
  await writeFile(
    second,
    captions(
      ['SPEAKER_01', 'SPEAKER_00'],
      [
        'Flasque is what we use at sea.',
        'Oh, flasque, and flasque again, by the prints.',
        'Jinja2 stays on board.',
      ],
    ),
  )
  const { stdout } = await editor.galley('import', first, '--json')
  const id = JSON.parse(stdout).episodes[0].id
  const page = await editor.open()
  const text = await openTranscript(page, id)

  await test.step('the offer after typing waits aside and is taken by a key', async () => {
    await caretAtStart(page)
    await page.keyboard.press('ControlOrMeta+Shift+ArrowRight')
    await page.keyboard.type('Flask')
    await expect(page.getByRole('button', { name: /^Also change 2 others/ })).toBeVisible()
    await expect(text).toBeFocused()
    await page.keyboard.press('Alt+Enter')
    await expect(text).toContainText('oh Flask and Flask again')
  })

  await replaceAll(page, 'prince', 'press')
  await replaceAll(page, 'jinja two', 'Jinja2')

  await test.step('nothing is replaced before it was looked at', async () => {
    await page.getByRole('button', { name: 'More tools' }).click()
    await page.getByRole('menuitem', { name: 'New recognition…' }).click()
    await page.locator('input[type=file]').first().setInputFiles(second)
    await page.getByRole('button', { name: /Look inside/ }).click()
    await expect(page.getByRole('heading', { name: 'New recognition' })).toBeVisible()
    const lost = page.getByRole('region', { name: 'Does not fit' })
    await expect(lost.getByRole('listitem')).toHaveCount(1)
    await expect(page.getByRole('tab', { name: /^Kept 3/ })).toBeVisible()
    await expect(page.getByRole('tab', { name: /^Right already 1/ })).toBeVisible()
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    await lost.getByText('Put it in all the same').click()
    await expect(lost.getByRole('checkbox')).toBeChecked()
    await page.getByRole('button', { name: /^Replace transcript/ }).click()
  })

  await test.step('corrections, people and the way back are there', async () => {
    await expect(text).toContainText('Flask is what we use at sea.')
    await expect(text).toContainText('Oh, Flask, and Flask again, by the press.')
    await expect(text).toContainText('Jinja2 stays on board.')
    await expect(page.getByRole('tab', { name: /^Speakers 2/ })).toBeVisible()
    await page.keyboard.press('ControlOrMeta+Z')
    await expect(text).toContainText('oh Flask and Flask again by the press')
  })
})
