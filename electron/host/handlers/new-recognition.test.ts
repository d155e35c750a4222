import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { joinWords } from '../../../core/episode/transcript.ts'
import { type EpisodeId, PersonId, RuleId } from '../../../core/ids.ts'
import { compareHere } from '../recognition/compare-here.ts'
import type { CompareWorker } from '../recognition/comparer.ts'
import { faultyFileSystem } from '../testing/faulty-file-system.ts'
import { type HostInFolder, hostInFolder, settled } from '../testing/host-in-folder.ts'

const first = `WEBVTT

00:00.000 --> 00:04.000
<v Ines>We sent all of it to century and it was fine

00:04.000 --> 00:08.000
<v Mara>Thank you for the long walk and the lamp
`
const second = `WEBVTT

00:00.200 --> 00:04.100
<v SPEAKER_01>We sent all of it to century, and it was fine.

00:04.100 --> 00:08.000
<v SPEAKER_00>Thank you for the long walk and the lamp oil.
`

/** An episode of the first recognition in which a name was corrected and a word typed. */
async function corrected(options: Parameters<typeof hostInFolder>[0] = {}) {
  const here = await hostInFolder(options)
  const preview = await here.client.call('import.read', { source: { text: first } })
  const { episodeId } = await here.client.call('import.accept', { previewId: preview.previewId, choices: {} })
  const { episode } = await here.client.call('episode.open', { episodeId })
  const [ines, mara] = episode.transcript?.segments ?? []
  if (!ines || !mara) throw new Error('The captions made fewer turns than the test needs.')
  await here.client.call('episode.applyEdits', {
    episodeId,
    baseRevision: episode.revision,
    edits: [
      {
        type: 'correction.accept',
        ruleId: RuleId.parse('rule-1'),
        places: [{ segmentId: ines.id, from: 6, to: 7, before: 'century' }],
        after: 'Sentry',
        reason: 'Sounds alike.',
        origin: 'suggestion',
      },
      {
        type: 'transcript.replaceWords',
        place: { segmentId: mara.id, from: 4, to: 5, before: 'long' },
        text: 'slow',
      },
    ],
  })
  return { here, episodeId }
}

const open = async ({ client }: HostInFolder, episodeId: EpisodeId) => {
  const { episode, history } = await client.call('episode.open', { episodeId })
  return { episode, history, said: episode.transcript?.segments.map(({ words }) => joinWords(words)) }
}
const look = async ({ client }: HostInFolder, episodeId: EpisodeId, text: string) => {
  const { previewId } = await client.call('import.read', { source: { text } })
  const { recognition } = await client.call('import.recognition', { previewId, episodeId })
  return { previewId, recognition }
}

test('is looked at without changing anything', async () => {
  const { here, episodeId } = await corrected()
  const before = await open(here, episodeId)
  const { recognition } = await look(here, episodeId, second)
  expect(recognition).toMatchObject({
    words: { was: 20, is: 21, differ: 3 },
    timing: { was: 'cues', is: 'cues' },
    reapplied: [
      { was: 'century', is: 'Sentry', origin: 'suggestion' },
      { was: 'long', is: 'slow', origin: 'hand' },
    ],
    already: [],
    lost: [],
    voices: [
      { label: 'SPEAKER_01', by: 'words' },
      { label: 'SPEAKER_00', by: 'words' },
    ],
  })
  expect(await open(here, episodeId)).toEqual(before)
})

test('takes the place of the transcript as one step, with corrections and people, and both texts are kept', async () => {
  const { here, episodeId } = await corrected()
  const before = await open(here, episodeId)
  const { previewId, recognition } = await look(here, episodeId, second)
  await here.client.call('import.accept', {
    previewId,
    choices: { into: episodeId, recognition: { revision: recognition?.revision ?? 0 } },
  })
  const after = await open(here, episodeId)
  expect(after.said).toEqual([
    'We sent all of it to Sentry, and it was fine.',
    'Thank you for the slow walk and the lamp oil.',
  ])
  expect(after.episode.people).toEqual(before.episode.people)
  expect(after.history.undoLabel).toBe('Replace transcript')
  const kept = await readdir(join(here.library, 'originals', episodeId))
  expect(kept.sort()).toEqual(['pasted-2.txt', 'pasted.txt', 'transcript-2.json', 'transcript.json'])

  const original = await here.client.call('episode.originalTranscript', { episodeId })
  expect(joinWords(original.transcript?.segments[0]?.words ?? [])).toContain('century, and')
  await here.client.call('episode.undo', { episodeId, baseRevision: after.episode.revision })
  expect((await open(here, episodeId)).said).toEqual(before.said)
  const older = await here.client.call('episode.originalTranscript', { episodeId })
  expect(joinWords(older.transcript?.segments[0]?.words ?? [])).toContain('century and')
})

test('voices go to the people that were chosen', async () => {
  const { here, episodeId } = await corrected()
  const { previewId, recognition } = await look(here, episodeId, second)
  const [ines] = recognition?.people ?? []
  await here.client.call('import.accept', {
    previewId,
    choices: {
      into: episodeId,
      recognition: {
        revision: recognition?.revision ?? 0,
        voices: { SPEAKER_00: ines?.personId ?? PersonId.parse('p-none'), SPEAKER_01: '' },
      },
    },
  })
  const { episode } = await open(here, episodeId)
  const names = episode.transcript?.segments.map(({ speaker }) => {
    const person = episode.people.find(({ id }) => id === speaker)
    return person?.name || person?.label
  })
  expect(names).toEqual(['SPEAKER_01', 'Ines'])
})

test('is refused when the episode changed after it was looked at', async () => {
  const { here, episodeId } = await corrected()
  const { previewId, recognition } = await look(here, episodeId, second)
  const { episode } = await open(here, episodeId)
  await here.client.call('episode.applyEdits', {
    episodeId,
    baseRevision: episode.revision,
    edits: [{ type: 'details.change', set: { title: 'Another' } }],
  })
  const choices = { into: episodeId, recognition: { revision: recognition?.revision ?? 0 } }
  await expect(here.client.call('import.accept', { previewId, choices })).rejects.toMatchObject({
    code: 'revision-conflict',
  })
})

const originalsIn = async ({ library }: HostInFolder, episodeId: EpisodeId) =>
  (await readdir(join(library, 'originals', episodeId))).sort()

test('refused attempts leave nothing beside the episode, however late they are refused', async () => {
  const disk = faultyFileSystem()
  let keeping: () => Promise<unknown> = async () => undefined
  const fileSystem: typeof disk = {
    ...disk,
    async open(path, how) {
      if (path.endsWith('pasted-2.txt')) await keeping()
      return disk.open(path, how)
    },
  }
  const { here, episodeId } = await corrected({ fileSystem })
  const change = async (title: string) => {
    const { revision: baseRevision } = (await open(here, episodeId)).episode
    const edits = [{ type: 'details.change', set: { title } } as const]
    await here.client.call('episode.applyEdits', { episodeId, baseRevision, edits })
  }
  const before = await originalsIn(here, episodeId)
  const { previewId, recognition } = await look(here, episodeId, second)
  const { revision = 0 } = recognition ?? {}
  const accept = (looked: number) =>
    here.client.call('import.accept', {
      previewId,
      choices: { into: episodeId, recognition: { revision: looked } },
    })
  await change('Before')
  for (let times = 0; times < 3; times += 1)
    await expect(accept(revision)).rejects.toMatchObject({ code: 'revision-conflict' })
  expect(await originalsIn(here, episodeId)).toEqual(before)

  keeping = () => change('While it is kept')
  await expect(accept(revision + 1)).rejects.toMatchObject({ code: 'revision-conflict' })
  expect(await originalsIn(here, episodeId)).toEqual(before)

  keeping = async () => undefined
  await accept((await open(here, episodeId)).episode.revision)
  expect(await originalsIn(here, episodeId)).toEqual([...before, 'pasted-2.txt', 'transcript-2.json'].sort())
})

test('holds up nobody, and gives way to what was typed meanwhile', async () => {
  let start: () => void = () => undefined
  const slow = (): CompareWorker => {
    const worker = compareHere()
    const postMessage = (parts: Parameters<CompareWorker['postMessage']>[0]): void => {
      start = () => worker.postMessage(parts)
      if (parts.kind === 'compare') start()
    }
    return { ...worker, postMessage }
  }
  const { here, episodeId } = await corrected({ startCompareWorker: slow })
  const { previewId, recognition } = await look(here, episodeId, second)
  const { revision = 0 } = recognition ?? {}
  start = () => undefined
  const notStarted = start
  const accepting = here.client.call('import.accept', {
    previewId,
    choices: { into: episodeId, recognition: { revision } },
  })
  await settled(() => start !== notStarted)
  await here.client.call('episode.applyEdits', {
    episodeId,
    baseRevision: revision,
    edits: [{ type: 'details.change', set: { title: 'Typed meanwhile' } }],
  })
  start()
  await expect(accepting).rejects.toMatchObject({ code: 'revision-conflict' })
  const { said, episode } = await open(here, episodeId)
  expect([said?.[0], episode.title]).toEqual([
    'We sent all of it to Sentry and it was fine',
    'Typed meanwhile',
  ])
})

test('there is nothing to compare where the source has no transcript or the episode has none', async () => {
  const { here, episodeId } = await corrected()
  const chapters = await look(here, episodeId, '0:00 Hello\n0:30 Goodbye\n1:30 After\n')
  expect(chapters.recognition).toBeUndefined()
  const { episode } = await open(here, episodeId)
  await here.client.call('episode.applyEdits', {
    episodeId,
    baseRevision: episode.revision,
    edits: [{ type: 'transcript.remove' }],
  })
  expect((await look(here, episodeId, second)).recognition).toBeUndefined()
})
