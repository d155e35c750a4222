import { describe, expect, test } from 'vitest'
import { deepestPayload, parsePayload } from './payload.ts'

const codeOf = (text: string, limit?: number): unknown => {
  try {
    parsePayload(text, limit)
    return 'accepted'
  } catch (error) {
    return (error as { code: unknown }).code
  }
}

describe('a payload from a wire', () => {
  test('an empty text is a call without input', () => {
    expect(parsePayload('')).toBeUndefined()
  })

  test('JSON is read as it was written', () => {
    expect(parsePayload('{"a":[1,{"b":"[[[{{{"}]}')).toEqual({ a: [1, { b: '[[[{{{' }] })
  })

  test('text that is not JSON is refused in a sentence', () => {
    expect(codeOf('{"a":')).toBe('invalid-input')
  })

  test('a payload over the limit is refused before it is parsed', () => {
    expect(codeOf('"aaaaaaaaaa', 8)).toBe('too-large')
  })

  test('nesting beyond the limit is refused, however it is spelt', () => {
    const depth = deepestPayload + 1
    expect(codeOf('['.repeat(depth) + ']'.repeat(depth))).toBe('invalid-input')
    expect(codeOf('{"a":'.repeat(depth))).toBe('invalid-input')
    expect(codeOf('['.repeat(deepestPayload) + ']'.repeat(deepestPayload))).toBe('accepted')
  })

  test('brackets inside strings do not count, also behind escaped quotes', () => {
    expect(codeOf(JSON.stringify(`\\"${'['.repeat(500)}\\`))).toBe('accepted')
  })

  test('a million opening brackets are refused without a stack overflow', () => {
    expect(codeOf('['.repeat(1_000_000))).toBe('invalid-input')
  })
})
