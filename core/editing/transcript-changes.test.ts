import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Segment } from '../episode/schema.ts'
import { splitWords } from '../episode/transcript.ts'
import { SegmentId } from '../ids.ts'
import { linedText } from '../testing/lined-text.ts'
import { changesToText, type TextChange } from './transcript-changes.ts'
import { transcriptText } from './transcript-text.ts'

/** Turns written as `id words`. */
const turns = (...lines: readonly string[]): readonly Segment[] =>
  lines.map((line) => {
    const [id = '', ...words] = line.split(' ')
    return { id: SegmentId.parse(id), words: splitWords(words.join(' ')) }
  })

function changed(text: string, changes: readonly TextChange[]): string {
  let result = ''
  let done = 0
  for (const { from, to, insert } of changes) {
    expect(from).toBeGreaterThanOrEqual(done)
    result += text.slice(done, from) + insert
    done = to
  }
  return result + text.slice(done)
}

const changesBetween = (was: readonly Segment[], is: readonly Segment[]): readonly TextChange[] =>
  changesToText(linedText(transcriptText(was)), was, is)

describe('bringing an open text up to date', () => {
  test('a changed word changes its letters only', () => {
    const was = turns('a so you are', 'b the creator of century')
    const is = turns('a so you are', 'b the creator of Sentry')
    expect(changesBetween(was, is)).toEqual([{ from: 26, to: 31, insert: 'Sent' }])
  })

  test('a split puts one line break in the place of one space', () => {
    expect(changesBetween(turns('a one two three'), turns('a one two', 'n three'))).toEqual([
      { from: 7, to: 8, insert: '\n' },
    ])
  })

  test('a join puts the space back', () => {
    expect(changesBetween(turns('a one two', 'n three'), turns('a one two three'))).toEqual([
      { from: 7, to: 8, insert: ' ' },
    ])
  })

  test('white space that only the document has is left alone', () => {
    const was = turns('a one two', 'b three')
    const is = turns('a one two', 'b three')
    expect(changesToText(linedText('one  two \nthree '), was, is)).toEqual([])
  })

  test('turns changed in many places leave the turns between them alone', () => {
    const was = turns('a x', 'b y', 'c z')
    expect(changesBetween(was, turns('a xx', 'b y', 'c zz'))).toEqual([
      { from: 1, to: 1, insert: 'x' },
      { from: 5, to: 5, insert: 'z' },
    ])
  })

  test('an emoji is never cut in half', () => {
    const [change] = changesBetween(turns('a 👍'), turns('a 👎'))
    expect(change).toEqual({ from: 0, to: 2, insert: '👎' })
  })

  test('whatever changed, the text says it afterwards', () => {
    const line = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      text: fc.constantFrom('', 'x', 'x y', 'century', 'x y z', '👍 x', '👎 x'),
    })
    const list = fc.uniqueArray(line, { selector: ({ id }) => id, minLength: 0, maxLength: 6 })
    fc.assert(
      fc.property(list, list, (one, other) => {
        const [was, is] = [one, other].map((lines) => turns(...lines.map(({ id, text }) => `${id} ${text}`)))
        const text = transcriptText(was ?? [])
        expect(changed(text, changesBetween(was ?? [], is ?? []))).toBe(transcriptText(is ?? []))
      }),
      { numRuns: 500 },
    )
  }, 60_000)
})
