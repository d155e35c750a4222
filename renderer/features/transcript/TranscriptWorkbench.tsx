import { ListChecks } from 'lucide-react'
import { type CSSProperties, type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { RulePlace } from '../../../core/editing/replace-list/plan-replace-list.ts'
import type { Episode } from '../../../core/episode/schema.ts'
import type { SegmentId } from '../../../core/ids.ts'
import { useCommand } from '../../state/commands.ts'
import { useEpisodeSelector, useIsReadOnly } from '../../state/EpisodeProvider.tsx'
import { useSettings } from '../../state/settings.ts'
import { glossaryText } from '../../text/review.ts'
import { rulesText } from '../../text/rules.ts'
import { transcriptText } from '../../text/transcript.ts'
import type { MenuGroup } from '../../ui/Menu.tsx'
import { PaneSplit } from '../../ui/PaneSplit.tsx'
import { SidePanelToggle } from '../../ui/SidePanelToggle.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { AlsoChange } from './AlsoChange.ts'
import { ChangesPanel } from './ChangesPanel.tsx'
import type { EditorMode } from './editor/create-editor.ts'
import { FindBar } from './FindBar.tsx'
import { FoundPanel } from './FoundPanel.tsx'
import { focusAfterMenu } from './focus-after-menu.ts'
import { GlossaryPanel } from './glossary/GlossaryPanel.tsx'
import { newTermTool } from './glossary/new-term-tool.ts'
import { goToTurn } from './go-to.ts'
import { HeadingMenu } from './HeadingMenu.tsx'
import { timeOfWord } from './place-time.ts'
import { ProposalOffer } from './proposals/ProposalOffer.tsx'
import { ProposalPanel } from './proposals/ProposalPanel.tsx'
import { proposalTools } from './proposals/proposal-tools.ts'
import { useProposalRoom } from './proposals/use-proposal-room.ts'
import { countPlaces } from './review/live-groups.ts'
import { ReviewPanel } from './review/ReviewPanel.tsx'
import { ReviewPopover } from './review/ReviewPopover.tsx'
import { type ReviewRoom, useReviewRoom } from './review/use-review-room.ts'
import { goToWord } from './rules/go-to-word.ts'
import { RulesPanel } from './rules/RulesPanel.tsx'
import { useRules } from './rules/use-rules.ts'
import { useSaveRule } from './rules/use-save-rule.ts'
import { SpeakerMenu } from './SpeakerMenu.tsx'
import { SpeakersPanel } from './SpeakersPanel.tsx'
import { ShowFoundPanel } from './show-find/ShowFoundPanel.tsx'
import { TranscriptToolbar } from './TranscriptToolbar.tsx'
import { clockOf } from './transcript-info.ts'
import { useAddressedTurn } from './use-addressed-turn.ts'
import { useChanges } from './use-changes.ts'
import { type Find, useFind } from './use-find.ts'
import { useHeadings } from './use-headings.ts'
import { useSpeakerMenu } from './use-speaker-menu.ts'
import { type OpenTranscript, useTranscriptEditor } from './use-transcript-editor.ts'

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
  const [rulesAsked, setRulesAsked] = useState(0)
  const openRules = useCallback(() => {
    setMode('edit')
    setRulesAsked((now) => now + 1)
  }, [])
  const saveRule = useSaveRule(room, openRules)
  asked.current = { speaker, headings, changes }
  useAddressedTurn(open)
  useCommand('transcript.changes', () => setMode((now) => (now === 'changes' ? 'edit' : 'changes')))
  const goTo = (segmentId: SegmentId) => {
    if (open) goToTurn(open.view, segmentId, { takeFocus: true })
  }
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
          <Panels find={find} open={open} room={room} rulesAsked={rulesAsked} onGo={goTo} />
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
        tools={[...proposalTools(proposals), newTermTool(open, room, isReadOnly), rulesTool(openRules)]}
      />
      {proposals.isOffered && <ProposalOffer room={proposals} />}
      {find.isOpen && (
        <FindBar find={find} isReadOnly={isReadOnly} onSaveRule={saveRule && (() => saveRule(find))} />
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

function rulesTool(onAction: () => void): MenuGroup {
  return { id: 'rules', actions: [{ id: 'rules', label: rulesText.menu, icon: ListChecks, onAction }] }
}

function countSpeakers({ transcript }: Episode): number {
  return new Set(transcript?.segments.flatMap(({ speaker }) => (speaker ? [speaker] : []))).size
}

type PanelId = 'review' | 'glossary' | 'speakers' | 'found' | 'rules'

interface PanelsProps {
  readonly find: Find
  readonly open: OpenTranscript | undefined
  readonly room: ReviewRoom
  /** Counts the wishes to see the replace list, which is a panel from the first one on. */
  readonly rulesAsked: number
  readonly onGo: (segmentId: SegmentId) => void
}

/** Opens the rules when they are asked for; the focus goes there and stays. */
function useRulesAsked(asked: number, open: (panel: PanelId) => void): RefObject<HTMLElement | null> {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    if (asked === 0) return
    open('rules')
    return focusAfterMenu(() => panel.current)
  }, [asked, open])
  return panel
}

function Panels({ find, open, room, rulesAsked, onGo }: PanelsProps) {
  const [panel, setPanel] = useState<PanelId>('review')
  const isReadOnly = useIsReadOnly()
  const speakers = useEpisodeSelector(countSpeakers)
  const rules = useRules(open, room, panel === 'rules')
  const timeOf = useCallback(
    (segmentId: SegmentId, word: number) => {
      const place = open && timeOfWord(open.view.state, segmentId, word)
      return place ? clockOf(place) : ''
    },
    [open],
  )
  const timeOfRulePlace = useCallback(({ segmentId, word }: RulePlace) => timeOf(segmentId, word), [timeOf])
  const rulesPanel = useRulesAsked(rulesAsked, setPanel)
  useEffect(() => {
    if (room.termAsked !== undefined) setPanel('glossary')
  }, [room.termAsked])
  useEffect(
    () => setPanel((now) => (find.isOpen ? 'found' : now === 'found' ? 'review' : now)),
    [find.isOpen],
  )
  return (
    <Tabs<PanelId>
      label={transcriptText.tabs}
      value={panel}
      onChange={setPanel}
      after={<SidePanelToggle label={transcriptText.hidePanel} />}
      tabs={[
        {
          id: 'review',
          label: transcriptText.review,
          ...(!room.review.suggestions.isFirstLook && { count: countPlaces(room.review.open) }),
          content: (
            <ReviewPanel
              review={room.review}
              hasShow={room.showState.phase !== 'none'}
              timeOf={({ segmentId, from }) => timeOf(segmentId, from)}
              toText={room.suspects.toText}
              onFind={() => find.open(true)}
            />
          ),
        },
        {
          id: 'glossary',
          label: glossaryText.tab,
          ...(room.showState.phase === 'ready' && { count: room.showState.show.vocabulary.length }),
          content: <GlossaryPanel room={room} />,
        },
        {
          id: 'speakers',
          label: transcriptText.speakers,
          count: speakers,
          content: <SpeakersPanel onGo={onGo} />,
        },
        ...(rulesAsked > 0
          ? [
              {
                id: 'rules' as const,
                label: rulesText.tab,
                count: rules.rules.length,
                content: (
                  <RulesPanel
                    panel={rulesPanel}
                    rules={rules}
                    timeOf={timeOfRulePlace}
                    onGo={({ segmentId, word }) => open && goToWord(open.view, segmentId, word)}
                  />
                ),
              },
            ]
          : []),
        ...(find.isOpen && open
          ? [
              {
                id: 'found' as const,
                label: transcriptText.found,
                count: find.scope === 'show' ? find.inShow.listing.listed : find.places.length,
                content:
                  find.scope === 'show' ? (
                    <ShowFoundPanel find={find} isReadOnly={isReadOnly} />
                  ) : (
                    <FoundPanel find={find} transcript={open} />
                  ),
              },
            ]
          : []),
      ]}
    />
  )
}
