import { EpisodeId } from '../../../core/ids.ts'
import { systemClock } from '../clock.ts'
import { randomIds } from '../new-id.ts'
import { openEpisodes } from '../open-episodes.ts'
import { nodeFileSystem } from '../store/file-system.ts'
import { openLibrary } from '../store/library-folder.ts'

/** What the child does without end. */
export type KillMode = 'edit' | 'save'

/**
 * The process the kill test kills: it edits one episode for ever and says each revision that was
 * acknowledged on a line of its own. With `save` it also writes the whole file after every edit. It is
 * the host without its handlers, since it starts two hundred times.
 */
const [folder = '', how = 'edit' satisfies KillMode] = process.argv.slice(2)
const disk = { fileSystem: nodeFileSystem, clock: systemClock }
const nothing = (): void => undefined
const library = await openLibrary(disk, folder, {
  readOnly: false,
  newId: randomIds,
  onAccess: nothing,
  summarise: async ({ id, show, title, updatedAt }) => ({
    id,
    show: show.title,
    title,
    updatedAt,
    words: 0,
    chapters: 0,
    readiness: {
      transcript: 'none',
      chapters: 'none',
      people: 'none',
      notes: 'none',
      files: 'none',
      caption: '',
    },
  }),
})
const episodes = openEpisodes({
  disk,
  library,
  newId: randomIds,
  report: (error) => process.stderr.write(`${String(error)}\n`),
  listener: { changed: nothing, saveState: nothing, replaced: nothing, written: nothing },
})
const id = EpisodeId.parse('ep-1')
await episodes.recover(await library.unfinished())
const { session, saver } = await episodes.toWrite(id)
process.stdout.write(`open ${session.episode().revision}\n`)
for (;;) {
  const { revision } = session.episode()
  const edits = [{ type: 'details.change' as const, set: { title: `Title ${revision + 1}` } }]
  await session.applyEdits(revision, edits)
  if (how === 'save') await saver.save()
  process.stdout.write(`${how} ${revision + 1}\n`)
}
