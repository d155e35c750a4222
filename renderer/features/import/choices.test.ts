import { describe, expect, test } from 'vitest'
import type { ImportPreview } from '../../../core/contract/import-shapes.ts'
import { EpisodeId } from '../../../core/ids.ts'
import { asFound, choicesFrom, countRows, isNumber, noticedIn } from './choices.ts'

describe('the answer to a preview', () => {
  test('says nothing of what was left as found', () => {
    expect(choicesFrom(asFound, undefined)).toEqual({})
  })

  test('trims what was typed and drops empty names and addresses', () => {
    const corrected = {
      show: ' Night Café ',
      number: ' 12 ',
      guests: ['Ada ', ' '],
      promised: { 0: ' @ada ', 1: '  ' },
      leaveOut: ['links'] as const,
    }
    expect(choicesFrom(corrected, undefined)).toEqual({
      show: 'Night Café',
      number: 12,
      guests: ['Ada'],
      promised: { 0: '@ada' },
      leaveOut: ['links'],
    })
  })

  test('an emptied number means none, and a wrong one is not sent', () => {
    expect(choicesFrom({ ...asFound, number: '' }, undefined)).toEqual({ number: 0 })
    expect(choicesFrom({ ...asFound, number: '12b' }, undefined)).toEqual({})
  })

  test('names the episode it goes into', () => {
    expect(choicesFrom(asFound, EpisodeId.parse('ep-1'))).toEqual({ into: 'ep-1' })
  })
})

test('a number is figures or nothing', () => {
  expect(['', '7', ' 146 ', '1000'].every(isNumber)).toBe(true)
  expect(['0', '-1', '1.5', 'S2', '12345678'].some(isNumber)).toBe(false)
})

test('rows to confirm go down as a person fills them in', () => {
  const preview = {
    found: {
      guests: [],
      hosts: [],
      description: [],
      chapters: [],
      links: [],
      promised: [{ label: 'X', sentence: 'Follow Ada on X', line: 3 }],
    },
    warnings: [],
  } as unknown as ImportPreview
  expect(countRows(preview, asFound, undefined)).toEqual({ clear: 0, toConfirm: 3 })
  const filled = { show: 'Night Café', title: 'Bread', promised: { 0: '@ada' }, leaveOut: [] }
  expect(countRows(preview, filled, undefined)).toEqual({ clear: 3, toConfirm: 0 })
  const untitled = { ...preview, warnings: [{ code: 'no-title', message: 'No title was found.' }] } as const
  expect(noticedIn(untitled, asFound, undefined)).toHaveLength(1)
  expect(noticedIn(untitled, filled, undefined)).toEqual([])
  const into = EpisodeId.parse('ep-1')
  expect(noticedIn(untitled, asFound, into)).toEqual([])
  expect(countRows(untitled, asFound, into)).toEqual({ clear: 1, toConfirm: 1 })
})
