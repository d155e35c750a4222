import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import type { Episode, Segment, Word } from '../../core/episode/schema.ts'
import type { Editor } from '../launch.ts'
import { saved } from './episode-screens.ts'
import { openTranscript } from './transcript-screen.ts'

/** Imports a file by the command line, before the editor has the library; answers the episode's id. */
export async function imported(editor: Editor, path: string, ...more: string[]): Promise<string> {
  const { stdout, stderr } = await editor.galley('import', path, ...more, '--json')
  const [episode] = JSON.parse(stdout || '{"episodes":[]}').episodes
  if (!episode) throw new Error(`${path} made no episode. ${stderr}`)
  return episode.id
}

/** Imports a text as a transcript, from a file of that name in the test's own folder. */
export async function importedText(editor: Editor, name: string, text: string): Promise<string> {
  const file = join(editor.home.folder, name)
  await writeFile(file, text)
  return imported(editor, file, '--as', 'transcript')
}

/** The episode as its file has it. */
export async function fileOf(editor: Editor, id: string): Promise<Episode> {
  return JSON.parse(await readFile(join(editor.home.library, 'episodes', `${id}.json`), 'utf8'))
}

/** An episode that was made of a file and is open, with its text on screen. */
interface OpenedFile {
  readonly id: string
  /** The episode as it was imported. */
  readonly before: Episode
  readonly page: Page
  readonly text: Locator
}

/** Imports a file and opens what it made at its transcript. */
export async function openFile(editor: Editor, path: string): Promise<OpenedFile> {
  const id = await imported(editor, path)
  const before = await fileOf(editor, id)
  const page = await editor.open()
  return { id, before, page, text: await openTranscript(page, id) }
}

/** Saves now and waits until the file says what is expected of it. */
export async function expectSaved(
  editor: Editor,
  page: Page,
  id: string,
  expected: (episode: Episode) => void,
): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('ControlOrMeta+S')
    await saved(page)
    expected(await fileOf(editor, id))
  }).toPass({ intervals: [100, 200, 400], timeout: 15_000 })
}

/** The turns of an episode. */
export const turns = ({ transcript }: Episode): readonly Segment[] => transcript?.segments ?? []

/** The words of an episode, in order. */
export const words = (episode: Episode): readonly Word[] => turns(episode).flatMap((turn) => turn.words)

/** What the turns say, a line each. */
export const lines = (episode: Episode): readonly string[] =>
  turns(episode).map((turn) =>
    turn.words
      .map(({ text, joined }) => (joined ? '' : ' ') + text)
      .join('')
      .trim(),
  )

/** How often an expression is found in what the turns say, judged apart from Galley's own search. */
export const countOf = (episode: Episode, pattern: RegExp): number =>
  lines(episode).reduce((sum, line) => sum + (line.match(pattern)?.length ?? 0), 0)
