import { SpellCheck } from 'lucide-react'
import { chordOf } from '../../state/keymap.ts'
import { transcriptText } from '../../text/transcript.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'

/** What was suspected. Nothing looks for mishearings yet, and this panel says so. */
export function ReviewPanel({ onFind }: { readonly onFind: () => void }) {
  return (
    <EmptyState
      icon={SpellCheck}
      title={transcriptText.reviewEmpty}
      action={
        <Button shortcut={chordOf('transcript.replace')} onPress={onFind}>
          {transcriptText.reviewFind}
        </Button>
      }
    >
      {transcriptText.reviewEmptyText}
    </EmptyState>
  )
}
