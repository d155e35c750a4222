import { cpuUsage } from 'node:process'
import { describe, expect, test } from 'vitest'
import { isAppError } from '../errors.ts'
import { formatFixtures } from '../testing/format-fixtures.ts'
import { grown, nastyShapes, withNasty } from '../testing/growing-texts.ts'
import { millis } from '../time.ts'
import type { Format } from './format.ts'
import { detectFormat, formats } from './registry.ts'
import { decodeText } from './syntax/decode-text.ts'

/** The length of the shortest text, in UTF-16 units; the longest is eight times that. */
const unit = 6000
/** Eight times the text may take this many times as long: thrice what is linear, half of what is quadratic. */
const mostTimes = 24
/** Less than this is quick enough to need no second look, in milliseconds; what is quadratic takes seconds. */
const unremarkable = 150
/** A time too short to be measured counts as this much, in milliseconds. */
const least = 1
/** The machine may do something else at any moment; what is quadratic is so every time it is measured. */
const attempts = 5

/** The work of this process alone: how busy the machine is with others does not count. */
function timeOf(work: () => unknown): number {
  const before = cpuUsage()
  try {
    work()
  } catch (error) {
    if (!isAppError(error)) throw error
  }
  return cpuUsage(before).user / 1000
}

const bestOf = (times: number, work: () => unknown): number =>
  Math.min(...Array.from({ length: times }, () => timeOf(work)))

/** Fails with the times of every step where the work grows faster than its input each time it is measured. */
function expectLinear(what: string, work: (times: number) => unknown): void {
  if (timeOf(() => work(8)) < unremarkable) return
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const most = bestOf(3, () => work(8))
    if (
      most < unremarkable ||
      most /
        Math.max(
          bestOf(3, () => work(1)),
          least,
        ) <=
        mostTimes
    )
      return
  }
  const steps = [1, 2, 4, 8].map((step) => `${bestOf(3, () => work(step)).toFixed(1)} ms`)
  expect.fail(`${what}: 1, 2, 4 and 8 times as much take ${steps.join(', ')}`)
}

/** Makes a value once for each step, and only for those that are asked for. */
function perStep<T>(make: (step: number) => T): (step: number) => T {
  const made = new Map<number, T>()
  return (step) => {
    const value = made.get(step) ?? make(step)
    made.set(step, value)
    return value
  }
}

function expectLinearReading(
  format: Format,
  what: string,
  texts: (length: number) => readonly string[],
): void {
  const textsOf = perStep((step) => texts(unit * step))
  for (const which of textsOf(8).keys())
    expectLinear(`${what} (${which})`, (step) => format.parse(textsOf(step)[which] ?? ''))
}

describe.each(formats.map((format) => [format.id, format] as const))('%s takes time', (id, format) => {
  const [sample] = formatFixtures(id)

  test('in proportion to a text with more of the same', () => {
    expect(sample?.text).toBeTruthy()
    expectLinearReading(format, 'more of the same', (length) => grown(sample?.text ?? '', length))
  })

  test('in proportion to every nasty shape', () => {
    expect(sample?.text).toBeTruthy()
    for (const [name, shape] of Object.entries(nastyShapes))
      expectLinearReading(format, name, (length) => withNasty(sample?.text ?? '', shape, length))
  })
})

const writers = formats.filter((format) => format.serialise)

describe.each(writers.map((format) => [format.id, format] as const))('writing %s takes time', (_, format) => {
  test('in proportion to what is written', () => {
    const many = perStep((step) => listOf(step * 400))
    const write = (step: number): unknown => format.serialise?.(many(step) as never)
    expect(write(1)).toContain('lamp')
    expectLinear('many entries', write)
    const long = perStep((step) => listOf(2, 'lamp & <ladder>: "1:02" '.repeat(step * 500)))
    expectLinear('one long entry', (step) => format.serialise?.(long(step) as never))
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
    (name, shape) => {
      const [sample] = formatFixtures('webvtt')
      const bytes = perStep((step) =>
        new TextEncoder().encode(withNasty(sample?.text ?? '', shape, unit * step)[0]),
      )
      const read = (step: number): string => detectFormat(decodeText(bytes(step)).text).id
      expect(read(1)).toBe('webvtt')
      expectLinear(name, read)
    },
  )

  test('half a million empty lines are nothing to wait for', () => {
    const lines = perStep((step) => '\n'.repeat(step * 60_000))
    expectLinear('decoding', (step) => decodeText(new TextEncoder().encode(lines(step))))
    for (const format of formats.filter(({ id }) => /webvtt|subrip|plain|markdown|notes|csv/.test(id)))
      expectLinear(format.id, (step) => format.parse(`lamp\n${lines(step)}`))
  })
})
