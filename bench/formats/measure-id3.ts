import { Buffer } from 'node:buffer'
import type { ChapterList } from '../../core/formats/format.ts'
import { id3 } from '../../core/formats/media/id3.ts'
import { bytesInMemory } from '../../core/formats/media/memory-bytes.ts'
import { millis } from '../../core/time.ts'
import type { FormatRow } from './format-row.ts'
import { medianWork } from './median-work.ts'

/** Chapters of the measured file, and frames of silent MP3 behind them: some three quarters of a minute. */
const chapterCount = 200
const frameCount = 1800

/** Reads and writes the tag of one MP3 file in memory, beside node-id3. */
export async function measureId3(): Promise<readonly FormatRow[]> {
  const chapters: ChapterList = {
    chapters: Array.from({ length: chapterCount }, (_, at) => ({
      startTime: millis(at * 200),
      endTime: millis(at * 200 + 200),
      title: `Chapter ${at}: лампы и лестницы`,
      url: `https://pod.example/${at}`,
    })),
  }
  const written = async (file: Uint8Array): Promise<Uint8Array> => {
    const pieces: Uint8Array[] = []
    for await (const piece of id3.write(bytesInMemory(file), chapters)) pieces.push(piece)
    return Buffer.concat(pieces)
  }
  const file = Buffer.from(await written(silence()))
  const { default: peer } = await import('node-id3')
  const tags = peer.read(file)
  const found = tags.chapter?.length ?? 0
  const about = { size: file.length, peer: 'node-id3' }
  const note = found === chapterCount ? {} : { note: `found ${found}` }
  return [
    {
      ...about,
      ...note,
      what: `read id3, ${chapterCount}`,
      millis: await medianWork(() => id3.read(bytesInMemory(file))),
      peerMillis: await medianWork(() => peer.read(file)),
    },
    {
      ...about,
      note: 'does not read the old tag, so keeps nothing of it',
      what: `write id3, ${chapterCount}`,
      millis: await medianWork(() => written(file)),
      peerMillis: await medianWork(() => peer.write(tags, file)),
    },
  ]
}

/** Frames of MPEG 1 Layer III, 128 kbit/s at 44,100 Hz, each 417 bytes. */
function silence(): Uint8Array {
  const frame = new Uint8Array(417)
  frame.set([0xff, 0xfb, 0x90, 0x00])
  const file = new Uint8Array(frame.length * frameCount)
  for (let at = 0; at < file.length; at += frame.length) file.set(frame, at)
  return file
}
