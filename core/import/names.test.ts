import { describe, expect, test } from 'vitest'
import { isPersonName, isSamePerson, matchName, nameInItem, namesInList } from './names.ts'

describe('what is a name', () => {
  test.each([
    'Odile Brandt',
    'Benno van den Berg',
    'J. R. Hartley',
    'Mark "Murch" Erhardt',
    'Øyvind Ås',
    '山田太郎',
    "Conan O'Brien",
  ])('%s is one', (name) => {
    expect(isPersonName(name)).toBe(true)
  })

  test.each([
    'Open Source',
    'The Future of Weaving',
    'this podcast',
    'AKS Diagnostics',
    'Odile',
    'What We Learned',
  ])('%s is none', (text) => {
    expect(isPersonName(text)).toBe(false)
  })

  test('one word is a name only where one is asked for', () => {
    expect(isPersonName('Odile', 1)).toBe(true)
    expect(isPersonName('CSS and', 1)).toBe(false)
  })
})

describe('lists of names', () => {
  test.each([
    ['the Co-Founders, Mara Quill and Tobias Fenn, this podcast is for you', ['Mara Quill', 'Tobias Fenn']],
    [
      'Mara Quill, Tobias Fenn, and Odile Brandt to discuss silk',
      ['Mara Quill', 'Tobias Fenn', 'Odile Brandt'],
    ],
    ['Mara and Tobias', ['Mara', 'Tobias']],
    ['Mara Quill and Tobias Fenn, we were joined by guest Odile Brandt', ['Mara Quill', 'Tobias Fenn']],
    ['Loom colleague, Odile Brandt. And more', ['Odile Brandt']],
    ['nobody in particular', []],
  ])('%s', (text, names) => {
    expect(namesInList(text)).toEqual(names)
  })

  test('an item gives the name after a role, or the one at its start', () => {
    expect(nameInItem('Oxide colleague Steve Klab')).toBe('Steve Klab')
    expect(nameInItem('Odile Brandt to talk about silk')).toBe('Odile Brandt')
    expect(nameInItem('/dev/fd0')).toBe('/dev/fd0')
  })
})

describe('which person is meant', () => {
  const people = ['Mara Quill', 'Tobias Fenn', 'Tobias Grey']

  test('the full name, or a first name only one has', () => {
    expect(matchName('mara quill', people)).toBe('Mara Quill')
    expect(matchName('Mara', people)).toBe('Mara Quill')
    expect(matchName('Tobias', people)).toBeUndefined()
    expect(matchName('Grey', people)).toBe('Tobias Grey')
  })

  test('a name said twice is still one', () => {
    expect(matchName('Mara', ['Mara Quill', 'Mara Quill'])).toBe('Mara Quill')
  })

  test('spellings of one person are seen as one', () => {
    expect(isSamePerson('Benno van den Berg', 'Benno van der Berg')).toBe(true)
    expect(isSamePerson('Mark "Murch" Erhardt', 'Mark Erhardt')).toBe(true)
    expect(isSamePerson('Adam Jacob', 'Adam Leventhal')).toBe(false)
  })
})
