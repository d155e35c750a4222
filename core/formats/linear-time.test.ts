import { describe, expect, test } from 'vitest'
import { expectLinear, perStep } from '../testing/expect-linear.ts'
import { formatFixtures } from '../testing/format-fixtures.ts'
import { grown, nastyShapes, withNasty } from '../testing/growing-texts.ts'
import { millis } from '../time.ts'
import type { Format } from './format.ts'
import { detectFormat, formats } from './registry.ts'
import { decodeText } from './syntax/decode-text.ts'

/** The length of the shortest text, in UTF-16 units; the longest is eight times that. */
const unit = 6000
async function expectLinearReading(
  format: Format,
  what: string,
  texts: (length: number) => readonly string[],
): Promise<void> {
  const textsOf = perStep((step) => texts(unit * step))
  for (const which of textsOf(8).keys())
    await expectLinear(`${what} (${which})`, (step) => format.parse(textsOf(step)[which] ?? ''))
}

describe.each(formats.map((format) => [format.id, format] as const))('%s takes time', (id, format) => {
  const [sample] = formatFixtures(id)

  test('in proportion to a text with more of the same', async () => {
    expect(sample?.text).toBeTruthy()
    await expectLinearReading(format, 'more of the same', (length) => grown(sample?.text ?? '', length))
  })

  test('in proportion to every nasty shape', async () => {
    expect(sample?.text).toBeTruthy()
    for (const [name, shape] of Object.entries(nastyShapes))
      await expectLinearReading(format, name, (length) => withNasty(sample?.text ?? '', shape, length))
  })
})

const writers = formats.filter((format) => format.serialise)

describe.each(writers.map((format) => [format.id, format] as const))('writing %s takes time', (_, format) => {
  test('in proportion to what is written', async () => {
    const many = perStep((step) => listOf(step * 400))
    const write = (step: number): unknown => format.serialise?.(many(step) as never)
    expect(write(1)).toContain('lamp')
    await expectLinear('many entries', write)
    const long = perStep((step) => listOf(2, 'lamp & <ladder>: "1:02" '.repeat(step * 500)))
    await expectLinear('one long entry', (step) => format.serialise?.(long(step) as never))
  })
})

/** Chapters and cues in one value, so that any format can write it. */
function listOf(count: number, text = 'lamp & <ladder>: "1:02" ') {
  const entries = Array.from({ length: count }, (_, at) => ({
    startTime: millis(at * 1000),
    endTime: millis(at * 1000 + 999),
    start: millis(at * 1000),
    end: millis(at * 1000 + 999),
    title: `${text} ${at}`,
    text: `${text} ${at}`.replace(/\s+/g, ' ').trim(),
    speaker: at % 2 === 0 ? 'Ann Lee' : 'Bo',
  }))
  return {
    chapters: entries.map(({ startTime, endTime, title }) => ({ startTime, endTime, title })),
    cues: entries.map(({ start, end, text: words, speaker }) => ({ start, end, speaker, text: words })),
  }
}

describe('before a reader is chosen', () => {
  test.each(Object.entries(nastyShapes))(
    'judging and decoding take time in proportion to %s',
    async (name, shape) => {
      const [sample] = formatFixtures('webvtt')
      const bytes = perStep((step) =>
        new TextEncoder().encode(withNasty(sample?.text ?? '', shape, unit * step)[0]),
      )
      const read = (step: number): string => detectFormat(decodeText(bytes(step)).text).id
      expect(read(1)).toBe('webvtt')
      await expectLinear(name, read)
    },
  )

  test('half a million empty lines are nothing to wait for', async () => {
    const lines = perStep((step) => '\n'.repeat(step * 60_000))
    await expectLinear('decoding', (step) => decodeText(new TextEncoder().encode(lines(step))))
    for (const format of formats.filter(({ id }) => /webvtt|subrip|plain|markdown|notes|csv/.test(id)))
      await expectLinear(format.id, (step) => format.parse(`lamp\n${lines(step)}`))
  })
})
