import { EditorState } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { quietKeys } from './quiet-keys.ts'

let view: EditorView
let heard: string[]
let bound: string[]

const types = ['keydown', 'keypress', 'beforeinput', 'keyup'] as const
const listen = ({ type }: Event): void => void heard.push(type)

beforeEach(() => {
  heard = []
  bound = []
  for (const type of types) document.addEventListener(type, listen)
})
afterEach(() => {
  for (const type of types) document.removeEventListener(type, listen)
  view.destroy()
})

function open(isEditable = true): void {
  const binding = (key: string) => ({ key, run: () => bound.push(key) > 0 })
  view = new EditorView({
    parent: document.body,
    state: EditorState.create({
      doc: 'The boat goes home.',
      extensions: [
        quietKeys,
        keymap.of([binding('1'), binding('Mod-b'), binding('Enter')]),
        EditorView.editable.of(isEditable),
        EditorView.contentAttributes.of({ tabindex: '0' }),
      ],
    }),
  })
}

function send(
  type: 'keydown' | 'keypress' | 'keyup',
  init: KeyboardEventInit,
  to: Element = view.contentDOM,
) {
  to.dispatchEvent(new KeyboardEvent(type, { bubbles: true, cancelable: true, ...init }))
}

function strike(init: KeyboardEventInit): void {
  for (const type of ['keydown', 'keypress', 'keyup'] as const) send(type, init)
}

test('nothing of a letter is heard around the text, and the text hears it', () => {
  open()
  strike({ key: 'a', code: 'KeyA' })
  strike({ key: '1', code: 'Digit1' })
  view.contentDOM.dispatchEvent(
    new InputEvent('beforeinput', { inputType: 'insertText', data: 'a', bubbles: true }),
  )
  expect(heard).toEqual([])
  expect(bound).toEqual(['1'])
})

test.each([
  ['a shortcut', { key: 'b', code: 'KeyB', ctrlKey: true }, ['Mod-b']],
  ['a key of the Mac', { key: 's', code: 'KeyS', metaKey: true }, []],
  ['a key with Alt', { key: '1', code: 'Digit1', altKey: true }, []],
  ['Enter', { key: 'Enter', code: 'Enter' }, ['Enter']],
  ['Escape', { key: 'Escape', code: 'Escape' }, []],
])('%s is heard around the text as well', (_what, init, expected) => {
  open()
  strike(init)
  expect(heard).toEqual(['keydown', 'keypress', 'keyup'])
  expect(bound).toEqual(expected)
})

test('what is written otherwise than by a letter is heard around the text', () => {
  open()
  view.contentDOM.dispatchEvent(
    new InputEvent('beforeinput', { inputType: 'deleteContentBackward', bubbles: true, cancelable: true }),
  )
  expect(heard).toEqual(['beforeinput'])
})

test('the end of a key that went down elsewhere is heard, as the button it pressed waits for it', () => {
  open()
  send('keyup', { key: ' ', code: 'Space' })
  expect(heard).toEqual(['keyup'])
})

test('the end of a letter is heard where focus has gone meanwhile', () => {
  open()
  send('keydown', { key: 'a', code: 'KeyA' })
  send('keyup', { key: 'a', code: 'KeyA' }, document.body)
  expect(heard).toEqual(['keyup'])
})

test('letters in a text that cannot be typed in are commands of the window', () => {
  open(false)
  strike({ key: 'j', code: 'KeyJ' })
  expect(heard).toEqual(['keydown', 'keypress', 'keyup'])
})

test('a letter that was held when focus went away is forgotten', () => {
  open()
  send('keydown', { key: ' ', code: 'Space' })
  view.contentDOM.dispatchEvent(new FocusEvent('blur'))
  send('keyup', { key: ' ', code: 'Space' })
  expect(heard).toEqual(['keyup'])
})

test('a text that is gone keeps nothing from anyone', () => {
  open()
  send('keydown', { key: 'a', code: 'KeyA' })
  const { contentDOM } = view
  view.destroy()
  document.body.append(contentDOM)
  send('keyup', { key: 'a', code: 'KeyA' }, contentDOM)
  contentDOM.remove()
  expect(heard).toEqual(['keyup'])
})
