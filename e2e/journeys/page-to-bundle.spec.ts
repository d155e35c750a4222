import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../launch.ts'
import { goTo, importPage, pageText, saved } from '../screens/episode-screens.ts'

test('a page becomes an episode, is corrected on three screens, and leaves as files that say so', async ({
  editor,
}) => {
  const page = await editor.open()
  await importPage(page, await pageText())
  await expect(page.getByRole('banner').getByText('#31 Wanda Kerr')).toBeVisible()

  await goTo(page, 'Chapters')
  await expect(page.getByRole('row', { name: /^Chapter \d/ })).toHaveCount(4)
  await page.getByRole('button', { name: 'Title of chapter 2: How Wanda came to rigging' }).click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('Why "rigging" & not sails')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row', { name: /Why "rigging" & not sails/ })).toBeVisible()
  const start = page.getByRole('grid').getByRole('textbox', { name: 'Start of chapter 3' })
  await start.fill('350')
  await start.press('Enter')
  await expect(page.getByRole('row', { name: /^Chapter 3, 3:50/ })).toBeVisible()

  await goTo(page, 'People & links')
  const address = page.getByRole('textbox', { name: 'Address of GitHub' })
  await address.fill('@wandakerr')
  await address.press('Enter')
  await expect(
    page.getByRole('button', { name: /Address of GitHub: https:\/\/github\.com\/wandakerr/ }),
  ).toBeVisible()

  await goTo(page, 'Transcript')
  const text = page.getByRole('textbox', { name: 'Transcript' })
  await expect(text).toContainText('Wander Care, who rigs')
  await replaceInTranscript(page, 'Wander Care', 'Wanda Kerr')
  await expect(text).toContainText('Wanda Kerr, who rigs')
  await saved(page)

  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Transcript' })).toContainText('Wanda Kerr, who rigs')

  await goTo(page, 'Publish')
  await page.getByRole('button', { name: /^Export \d+ files/ }).click()
  await expect(page.getByText('Written and read back without differences.', { exact: true })).toBeVisible()

  const folder = join(editor.home.exportsFolder, (await readdir(editor.home.exportsFolder))[0] ?? '')
  const bundle = await newestBundle(folder)
  const files = await readdir(bundle)
  expect(files.filter((file) => file.endsWith('.partial'))).toEqual([])
  const chapters = JSON.parse(await readOne(bundle, files, '.chapters.json'))
  expect(
    chapters.chapters.map((chapter: { title: string; startTime: number }) => [
      chapter.startTime,
      chapter.title,
    ]),
  ).toEqual([
    [0, 'Hello'],
    [70, 'Why "rigging" & not sails'],
    [230, 'Flax & resin'],
    [450, 'The long way home'],
  ])
  expect(await readOne(bundle, files, '-transcript.md')).toContain('Wanda Kerr, who rigs')
  expect(await readOne(bundle, files, '-show-notes.html')).toContain('https://github.com/wandakerr')
  expect(await readOne(bundle, files, '.chapters.psc')).toContain('Why &quot;rigging&quot; &amp; not sails')
  await everyFileIsAsListed(bundle)
})

async function replaceInTranscript(
  page: import('@playwright/test').Page,
  find: string,
  replace: string,
): Promise<void> {
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await page.getByRole('textbox', { name: /^Find/ }).first().fill(find)
  const replaceField = page.getByRole('textbox', { name: /^Replace/ }).first()
  if (!(await replaceField.isVisible()))
    await page
      .getByRole('button', { name: /Replace/ })
      .first()
      .click()
  await replaceField.fill(replace)
  await page
    .getByRole('button', { name: /^Replace (all|1)/ })
    .first()
    .click()
}

/** The bundle is a folder with a `bundle.json`, somewhere below the exports folder. */
async function newestBundle(folder: string): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true })
  if (entries.some((entry) => entry.name === 'bundle.json')) return folder
  const inner = entries.find((entry) => entry.isDirectory())
  if (!inner) throw new Error(`No bundle below ${folder}`)
  return newestBundle(join(folder, inner.name))
}

function readOne(bundle: string, files: readonly string[], ending: string): Promise<string> {
  const file = files.find((name) => name.endsWith(ending))
  if (!file) throw new Error(`No file ending in ${ending} among ${files.join(', ')}`)
  return readFile(join(bundle, file), 'utf8')
}

async function everyFileIsAsListed(bundle: string): Promise<void> {
  const manifest = JSON.parse(await readFile(join(bundle, 'bundle.json'), 'utf8'))
  expect(manifest.files.length).toBeGreaterThan(8)
  for (const file of manifest.files) {
    const bytes = await readFile(join(bundle, file.path))
    expect([file.path, createHash('sha256').update(bytes).digest('hex')]).toEqual([file.path, file.sha256])
  }
}
