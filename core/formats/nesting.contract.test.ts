import { expect, test } from 'vitest'
import { isAppError } from '../errors.ts'
import { formats } from './registry.ts'

const depth = 20_000
const around = (open: string, middle: string, close: string): string =>
  open.repeat(depth) + middle + close.repeat(depth)

/** What is nested deeper than any program's stack, in every syntax there is, and where a reader may step in. */
const nested: Readonly<Record<string, string>> = {
  'JSON lists': around('[', '', ']'),
  'JSON in chapters': `{"version":"1.2.0","chapters":[{"startTime":0,"title":"A","x":${around('{"a":', '1', '}')}}]}`,
  'JSON in segments': `{"segments":[{"start":0,"end":1,"text":"A","x":${around('[', '', ']')}}]}`,
  JSON5: `{version:2,cutSegments:[{start:0,name:'A',tags:{x:${around('[', '', ']')}}}]}`,
  XML: around('<a>', 'x', '</a>'),
  'XML that is never closed': `<Chapters><EditionEntry>${'<ChapterAtom>'.repeat(depth)}`,
  'HTML of one kind in another': `<p>A</p>${'<b></i>'.repeat(depth)}`,
  'WebVTT voices': `WEBVTT\n\n00:00.000 --> 00:01.000\n${'<v A><c.x>'.repeat(depth)}x\n`,
}

test.each(Object.entries(nested))(
  '%s nested without end are read flat or refused in plain words',
  (_, text) => {
    for (const format of formats) {
      expect(format.detect(text.slice(0, 4096))).toBeLessThanOrEqual(1)
      // What was read has to be small enough to be written again, as it is when a library is saved.
      expect(() => JSON.stringify(parsed(format.parse, text))).not.toThrow()
    }
  },
)

function parsed(parse: (text: string) => unknown, text: string): unknown {
  try {
    return parse(text)
  } catch (error) {
    if (isAppError(error, 'format-error')) return error.message
    throw error
  }
}

test('a LosslessCut project nested without end is refused with what was done', () => {
  const llc = formats.find(({ id }) => id === 'losslesscut-llc')
  expect(() => llc?.parse(nested['JSON5'] ?? '')).toThrow(
    /nested deeper .* Nothing was changed\. Export it again/,
  )
})
