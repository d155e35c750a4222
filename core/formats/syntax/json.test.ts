import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isAppError } from '../../errors.ts'
import { sharedData } from '../../testing/shared-data.ts'
import { elementLines, parseJson, peekJson } from './json.ts'
import { readJson } from './json-reader.ts'

function fault(text: string, loose = false): { message: string; line: unknown } | undefined {
  try {
    parseJson(text, { loose })
    return undefined
  } catch (error) {
    if (!isAppError(error, 'format-error')) throw error
    return { message: error.message, line: error.details?.['line'] }
  }
}

describe('reading JSON', () => {
  test.each([
    ['{"a": 1,\n "b" 2}', 'a colon is missing', 2],
    ['[1,\n2\n3]', 'a comma is missing', 3],
    ['[1,\n]', 'there is a comma before ]', 2],
    ['{"a": "x\ny"}', 'a line break or control character', 1],
    ['{"a": tru}', '“tru” is not a value', 1],
    ['{\n"a": [1, 2}', 'a comma is missing', 2],
    ['{"a": 1} x', 'more text after the end', 1],
    ['{"a": "\\q"}', 'a backslash that means nothing', 1],
    ['{"a": "b', 'a closing quotation mark is missing', 1],
  ] as const)('says what is wrong with %j and on which line', (text, reason, line) => {
    expect(fault(text)?.message).toContain(reason)
    expect(fault(text)?.line).toBe(line)
  })

  test('refuses depth that only an attack has, in time', () => {
    expect(fault('['.repeat(2_000_000))?.message).toContain('nested more than 100 deep')
    expect(fault('{"a":'.repeat(500_000))?.message).toContain('nested more than 100 deep')
  })

  test('refuses NaN unless it is told that the writer is loose', () => {
    expect(fault('{"p": NaN}')?.message).toContain('“NaN” is not a value')
    expect(parseJson('{"p": NaN, "q": -Infinity, "t": "a\tb\u0001"}', { loose: true })).toEqual({
      p: null,
      q: null,
      t: 'a\tb\u0001',
    })
  })

  test('keeps a key named __proto__ an ordinary key', () => {
    const value = parseJson('{"__proto__": {"x": 1}, "n": NaN}', { loose: true }) as object
    expect(Object.keys(value)).toEqual(['__proto__', 'n'])
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
  })

  test('peeks into a text that is cut off anywhere', () => {
    const text =
      '{"chapters": [{"startTime": 1.5, "title": "A \\u00e9\\n\\"b\\""}, {"startTime": 20}], "x": true}'
    for (let length = 16; length <= text.length; length += 1) {
      expect(peekJson(text.slice(0, length))).toHaveProperty('chapters')
    }
    expect(peekJson('[00:00] Opening')).toBeUndefined()
    expect(peekJson('plain')).toBeUndefined()
  })

  test('finds the line of every element of an array, whatever the elements are', () => {
    const text = '{"other": [1],\n "list": [\n 1,\n {"list": [1,\n 2]},\n "a,b", [\n], null\n]}'
    expect(elementLines(text, 'list')).toEqual([3, 4, 6, 6, 7])
    expect(elementLines('[1,\n2]')).toEqual([1, 2])
    expect(elementLines('{"a": 1}', 'list')).toEqual([])
  })
})

const suite = sharedData('data', 'hostile', 'JSONTestSuite')

describe.runIf(suite !== undefined)('the slow reader agrees with the engine on the JSON test suite', () => {
  const files = suite ? readdirSync(suite).filter((file) => file.endsWith('.json')) : []
  test.each(files)('%s', (file) => {
    const text = readFileSync(join(suite ?? '', file), 'utf8')
    const reading = readJson(text, { depth: 600 })
    let engine: unknown
    let accepted = true
    try {
      engine = JSON.parse(text)
    } catch {
      accepted = false
    }
    // Deep nesting is the one thing the slow reader refuses by itself.
    const tooDeep = 'fault' in reading && reading.fault.reason.includes('nested')
    expect(tooDeep || 'value' in reading).toBe(accepted || tooDeep)
    if (accepted && 'value' in reading) expect(reading.value).toEqual(engine)
  })
})
