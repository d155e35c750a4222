import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fromHost } from './editor/sync.ts'
import { createWordWatch } from './word-watch.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A text whose typing is watched; `told` holds the lines that rested and what they read before. */
function watched(...lines: readonly string[]) {
  const told: (readonly [number, string])[] = []
  let typed = 0
  const watch = createWordWatch({
    onTyping: () => {
      typed += 1
    },
    onRest: (line, before) => told.push([line, before]),
  })
  const view = new EditorView({
    state: EditorState.create({
      doc: lines.join('\n'),
      extensions: EditorView.updateListener.of((update) => watch.changed(update)),
    }),
  })
  const type = (from: number, to: number, insert: string) => view.dispatch({ changes: { from, to, insert } })
  return { view, told, type, typed: () => typed }
}

test('a word typed letter by letter rests as one, from what the line read first', () => {
  const { told, type } = watched('oh century is', 'yes')
  type(3, 10, 'S')
  type(4, 4, 'e')
  vi.advanceTimersByTime(900)
  type(5, 5, 'ntry')
  expect(told).toEqual([])
  vi.advanceTimersByTime(1_000)
  expect(told).toEqual([[1, 'oh century is']])
})

test('typing on after a rest is still the same word', () => {
  const { told, type } = watched('oh century is')
  type(3, 10, 'Sen')
  vi.advanceTimersByTime(1_000)
  type(6, 6, 'try')
  vi.advanceTimersByTime(1_000)
  expect(told).toEqual([
    [1, 'oh century is'],
    [1, 'oh century is'],
  ])
})

test('typing elsewhere in the line begins anew, and leaving the line does not wait', () => {
  const { told, type, view } = watched('one two three four', 'yes')
  type(0, 3, 'One')
  vi.advanceTimersByTime(1_000)
  type(14, 18, 'Four')
  view.dispatch({ selection: { anchor: view.state.doc.line(2).from } })
  expect(told).toEqual([
    [1, 'one two three four'],
    [1, 'One two three four'],
  ])
})

test('a split line and what the host changed are no typing of a word', () => {
  const { told, type, view, typed } = watched('one two', 'yes')
  type(3, 4, '\n')
  view.dispatch({ changes: { from: 0, to: 3, insert: 'Uno' }, annotations: fromHost.of(true) })
  vi.advanceTimersByTime(2_000)
  expect(told).toEqual([])
  expect(typed()).toBe(2)
})
