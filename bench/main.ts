import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import { applyEdits } from '../core/editing/apply-edit.ts'
import { Episode } from '../core/episode/schema.ts'
import { joinWords } from '../core/episode/transcript.ts'
import { countingIds, SegmentId } from '../core/ids.ts'
import { systemClock } from '../electron/host/clock.ts'
import { writeAtomically } from '../electron/host/store/atomic-write.ts'
import { episodeText } from '../electron/host/store/episode-text.ts'
import { nodeFileSystem } from '../electron/host/store/file-system.ts'
import { longEpisode } from './long-episode.ts'
import { type Measurement, median, table } from './measure.ts'

const [lexiconFile = '', root = '', ...words] = process.argv.slice(2)
const asked = words.filter((word) => !word.startsWith('--'))

const groups: Readonly<Record<string, () => Promise<Measurement[]>>> = {
  document: measureDocument,
  save: measureSave,
}
for (const [name, run] of Object.entries(groups)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  console.log(`\n${name}\n${table(await run())}`)
}
if (asked.length === 0 || asked.includes('corrections')) {
  const { reportCorrections } = await import('./corrections/report.ts')
  console.log('\ncorrections')
  await reportCorrections(root, lexiconFile, words.includes('--quick'))
}
if (asked.length === 0 || asked.includes('formats')) {
  const { measureFormats } = await import('./formats/measure-formats.ts')
  console.log('\nformats')
  await measureFormats(root)
}
if (asked.length === 0 || asked.includes('transcript')) {
  // Only here, since the browser is not needed for anything else.
  const { measureTranscript } = await import('./transcript/measure-transcript.ts')
  console.log('\ntranscript')
  await measureTranscript({
    root,
    isQuick: words.includes('--quick'),
    fetchPeers: words.includes('--fetch-peers'),
    why: words.includes('--why'),
    only: words.find((word) => word.startsWith('--only='))?.slice('--only='.length),
  })
}

async function measureDocument(): Promise<Measurement[]> {
  const rows: Measurement[] = []
  for (const words of [7_500, 15_000, 30_000, 60_000]) {
    const episode = longEpisode(words)
    const text = JSON.stringify(episode)
    const middle = episode.transcript?.segments[Math.floor(words / 134)]
    const place = {
      segmentId: SegmentId.parse(middle?.id),
      from: 3,
      to: 4,
      before: joinWords(middle?.words.slice(3, 4) ?? []),
    }
    const context = { now: '2026-01-01T00:00:00.000Z', newId: countingIds() }
    rows.push(
      {
        what: `apply one edit, ${words} words`,
        millis: await median(() =>
          applyEdits(episode, [{ type: 'transcript.replaceWords', place, text: 'word' }], context),
        ),
      },
      {
        what: `read and check the file, ${words} words`,
        millis: await median(() => Episode.parse(JSON.parse(text))),
        peer: 'JSON.parse alone',
        peerMillis: await median(() => JSON.parse(text)),
      },
    )
  }
  return rows
}

async function measureSave(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'))
  const episode = longEpisode(60_000)
  const text = `${JSON.stringify(episode, undefined, 1)}\n`
  const disk = { fileSystem: nodeFileSystem, clock: systemClock }
  const low = new Low<Episode>(new JSONFile(join(folder, 'lowdb.json')), episode)
  const save = async (of: Episode): Promise<unknown> =>
    writeAtomically(disk, join(folder, 'galley.json'), episodeText(of), 'The file')
  const rows = [
    {
      what: 'save 60,000 words after one edit: check, text, temp file, fsync, rename',
      millis: await median(() => save(editedSomewhere(episode))),
      target: '≤ 20 ms, off the input path',
      peer: 'lowdb as it comes (no fsync)',
      peerMillis: await median(() => low.write()),
    },
    {
      what: 'the same when nothing of it was written before',
      millis: await median(() => save(structuredClone(episode))),
    },
    {
      what: 'write 60,000 words whole: temp file, fsync, rename',
      millis: await median(() => writeAtomically(disk, join(folder, 'galley.json'), text, 'The file')),
    },
    {
      what: 'the same text with a plain write',
      millis: await median(() => writeFileSync(join(folder, 'plain.json'), text)),
    },
  ]
  rmSync(folder, { recursive: true })
  return rows
}

/** The episode with another word in one of its turns; all other turns stay the same values. */
function editedSomewhere(episode: Episode): Episode {
  const segments = [...(episode.transcript?.segments ?? [])]
  const middle = segments[500]
  if (middle) segments[500] = { ...middle, words: [...middle.words.slice(1), { text: 'word' }] }
  return { ...episode, transcript: { segments } }
}
