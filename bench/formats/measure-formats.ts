import { Buffer } from 'node:buffer'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ChapterList, CueList, Format } from '../../core/formats/format.ts'
import { formatById, formats } from '../../core/formats/registry.ts'
import { decodeText } from '../../core/formats/syntax/decode-text.ts'
import { millis } from '../../core/time.ts'
import { columns } from '../measure.ts'
import { type FormatPeer, peersOf } from './format-peers.ts'
import type { FormatRow } from './format-row.ts'
import { measureId3 } from './measure-id3.ts'
import { medianWork } from './median-work.ts'

/** How many chapters and cues the measured files hold: far more than an episode, so that the clock can tell. */
const chapterCount = 4000
const cueCount = 6000

/**
 * Prints how fast every format is read and written, the same files given to the libraries that know them:
 * generated ones for all, and the largest of each kind from the collection beside the checkout. What counts is
 * the time of the processor, so that a busy machine does not change who is ahead.
 */
export async function measureFormats(root: string): Promise<void> {
  const rows: FormatRow[] = []
  for (const format of formats) {
    const value = format.kind === 'chapters' ? manyChapters() : manyCues()
    const text = format.serialise?.(value as never)
    if (text === undefined) continue
    rows.push(...(await measureReading(format, format.id, text)), ...(await measureWriting(format, text)))
  }
  for (const { name, id, text } of sharedFiles(root)) {
    const format = formatById(id)
    if (format) rows.push(...(await measureReading(format, name, text)))
  }
  rows.push(...(await measureId3()))
  console.log(tableOf(rows))
  console.log(summary(rows))
}

async function measureReading(format: Format, name: string, text: string): Promise<FormatRow[]> {
  const peers = (await peersOf(format.id)).filter((peer) => peer.parse)
  const rows: FormatRow[] = []
  for (const peer of peers) rows.push(await compareReading(format, name, text, peer))
  return rows.length > 0 ? rows : [{ ...(await ownReading(format, name, text)) }]
}

async function ownReading(format: Format, name: string, text: string): Promise<FormatRow> {
  const count = countOf(format.parse(text).value)
  const what = `read ${name}, ${count}`
  return { what, size: text.length, millis: await medianWork(() => format.parse(text)) }
}

/** Both read the same text: Galley's, or the library's own writing where it refuses that. */
async function compareReading(
  format: Format,
  name: string,
  text: string,
  peer: FormatPeer,
): Promise<FormatRow> {
  const count = countOf(format.parse(text).value)
  const read = await outcome(() => peer.parse?.(text))
  if (typeof read === 'number' && read * 2 > count) {
    const peerMillis = await medianWork(() => peer.parse?.(text))
    const note = read === count ? '' : `found ${read}`
    return { ...(await ownReading(format, name, text)), peer: peer.name, peerMillis, note }
  }
  const json = formatById('podcast-chapters-json')?.serialise?.(manyChapters() as never) ?? ''
  const theirs = await outcome(() => peer.rewrite?.(json))
  const isRead = theirs !== undefined && typeof (await outcome(() => peer.parse?.(theirs))) === 'number'
  const own = await outcome(() => format.parse(theirs ?? '') && 0)
  if (isRead && typeof own === 'string')
    return { ...(await ownReading(format, name, text)), peer: peer.name, note: `its own is refused: ${own}` }
  if (!isRead) return { ...(await ownReading(format, name, text)), peer: peer.name, note: `cannot: ${read}` }
  const peerMillis = await medianWork(() => peer.parse?.(theirs))
  return {
    ...(await ownReading(format, name, theirs)),
    peer: peer.name,
    peerMillis,
    note: 'in its own writing',
  }
}

async function measureWriting(format: Format, text: string): Promise<FormatRow[]> {
  const { value } = format.parse(text)
  const own = await medianWork(() => bytesOf(format.serialise?.(value as never)))
  const what = `write ${format.id}, ${countOf(value)}`
  const rows: FormatRow[] = []
  for (const peer of await peersOf(format.id)) {
    const write = await writerOf(peer, text)
    if (!write) continue
    const peerMillis = await medianWork(async () => bytesOf(await write()))
    const note = peer.writesWithout ?? (await shorterBy(write, text))
    rows.push({ what, size: text.length, millis: own, peer: peer.name, peerMillis, note })
  }
  return rows.length > 0 ? rows : [{ what, size: text.length, millis: own }]
}

/**
 * The bytes a file would hold. Only with them is a text written: one put together by `+` is a tree of its pieces
 * until somebody looks at it.
 */
function bytesOf(text: unknown): Uint8Array {
  return Buffer.from(typeof text === 'string' ? text : '')
}

/** Says so where a library's text is much shorter than Galley's, since it leaves out fields. */
async function shorterBy(write: () => unknown, text: string): Promise<string> {
  const written = await write()
  const share = typeof written === 'string' ? written.length / text.length : 1
  return share < 0.9 ? `leaves out fields: ${Math.round(share * 100)} % of the text` : ''
}

/** A library that cannot write what it read is left out; the row of its reading says so. */
async function writerOf(peer: FormatPeer, text: string): Promise<(() => unknown) | undefined> {
  try {
    const write = await peer.writer?.(text)
    await write?.()
    return write
  } catch {
    return undefined
  }
}

/** What a library answers, or its complaint in a few words. */
async function outcome<T>(run: () => T): Promise<Awaited<T> | string> {
  try {
    return await run()
  } catch (error) {
    return error instanceof Error ? error.message.slice(0, 40) : String(error)
  }
}

function countOf(value: ChapterList | CueList): number {
  return 'cues' in value ? value.cues.length : value.chapters.length
}

function manyChapters(): ChapterList {
  return {
    title: 'A very long episode',
    duration: millis(chapterCount * 10_000),
    chapters: Array.from({ length: chapterCount }, (_, at) => ({
      startTime: millis(at * 10_000),
      title: `Chapter ${at}: lamps & ladders`,
      url: `https://pod.example/links/${at}?a=1&b=2`,
      ...(at % 3 === 0 && { image: `https://pod.example/images/${at}.jpg` }),
    })),
  }
}

function manyCues(): CueList {
  const spoken = 'so the lamp went out and we climbed the ladder, then the wind came back & it was cold'
  return {
    language: 'en',
    cues: Array.from({ length: cueCount }, (_, at) => ({
      start: millis(at * 3000),
      end: millis(at * 3000 + 2900),
      speaker: at % 4 < 2 ? 'Ann Lee' : 'Bo',
      text: `${at} ${spoken}`,
    })),
  }
}

interface SharedFile {
  readonly name: string
  readonly id: string
  readonly text: string
}

/** The largest captions and JSON chapters of the collection, which may not be there. */
function sharedFiles(root: string): readonly SharedFile[] {
  const collection = join(root, '..', 'shared', 'data')
  if (!existsSync(collection)) {
    console.log('../shared/data is not beside this checkout; only generated files are measured.')
    return []
  }
  const found = ['chapters', 'transcripts', 'subtitle-suites'].flatMap((folder) =>
    readdirSync(join(collection, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  const kinds = [
    ['.vtt', 'webvtt'],
    ['.srt', 'subrip'],
    ['.chapters.json', 'podcast-chapters-json'],
  ] as const
  return kinds.flatMap(([end, id]) => {
    const texts = found
      .filter((file) => file.endsWith(end))
      .map((file) => ({ file, text: decodeText(readFileSync(file)).text }))
    const largest = texts.sort((a, b) => b.text.length - a.text.length)[0]
    return largest ? [{ name: `a real ${id}`, id, text: largest.text }] : []
  })
}

function tableOf(rows: readonly FormatRow[]): string {
  const speed = (size: number, time: number): string => `${(size / 1000 / time).toFixed(1)} MB/s`
  const time = (millis: number): string => `${millis.toFixed(2)} ms`
  return columns(
    ['What', 'Galley', '', 'Peer', 'Peer took', '', 'Ratio', ''],
    rows.map(({ what, size, millis: own, peer = '', peerMillis, note = '' }) => [
      what,
      time(own),
      speed(size, own),
      peer,
      peerMillis === undefined ? '' : time(peerMillis),
      peerMillis === undefined ? '' : speed(size, peerMillis),
      peerMillis === undefined ? '' : `${(peerMillis / own).toFixed(1)}×`,
      note,
    ]),
  )
}

function summary(rows: readonly FormatRow[]): string {
  const compared = rows.filter(({ peerMillis }) => peerMillis !== undefined)
  const behind = compared.filter(({ millis: own, peerMillis = 0 }) => peerMillis < own)
  const names = behind.map(({ what, peer }) => `${what} (${peer})`).join('; ')
  return behind.length === 0
    ? `Galley is ahead in all ${compared.length} comparisons.`
    : `Galley is behind in ${behind.length} of ${compared.length} comparisons: ${names}.`
}
