import { join } from 'node:path'
import { type Editor, expect, test } from '../launch.ts'
import { chaptersScreen, openChapters } from '../screens/chapters-screen.ts'

const pageFile = join(import.meta.dirname, '..', 'fixtures', 'page.txt')

async function importPage(editor: Editor): Promise<string> {
  const { stdout } = await editor.galley('import', pageFile, '--json')
  return (JSON.parse(stdout) as { episodes: [{ id: string }] }).episodes[0].id
}

async function titlesOnDisk(editor: Editor, episodeId: string): Promise<readonly string[]> {
  const { stdout } = await editor.galley('chapters', episodeId, '--json')
  return (JSON.parse(stdout) as { title: string }[]).map(({ title }) => title)
}

test('text that is being typed when the window closes is kept', async ({ editor }) => {
  const episodeId = await importPage(editor)
  const page = await editor.open()
  const chapters = await openChapters(page, episodeId)
  await chapters.typeTitle('How Wanda came to rigging', 'How Wanda came to resin')
  await page.close({ runBeforeUnload: true })
  await expect.poll(() => page.isClosed()).toBe(true)
  await editor.close()
  expect(await titlesOnDisk(editor, episodeId)).toEqual([
    'Hello',
    'How Wanda came to resin',
    'Flax & resin',
    'The long way home',
  ])
})

test('a second tab sees what the first one does', async ({ editor, shell }) => {
  test.skip(shell === 'desktop', 'The desktop app has one window.')
  const episodeId = await importPage(editor)
  const page = await editor.open()
  const first = await openChapters(page, episodeId)
  const tab = await page.context().newPage()
  await tab.goto(page.url())
  const second = chaptersScreen(tab)
  await expect(second.title('How Wanda came to rigging')).toBeVisible()

  await page.bringToFront()
  await first.typeTitle('How Wanda came to rigging', 'Rigging first')
  await page.keyboard.press('Enter')
  await expect(second.title('Rigging first')).toBeVisible()
})
