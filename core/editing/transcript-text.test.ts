import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ChangedRange } from '../episode/lined-text.ts'
import type { Episode, Word } from '../episode/schema.ts'
import { foldSpaces } from '../episode/words-for-text.ts'
import { countingIds } from '../ids.ts'
import { episode } from '../testing/episode-builder.ts'
import { applied } from '../testing/expect-edit.ts'
import { linedText } from '../testing/lined-text.ts'
import type { Edit } from './edit.ts'
import { editsForText, transcriptText } from './transcript-text.ts'

/** One change of a text: `insert` in the place of `from`–`to`. */
interface Change {
  readonly from: number
  readonly to: number
  readonly insert: string
}

const textOf = (of: Episode): string => transcriptText(of.transcript?.segments ?? [])
const typedIds = () => {
  const counting = countingIds()
  return (prefix: string) => counting(`typed-${prefix}`)
}

/** Applies changes, in order and not overlapping, to the text and says which edits they are. */
function typed(before: Episode, ...changes: readonly Change[]): { edits: readonly Edit[]; text: string } {
  const old = textOf(before)
  let text = ''
  let done = 0
  const ranges: ChangedRange[] = []
  for (const { from, to, insert } of changes) {
    text += old.slice(done, from)
    ranges.push({ fromA: from, toA: to, fromB: text.length, toB: text.length + insert.length })
    text += insert
    done = to
  }
  text += old.slice(done)
  const segments = before.transcript?.segments ?? []
  return { edits: editsForText(segments, linedText(old), linedText(text), ranges, typedIds()), text }
}

/** The place of a piece of text, and what to put there. */
const at = (before: Episode, piece: string, insert: string): Change => {
  const from = textOf(before).indexOf(piece)
  return { from, to: from + piece.length, insert }
}
const behind = (before: Episode, piece: string, insert: string): Change => {
  const to = textOf(before).indexOf(piece) + piece.length
  return { from: to, to, insert }
}

const talk = episode('Ada: so you are the creator', 'Bo: of flask I am', 'Ada: nice to meet you')

describe('which edits a change of the text is', () => {
  const kinds = (...changes: readonly Change[]): string[] =>
    typed(talk, ...changes).edits.map((edit) => edit.type.replace('transcript.', ''))

  test('a typed letter replaces its word', () => {
    const { edits } = typed(talk, at(talk, 'flask', 'Flask'))
    expect(edits).toEqual([
      {
        type: 'transcript.replaceWords',
        place: { segmentId: 'sg-2', from: 1, to: 2, before: 'flask' },
        text: 'Flask',
      },
    ])
  })

  test('a new word replaces nothing', () => {
    const { edits } = typed(talk, behind(talk, 'of', ' the'))
    expect(edits).toEqual([
      {
        type: 'transcript.replaceWords',
        place: { segmentId: 'sg-2', from: 1, to: 1, before: '' },
        text: 'the',
      },
    ])
  })

  test('white space alone is no edit', () => {
    expect(typed(talk, behind(talk, 'of', '  ')).edits).toEqual([])
    expect(typed(talk, behind(talk, 'I am', ' ')).edits).toEqual([])
  })

  test('Enter between two words splits the turn', () => {
    expect(typed(talk, at(talk, ' I am', '\nI am')).edits).toEqual([
      { type: 'transcript.splitSegment', segmentId: 'sg-2', at: 2 },
    ])
  })

  test('Enter inside a word parts the word, then the turn', () => {
    expect(kinds(behind(talk, 'fla', '\n'))).toEqual(['replaceWords', 'splitSegment'])
  })

  test('Backspace at the start of a turn joins it to the one before', () => {
    expect(typed(talk, at(talk, '\nof', ' of')).edits).toEqual([
      { type: 'transcript.joinSegment', segmentId: 'sg-2' },
    ])
  })

  test('deleting a line with its break removes that turn and leaves its neighbours alone', () => {
    expect(typed(talk, at(talk, 'of flask I am\n', '')).edits).toEqual([
      { type: 'transcript.removeSegments', segmentIds: ['sg-2'], before: 'of flask I am' },
    ])
    expect(typed(talk, at(talk, '\nof flask I am', '')).edits).toEqual([
      { type: 'transcript.removeSegments', segmentIds: ['sg-2'], before: 'of flask I am' },
    ])
  })

  test('Enter at the end of a turn makes an empty turn of the same speaker', () => {
    const made = applied(talk, ...typed(talk, behind(talk, 'I am', '\n')).edits)
    expect(
      made.transcript?.segments.map((segment) => [segment.id, segment.speaker, segment.words.length]),
    ).toEqual([
      ['sg-1', 'p-1', 5],
      ['sg-2', 'p-2', 4],
      ['typed-sg-1', 'p-2', 0],
      ['sg-3', 'p-1', 4],
    ])
  })

  test('a cut across turns keeps the first turn and its speaker', () => {
    const made = applied(talk, ...typed(talk, at(talk, 'creator\nof flask', '')).edits)
    expect(made.transcript?.segments[0]).toMatchObject({ id: 'sg-1', speaker: 'p-1' })
    expect(textOf(made)).toBe('so you are the I am\nnice to meet you')
  })

  test('lines pasted over parts of two turns leave the last turn to its speaker', () => {
    const made = applied(talk, ...typed(talk, at(talk, 'creator\nof flask', 'man\nsaid who\nof Flask')).edits)
    expect(made.transcript?.segments.map((segment) => segment.speaker)).toEqual(['p-1', 'p-1', 'p-2', 'p-1'])
    expect(textOf(made)).toBe('so you are the man\nsaid who\nof Flask I am\nnice to meet you')
  })

  test('names replaced all over a turn are replaced one by one, so words between keep their times', () => {
    const turn = episode('Ada: century is big and century is old')
    const { edits } = typed(turn, at(turn, 'century', 'Sentry dot io'), {
      from: 19,
      to: 26,
      insert: 'Sentry',
    })
    expect(edits).toHaveLength(2)
    expect(
      applied(turn, ...edits).transcript?.segments[0]?.words.find((word) => word.text === 'and')?.start,
    ).toBe(1500)
  })

  test('the first words typed into an empty transcript make it', () => {
    const empty: Episode = { ...talk, transcript: { segments: [] } }
    const made = applied(empty, ...typed(empty, { from: 0, to: 0, insert: 'hello there\nyou' }).edits)
    expect(textOf(made)).toBe('hello there\nyou')
  })

  test('a turn of a script without spaces keeps the times of the words around the change', () => {
    const words: Word[] = ['日', '本', '語'].map((text, i) => ({
      text,
      start: (i * 500) as never,
      end: (i * 500 + 500) as never,
      ...(i > 0 && { joined: true }),
    }))
    const turn = episode('Ada: x')
    const [segment] = turn.transcript?.segments ?? []
    const japanese: Episode = segment ? { ...turn, transcript: { segments: [{ ...segment, words }] } } : turn
    const made = applied(japanese, ...typed(japanese, behind(japanese, '日本', 'の')).edits)
    expect(made.transcript?.segments[0]?.words).toEqual([
      words[0],
      { text: '本の', start: 500, end: 1000, joined: true },
      words[2],
    ])
    const parted = applied(japanese, ...typed(japanese, behind(japanese, '日', ' ')).edits)
    expect(textOf(parted)).toBe('日 本語')
  })

  test('sixty thousand words in one turn can be cleared', () => {
    const long = episode(`Ada: ${'word '.repeat(60_000)}`)
    const cleared = applied(long, ...typed(long, { from: 0, to: textOf(long).length, insert: '' }).edits)
    expect(textOf(cleared)).toBe('')
  }, 60_000)
})

describe('any change of the text', () => {
  const word = fc.constantFrom('a', 'be', 'century', 'Flask,', 'no', 'e\u0301', '👩‍👩‍👧', 'x'.repeat(30))
  const line = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '))
  const lines = fc.array(line, { minLength: 1, maxLength: 6 })
  const inserted = fc.oneof(
    fc.constantFrom('', ' ', '\n', 'x', ' new ', 'a\nb', '\n\n', 'one two\nthree\n', '\u3000', '\t'),
    line,
  )
  const place = fc.record({ at: fc.nat(10_000), length: fc.nat(30), insert: inserted })
  const anyTalk = fc
    .record({ lines, joins: fc.array(fc.nat(40), { maxLength: 6 }) })
    .map((made) =>
      withJoins(episode(...made.lines.map((text, i) => `${i % 2 ? 'Bo' : 'Ada'}: ${text}`)), made.joins),
    )

  function withJoins(of: Episode, joins: readonly number[]): Episode {
    let count = 0
    const segments = (of.transcript?.segments ?? []).map((segment) => ({
      ...segment,
      words: segment.words.map((one, i): Word => {
        count += 1
        return i > 0 && joins.includes(count) ? { ...one, joined: true } : one
      }),
    }))
    return { ...of, transcript: { segments } }
  }
  /** Sorted changes that do not overlap, somewhere in the text. */
  function placed(of: Episode, places: readonly { at: number; length: number; insert: string }[]): Change[] {
    const { length } = textOf(of)
    const changes: Change[] = []
    let from = 0
    for (const one of [...places].sort((a, b) => (a.at % (length + 1)) - (b.at % (length + 1)))) {
      const start = one.at % (length + 1)
      if (start < from) continue
      const end = Math.min(start + one.length, length)
      changes.push({ from: start, to: end, insert: one.insert })
      from = end + 1
    }
    return changes
  }
  const linesOf = (text: string): string[] => text.split('\n').map(foldSpaces)

  test('leaves the transcript saying what the text says, line by line', () => {
    fc.assert(
      fc.property(anyTalk, fc.array(place, { minLength: 1, maxLength: 4 }), (of, places) => {
        const { edits, text } = typed(of, ...placed(of, places))
        expect(linesOf(textOf(edits.length > 0 ? applied(of, ...edits) : of))).toEqual(linesOf(text))
      }),
      { numRuns: 300 },
    )
  }, 60_000)

  test('keeps the times of every word it does not touch, in order', () => {
    fc.assert(
      fc.property(anyTalk, place, (of, one) => {
        const [change] = placed(of, [one])
        if (!change) return
        const { edits } = typed(of, change)
        const words = (made: Episode) => made.transcript?.segments.flatMap((segment) => segment.words) ?? []
        const before = words(of)
        const made = words(edits.length > 0 ? applied(of, ...edits) : of)
        const { head, tail } = untouched(of, change)
        const timesOf = (list: readonly Word[]) => list.map(({ text, start, end }) => ({ text, start, end }))
        expect(timesOf(made.slice(0, head))).toEqual(timesOf(before.slice(0, head)))
        expect(timesOf(made.slice(made.length - tail))).toEqual(timesOf(before.slice(before.length - tail)))
        const starts = made.flatMap(({ start }) => (start === undefined ? [] : [start]))
        expect(starts).toEqual([...starts].sort((a, b) => a - b))
      }),
      { numRuns: 300 },
    )
  }, 60_000)

  /** How many words stand at either end with a space between them and the change. */
  function untouched(of: Episode, { from, to }: Change): { head: number; tail: number } {
    const text = textOf(of)
    const count = (piece: string): number => {
      let letters = piece.replace(/\s/gu, '').length
      let words = 0
      for (const one of of.transcript?.segments.flatMap((segment) => segment.words) ?? []) {
        if (letters < one.text.length) break
        letters -= one.text.length
        words += 1
      }
      return words
    }
    const headEnd = Math.max(text.lastIndexOf(' ', from - 1), text.lastIndexOf('\n', from - 1))
    const spaces = [text.indexOf(' ', to), text.indexOf('\n', to)].filter((found) => found >= 0)
    const tailStart = spaces.length > 0 ? Math.min(...spaces) : text.length
    const total = of.transcript?.segments.reduce((sum, segment) => sum + segment.words.length, 0) ?? 0
    return {
      head: headEnd < 0 || from === 0 ? 0 : count(text.slice(0, headEnd)),
      tail: total - count(text.slice(0, tailStart)),
    }
  }
})
