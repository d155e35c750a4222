import { standardKeymap } from '@codemirror/commands'
import { EditorState, Text } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import { place, provide } from './page.ts'

// CodeMirror with nothing but wrapped lines and keys.
provide((lines) => {
  const doc = Text.of([...lines])
  const view = new EditorView({
    parent: place(),
    state: EditorState.create({ doc, extensions: [EditorView.lineWrapping, keymap.of(standardKeymap)] }),
  })
  const middle = doc.line(Math.ceil(doc.lines / 2)).from
  view.dispatch({ effects: EditorView.scrollIntoView(middle, { y: 'center' }) })
})
