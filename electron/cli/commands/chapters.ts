import type { Client } from '../../../core/contract/client.ts'
import { draftsFromDiff } from '../../../core/editing/chapter-drafts.ts'
import type { Edit } from '../../../core/editing/edit.ts'
import { diffChapters } from '../../../core/episode/chapter-diff.ts'
import type { Chapter, Episode } from '../../../core/episode/schema.ts'
import { counted } from '../../../core/formats/syntax/lines.ts'
import { formatTime, type Millis, millis, parseTimestamp } from '../../../core/time.ts'
import { type Arguments, usage } from '../arguments.ts'
import { type Command, jsonFlag, libraryFlag, type World, writeJson } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import { readTextInput } from '../read-input.ts'
import { resolveEpisode } from '../resolve-episode.ts'
import { withLibrary } from '../with-library.ts'

/** `galley chapters`: the chapters of an episode, read or replaced. */
export const chaptersCommand: Command = {
  verb: 'chapters',
  synopsis: 'EPISODE [--set FILE] [--shift SECONDS] [--from TIME] [--json] [--library DIR]',
  summary: 'Print the chapters of an episode, replace them, or move them in time.',
  details: 'Prints the chapters as they are afterwards. With --json, times are in milliseconds.',
  flags: {
    set: { value: 'FILE', help: 'Replace the chapters by those in a file of any chapter format.' },
    shift: { value: 'SECONDS', help: 'Move chapters later, or earlier when negative.' },
    from: { value: 'TIME', help: 'With --shift: only chapters at or after this time.' },
    ...jsonFlag,
    ...libraryFlag,
  },
  fewestWords: 1,
  mostWords: 1,
  async run(args, world) {
    const shift = readShift(args)
    const file = args.text('set')
    const text = file === undefined ? undefined : await readTextInput(world.io, file)
    const changes = text !== undefined || shift !== undefined
    return withLibrary(args, world, { readOnly: !changes }, async ({ client }) => {
      const episodeId = await resolveEpisode(client, args.words[0] ?? '')
      const { episode } = await client.call('episode.open', { episodeId })
      const edits = [
        ...(text === undefined ? [] : [await replacement(client, episode, text, world)]),
        ...(shift ? [shift] : []),
      ]
      if (edits.length > 0) {
        await client.call('episode.applyEdits', { episodeId, baseRevision: episode.revision, edits })
        await client.call('episode.save', { episodeId })
      }
      const after = edits.length > 0 ? (await client.call('episode.open', { episodeId })).episode : episode
      print(args, world, after.chapters)
      world.io.say(whatHappened(episode, after, shift))
      return exitCodes.done
    })
  },
}

/** What became of the chapters, in one sentence. */
function whatHappened(
  { chapters: before, revision }: Episode,
  { chapters, revision: now }: Episode,
  shift: Edit | undefined,
): string {
  if (now === revision) {
    return chapters.length > 0
      ? `${counted(chapters.length, 'chapter')}.`
      : 'This episode has no chapters. "galley chapters EPISODE --set FILE" takes them from a file.'
  }
  const undo = 'The app can undo it.'
  if (shift) return `${counted(chapters.length, 'chapter')}, moved in time. ${undo}`
  return `${counted(chapters.length, 'chapter')} in the place of ${before.length}. ${undo}`
}

/** The edit that makes the chapters those of the text; the ones found again keep their ids. */
async function replacement(
  client: Client,
  episode: Episode,
  { name, text }: { readonly name: string; readonly text: string },
  { io }: World,
): Promise<Edit> {
  const read = await client.call('chapters.read', { text, name })
  for (const { line, message } of read.warnings)
    io.say(`Note: ${line === undefined ? '' : `line ${line}: `}${message}`)
  const rows = diffChapters(episode.chapters, read.chapters)
  return { type: 'chapter.replaceAll', chapters: [...draftsFromDiff(rows, { keepMissing: false })] }
}

function readShift(args: Arguments): Edit | undefined {
  const [text, from] = [args.text('shift'), args.text('from')]
  if (text === undefined) {
    if (from !== undefined)
      throw usage('--from says where --shift begins, and there is no --shift.', 'chapters')
    return undefined
  }
  const seconds = Number(text)
  if (text.trim() === '' || !Number.isFinite(seconds))
    throw usage(`"${text}" is not a number of seconds.`, 'chapters')
  return {
    type: 'chapter.shift',
    by: Math.round(seconds * 1000),
    ...(from !== undefined && { from: readTime(from) }),
  }
}

function readTime(text: string): Millis {
  const time = /^\d+(\.\d+)?$/.test(text) ? millis(Number(text) * 1000) : parseTimestamp(text)
  if (time === undefined) throw usage(`"${text}" is not a time such as 5:58.`, 'chapters')
  return time
}

function print(args: Arguments, { io }: World, chapters: readonly Chapter[]): void {
  if (args.has('json')) writeJson(io, chapters)
  else for (const { startTime, title } of chapters) io.write(`${formatTime(startTime)} ${title}\n`)
}
