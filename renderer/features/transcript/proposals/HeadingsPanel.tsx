import { Heading as HeadingShape, ListVideo } from 'lucide-react'
import { useMemo, useState } from 'react'
import { headingEdits } from '../../../../core/editing/proposals/apply-cuts.ts'
import type { HeadingProposals } from '../../../../core/editing/proposals/propose-headings.ts'
import type { ChapterId } from '../../../../core/ids.ts'
import { formatTime } from '../../../../core/time.ts'
import { randomIds } from '../../../state/random-ids.ts'
import { useToldEdits } from '../../../state/told-edits.ts'
import { likelyText, proposalText, headingsPreviewText as text } from '../../../text/proposals.ts'
import { transcriptText } from '../../../text/transcript.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import type { OpenTranscript } from '../use-transcript-editor.ts'
import { Confidence, likelihood } from './Confidence.tsx'
import { carryHeadings } from './carry-adjustments.ts'
import {
  type HeadingAdjustments,
  type HeadingRow,
  headingCutsOf,
  headingRows,
  noHeadingAdjustments,
} from './heading-rows.ts'
import { PreviewFrame } from './PreviewFrame.tsx'
import { type ProposalItem, ProposalList } from './ProposalList.tsx'
import { sentenceText } from './sentence-text.ts'
import { type Adjusted, useAdjusted } from './use-adjusted.ts'
import type { Kept } from './use-kept.ts'
import { type MarkedRow, useProposalMarks } from './use-proposal-marks.ts'
import { useProposed } from './use-proposed.ts'

interface HeadingsPanelProps {
  readonly open: OpenTranscript | undefined
  readonly onClose: () => void
}

const nothing: HeadingProposals = { headings: [], sentences: [] }

/** "Place chapters in the text": a place for every chapter without one, adjusted, then applied as one step. */
export function HeadingsPanel({ open, onClose }: HeadingsPanelProps) {
  const preview = useHeadingPreview()
  const tell = useToldEdits()
  const [isApplying, setApplying] = useState(false)
  const { rows, proposals, transcript, current } = preview
  const chosen = rows.filter(({ isTicked }) => isTicked)
  const items = useMemo(
    () => rows.map((row) => itemOf(row, sentenceText(proposals.sentences, row.sentence, transcript))),
    [rows, proposals, transcript],
  )
  const marks = useMemo(
    () =>
      rows.map(
        ({ chapter, segmentId, at, sentence, isTicked }): MarkedRow => ({
          key: chapter.id,
          segmentId,
          at,
          to: proposals.sentences[sentence]?.to ?? at,
          label: chapter.title || transcriptText.untitledChapter,
          isTicked,
        }),
      ),
    [rows, proposals],
  )
  const close = () => {
    preview.forget()
    onClose()
  }
  const choose = (key: string) => preview.choose(key as ChapterId)
  useProposalMarks(open, 'heading', marks, current?.chapter.id, choose)
  const apply = async () => {
    setApplying(true)
    try {
      await tell(
        headingEdits(transcript, headingCutsOf(rows), randomIds),
        { title: text.applied(chosen.length), icon: HeadingShape },
        { label: text.apply(chosen.length) },
      )
      close()
    } finally {
      setApplying(false)
    }
  }
  return (
    <PreviewFrame
      title={text.title}
      meta={text.meta(chosen.length, rows.length)}
      settings={<p className="s2 t3">{`${text.hint} ${proposalText.preview}`}</p>}
      list={
        preview.isReading ? (
          <Skeleton label={proposalText.reading} />
        ) : rows.length === 0 ? (
          <EmptyState icon={ListVideo} title={text.none} />
        ) : (
          <ProposalList
            label={text.list}
            items={items}
            current={current?.chapter.id}
            onCurrent={choose}
            onTick={(key) => preview.tick(key as ChapterId)}
            onShift={preview.shift}
            onText={() => open?.view.focus()}
          />
        )
      }
      detail={
        current && <p className="s2 t2">{`${current.isMoved ? proposalText.byYou : current.reason}.`}</p>
      }
      onShift={preview.shift}
      canShift={{
        earlier: (current?.sentence ?? 0) > 0,
        later: (current?.sentence ?? Infinity) < proposals.sentences.length - 1,
      }}
      applyLabel={text.apply(chosen.length)}
      canApply={chosen.length > 0}
      busy={isApplying ? text.title : undefined}
      onApply={() => void apply()}
      onClose={close}
      lost={preview.lost}
    />
  )
}

function itemOf(row: HeadingRow, said: string): ProposalItem {
  const { chapter, isTicked, isMoved, confidence } = row
  const title = chapter.title || transcriptText.untitledChapter
  const time = formatTime(chapter.startTime)
  const likely = isMoved ? proposalText.byYou : likelyText[likelihood(confidence)]
  return {
    key: chapter.id,
    isTicked,
    isFixed: false,
    text: said,
    said: text.row(title, time, said, likely),
    head: (
      <>
        <span className="num s2 t3">{time}</span>
        <b className="semi ell">{title}</b>
        <span className="end s1 t3">{isMoved ? likely : <Confidence value={confidence} />}</span>
      </>
    ),
  }
}

type AdjustedHeadings = Adjusted<HeadingProposals, HeadingAdjustments, ChapterId>

const kept: Kept<AdjustedHeadings> = new WeakMap()
const unadjusted = { of: nothing, adjustments: noHeadingAdjustments, current: undefined, lost: 0 }
const carry = (state: AdjustedHeadings, is: HeadingProposals) => carryHeadings(state, state.of, is)

/**
 * Proposes places for the chapters of the open episode; a changed text or chapter is read anew, and what was set goes
 * on where its sentences are.
 */
function useHeadingPreview() {
  const { source, proposals: read } = useProposed('headings')
  const { transcript, chapters } = source
  const proposals = read ?? nothing
  const { adjustments, current, lost, adjust, choose, forget } = useAdjusted({
    kept,
    read,
    unadjusted,
    carry,
  })
  const rows = useMemo(
    () => headingRows(proposals, transcript, chapters, adjustments),
    [proposals, transcript, chapters, adjustments],
  )
  const now = rows.find(({ chapter }) => chapter.id === current) ?? rows[0]
  return {
    transcript,
    proposals,
    isReading: read === undefined,
    rows,
    current: now,
    lost,
    choose,
    forget,
    tick(id: ChapterId) {
      const row = rows.find(({ chapter }) => chapter.id === id)
      if (row) adjust({ ticks: new Map(adjustments.ticks).set(id, !row.isTicked) }, id)
    },
    shift(by: 1 | -1) {
      const to = (now?.sentence ?? 0) + by
      if (now && proposals.sentences[to])
        adjust({ moves: new Map(adjustments.moves).set(now.chapter.id, to) }, now.chapter.id)
    },
  }
}
