import { Compartment, EditorState, type Extension, Text } from '@codemirror/state'
import { EditorView, type ViewUpdate } from '@codemirror/view'
import { transcriptText as textOfTurns } from '../../../../core/editing/transcript-text.ts'
import type { Segment } from '../../../../core/episode/schema.ts'
import { transcriptText } from '../../../text/transcript.ts'
import { changeMarks } from './change-marks.ts'
import { changedSpeakers } from './changed-speakers.ts'
import { correctionMarks } from './correction-marks.ts'
import { findMarks } from './find-marks.ts'
import { headings, type OpenHeadingMenu } from './headings.ts'
import { infoField, type TranscriptInfo } from './info.ts'
import { type KeyHooks, transcriptKeys } from './keys.ts'
import { lineEnds } from './line-ends.ts'
import { margin, type OpenSpeakerMenu } from './margin.ts'
import { plainTyping } from './plain-typing.ts'
import { proposalMarks } from './proposal-marks.ts'
import { quietKeys } from './quiet-keys.ts'
import { roomAbove, roomBelow } from './room.ts'
import { stickyHeading } from './sticky-heading.ts'
import { suspectMarks } from './suspect-marks.ts'
import { suspectPopover } from './suspect-popover.ts'
import { turnLines } from './turn-lines.ts'
import { turnsField } from './turns.ts'

/** What the text is shown for. */
export type EditorMode = 'edit' | 'changes' | 'read'

/** What an editor needs of the screen around it. */
export interface EditorHooks extends KeyHooks {
  readonly onUpdate: (update: ViewUpdate) => void
  readonly onSpeaker: OpenSpeakerMenu
  readonly onHeading: OpenHeadingMenu
  readonly onChangePressed: (id: string) => void
}

const modeOf = new Compartment()

/** The extensions that differ by what the text is shown for. */
function modeExtension(mode: EditorMode, isReadOnly: boolean): Extension {
  const canType = mode !== 'read' && !isReadOnly
  return [
    EditorState.readOnly.of(!canType),
    EditorView.editable.of(mode !== 'read'),
    mode === 'edit' ? correctionMarks : [],
    EditorView.editorAttributes.of({ class: `mode-${mode}` }),
    EditorView.contentAttributes.of({
      'aria-label': transcriptText.editor,
      'aria-multiline': 'true',
      'aria-readonly': String(!canType),
      role: 'textbox',
      spellcheck: 'false',
      autocorrect: 'off',
      // Text that can be typed in is reached by Tab anyway; said aloud, checkers know it, and read-only text is too.
      tabindex: '0',
    }),
  ]
}

/** Shows the text for something else. */
export function setMode(view: EditorView, mode: EditorMode, isReadOnly: boolean): void {
  view.dispatch({ effects: modeOf.reconfigure(modeExtension(mode, isReadOnly)) })
}

interface EditorStart {
  readonly segments: readonly Segment[]
  readonly info: TranscriptInfo
  readonly mode: EditorMode
  readonly isReadOnly: boolean
}

/** Opens a transcript as a text: one line for each turn, speakers in the margin, headings between. */
export function createEditor(parent: Element, start: EditorStart, hooks: EditorHooks): EditorView {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: Text.of(textOfTurns(start.segments).split('\n')),
      extensions: [
        turnsField.init(() => ({ segments: start.segments })),
        infoField.init(() => start.info),
        EditorView.lineWrapping,
        margin(hooks.onSpeaker),
        headings(hooks.onHeading),
        stickyHeading,
        turnLines,
        findMarks,
        proposalMarks,
        changeMarks,
        changedSpeakers,
        suspectMarks,
        suspectPopover,
        plainTyping,
        quietKeys,
        lineEnds,
        transcriptKeys(hooks),
        EditorView.scrollMargins.of(() => ({ top: roomAbove, bottom: roomBelow })),
        EditorView.updateListener.of(hooks.onUpdate),
        EditorView.domEventHandlers({
          mousedown(event) {
            const mark =
              event.target instanceof Element ? event.target.closest<HTMLElement>('[data-change]') : null
            if (mark?.dataset['change'] !== undefined) hooks.onChangePressed(mark.dataset['change'])
            return false
          },
        }),
        modeOf.of(modeExtension(start.mode, start.isReadOnly)),
      ],
    }),
  })
  return view
}
