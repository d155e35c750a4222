import type { Random } from './random.ts'

/** No damaged file is longer than this, in bytes. */
export const longestFile = 8000

type Mutation = (bytes: Uint8Array, random: Random, others: readonly Uint8Array[]) => Uint8Array

/** Marks that mean something in one container or another, and lengths at an edge. */
const treats: readonly Uint8Array[] = [
  ...['ID3', 'CHAP', 'CTOC', 'TIT2', 'WXXX', 'APIC', 'TAG', '3DI', 'OggS', 'OpusTags', '\x03vorbis', 'fLaC'],
  ...[
    'moov',
    'trak',
    'mdat',
    'chpl',
    'chap',
    'udta',
    'stco',
    'co64',
    'stts',
    'CHAPTER001=',
    'CHAPTER1NAME=',
    '-->',
  ],
  ...['\0', '\0\0', '\0\0\0\0', '\xff', '\xff\xff\xff\xff', '\x7f\xff\xff\xff', '\x80\0\0\0', '\0\0\0\x01'],
  ...[
    '\x7f\x7f\x7f\x7f',
    '\0\0\x01\x00',
    '\xff\xfe',
    '\xfe\xff',
    '\xff\xfb\x90\x00',
    '\xff\x00',
    '\0\0\0\x08',
  ],
].map((text) => Uint8Array.from(text, (sign) => sign.charCodeAt(0)))

const spot = (bytes: Uint8Array, random: Random): number => random.below(bytes.length + 1)

function splice(bytes: Uint8Array, at: number, cut: number, put: Uint8Array): Uint8Array {
  const after = bytes.subarray(Math.min(at + cut, bytes.length))
  const made = new Uint8Array(at + put.length + after.length)
  made.set(bytes.subarray(0, at))
  made.set(put, at)
  made.set(after, at + put.length)
  return made
}

const nothing = new Uint8Array()
const treat = (random: Random): Uint8Array => random.pick(treats) ?? nothing

const mutations: readonly [Mutation, ...Mutation[]] = [
  (bytes, random) => {
    const at = spot(bytes, random)
    return splice(bytes, at, 1, Uint8Array.of((bytes[at] ?? 0) ^ (1 << random.below(8))))
  },
  (bytes, random) => splice(bytes, spot(bytes, random), 1, Uint8Array.of(random.below(256))),
  (bytes, random) => splice(bytes, spot(bytes, random), 1 + random.below(random.oneIn(4) ? 400 : 8), nothing),
  (bytes, random) =>
    random.oneIn(2) ? bytes.subarray(0, spot(bytes, random)) : bytes.subarray(spot(bytes, random)),
  (bytes, random) => {
    const put = treat(random)
    return splice(bytes, spot(bytes, random), put.length, put)
  },
  (bytes, random) => splice(bytes, spot(bytes, random), 0, treat(random)),
  // A number of four bytes moved by a little: what lengths are when somebody miscounted.
  (bytes, random) => {
    const at = random.below(Math.max(1, bytes.length - 4))
    const view = new DataView(bytes.slice().buffer)
    if (view.byteLength < 4) return bytes
    view.setUint32(at, view.getUint32(at) + random.below(33) - 16)
    return new Uint8Array(view.buffer)
  },
  (bytes, random) => {
    const from = spot(bytes, random)
    return splice(bytes, spot(bytes, random), 0, bytes.subarray(from, from + 1 + random.below(200)))
  },
  (bytes, random, others) => {
    const other = random.pick(others) ?? nothing
    return splice(bytes, spot(bytes, random), bytes.length, other.subarray(spot(other, random)))
  },
  (bytes, random, others) => {
    const other = random.pick(others) ?? nothing
    const from = spot(other, random)
    return splice(
      bytes,
      spot(bytes, random),
      random.below(60),
      other.subarray(from, from + random.below(300)),
    )
  },
]

/** A damaged copy of one of the files, the same for the same random numbers. */
export function mutatedBytes(
  seeds: readonly Uint8Array[],
  others: readonly Uint8Array[],
  random: Random,
): Uint8Array {
  let bytes = random.pick(seeds) ?? nothing
  const times = 1 + random.below(random.oneIn(3) ? 10 : 3)
  for (let time = 0; time < times; time += 1)
    bytes = random.pick(mutations)(bytes, random, others).subarray(0, longestFile)
  return bytes
}
