import { expect, test } from 'vitest'
import { capsOf, chordsHere, isBareKey, type KeyPress, matchesChord } from './chord.ts'

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
})

test('Mod is Command on a Mac and Control elsewhere', () => {
  expect(matchesChord(press('z', { metaKey: true }), 'Mod+Z', true)).toBe(true)
  expect(matchesChord(press('z', { ctrlKey: true }), 'Mod+Z', true)).toBe(false)
  expect(matchesChord(press('z', { ctrlKey: true }), 'Mod+Z', false)).toBe(true)
})

test('undo and redo are told apart by Shift', () => {
  const redo = press('Z', { metaKey: true, shiftKey: true })
  expect(matchesChord(redo, 'Shift+Mod+Z', true)).toBe(true)
  expect(matchesChord(redo, 'Mod+Z', true)).toBe(false)
})

test('a letter with Option is known by its place, since a Mac types another letter', () => {
  const typed = press('ƒ', { code: 'KeyF', metaKey: true, altKey: true })
  expect(matchesChord(typed, 'Alt+Mod+F', true)).toBe(true)
})

test('a sign counts however the keyboard makes it', () => {
  expect(matchesChord(press('?', { shiftKey: true }), '?', false)).toBe(true)
  expect(matchesChord(press('?'), '?', false)).toBe(true)
})

test('chords print in the order of the system', () => {
  expect(capsOf('Shift+Mod+Z', true)).toEqual(['⇧', '⌘', 'Z'])
  expect(capsOf('Shift+Mod+Z', false)).toEqual(['Ctrl', 'Shift', 'Z'])
})

test('a browser tab gets the chords it does not keep for itself', () => {
  const chords = { any: ['Mod+N'], browser: ['Alt+Mod+N'] }
  expect(chordsHere(chords, true, true)).toEqual(['Mod+N'])
  expect(chordsHere(chords, true, false)).toEqual(['Alt+Mod+N'])
})

test('letters and Shift with a letter are bare keys, function keys and chords are not', () => {
  expect(['C', '?', 'Enter', 'Shift+Enter'].map(isBareKey)).toEqual([true, true, true, true])
  expect(['F6', 'Shift+F6', 'Mod+C', 'Alt+1'].map(isBareKey)).toEqual([false, false, false, false])
})
