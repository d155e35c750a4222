import { EditorSelection, EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { afterEach, expect, test } from 'vitest'
import { plainTyping } from './plain-typing.ts'

let view: EditorView | undefined
afterEach(() => view?.destroy())

interface Opened {
  readonly view: EditorView
  readonly userEvents: (string | undefined)[]
}

function opened(selection: EditorSelection, readOnly = false): Opened {
  const userEvents: (string | undefined)[] = []
  view = new EditorView({
    parent: document.body,
    state: EditorState.create({
      doc: 'The boat goes home.\nThe sea is calm.',
      selection,
      extensions: [
        plainTyping,
        EditorState.readOnly.of(readOnly),
        EditorView.updateListener.of(({ transactions }) => {
          for (const one of transactions)
            if (one.docChanged) userEvents.push(one.isUserEvent('input.type') ? 'type' : 'other')
        }),
      ],
    }),
  })
  view.focus()
  return { view, userEvents }
}

/** Says to the text that a letter is about to be written; tells whether the text took it. */
function write(data: string, more: InputEventInit & { readonly replaces?: boolean } = {}): boolean {
  const { replaces = false, ...init } = more
  const event = new InputEvent('beforeinput', {
    inputType: 'insertText',
    data,
    bubbles: true,
    cancelable: true,
    ...init,
  })
  Object.defineProperty(event, 'getTargetRanges', { value: () => (replaces ? [document.createRange()] : []) })
  return !view?.contentDOM.dispatchEvent(event)
}

test('a letter goes into the document and the page at the caret, as typing', () => {
  const { view: text, userEvents } = opened(EditorSelection.single(8))
  expect(write('s')).toBe(true)
  expect(write('!')).toBe(true)
  expect(text.state.doc.line(1).text).toBe('The boats! goes home.')
  expect(text.contentDOM.querySelector('.cm-line')?.textContent).toBe('The boats! goes home.')
  expect(text.state.selection.main.head).toBe(10)
  const { focusNode, focusOffset, isCollapsed } = document.getSelection() as Selection
  expect([focusNode?.textContent, focusOffset, isCollapsed]).toEqual(['The boats! goes home.', 10, true])
  expect(userEvents).toEqual(['type', 'type'])
})

test('a letter takes the place of what is selected, across lines too', () => {
  const { view: text } = opened(EditorSelection.single(9, 24))
  expect(write('&')).toBe(true)
  expect(text.state.doc.toString()).toBe('The boat &sea is calm.')
  expect(text.contentDOM.textContent).toBe('The boat &sea is calm.')
})

test.each([
  ['an accent from a menu, which replaces the letter before', 'é', { replaces: true }],
  ['an input method at work', 'に', { isComposing: true }],
  ['what cannot be kept from the page', 'a', { cancelable: false }],
  ['dictated lines', 'one\ntwo', {}],
  ['a pasted text', 'a', { inputType: 'insertFromPaste' }],
])('%s is left to the browser', (_what, data, more) => {
  const { view: text } = opened(EditorSelection.single(8))
  expect(write(data, more)).toBe(false)
  expect(text.state.doc.line(1).text).toBe('The boat goes home.')
})

test('a letter is left to the browser while its selection is not the one of the document', () => {
  const { view: text } = opened(EditorSelection.single(8))
  const node = text.contentDOM.querySelector('.cm-line')?.firstChild
  if (node) document.getSelection()?.setBaseAndExtent(node, 7, node, 8)
  expect(write('é')).toBe(false)
})

test('a text that can only be read is left as it is', () => {
  const { view: text } = opened(EditorSelection.single(8), true)
  expect(write('s')).toBe(false)
  expect(text.state.doc.line(1).text).toBe('The boat goes home.')
})
