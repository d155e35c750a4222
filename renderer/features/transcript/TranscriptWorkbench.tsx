import { ListChecks } from 'lucide-react'
import { type CSSProperties, useCallback, useRef, useState } from 'react'
import type { SegmentId } from '../../../core/ids.ts'
import { useCommand } from '../../state/commands.ts'
import { useIsReadOnly } from '../../state/EpisodeProvider.tsx'
import { useSettings } from '../../state/settings.ts'
import { rulesText } from '../../text/rules.ts'
import { transcriptText } from '../../text/transcript.ts'
import type { MenuAction } from '../../ui/Menu.tsx'
import { PaneSplit } from '../../ui/PaneSplit.tsx'
import { AlsoChange } from './AlsoChange.ts'
import { ChangesPanel } from './ChangesPanel.tsx'
import type { EditorMode } from './editor/create-editor.ts'
import { FindBar } from './FindBar.tsx'
import { newTermTool } from './glossary/new-term-tool.ts'
import { goToTurn } from './go-to.ts'
import { HeadingMenu } from './HeadingMenu.tsx'
import { ProposalOffer } from './proposals/ProposalOffer.tsx'
import { ProposalPanel } from './proposals/ProposalPanel.tsx'
import { proposalTools } from './proposals/proposal-tools.ts'
import { useProposalRoom } from './proposals/use-proposal-room.ts'
import { ReviewPopover } from './review/ReviewPopover.tsx'
import { useReviewRoom } from './review/use-review-room.ts'
import { useSaveRule } from './rules/use-save-rule.ts'
import { SpeakerMenu } from './speakers/SpeakerMenu.tsx'
import { useSpeakerMenu } from './speakers/use-speaker-menu.ts'
import { TranscriptPanels } from './TranscriptPanels.tsx'
import { TranscriptToolbar } from './TranscriptToolbar.tsx'
import { useAddressedTurn } from './use-addressed-turn.ts'
import { useChanges } from './use-changes.ts'
import { useFind } from './use-find.ts'
import { useHeadings } from './use-headings.ts'
import { useSidePanel } from './use-side-panel.ts'
import { useTranscriptEditor } from './use-transcript-editor.ts'

/** The transcript as a text to work in, with its panels. */
export function TranscriptWorkbench() {
  const isReadOnly = useIsReadOnly()
  const { readingSize } = useSettings().settings
  const [chosenMode, setMode] = useState<EditorMode>('edit')
  const proposals = useProposalRoom(isReadOnly)
  // A preview is of a text that holds still.
  const mode = proposals.preview ? 'read' : chosenMode
  const element = useRef<HTMLDivElement>(null)
  // The editor asks these while it is open; they are there by then.
  const asked = useRef<{
    readonly speaker: typeof speaker
    readonly headings: typeof headings
    readonly changes: typeof changes
  }>(undefined)
  const open = useTranscriptEditor(element, {
    mode,
    onSpeaker: (line, beside) => void asked.current?.speaker.ask(line, beside),
    onHeading: (chapterId, button) => asked.current?.headings.openMenu(chapterId, button),
    onChangePressed: (id) => asked.current?.changes.choose(id),
  })
  const find = useFind(open)
  const speaker = useSpeakerMenu(open, isReadOnly)
  const headings = useHeadings(open)
  const changes = useChanges(open, mode === 'changes')
  const room = useReviewRoom(open, mode === 'edit')
  const panel = useSidePanel(find, room)
  const { askForRules } = panel
  const openRules = useCallback(() => {
    setMode('edit')
    askForRules()
  }, [askForRules])
  const saveRule = useSaveRule(room, openRules)
  asked.current = { speaker, headings, changes }
  useAddressedTurn(open)
  useCommand('transcript.changes', () => setMode((now) => (now === 'changes' ? 'edit' : 'changes')))
  const goTo = useCallback(
    (segmentId: SegmentId) => {
      if (open) goToTurn(open.view, segmentId, { takeFocus: true })
    },
    [open],
  )
  const size = {
    '--fs-read': `${readingSize}px`,
    '--lh-read': `${Math.round((readingSize * 28) / 17)}px`,
  } as CSSProperties
  return (
    <PaneSplit
      view="transcript"
      sideLabel={transcriptText.panel}
      edgeLabel={transcriptText.edge}
      defaultWidth={368}
      side={
        proposals.preview ? (
          <ProposalPanel room={proposals} open={open} />
        ) : mode === 'changes' ? (
          <ChangesPanel changes={changes} />
        ) : (
          <TranscriptPanels find={find} open={open} room={room} panel={panel} onGo={goTo} />
        )
      }
    >
      <TranscriptToolbar
        mode={chosenMode}
        onMode={(next) => {
          proposals.close()
          setMode(next)
        }}
        changeCount={changes.rows?.length}
        find={find}
        headings={headings}
        isReadOnly={isReadOnly || proposals.preview !== undefined}
        tools={[
          ...proposalTools(proposals),
          { id: 'words', actions: [newTermTool(open, room, isReadOnly), rulesTool(openRules)] },
        ]}
      />
      {proposals.isOffered && <ProposalOffer room={proposals} />}
      {find.isOpen && (
        <FindBar
          find={find}
          isReadOnly={isReadOnly}
          onEnter={room.review.unpoint}
          onSaveRule={saveRule && (() => saveRule(find))}
        />
      )}
      <div className="transcript" ref={element} style={size} />
      <AlsoChange transcript={open} isReadOnly={isReadOnly || mode === 'read'} />
      {speaker.question && (
        <SpeakerMenu question={speaker.question} onAnswer={speaker.answer} onClose={speaker.close} />
      )}
      <ReviewPopover review={room.review} suspects={room.suspects} onTextFocus={() => open?.view.focus()} />
      <HeadingMenu headings={headings} isReadOnly={isReadOnly} />
    </PaneSplit>
  )
}

function rulesTool(onAction: () => void): MenuAction {
  return { id: 'rules', label: rulesText.menu, icon: ListChecks, onAction }
}
