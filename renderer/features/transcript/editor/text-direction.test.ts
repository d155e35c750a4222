import { EditorState, Text } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { afterEach, expect, test } from 'vitest'
import { infoField } from './info.ts'
import { isRightToLeft } from './text-direction.ts'
import { turnLines } from './turn-lines.ts'
import { turnsField } from './turns.ts'

const open: EditorView[] = []
afterEach(() => {
  for (const view of open.splice(0)) view.destroy()
})

function opened(...lines: readonly string[]) {
  const state = EditorState.create({
    doc: Text.of([...lines]),
    extensions: [turnsField, infoField, turnLines],
  })
  const view = new EditorView({ parent: document.body, state })
  open.push(view)
  const directions = (): readonly string[] =>
    [...view.contentDOM.querySelectorAll<HTMLElement>('.cm-line')].map((line) => line.dir)
  const isAsked = (): boolean => view.state.facet(EditorView.perLineTextDirection)
  return { view, directions, isAsked }
}

test('the first letter says the direction of a text, not its figures and signs', () => {
  expect(['שלום', '12: مرحبا', '«שלום», she said', '\u200f7 x'].map(isRightToLeft)).toEqual(
    Array(4).fill(true),
  )
  expect(['', '12', 'she said שלום', 'ラジオ', '٣ items'].map(isRightToLeft)).toEqual(Array(5).fill(false))
})

test('each turn is laid out in its own direction, and turned round as soon as its first letter is another', () => {
  const { view, directions } = opened('one two', 'שלום two', '')
  expect(directions()).toEqual(['', 'rtl', ''])
  view.dispatch({ changes: { from: 8, insert: 'a ' } })
  expect(directions()).toEqual(['', '', ''])
  view.dispatch({ changes: { from: view.state.doc.length, insert: 'ש' } })
  expect(directions()).toEqual(['', '', 'rtl'])
})

test('a text without such letters never asks the page for a direction, until one is typed', () => {
  const { view, directions, isAsked } = opened('one two')
  view.dispatch({ changes: { from: 7, insert: ' é 12 ラジオ' } })
  expect(isAsked()).toBe(false)
  view.dispatch({ changes: { from: 7, insert: ' שלום' } })
  expect(isAsked()).toBe(true)
  expect(directions()).toEqual([''])
})
