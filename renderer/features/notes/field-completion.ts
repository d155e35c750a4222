import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  pickedCompletion,
} from '@codemirror/autocomplete'
import { EditorSelection, type Extension } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { pillWords } from '../../text/notes.ts'
import { type FieldChoice, fieldChoices } from './field-choices.ts'
import { pillField } from './template-pills.ts'
import { blocksAt } from './template-tags.ts'

const sections = {
  field: { name: pillWords.fields, rank: 0 },
  block: { name: pillWords.blocks, rank: 1 },
  condition: { name: pillWords.conditions, rank: 2 },
} as const

/** Writes a choice over a range and puts the caret where the choice wants it. */
export function insertChoice(view: EditorView, choice: FieldChoice, from: number, to: number): void {
  const caret = choice.insert.indexOf('|')
  const insert = choice.insert.replace('|', '')
  view.dispatch({
    changes: { from, to, insert },
    selection: EditorSelection.cursor(from + (caret < 0 ? insert.length : caret)),
    userEvent: 'input.complete',
    scrollIntoView: true,
  })
}

/** The choices that make sense where the caret is. */
export function choicesAt(view: Pick<EditorView, 'state'>, position: number): readonly FieldChoice[] {
  return fieldChoices(blocksAt(view.state.field(pillField).tags, position))
}

function complete(context: CompletionContext): CompletionResult | null {
  const opened = context.matchBefore(/\{\{[{#^/&]?[A-Za-z]*/)
  if (!opened) return null
  const typed = opened.text.replace(/^\{+[#^/&]?/, '')
  const options = choicesAt(context, opened.from).map(
    (choice, index): Completion => ({
      label: choice.label,
      // What is nearest stands first, not what begins with an A.
      boost: Math.max(-99, -index),
      section: sections[choice.kind],
      apply: (view, completion, _from, to) => {
        // Braces typed after the caret belong to the field being written.
        const closed = /^\}{1,3}/.exec(view.state.sliceDoc(to, to + 3))?.[0].length ?? 0
        insertChoice(view, choice, opened.from, to + closed)
        view.dispatch({ annotations: pickedCompletion.of(completion) })
      },
    }),
  )
  return { from: opened.to - typed.length, options, validFor: /^[A-Za-z ]*$/ }
}

/** Offers the fields as soon as `{{` is typed. */
export const fieldCompletion: Extension = autocompletion({
  override: [complete],
  icons: false,
  defaultKeymap: true,
  // A list that needs no scrolling: typing narrows it, arrow keys turn its pages.
  maxRenderedOptions: 10,
})
