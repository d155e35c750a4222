import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isAppError } from '../errors.ts'
import { audioOf, isSame, readBack, written } from '../testing/media-samples.ts'
import { sharedData } from '../testing/shared-data.ts'
import { millis } from '../time.ts'
import type { MediaFormat } from './media-format.ts'
import { detectMedia } from './media-registry.ts'

const folder = sharedData('data', 'media-id3')

/** Every audio file there, with how many chapters it has, how many of them hidden. */
const files: readonly (readonly [string, string, number, number])[] = [
  ['antennapod/auphonic.mp3', 'id3', 4, 0],
  ['antennapod/auphonic.opus', 'ogg', 4, 0],
  ['mp3chapters/example-hidden.mp3', 'id3', 5, 2],
  ['mutagen/id3v22-test.mp3', 'id3', 0, 0],
]

describe.runIf(folder !== undefined)('the shared audio file', () => {
  const load = (name: string): readonly [MediaFormat, Uint8Array] => {
    const bytes = new Uint8Array(readFileSync(join(folder ?? '', name)))
    const format = detectMedia(bytes)
    if (!format) throw new Error(`${name} was not known`)
    return [format, bytes]
  }

  test.each(files)('%s is known and read', async (name, id, count, hidden) => {
    const [format, bytes] = load(name)
    const { chapters } = await readBack(format, bytes)
    expect([format.id, chapters.length]).toEqual([id, count])
    expect(chapters.filter((chapter) => chapter.hidden)).toHaveLength(hidden)
  })

  test.each(files)('%s takes its own chapters again, and one more, and sounds the same', async (name) => {
    const [format, bytes] = load(name)
    const list = await readBack(format, bytes)
    const more = [...list.chapters, { startTime: millis(9500), title: 'More' }].sort(
      (a, b) => a.startTime - b.startTime,
    )
    const kept = format.kept({ chapters: more })
    try {
      const made = await written(format, bytes, { chapters: more })
      const back = await readBack(format, made)
      expect(back.chapters.map(({ title, image }) => [title, image])).toEqual(
        kept.chapters.map(({ title, image }) => [title, image]),
      )
      expect(isSame(await audioOf(format, made), await audioOf(format, bytes))).toBe(true)
      expect([back.title, back.podcastName]).toEqual([list.title, list.podcastName])
    } catch (error) {
      if (!isAppError(error, 'format-error')) throw error
      expect(error.message).toMatch(/Nothing was written\. /)
    }
  })
})
