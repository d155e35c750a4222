import { describe, expect, test } from 'vitest'
import { isAppError } from '../../core/errors.ts'
import type { DocumentFormat } from '../../core/formats/documents/document-format.ts'
import { documentFormats } from '../../core/formats/documents/read-text.ts'
import { mediaFormats } from '../../core/formats/media-registry.ts'
import { formats } from '../../core/formats/registry.ts'
import { formatFixtures } from '../../core/testing/format-fixtures.ts'
import { mediaSamples } from '../../core/testing/media-samples.ts'
import { longestInput, mutated } from './mutate.ts'
import { longestFile, mutatedBytes } from './mutate-bytes.ts'
import { mutatedDocx } from './mutate-docx.ts'
import { randomFrom } from './random.ts'
import { tryDocument } from './try-document.ts'
import { tryInput } from './try-input.ts'
import { tryMedia } from './try-media.ts'

const seed = 20261122
const runs = 250
const all = formats.map((format) => formatFixtures(format.id).map(({ text }) => text))

describe('damaged texts', () => {
  test('are the same for the same seed, differ for another, and stay short', () => {
    const texts = (from: string): string[] => {
      const random = randomFrom(from)
      return Array.from({ length: 200 }, () => mutated(all[0] ?? [], all.flat(), random))
    }
    expect(texts('a')).toEqual(texts('a'))
    expect(texts('a')).not.toEqual(texts('b'))
    expect(Math.max(...texts('a').map((text) => text.length))).toBeLessThanOrEqual(longestInput)
  })

  test.each(formats.map((format) => [format.id, format] as const))(
    'are read or refused by %s, which keeps every promise',
    (id, format) => {
      const random = randomFrom(`${id} ${seed}`)
      const seeds = formatFixtures(id).map(({ text }) => text)
      for (let run = 0; run < runs; run += 1) {
        const text = mutated(seeds, all.flat(), random)
        const fault = tryInput(format, text)
        if (fault) expect({ fault, text }).toBeUndefined()
      }
      expect(seeds.length).toBeGreaterThan(0)
    },
  )
})

describe('damaged documents', () => {
  test('are the same for the same seed, whatever the clock says', () => {
    expect(mutatedDocx(randomFrom('a'))).toEqual(mutatedDocx(randomFrom('a')))
    expect(mutatedDocx(randomFrom('a'))).not.toEqual(mutatedDocx(randomFrom('b')))
  })

  test.each(documentFormats.map((format) => [format.id, format] as const))(
    'give their text or are refused by %s, which keeps every promise',
    (id, format) => {
      const random = randomFrom(`${id} ${seed}`)
      let given = 0
      for (let run = 0; run < runs; run += 1) {
        const bytes = mutatedDocx(random)
        const fault = tryDocument(format, bytes)
        if (fault) expect({ fault, bytes: Buffer.from(bytes).toString('base64') }).toBeUndefined()
        if (isReadable(format, bytes)) given += 1
      }
      // Where nothing or everything were read, the damage would show little.
      expect(given).toBeGreaterThan(runs / 10)
      expect(given).toBeLessThan(runs)
    },
  )
})

function isReadable(format: DocumentFormat, bytes: Uint8Array): boolean {
  try {
    return format.toText(bytes) !== undefined
  } catch (error) {
    if (isAppError(error)) return false
    throw error
  }
}

describe('damaged audio files', () => {
  const files = Object.values(mediaSamples).flatMap((samples) => samples.map(({ bytes }) => bytes))

  test.each(mediaFormats.map((format) => [format.id, format] as const))(
    'are read and written over or refused by %s, which keeps every promise',
    async (id, format) => {
      const random = randomFrom(`${id} ${seed}`)
      const seeds = (mediaSamples[id] ?? []).map(({ bytes }) => bytes)
      for (let run = 0; run < runs; run += 1) {
        const bytes = mutatedBytes(seeds, files, random)
        expect(bytes.length).toBeLessThanOrEqual(longestFile)
        const fault = await tryMedia(format, bytes)
        if (fault) expect({ fault, bytes: Buffer.from(bytes).toString('base64') }).toBeUndefined()
      }
    },
  )
})
