import { expect, test } from 'vitest'
import { bytesOf } from '../../testing/bytes-of.ts'
import {
  commentBlock,
  isIn,
  isSame,
  little,
  mediaSamples,
  readBack,
  written,
} from '../../testing/media-samples.ts'
import { millis } from '../../time.ts'
import type { ChapterList } from '../format.ts'
import { flac } from './flac.ts'
import { bytesInMemory } from './memory-bytes.ts'

const sample = mediaSamples['flac']?.[0]?.bytes ?? new Uint8Array()
const block = (type: number, body: Uint8Array): Uint8Array =>
  bytesOf(type, 0, body.length >> 8, body.length & 0xff, body)
const info = block(
  0,
  bytesOf(new Uint8Array(10), 0x0a, 0xc4, 0x42, 0xf0, 0, 0, 0xac, 0x44, new Uint8Array(16)),
)
const sound = bytesOf(0xff, 0xf8, new Uint8Array(200).fill(3))
const one: ChapterList = { chapters: [{ startTime: millis(59_600), title: 'New' }] }

test('padding takes up what the chapters need, so that the audio keeps its place', async () => {
  const made = await written(flac, sample, one)
  expect(made).toHaveLength(sample.length)
  expect(isSame(made.subarray(-202), sample.subarray(-202))).toBe(true)
})

test('without enough padding the file grows once, and then has some', async () => {
  const file = bytesOf('fLaC', info, block(0x84, commentBlock('A=1')), sound)
  const made = await written(flac, file, one)
  expect(made.length).toBeGreaterThan(file.length + 4096)
  expect(await written(flac, made, { chapters: [] })).toHaveLength(made.length)
  expect((await readBack(flac, made)).chapters).toEqual(one.chapters)
})

test('padding that fits to the byte goes without a trace', async () => {
  const chapters = commentBlock('CHAPTER000=00:00:59.600', 'CHAPTER000NAME=New')
  const room = chapters.length - commentBlock().length
  const file = bytesOf('fLaC', info, block(4, commentBlock()), block(0x81, new Uint8Array(room - 4)), sound)
  const made = await written(flac, file, one)
  expect(isSame(made, bytesOf('fLaC', info, block(0x84, chapters), sound))).toBe(true)
})

test('a file without comments gets some behind its description', async () => {
  const picture = block(6, new Uint8Array(20).fill(8))
  const file = bytesOf('fLaC', info, picture, block(0x81, new Uint8Array(300)), sound)
  const made = await written(flac, file, one)
  expect(isSame(made.subarray(0, 4 + info.length + 1), bytesOf('fLaC', info, 4))).toBe(true)
  expect([isIn(made, picture), made.length]).toEqual([true, file.length])
  expect(await readBack(flac, made)).toEqual({ ...one, duration: 1000 })
})

test('comments that are damaged are said to be, and are not written over', async () => {
  const file = bytesOf(
    'fLaC',
    info,
    block(0x84, bytesOf(little(2), 'ab', little(5), little(900), 'x')),
    sound,
  )
  const { value, warnings } = await flac.read(bytesInMemory(file))
  expect([value.chapters, warnings.map(({ code }) => code)]).toEqual([[], ['damaged-comments']])
  await expect(written(flac, file, one)).rejects.toThrow(/would lose what is left of them/)
})

test('comments past what a block can hold are refused before anything is written', async () => {
  const title = 'x'.repeat(20_000)
  const chapters = Array.from({ length: 1000 }, (_, at) => ({ startTime: millis(at), title }))
  await expect(written(flac, sample, { chapters })).rejects.toThrow(/more than the 16 MB FLAC allows/)
})

test('a file that never gets to its audio is refused, however many empty blocks it has', async () => {
  const empty = new Uint8Array(40_000)
  await expect(readBack(flac, bytesOf('fLaC', empty))).rejects.toThrow(/more blocks in front of its audio/)
})
