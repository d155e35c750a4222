import { describe, expect, test } from 'vitest'
import { guessDelimiter, readRows, writeCell } from './delimited.ts'

describe('reading rows', () => {
  test('quoted cells hold delimiters, line breaks and doubled quotes', () => {
    expect(readRows('a,"b, ""c""\nd",e\r\n"",f\n\n"x"y,z', ',')).toEqual([
      { cells: ['a', 'b, "c"\nd', 'e'], line: 1 },
      { cells: ['', 'f'], line: 3 },
      { cells: ['xy', 'z'], line: 5 },
    ])
  })

  test('quotes inside an unquoted cell are themselves, and a quote that never closes ends with the text', () => {
    expect(readRows('5" disk\t"open\nend', '\t')).toEqual([{ cells: ['5" disk', 'open\nend'], line: 1 }])
  })

  test('an empty last cell and an empty text', () => {
    expect(readRows('a,\n', ',')).toEqual([{ cells: ['a', ''], line: 1 }])
    expect(readRows('', ',')).toEqual([])
  })

  test('ten million characters in one row', () => {
    expect(readRows('a,'.repeat(5_000_000), ',')[0]?.cells.length).toBe(5_000_001)
  })

  test('the delimiter is the one that parts a line most', () => {
    expect([guessDelimiter('start\tend\ttext'), guessDelimiter('1;2;a, b'), guessDelimiter('alone')]).toEqual(
      ['\t', ';', ','],
    )
  })

  test('a written cell is read back as it was', () => {
    for (const cell of ['plain', 'a,b', 'say "hi"', 'two\nlines', ' spaced ']) {
      expect(readRows(`${writeCell(cell, ',')},x`, ',')[0]?.cells[0]).toBe(cell)
    }
  })
})
