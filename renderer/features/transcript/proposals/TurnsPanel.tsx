import { SplitSquareVertical, TextSearch } from 'lucide-react'
import { useMemo, useState } from 'react'
import { turnEdits } from '../../../../core/editing/proposals/apply-cuts.ts'
import { displayName } from '../../../../core/episode/people.ts'
import { randomIds } from '../../../state/random-ids.ts'
import { useToldEdits } from '../../../state/told-edits.ts'
import { likelyText, proposalText, turnsPreviewText as text } from '../../../text/proposals.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { infoField } from '../editor/info.ts'
import type { OpenTranscript } from '../use-transcript-editor.ts'
import { Confidence, likelihood } from './Confidence.tsx'
import { CurrentTurn } from './CurrentTurn.tsx'
import { PreviewFrame } from './PreviewFrame.tsx'
import { type ProposalItem, ProposalList } from './ProposalList.tsx'
import { sentenceText } from './sentence-text.ts'
import { TurnSettings } from './TurnSettings.tsx'
import { cutsOf, movedTurn, type TurnRow } from './turn-rows.ts'
import { type MarkedRow, useProposalMarks } from './use-proposal-marks.ts'
import { type TurnPreview, useTurnPreview } from './use-turn-preview.ts'

interface TurnsPanelProps {
  readonly open: OpenTranscript | undefined
  readonly onClose: () => void
}

/** "Split into turns": proposed turns beside the text, adjusted, then applied as one step or not at all. */
export function TurnsPanel({ open, onClose }: TurnsPanelProps) {
  const preview = useTurnPreview()
  const tell = useToldEdits()
  const [isApplying, setApplying] = useState(false)
  const { rows, proposals, transcript, current, people } = preview
  const voices = open?.view.state.field(infoField).voices
  const chosen = rows.filter(({ isTicked }) => isTicked)
  const items = useMemo(() => rows.map((row) => itemOf(row, preview)), [rows, preview])
  const marks = useMemo(
    () =>
      rows
        .filter(({ isStanding }) => !isStanding)
        .map((row): MarkedRow => {
          const voice = row.speaker === undefined ? undefined : voices?.get(row.speaker)
          return {
            key: String(row.key),
            segmentId: row.segmentId,
            at: row.at,
            to: proposals.sentences[row.sentence]?.to ?? row.at,
            label: voice?.short ?? text.mark(undefined),
            colour: voice?.colour,
            isTicked: row.isTicked,
          }
        }),
    [rows, proposals, voices],
  )
  useProposalMarks(open, 'turn', marks, current && String(current.key), (key) => preview.choose(Number(key)))
  const close = () => {
    preview.forget()
    onClose()
  }
  const apply = async () => {
    setApplying(true)
    try {
      const label = text.applied(chosen.length)
      await tell(
        turnEdits(transcript, cutsOf(rows), randomIds),
        { title: label, icon: SplitSquareVertical },
        { label },
      )
      close()
    } finally {
      setApplying(false)
    }
  }
  return (
    <PreviewFrame
      title={text.title}
      meta={text.meta(chosen.length)}
      settings={<TurnSettings preview={preview} />}
      list={
        preview.isReading ? (
          <Skeleton label={proposalText.reading} />
        ) : proposals.turns.length <= 1 ? (
          <EmptyState icon={TextSearch} title={text.noSentences} />
        ) : (
          <ProposalList
            label={text.list}
            items={items}
            current={current && String(current.key)}
            onCurrent={(key) => preview.choose(Number(key))}
            onTick={(key) => preview.tick(Number(key))}
            onShift={preview.shift}
            onDigit={(digit) => {
              const person = people[digit - 1]
              if (current && (digit === 0 || person)) preview.setSpeaker(current.key, person?.id)
            }}
            onText={() => open?.view.focus()}
          />
        )
      }
      detail={current && <CurrentTurn preview={preview} row={current} />}
      onShift={preview.shift}
      canShift={{
        earlier: current !== undefined && movedTurn(current, -1, proposals) !== undefined,
        later: current !== undefined && movedTurn(current, 1, proposals) !== undefined,
      }}
      applyLabel={text.apply(chosen.length)}
      canApply={chosen.some(({ isStanding, speaker }) => !isStanding || speaker !== undefined)}
      busy={isApplying ? text.title : undefined}
      onApply={() => void apply()}
      onClose={close}
      lost={preview.lost}
    />
  )
}

function speakerNameOf({ speaker }: TurnRow, { people }: TurnPreview): string {
  const person = people.find(({ id }) => id === speaker)
  return person ? displayName(person) : text.noSpeaker
}

function itemOf(row: TurnRow, preview: TurnPreview): ProposalItem {
  const { proposals, transcript } = preview
  const said = sentenceText(proposals.sentences, row.sentence, transcript)
  const name = speakerNameOf(row, preview)
  const likely = row.isStanding
    ? text.standing
    : row.isMoved
      ? proposalText.byYou
      : likelyText[likelihood(row.confidence)]
  return {
    key: String(row.key),
    isTicked: row.isTicked,
    isFixed: row.isStanding,
    text: said,
    said: text.row(said, likely, name),
    head: (
      <>
        <b className={row.speaker === undefined ? 'ell t3' : 'ell semi'}>{name}</b>
        <span className="end s1 t3">
          {row.isStanding || row.isMoved ? likely : <Confidence value={row.confidence} />}
        </span>
      </>
    ),
  }
}
