import { bytesOf } from './bytes-of.ts'

/** What an MP4 file for a test is made of. */
export interface Mp4Content {
  /** The sound, one piece of the file each, with something else between every two of them. */
  readonly chunks: readonly Uint8Array[]
  /** The description stands before the sound. */
  readonly isFast?: boolean
  /** Places take eight bytes. */
  readonly isWide?: boolean
  /** Nero's list, as the bytes of its box. */
  readonly nero?: Uint8Array
  /** Titles and lengths, in milliseconds, of a track of text. */
  readonly text?: readonly (readonly [title: string, length: number])[]
  /** Boxes put into the user data. */
  readonly userData?: Uint8Array
  /** Boxes put into the description, behind everything else. */
  readonly extra?: Uint8Array
  /** Milliseconds the file says it lasts. */
  readonly length?: number
}

/** A number in so many bytes, the highest first. */
export function big(value: number, bytes = 4): Uint8Array {
  return Uint8Array.from({ length: bytes }, (_, at) => Math.floor(value / 256 ** (bytes - 1 - at)) % 256)
}

/** A box of MP4. */
export function box(type: string, ...content: readonly (string | number | Uint8Array)[]): Uint8Array {
  const body = bytesOf(...content)
  return bytesOf(big(body.length + 8), type, body)
}

/** Nero's list of chapters, starts in milliseconds. */
export function neroList(...chapters: readonly (readonly [start: number, title: string])[]): Uint8Array {
  const entries = chapters.map(([start, title]) => {
    const name = new TextEncoder().encode(title)
    return bytesOf(big(start * 10_000, 8), name.length, name)
  })
  return box('chpl', big(0x01000000), big(0), chapters.length, ...entries)
}

const zeros = (count: number): Uint8Array => new Uint8Array(count)

function tables(
  sizes: readonly number[],
  lengths: readonly number[],
  places: readonly number[],
  isWide: boolean,
): Uint8Array {
  const count = big(sizes.length)
  return box(
    'stbl',
    box('stsd', zeros(7), 1, box('mp4a', zeros(6), 0, 1, zeros(20))),
    box('stts', zeros(4), count, ...lengths.map((length) => bytesOf(big(1), big(length)))),
    box('stsc', zeros(4), big(1), big(1), big(1), big(1)),
    box('stsz', zeros(8), count, ...sizes.map((size) => big(size))),
    box(isWide ? 'co64' : 'stco', zeros(4), count, ...places.map((place) => big(place, isWide ? 8 : 4))),
  )
}

interface TrackContent {
  readonly id: number
  readonly handler: string
  readonly sizes: readonly number[]
  readonly lengths: readonly number[]
  readonly places: readonly number[]
  readonly chapters?: number
}

function track({ id, handler, sizes, lengths, places, chapters }: TrackContent, isWide: boolean): Uint8Array {
  const total = lengths.reduce((sum, length) => sum + length, 0)
  return box(
    'trak',
    box('tkhd', big(3), zeros(8), big(id), zeros(4), big(total), zeros(60)),
    ...(chapters === undefined ? [] : [box('tref', box('chap', big(chapters)), box('sync', big(9)))]),
    box(
      'mdia',
      box('mdhd', zeros(12), big(1000), big(total), zeros(4)),
      box('hdlr', zeros(8), handler, zeros(13)),
      box(
        'minf',
        box('dinf', box('dref', zeros(7), 1, box('url ', big(1)))),
        tables(sizes, lengths, places, isWide),
      ),
    ),
  )
}

function titleSample(title: string): Uint8Array {
  const name = new TextEncoder().encode(title)
  return bytesOf(big(name.length, 2), name, box('encd', big(0x100)))
}

/** An MP4 file with one track of sound, and what else is asked for. Titles stand before the sound. */
export function makeMp4(content: Mp4Content): Uint8Array {
  const { chunks, isFast = false, isWide = false, nero, text, userData, extra, length = 4000 } = content
  const titles = (text ?? []).map(([title]) => titleSample(title))
  const gap = bytesOf('gap')
  const sound = bytesOf(...titles, ...chunks.flatMap((chunk) => [chunk, gap]))
  const mdat = box('mdat', sound)
  const head = bytesOf(box('ftyp', 'M4A ', big(512), 'M4A isom'), box('uuid', 'sixteen bytes id', 'own'))
  const places = (from: number, pieces: readonly Uint8Array[], between: number): readonly number[] => {
    let at = from
    return pieces.map((piece) => {
      at += piece.length + between
      return at - piece.length - between
    })
  }
  const describe = (soundAt: number): Uint8Array => {
    const textLength = titles.reduce((sum, one) => sum + one.length, 0)
    return box(
      'moov',
      box('mvhd', zeros(12), big(1000), big(length), zeros(76), big(text ? 3 : 2)),
      track(
        {
          id: 1,
          handler: 'soun',
          sizes: chunks.map((chunk) => chunk.length),
          lengths: chunks.map(() => Math.floor(length / chunks.length)),
          places: places(soundAt + textLength, chunks, gap.length),
          ...(text ? { chapters: 2 } : {}),
        },
        isWide,
      ),
      ...(text
        ? [
            track(
              {
                id: 2,
                handler: 'text',
                sizes: titles.map((one) => one.length),
                lengths: text.map(([, each]) => each),
                places: places(soundAt, titles, 0),
              },
              false,
            ),
          ]
        : []),
      ...(nero || userData ? [box('udta', nero ?? zeros(0), userData ?? zeros(0))] : []),
      extra ?? zeros(0),
    )
  }
  const moovLength = describe(0).length
  const soundAt = head.length + 8 + (isFast ? moovLength : 0)
  return isFast
    ? bytesOf(head, describe(soundAt), mdat)
    : bytesOf(head, mdat, describe(soundAt), 'tail behind it all')
}

/** The boxes of some bytes, each with its type and what is in it. */
export function boxesOf(
  bytes: Uint8Array,
  from = 0,
): readonly (readonly [type: string, whole: Uint8Array])[] {
  const found: [string, Uint8Array][] = []
  for (let here = from; here + 8 <= bytes.length; ) {
    const size = new DataView(bytes.buffer, bytes.byteOffset + here).getUint32(0)
    if (size < 8 || here + size > bytes.length) break
    const type = String.fromCharCode(...bytes.subarray(here + 4, here + 8))
    found.push([type, bytes.subarray(here, here + size)])
    here += size
  }
  return found
}

/** The first box of a type among those at the top of some bytes. */
export const inside = (bytes: Uint8Array, type: string): Uint8Array =>
  boxesOf(bytes).find(([name]) => name === type)?.[1] ?? new Uint8Array()
/** The types of the boxes at the top of some bytes. */
export const typesIn = (bytes: Uint8Array, from = 0): readonly string[] =>
  boxesOf(bytes, from).map(([type]) => type)
