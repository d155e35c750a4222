import type { OpenTranscript } from '../use-transcript-editor.ts'
import { HeadingsPanel } from './HeadingsPanel.tsx'
import { TurnsPanel } from './TurnsPanel.tsx'
import type { ProposalRoom } from './use-proposal-room.ts'

/** The open preview in the place of the side panel; closing it gives the text the focus. */
export function ProposalPanel({
  room,
  open,
}: {
  readonly room: ProposalRoom
  readonly open: OpenTranscript | undefined
}) {
  const Panel = room.preview === 'turns' ? TurnsPanel : HeadingsPanel
  const close = () => {
    room.close()
    open?.view.focus()
  }
  return <Panel open={open} onClose={close} />
}
