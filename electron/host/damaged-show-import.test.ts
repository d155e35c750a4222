import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type HostInFolder, hostInFolder } from './testing/host-in-folder.ts'

const page = (show: string, number: number): string => `${show}

Talks with people who keep things running.

#${number} - Mara Quill: Keeping lantern ${number} lit

Mara tends the last oil lantern on the coast. We ask her why.

Chapters:
00:00 Hello
01:30 Spare wicks
12:45 The winter of the long fog
`

async function bring({ client }: HostInFolder, show: string, number: number) {
  const preview = await client.call('import.read', { source: { text: page(show, number) } })
  expect(preview.found.show?.title).toBe(show)
  const accepted = client.call('import.accept', { previewId: preview.previewId, choices: {} })
  return { preview, accepted }
}

async function brought(here: HostInFolder, show: string, number: number) {
  const { preview, accepted } = await bring(here, show, number)
  const { episode } = await here.client.call('episode.open', await accepted)
  return { preview, episode }
}

/** A library with one show, whose file is then damaged. */
async function damaged(damage: (file: string) => string, { hasEpisode }: { readonly hasEpisode: boolean }) {
  const here = await hostInFolder()
  const { episode } = await brought(here, 'Harbour Lights', 1)
  if (!hasEpisode) await here.client.call('episode.remove', { episodeId: episode.id })
  const file = join(here.library, 'shows', `${episode.show.id}.json`)
  const left = damage(await readFile(file, 'utf8'))
  await writeFile(file, left)
  const shows = () => readdir(join(here.library, 'shows'))
  return { ...here, first: episode, left, shows, said: () => readFile(file, 'utf8') }
}

const cutInHalf = (file: string): string => file.slice(0, Math.floor(file.length / 2))

test.each([
  ['the file still says its title', cutInHalf, false],
  ['an episode says its title', () => '\u0000\u0000', true],
])(
  'an import joins the show of its title though the file is damaged, where %s',
  async (_, damage, hasEpisode) => {
    const here = await damaged(damage, { hasEpisode })
    const { preview, episode } = await brought(here, 'HARBOUR Lights', 2)
    expect(episode.show).toMatchObject({ id: here.first.show.id, title: 'Harbour Lights' })
    expect(preview.knownShowId).toBe(here.first.show.id)
    const [warning] = preview.warnings
    expect(warning?.code).toBe('show-unreadable')
    expect(warning?.message).toMatch(
      /cannot be read\. It was left as it is\..* will belong to “Harbour Lights”/,
    )
    expect(await here.shows()).toHaveLength(1)
    expect(await here.said()).toBe(here.left)
  },
)

test('an import of another show is not kept up by a damaged one that says who it is', async () => {
  const here = await damaged(cutInHalf, { hasEpisode: true })
  const { preview, episode } = await brought(here, 'Loom Hour', 1)
  expect(preview.warnings).toEqual([])
  expect(episode.show.id).not.toBe(here.first.show.id)
  expect(await here.shows()).toHaveLength(2)
})

test('where nothing says which show the damaged file was, no other is made in its stead', async () => {
  const here = await damaged(() => '', { hasEpisode: false })
  const before = await readdir(join(here.library, 'originals'))
  const { preview, accepted } = await bring(here, 'Harbour Lights', 2)
  expect(preview.warnings).toMatchObject([{ code: 'show-unreadable' }])
  await expect(accepted).rejects.toThrow(
    /cannot be read, and it may be “Harbour Lights”\. Nothing was imported and the file was left as it is\./,
  )
  expect(await here.shows()).toHaveLength(1)
  expect(await readdir(join(here.library, 'originals'))).toEqual(before)
  expect(await here.said()).toBe('')
})

test('two imports of one new show at the same time make one show', async () => {
  const here = await hostInFolder()
  const two = await Promise.all([1, 2].map((number) => brought(here, 'Harbour Lights', number)))
  expect(new Set(two.map(({ episode }) => episode.show.id)).size).toBe(1)
  expect(await readdir(join(here.library, 'shows'))).toHaveLength(1)
})
