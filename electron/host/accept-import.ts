import type { ImportChoices } from '../../core/contract/import-shapes.ts'
import type { RecognitionPreview } from '../../core/contract/recognition.ts'
import type { Transcript } from '../../core/episode/schema.ts'
import { AppError } from '../../core/errors.ts'
import { EpisodeId, PersonId, ShowId } from '../../core/ids.ts'
import { addToEpisode } from '../../core/import/add-to-episode.ts'
import type { Reading } from '../../core/import/reading.ts'
import { defaultTemplate } from '../../core/show/default-template.ts'
import { newShow } from '../../core/show/new-show.ts'
import { KnownPerson, Show } from '../../core/show/schema.ts'
import { instant } from './clock.ts'
import type { HeldPreview } from './previews.ts'
import type { AddRequest, HeardAddition } from './recognition/addition.ts'
import type { Comparer } from './recognition/comparer.ts'
import type { Rooms } from './rooms.ts'
import { showOfTitle } from './show-of-title.ts'

/** Makes an episode of a preview. The original is kept first, so that the episode can name it. */
export async function acceptAsNew(
  rooms: Rooms,
  { reading, fileName, bytes }: HeldPreview,
  choices: ImportChoices,
): Promise<EpisodeId> {
  const { library, disk, newId, importer } = rooms
  await library.access.requireWriting()
  const id = await freeId(rooms)
  const originals = library.originals(id)
  try {
    const show = await showFor(rooms, reading, choices)
    const from = await originals.keep(fileName, bytes)
    const template = show?.templates[0]?.template ?? defaultTemplate
    const context = { id, now: instant(disk.clock), template, from, ...(show && { show }) }
    const request = { reading, choices, context }
    const { episode, original } = await importer.assemble(request, newId, bytes.byteLength)
    if (original !== undefined) await originals.keepTranscript(original)
    await library.create(episode)
  } catch (error) {
    // Nothing but this import knows the id, so what was kept under it belongs to nobody.
    await disk.fileSystem.removeFolder(library.paths.originals(id)).catch(rooms.report)
    throw error
  }
  rooms.announce({ name: 'library.changed', payload: {} })
  return id
}

/** Puts a preview into an episode that exists, as one step that can be undone. */
export async function acceptInto(
  rooms: Rooms,
  comparer: Comparer,
  { previewId, reading, fileName, bytes }: HeldPreview & { readonly previewId: string },
  choices: ImportChoices,
  id: EpisodeId,
): Promise<EpisodeId> {
  await rooms.episodes.toWrite(id)
  const originals = rooms.library.originals(id)
  const kept = await keptTranscript(rooms, reading, id)
  const { session } = await rooms.episodes.toWrite(id)
  const episode = session.episode()
  const { recognition } = choices
  if (recognition && recognition.revision !== episode.revision) throw changedMeanwhile(episode.revision)
  const { edits, original } = await additionOf(rooms, comparer, previewId, {
    reading,
    episode,
    choices,
    ...(kept && { kept }),
  })
  if (edits.length === 0) {
    throw new AppError(
      'nothing-found',
      `“${reading.name}” has nothing that this episode does not have already. Nothing was changed.`,
    )
  }
  const label = recognition && original ? 'Replace transcript' : `Import ${reading.name}`.slice(0, 200)
  // The original comes first, so that nothing is put in whose original could not be kept.
  const name = await originals.keep(fileName, bytes)
  try {
    const now = (await rooms.episodes.toWrite(id)).session
    if (now.episode() !== episode) {
      const { revision } = now.episode()
      throw recognition ? changedMeanwhile(revision) : changedWhileAdding(reading.name, revision)
    }
    await now.applyEdits(episode.revision, edits, { label })
  } catch (error) {
    // Nothing of it was put in, so it is no original of this episode.
    await originals.letGo(name).catch(rooms.report)
    throw error
  }
  if (original !== undefined) await originals.keepTranscript(original)
  rooms.announce({ name: 'library.changed', payload: {} })
  return id
}

/** A transcript joins in a thread of its own: aligning the words of hours takes half a second. All else is made here. */
async function additionOf(
  rooms: Rooms,
  comparer: Comparer,
  previewId: string,
  { reading, episode, choices, kept }: AddRequest & { readonly reading: Reading },
): Promise<HeardAddition> {
  if (reading.material.transcript) {
    return comparer.add(`accept ${previewId}`, { reading, episode, choices, ...(kept && { kept }) })
  }
  const { edits } = addToEpisode(reading, episode, choices, rooms.newId)
  return { edits }
}

/** The import the present transcript came from, where the source brings another one. */
async function keptTranscript(
  { library, episodes }: Rooms,
  { material }: Reading,
  id: EpisodeId,
): Promise<Transcript | undefined> {
  if (!material.transcript) return undefined
  const { transcript } = (await episodes.get(id)).session.snapshot().episode
  return transcript && library.originals(id).transcript(transcript)
}

/** What the transcript of a preview would make of an episode; undefined where either has none. */
export async function previewRecognition(
  rooms: Rooms,
  comparer: Comparer,
  { previewId, reading }: Pick<HeldPreview, 'reading'> & { readonly previewId: string },
  id: EpisodeId,
): Promise<RecognitionPreview | undefined> {
  const list = reading.material.transcript
  const original = await keptTranscript(rooms, reading, id)
  const { episode } = (await rooms.episodes.get(id)).session.snapshot()
  if (!list || !episode.transcript) return undefined
  return comparer.compare(previewId, { list, episode, ...(original && { original }) })
}

function changedMeanwhile(revision: number): AppError {
  return new AppError(
    'revision-conflict',
    'This episode was changed after you looked at what the new transcript would do. Nothing was replaced. Look again, then replace it.',
    { revision },
  )
}

function changedWhileAdding(name: string, revision: number): AppError {
  return new AppError(
    'revision-conflict',
    `This episode was changed while “${name}” was being put into it. Nothing of the file was put in. Bring it in again.`,
    { revision },
  )
}

async function freeId({ library, newId }: Rooms): Promise<EpisodeId> {
  for (;;) {
    const id = EpisodeId.parse(newId('ep'))
    if (!(await library.isTaken(id))) return id
  }
}

/**
 * The show of that title; made when the library has none yet. Of one whose file cannot be used the episode only
 * gets the id: nothing is written, and nothing made in its stead.
 */
async function showFor(rooms: Rooms, { found }: Reading, choices: ImportChoices): Promise<Show | undefined> {
  const title = (choices.show ?? found.show?.title ?? '').trim().slice(0, 10_000)
  if (title === '') return undefined
  return rooms.shows.inTurn(async () => {
    const known = await showOfTitle(rooms, title)
    if (known) return known.isUsable ? known.show : newShow({ id: known.id, title: known.title })
    return madeShow(rooms, found, choices, title)
  })
}

async function madeShow(
  { shows, newId }: Rooms,
  found: Reading['found'],
  choices: ImportChoices,
  title: string,
): Promise<Show> {
  const { summary, link, feedUrl } = found.show ?? {}
  const made: Show = {
    ...newShow({ id: ShowId.parse(newId('sh')), title }),
    ...(summary !== undefined && { summary: summary.slice(0, 200_000) }),
    ...(link !== undefined && { link }),
    ...(feedUrl !== undefined && { feedUrl }),
    people: hostsOf(found, choices, newId),
  }
  // What a page said may be longer than a show can hold; then the name alone is kept.
  const show = Show.safeParse(made).data ?? newShow({ id: made.id, title })
  await shows.write(show)
  return show
}

function hostsOf(
  { hosts }: Reading['found'],
  choices: ImportChoices,
  newId: Rooms['newId'],
): readonly KnownPerson[] {
  const names = choices.hosts ?? hosts.map((host) => host.name)
  return names.flatMap((name, index) => {
    const links = (hosts.find((host) => host.name === name) ?? hosts[index])?.links ?? []
    const person = {
      id: PersonId.parse(newId('p')),
      name: name.trim(),
      role: 'host',
      group: 'cast',
      links,
      heardAs: [],
    }
    return person.name === '' ? [] : (KnownPerson.safeParse(person).data ?? [])
  })
}
