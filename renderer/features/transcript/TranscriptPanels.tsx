import { useCallback, useEffect, useMemo } from 'react'
import type { Episode } from '../../../core/episode/schema.ts'
import type { SegmentId } from '../../../core/ids.ts'
import { useEpisodeSelector, useIsReadOnly } from '../../state/EpisodeProvider.tsx'
import { glossaryText } from '../../text/review.ts'
import { rulesText } from '../../text/rules.ts'
import { transcriptText } from '../../text/transcript.ts'
import { SidePanelToggle } from '../../ui/SidePanelToggle.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { FoundPanel } from './FoundPanel.tsx'
import { GlossaryPanel } from './glossary/GlossaryPanel.tsx'
import { timeOfWord } from './place-time.ts'
import { countPlaces } from './review/live-groups.ts'
import { ReviewPanel } from './review/ReviewPanel.tsx'
import type { ReviewRoom } from './review/use-review-room.ts'
import { goToWord, unmarkWord } from './rules/go-to-word.ts'
import type { WordInTurn } from './rules/PlaceList.tsx'
import { RulesPanel } from './rules/RulesPanel.tsx'
import { useRules } from './rules/use-rules.ts'
import { ShowFoundPanel } from './show-find/ShowFoundPanel.tsx'
import { SpeakersPanel } from './speakers/SpeakersPanel.tsx'
import { clockOf } from './transcript-info.ts'
import type { Find } from './use-find.ts'
import type { PanelId, SidePanel } from './use-side-panel.ts'
import type { OpenTranscript } from './use-transcript-editor.ts'

interface TranscriptPanelsProps {
  readonly find: Find
  readonly open: OpenTranscript | undefined
  readonly room: ReviewRoom
  readonly panel: SidePanel
  readonly onGo: (segmentId: SegmentId) => void
}

/** What stands beside the text: its review, and whatever else was asked for. */
export function TranscriptPanels({ find, open, room, panel, onGo }: TranscriptPanelsProps) {
  const isReadOnly = useIsReadOnly()
  const speakers = useEpisodeSelector(countSpeakers)
  const rules = useRules(open, room, panel.chosen === 'rules')
  const timeOf = useCallback(
    (segmentId: SegmentId, word: number) => {
      const place = open && timeOfWord(open.view.state, segmentId, word)
      return place ? clockOf(place) : ''
    },
    [open],
  )
  const timeOfRulePlace = useCallback(({ segmentId, word }: WordInTurn) => timeOf(segmentId, word), [timeOf])
  const goToWords = useCallback(
    (place: WordInTurn) => open && goToWord(open.view, place, { isMarked: !find.isOpen }),
    [open, find.isOpen],
  )
  const words = useMemo(() => ({ timeOf, onGo: goToWords }), [timeOf, goToWords])
  // The marks of what was found are the find bar's while that is open.
  const marking =
    !find.isOpen && (panel.chosen === 'rules' || panel.chosen === 'speakers') ? panel.chosen : undefined
  useEffect(() => {
    if (!marking || !open) return
    return () => unmarkWord(open.view)
  }, [marking, open])
  return (
    <Tabs<PanelId>
      label={transcriptText.tabs}
      value={panel.chosen}
      onChange={panel.choose}
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
          content: <SpeakersPanel onGo={onGo} words={words} />,
        },
        ...(panel.hasRules
          ? [
              {
                id: 'rules' as const,
                label: rulesText.tab,
                count: rules.rules.length,
                content: (
                  <RulesPanel panel={panel.rules} rules={rules} timeOf={timeOfRulePlace} onGo={goToWords} />
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

function countSpeakers({ transcript }: Episode): number {
  return new Set(transcript?.segments.flatMap(({ speaker }) => (speaker ? [speaker] : []))).size
}
