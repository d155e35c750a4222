import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { type Editor, expect, test } from '../launch.ts'
import { saved } from '../screens/episode-screens.ts'

const captions = (first: string, second: string) => `WEBVTT

00:01.000 --> 00:05.000
<v Ada>${first}

00:05.000 --> 00:09.000
<v Bo>${second}
`

/** Episodes of one show, the first of them open. */
async function openFirst(editor: Editor, count: 1 | 2): Promise<Page> {
  const talks = [
    captions('Pibytes is here, and pibytes stays.', 'We love PIBYTES and the loom quest.'),
    captions('Today we talk about pibytes.', 'And about the loom.'),
  ]
  const ids: string[] = []
  for (const [index, talk] of talks.slice(0, count).entries()) {
    const file = join(editor.home.folder, `talk-${index + 1}.vtt`)
    await writeFile(file, talk)
    const { stdout } = await editor.galley('import', file, '--show', 'Loom Hour', '--json')
    ids.push(JSON.parse(stdout).episodes[0].id)
  }
  const page = await editor.open()
  await page.goto(`${new URL(page.url()).origin}/#/episode/${ids[0]}/transcript`)
  await expect(page.getByRole('textbox', { name: 'Transcript', exact: true })).toContainText(
    'Pibytes is here',
  )
  return page
}

test('a name is replaced with its capitals in every episode of the show, and taken back in all', async ({
  editor,
}) => {
  const page = await openFirst(editor, 2)
  const text = page.getByRole('textbox', { name: 'Transcript', exact: true })
  await page.keyboard.press('ControlOrMeta+F')
  await page.getByRole('textbox', { name: 'Find', exact: true }).fill('pibytes')
  await page.getByRole('textbox', { name: 'Replace with' }).fill('Pybites')
  await page.getByRole('button', { name: 'Keep capitals' }).click()
  await page.getByRole('button', { name: /Look in/ }).click()
  await page.getByRole('option', { name: 'Every episode of Loom Hour' }).click()
  await expect(page.getByText('4 places in 2 episodes')).toBeVisible()
  await page.getByRole('button', { name: 'Replace in 2 episodes' }).click()
  await expect(text).toContainText('Pybites is here, and pybites stays.')
  await expect(text).toContainText('We love PYBITES')
  await page.getByRole('button', { name: 'Undo in all' }).click()
  await expect(text).toContainText('Pibytes is here, and pibytes stays.')

  await page.getByRole('treeitem', { name: /about pibytes/ }).click()
  await expect(text).toContainText('Today we talk about pibytes.')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
})

test('a replace list is tried out, applied without a place, and one rule taken back after a reload', async ({
  editor,
}) => {
  const page = await openFirst(editor, 1)
  const text = page.getByRole('textbox', { name: 'Transcript', exact: true })
  const list = join(editor.home.folder, 'list.tsv')
  await writeFile(list, 'find\treplace\tnotes\npibytes|Pibytes\tPybites\t\nloom\tLoom\tcapital\nbroken\n')
  await page.getByRole('button', { name: 'More tools' }).click()
  await page.getByRole('menuitem', { name: 'Replacement rules…' }).click()
  await expect(page.getByRole('region', { name: 'Replacement rules' })).toBeFocused()
  await page.getByLabel('Import list…').setInputFiles(list)
  await expect(page.getByText('Line 4: Not read: there is no second column')).toBeVisible()
  await page.getByRole('button', { name: /^pibytes\|Pibytes becomes Pybites, 2 places/ }).click()
  await page.getByRole('tree').focus()
  for (const key of ['ArrowDown', 'Space']) await page.keyboard.press(key)
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.getByRole('button', { name: 'Replace 2 places' }).click()
  await expect(text).toContainText('Pybites is here, and pibytes stays.')
  await expect(text).toContainText('the Loom quest')
  await saved(page)

  await page.reload()
  await expect(text).toContainText('the Loom quest')
  await page.getByRole('button', { name: 'More tools' }).click()
  await page.getByRole('menuitem', { name: 'Replacement rules…' }).click()
  await page.getByRole('button', { name: /^loom becomes Loom.*, 1 replaced$/ }).click()
  await page.getByRole('tree', { name: 'Replaced: loom by Loom' }).getByRole('treeitem').click()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.getByRole('button', { name: 'Revert 1 place' }).click()
  await expect(text).toContainText('the loom quest')
  await expect(text).toContainText('Pybites is here, and pibytes stays.')
})

test('undo takes back a replacement from the field it was typed in, which keeps the undo of its own typing', async ({
  editor,
}) => {
  const page = await openFirst(editor, 1)
  const text = page.getByRole('textbox', { name: 'Transcript', exact: true })
  await page.keyboard.press('ControlOrMeta+F')
  const field = page.getByPlaceholder('Find')
  await field.pressSequentially('pibytes')
  await page.getByPlaceholder('Replace with').pressSequentially('Pybites')
  await page.getByRole('button', { name: 'Replace all 3' }).click()
  await expect(text).toContainText('We love Pybites')
  await expect(field).toBeFocused()
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(text).toContainText('We love PIBYTES')
  await expect(field).toHaveValue('pibytes')

  await field.press('End')
  await field.pressSequentially(' x')
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(field).not.toHaveValue('pibytes x')
  await expect(text).toContainText('We love PIBYTES')

  await field.fill('quest')
  await page.keyboard.press('Alt+2')
  await expect(field).toHaveCount(0)
  await page.keyboard.press('Alt+1')
  await expect(field).toHaveValue('quest')
  await expect(page.getByPlaceholder('Replace with')).toHaveValue('Pybites')
})
