import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { Episode, Segment, Word } from '../../core/episode/schema.ts'
import type { Editor } from '../launch.ts'
import { saved } from './episode-screens.ts'

/** The real files that stand beside this checkout on some machines. */
export const realData = join(import.meta.dirname, '../../../shared/data')
/** The published page of a whole episode. */
export const seed = join(import.meta.dirname, '../../../shared/seeds/pybites-146.txt')
/** Why journeys on real files are skipped; undefined where the files are there. */
export const absent = [realData, seed].every((path) => existsSync(path))
  ? undefined
  : 'shared/data and shared/seeds are not beside this checkout.'
// Playwright's list names what is skipped, but not why.
if (absent) process.stdout.write(`Journeys on real files are skipped: ${absent}\n`)

/** Imports a file by the command line, before the editor has the library; answers the episode's id. */
export async function imported(editor: Editor, path: string, ...more: string[]): Promise<string> {
  const { stdout, stderr } = await editor.galley('import', path, ...more, '--json')
  const [episode] = JSON.parse(stdout || '{"episodes":[]}').episodes
  if (!episode) throw new Error(`${path} made no episode. ${stderr}`)
  return episode.id
}

/** The episode as its file has it. */
export async function fileOf(editor: Editor, id: string): Promise<Episode> {
  return JSON.parse(await readFile(join(editor.home.library, 'episodes', `${id}.json`), 'utf8'))
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
