import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAppError } from '../../errors.ts'
import { bytesOf } from '../../testing/bytes-of.ts'
import { chapterLists } from '../../testing/format-arbitraries.ts'
import { audioOf, isIn, isSame, readBack, written } from '../../testing/media-samples.ts'
import { big, box, boxesOf, inside, makeMp4, neroList, typesIn } from '../../testing/mp4-files.ts'
import { millis } from '../../time.ts'
import type { ChapterEntry } from '../format.ts'
import type { ByteSource } from '../media-format.ts'
import { bytesInMemory } from './memory-bytes.ts'
import { mp4 } from './mp4.ts'

const sound = [5, 6].map((piece) => new Uint8Array(200).map((_, at) => (at * piece) & 0xff))
const at = (startTime: number, title: string): ChapterEntry => ({ startTime: millis(startTime), title })
const three = [at(0, 'Opening'), at(1500, 'Mitte & “Ende”'), at(2999, 'Close')]
const startsOf = async (bytes: Uint8Array): Promise<readonly unknown[]> =>
  (await readBack(mp4, bytes)).chapters.map(({ startTime, title }) => [startTime, title])

async function refusal(bytes: Uint8Array | ByteSource): Promise<string> {
  try {
    const source = bytes instanceof Uint8Array ? bytesInMemory(bytes) : bytes
    for await (const piece of mp4.write(source, { chapters: three })) expect(piece).toBeUndefined()
    return 'written'
  } catch (error) {
    if (isAppError(error, 'format-error')) return error.message
    throw error
  }
}

describe('a written MP4 file', () => {
  test('has every other box as it was, and the sound where it was when nothing stood before it', async () => {
    const old = makeMp4({ chunks: sound, userData: box('meta', 'cover'), extra: box('xyzw', 'own') })
    const made = await written(mp4, old, { chapters: three })
    expect(typesIn(made)).toEqual(typesIn(old))
    const [head] = boxesOf(old).filter(([type]) => type === 'mdat')
    expect(isIn(made.subarray(0, 300), head?.[1].subarray(8, 200) ?? new Uint8Array())).toBe(true)
    const [before, after] = [inside(old, 'moov'), inside(made, 'moov')].map((moov) => moov.subarray(8))
    expect(typesIn(after ?? old)).toEqual(['mvhd', 'trak', 'trak', 'udta', 'xyzw'])
    const [soundBefore, soundAfter] = [before, after].map((moov) => inside(moov ?? old, 'trak'))
    expect(inside(soundAfter?.subarray(8) ?? old, 'mdia')).toEqual(
      inside(soundBefore?.subarray(8) ?? old, 'mdia'),
    )
    expect(isSame(await audioOf(mp4, made), await audioOf(mp4, old))).toBe(true)
  })

  test('can still be played while it is fetched, with the titles before the sound', async () => {
    const old = makeMp4({ chunks: sound, isFast: true })
    const made = await written(mp4, old, { chapters: three })
    expect(typesIn(made)).toEqual(['ftyp', 'uuid', 'moov', 'mdat'])
    const mdat = inside(made, 'mdat')
    expect(isSame(mdat.subarray(8, 17), bytesOf(big(7, 2), 'Opening'))).toBe(true)
    expect(isSame(await audioOf(mp4, made), bytesOf(...sound))).toBe(true)
  })

  test('does not grow however often its chapters are written, and is what it was without them', async () => {
    for (const isFast of [true, false]) {
      const bare = makeMp4({ chunks: sound, isFast })
      let now = await written(mp4, bare, { chapters: three })
      const { length } = now
      for (const title of ['a', 'bb', 'ccc']) {
        now = await written(mp4, now, { chapters: [at(0, title.repeat(500)), at(2000, title)] })
        now = await written(mp4, now, { chapters: three })
        expect(now.length).toBe(length)
      }
      const none = await written(mp4, now, { chapters: [] })
      // Only the number for the next track has moved on.
      expect(none.length).toBe(bare.length)
    }
  })

  test('loses nothing of the sound where a track of titles claims some of it', async () => {
    const old = makeMp4({ chunks: sound, text: [['Title', 1000]] })
    // The sample of the title is said to be as long as the whole box.
    const size = big(5 + 2 + 12)
    const place = old.findIndex(
      (_, index) =>
        isSame(old.subarray(index, index + 4), size) && isSame(old.subarray(index - 4, index), big(1)),
    )
    const lying = old.slice()
    lying.set(big(150), place)
    const made = await written(mp4, lying, { chapters: three })
    expect(isSame(await audioOf(mp4, made), bytesOf(...sound))).toBe(true)
  })
})

const titles = fc.array(
  fc.tuple(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.integer({ min: 1, max: 900 })),
  { minLength: 1, maxLength: 4 },
)
const files = fc.record(
  {
    chunks: fc.array(fc.uint8Array({ minLength: 1, maxLength: 60 }), { minLength: 1, maxLength: 5 }),
    isFast: fc.boolean(),
    isWide: fc.boolean(),
    text: titles,
    nero: titles.map((list) => neroList(...list.map(([title], index) => [index * 500, title] as const))),
    userData: fc.uint8Array({ maxLength: 9 }).map((bytes) => box('ownd', bytes)),
    extra: fc.uint8Array({ maxLength: 9 }).map((bytes) => bytesOf(box('free'), box('xyzw', bytes))),
  },
  { requiredKeys: ['chunks'] },
)

test('files of every make give back what was written, play the same, and lose nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(files, chapterLists(), async (content, list) => {
      const bytes = makeMp4(content)
      const made = await written(mp4, bytes, list)
      expect((await readBack(mp4, made)).chapters).toEqual(mp4.kept(list).chapters)
      expect(isSame(await audioOf(mp4, made), bytesOf(...content.chunks))).toBe(true)
      expect(typesIn(made)).toEqual(typesIn(bytes))
      for (const own of [content.userData, content.extra]) if (own) expect(isIn(made, own)).toBe(true)
      // But for the number of the next track, which only grows, the file is the one without chapters again.
      const none = await written(mp4, made, { chapters: [] })
      expect(none.length).toBe((await written(mp4, bytes, { chapters: [] })).length)
    }),
    { seed: 20261123, numRuns: 80 },
  )
})

/** A file of more bytes than fit into memory: some at the head and the tail, and nothing between. */
function hugeFile(
  head: Uint8Array,
  hole: number,
  tail: Uint8Array,
): ByteSource & { readonly given: () => number } {
  const empty = new Uint8Array(300_000)
  let given = 0
  const size = head.length + hole + tail.length
  const pick = (from: number, to: number): Uint8Array => {
    if (to <= head.length) return head.subarray(from, to)
    if (from >= head.length + hole) return tail.subarray(from - head.length - hole, to - head.length - hole)
    if (from >= head.length && to <= head.length + hole && to - from <= empty.length)
      return empty.subarray(0, to - from)
    const whole = new Uint8Array(to - from)
    whole.set(head.subarray(from, head.length))
    const tailFrom = head.length + hole
    if (to > tailFrom) whole.set(tail.subarray(0, to - tailFrom), tailFrom - from)
    return whole
  }
  return {
    size,
    read(from, to) {
      const piece = pick(Math.min(from, size), Math.min(to, size))
      given += piece.length
      return Promise.resolve(piece)
    },
    given: () => given,
  }
}

/** Writes into a file without keeping what is written but its beginning and end. */
async function endsOf(
  source: ByteSource,
  kept: number,
): Promise<{ size: number; head: Uint8Array; tail: Uint8Array }> {
  let size = 0
  let head: Uint8Array = new Uint8Array()
  let tail: Uint8Array = new Uint8Array()
  for await (const piece of mp4.write(source, { chapters: three })) {
    size += piece.length
    if (head.length < kept) head = bytesOf(head, piece.subarray(0, kept))
    tail = piece.length >= kept ? piece.slice(-kept) : bytesOf(tail, piece).slice(-kept)
  }
  return { size, head, tail }
}

describe('a file of more than four gigabytes', () => {
  const hole = 2 ** 32 - 300

  test('gets places of eight bytes when its sound moves beyond what four can say', async () => {
    const small = makeMp4({ chunks: sound, isFast: true })
    const from = small.findIndex((_, index) => isSame(small.subarray(index, index + 4), bytesOf('mdat'))) - 4
    const head = bytesOf(small.subarray(0, from), big(1), 'mdat', big(hole + 16 + 406, 8))
    // The last chunk lies at the very end; its place is written by hand.
    const wide = head.slice()
    const places = wide.findIndex((_, index) => isSame(wide.subarray(index, index + 4), bytesOf('stco'))) + 12
    wide.set(bytesOf(big(from + 16), big(2 ** 32 - 1)), places)
    const source = hugeFile(wide, hole, new Uint8Array(406))
    const { chapters } = (await mp4.read(source)).value
    expect(chapters).toEqual([])
    expect(source.given()).toBeLessThan(20_000)
    const { size, head: begin } = await endsOf(source, 4000)
    expect(isIn(begin, bytesOf('co64', big(0), big(2)))).toBe(true)
    const shift = size - source.size
    expect(isIn(begin, big(2 ** 32 - 1 + shift, 8))).toBe(true)
  }, 60_000)

  test('with its description last keeps its sound in place, and its titles have places of eight bytes', async () => {
    const small = makeMp4({ chunks: sound })
    const from = small.findIndex((_, index) => isSame(small.subarray(index, index + 4), bytesOf('mdat'))) - 4
    const moov = inside(small, 'moov').slice()
    const places = moov.findIndex((_, index) => isSame(moov.subarray(index, index + 4), bytesOf('stco'))) + 12
    moov.set(big(from + 16), places)
    const wideHole = 5 * 2 ** 30
    const head = bytesOf(small.subarray(0, from), big(1), 'mdat', big(wideHole + 16, 8))
    const source = hugeFile(head, wideHole, moov)
    const { size, tail } = await endsOf(source, 3000)
    const titles = source.size - moov.length
    expect(isIn(tail, bytesOf('co64', big(0), big(3), big(titles, 8)))).toBe(true)
    const old = boxesOf(moov, 8).find(([type]) => type === 'trak')?.[1] ?? new Uint8Array()
    expect(isIn(tail, inside(old.subarray(8), 'mdia'))).toBe(true)
    expect(size).toBeGreaterThan(source.size)
  }, 60_000)
})

test('a file that gives the same sound again and again is no file', async () => {
  const file = makeMp4({ chunks: Array.from({ length: 40 }, () => new Uint8Array(10).fill(7)) })
  const sizes = file.findIndex((_, index) => isSame(file.subarray(index, index + 4), bytesOf('stsz'))) + 8
  const lying = file.slice()
  lying.set(big(300), sizes)
  await expect(audioOf(mp4, lying)).rejects.toThrow(/damaged/)
})

describe('files nothing is written into', () => {
  test('are refused before the first byte, each with its reason', async () => {
    expect(await refusal(makeMp4({ chunks: sound, extra: box('mvex', 'x') }))).toMatch(/cut into fragments/)
    expect(await refusal(makeMp4({ chunks: sound, extra: box('cmov', 'x') }))).toMatch(/packed in an old way/)
    expect(await refusal(makeMp4({ chunks: sound, isFast: true }).slice(0, -20))).toMatch(/cut off/)
    const elsewhere = makeMp4({ chunks: sound })
    const place = elsewhere.findIndex((_, index) =>
      isSame(elsewhere.subarray(index, index + 4), bytesOf('url ')),
    )
    elsewhere[place + 7] = 0
    expect(await refusal(elsewhere)).toMatch(/in another file/)
    const unreadable = makeMp4({ chunks: sound })
    const handler = unreadable.findIndex((_, index) =>
      isSame(unreadable.subarray(index, index + 4), bytesOf('hdlr')),
    )
    unreadable.set(bytesOf('none'), handler)
    expect(await refusal(unreadable)).toMatch(/damaged/)
    const silent = makeMp4({ chunks: sound })
    silent.set(
      bytesOf('meta'),
      silent.findIndex((_, index) => isSame(silent.subarray(index, index + 4), bytesOf('soun'))),
    )
    expect(await refusal(silent)).toMatch(/no track of sound/)
    // Without its first box, all that the file says of places is wrong.
    expect(await refusal(makeMp4({ chunks: sound }).slice(24))).toMatch(/damaged/)
    const iloc = bytesOf(big(0), box('iloc', 'x'))
    const moves = makeMp4({ chunks: sound, isFast: true, extra: box('meta', box('iloc', iloc)) })
    expect(await refusal(moves)).toMatch(/protected or keeps pictures/)
    expect(await refusal(new Uint8Array(100))).toMatch(/not built of boxes/)
    expect(await refusal(box('ftyp', 'M4A ', big(0)))).toMatch(/not copied or finished whole/)
  })

  test('may be read all the same where their chapters are there', async () => {
    const nero = neroList([0, 'A'], [1000, 'B'])
    expect(await startsOf(makeMp4({ chunks: sound, extra: box('mvex', 'x'), nero }))).toHaveLength(2)
  })
})
