import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { type Editor, expect, test } from '../launch.ts'
import { importPage, pageText, saved } from '../screens/episode-screens.ts'

const seed = join(import.meta.dirname, '../../../shared/seeds/pybites-146.txt')

test('chapters get their place and turns are split, and both stand in the exported transcripts', async ({
  editor,
}) => {
  const page = await editor.open()
  await importPage(page, await pageText())
  const text = page.getByRole('textbox', { name: 'Transcript', exact: true })

  await test.step('the offer over the text leads to the preview of headings; nothing changes before it is applied', async () => {
    await page.getByRole('button', { name: 'Place chapters in the text…' }).click()
    const list = page.getByRole('listbox', { name: 'Proposed headings' })
    await expect(list.getByRole('option')).toHaveCount(4)
    await expect(list.getByRole('option', { name: /^1:10 How Wanda came to rigging/ })).toBeVisible()
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    await expect(text.locator('h2')).toHaveCount(0)
    await list.focus()
    await page.keyboard.press('ArrowDown')
    await expect(text.locator('.prop.on')).toHaveText('How Wanda came to rigging')
    const before = await text.locator('.prop-now').textContent()
    await page.keyboard.press('ArrowRight')
    await expect(list.getByRole('option', { name: /^1:10.*Placed by you/ })).toBeVisible()
    await expect(text.locator('.prop-now')).not.toHaveText(before ?? '')
    await page.keyboard.press('ArrowLeft')
    await expect(text.locator('.prop-now')).toHaveText(before ?? '')
    for (const option of await list.getByRole('option', { selected: false }).all()) {
      await option.click()
      await list.press(' ')
    }
    await page.getByRole('button', { name: 'Place 4 headings' }).click()
    await expect(text.locator('h2')).toHaveText([
      /Hello/,
      /How Wanda came to rigging/,
      /Flax & resin/,
      /The long way home/,
    ])
  })

  await test.step('one step of undo takes all headings back, and redo brings them', async () => {
    await page.keyboard.press('ControlOrMeta+Z')
    await expect(text.locator('h2')).toHaveCount(0)
    await page.keyboard.press('ControlOrMeta+Shift+Z')
    await expect(text.locator('h2')).toHaveCount(4)
  })

  await test.step('an offer that is dismissed stays away; turns are proposed, given speakers, and applied as one step', async () => {
    const list = page.getByRole('listbox', { name: 'Proposed turns' })
    await page.getByRole('button', { name: 'Split into turns…' }).click()
    await expect(list).toBeFocused()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect(text.locator('.prop')).toHaveCount(0)
    await page.getByRole('button', { name: 'Not now' }).click()
    await expect(page.getByRole('button', { name: 'Split into turns…' })).toHaveCount(0)
    await page.getByRole('button', { name: 'More tools' }).click()
    await page.getByRole('menuitem', { name: 'Split into turns…' }).click()
    const options = list.getByRole('option', { selected: true })
    await expect(options.first()).toBeVisible()
    const few = await page.getByRole('button', { name: /^Split into \d+ turns$/ }).textContent()
    await page.getByRole('slider').press('End')
    await expect(page.getByRole('button', { name: /^Split into \d+ turns$/ })).not.toHaveText(few ?? '')
    for (let step = 0; step < 4; step += 1) await page.getByRole('slider').press('ArrowLeft')
    await page.getByRole('radio', { name: 'Alternate' }).click()
    await expect(
      list.getByRole('option', { name: /Thank you for having me, Petra\..*Wanda Kerr/ }),
    ).toBeVisible()
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    await page.getByRole('button', { name: /^Split into \d+ turns$/ }).click()
    await expect(list).toHaveCount(0)
    await expect(
      page.getByRole('region', { name: 'Messages' }).getByText(/^Split into \d+ turns$/),
    ).toBeVisible()
    await expect(text.locator('.cm-line', { hasText: /^Thank you for having me, Petra\./ })).toHaveCount(1)
    await expect(text.locator('h2')).toHaveCount(4)
  })

  await saved(page)
  const { markdown, html, plain } = await exported(editor, '31')
  for (const title of ['Hello', 'How Wanda came to rigging', 'The long way home']) {
    expect(markdown).toMatch(new RegExp(`^#+ .*${title}`, 'm'))
    expect(html).toMatch(new RegExp(`<h\\d[^>]*>[^<]*${title}`))
    expect(plain).toMatch(new RegExp(`^${title}.*\\n-{3,}$`, 'm'))
  }
  expect(markdown).toMatch(/Wanda Kerr.*\n*.*Thank you for having me, Petra\./)
})

test('in a narrow window the panel of a preview comes and goes with it', async ({ editor }) => {
  const page = await editor.open()
  await page.setViewportSize({ width: 900, height: 700 })
  await importPage(page, await pageText())
  const panel = page.getByRole('complementary', { name: 'Transcript panel' })
  await expect(panel).toHaveCount(0)
  await page.getByRole('button', { name: 'Split into turns…' }).click()
  await expect(panel.getByRole('listbox', { name: 'Proposed turns' })).toBeVisible()
  await panel.getByRole('button', { name: 'Cancel' }).click()
  await expect(panel).toHaveCount(0)
})

test('a whole published page gets its headings, in the text and in the exported transcripts', async ({
  editor,
}) => {
  test.skip(!existsSync(seed), 'shared/seeds is not beside this checkout.')
  const { stdout } = await editor.galley('import', seed, '--json')
  const [{ id }] = JSON.parse(stdout).episodes
  const page = await editor.open()
  await page.goto(`${new URL(page.url()).origin}/#/episode/${id}/transcript`)
  await page.getByRole('button', { name: 'Place chapters in the text…' }).click()
  await page.getByRole('button', { name: 'Place 16 headings' }).click()
  await expect(page.getByRole('button', { name: 'Place chapters in the text…' })).toHaveCount(0)
  await saved(page)
  const { markdown, html, plain } = await exported(editor, id)
  expect(markdown.match(/^#{2,} /gm)).toHaveLength(16)
  expect(plain.match(/^-{3,}$/gm)).toHaveLength(16)
  for (const title of ['State of Flask and your involvement', 'Outro music']) {
    expect(markdown).toContain(title)
    expect(html).toContain(title)
    expect(plain).toContain(`\n\n${title}\n--`)
  }
})

/** Closes the editor and exports the transcripts that are read, which hold headings. */
async function exported(
  editor: Editor,
  episode: string,
): Promise<Record<'markdown' | 'html' | 'plain', string>> {
  await editor.close()
  const out = join(editor.home.folder, 'transcripts')
  const formats = ['markdown-transcript', 'podcast-transcript-html', 'plain-transcript']
  await editor.galley('export', episode, '--out', out, '--formats', formats.join(','))
  const bundle = join(out, (await readdir(out))[0] ?? '')
  const files = await readdir(bundle)
  const read = (end: string): Promise<string> =>
    readFile(join(bundle, files.find((file) => file.endsWith(end)) ?? ''), 'utf8')
  return { markdown: await read('.md'), html: await read('.html'), plain: await read('transcript.txt') }
}
