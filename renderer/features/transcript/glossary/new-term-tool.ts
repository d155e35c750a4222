import type { EditorView } from '@codemirror/view'
import { BookPlus } from 'lucide-react'
import { showToast } from '../../../state/toasts.ts'
import { glossaryText } from '../../../text/review.ts'
import type { MenuAction } from '../../../ui/Menu.tsx'
import type { ReviewRoom } from '../review/use-review-room.ts'
import type { OpenTranscript } from '../use-transcript-editor.ts'

/** More than a name or a term has. */
const longest = 100

/** Makes a term of the words that are selected in the text, as an entry of the menu of tools. */
export function newTermTool(
  open: OpenTranscript | undefined,
  { showState, askForTerm }: ReviewRoom,
  isReadOnly: boolean,
): MenuAction {
  return {
    id: 'term',
    label: glossaryText.newFromSelection,
    icon: BookPlus,
    isDisabled: isReadOnly || !open || showState.phase !== 'ready',
    onAction: () => {
      const words = open ? selectedWords(open.view) : ''
      if (words === '') showToast({ title: glossaryText.selectFirst, tone: 'warn' })
      else askForTerm(words)
    },
  }
}

/** The selected words of one turn without the punctuation around them; empty where nothing fit is selected. */
export function selectedWords({ state }: EditorView): string {
  const { from, to } = state.selection.main
  const words = state.sliceDoc(from, to).trim()
  if (words.length > longest || words.includes('\n')) return ''
  return words.replace(/^[\s"“„([]+|[\s.,;:!?"”)\]]+$/gu, '')
}
