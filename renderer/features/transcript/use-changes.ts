import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Edit } from '../../../core/editing/edit.ts'
import {
  revertAllEdits,
  revertEdits,
  revertSpeakerEdits,
  unnamedAgain,
} from '../../../core/editing/original-diff-revert.ts'
import type { Episode, Transcript } from '../../../core/episode/schema.ts'
import { useEpisodeNow } from '../../state/EpisodeProvider.tsx'
import { randomIds } from '../../state/random-ids.ts'
import { showToast } from '../../state/toasts.ts'
import { useToldEdits } from '../../state/told-edits.ts'
import { useEpisodeEffect } from '../../state/use-episode-effect.ts'
import { changesText } from '../../text/transcript.ts'
import { type ChangeRow, changeRows, changesInTurn, speakersBefore } from './change-list.ts'
import { changeMarksIn } from './change-positions.ts'
import { setChangeMarks } from './editor/change-marks.ts'
import { setChangedSpeakers } from './editor/changed-speakers.ts'
import { goToPlace, goToTurn } from './go-to.ts'
import { type Original, useOriginal } from './use-original.ts'
import type { OpenTranscript } from './use-transcript-editor.ts'

/** The changes since the import, and what can be done about them. */
export interface Changes {
  readonly original: Original
  /** Undefined until they have been compared. */
  readonly rows: readonly ChangeRow[] | undefined
  readonly current: string | undefined
  readonly choose: (id: string) => void
  readonly revert: (row: ChangeRow) => Promise<void>
  /** Takes back every change of the words in the turn of this one. */
  readonly revertTurn: (row: ChangeRow) => Promise<void>
  readonly revertAll: () => Promise<void>
}

/** Typing rests this long before the text is compared again. */
const rest = 300
/** While the changes are not shown, only their count is wanted, and that waits until typing has ended. */
const restUnseen = 2_600

/** Compares the transcript with its original, and marks the differences while they are shown. */
export function useChanges(transcript: OpenTranscript | undefined, isShown: boolean): Changes {
  const original = useOriginal(isShown)
  const source = original.phase === 'ready' ? original.transcript : undefined
  const rows = useRows(source, isShown)
  const [current, setCurrent] = useState<string>()

  useEffect(() => {
    if (!transcript) return
    const shown = isShown && rows ? rows : []
    const marks = changeMarksIn(transcript.view.state, shown, current)
    const speakers = speakersBefore(shown)
    transcript.view.dispatch({ effects: [setChangeMarks.of(marks), setChangedSpeakers.of(speakers)] })
  }, [transcript, isShown, rows, current])

  const choose = useCallback(
    (id: string) => {
      setCurrent(id)
      const row = rows?.find((one) => one.id === id)
      if (!transcript || !row) return
      const [mark] = changeMarksIn(transcript.view.state, [row], id)
      const [turn] = row.segmentIds ?? []
      if (turn) goToTurn(transcript.view, turn, { takeFocus: false })
      else if (mark) goToPlace(transcript.view, mark.from, mark.to)
    },
    [rows, transcript],
  )
  const [revert, revertTurn, revertAll] = useReverts(transcript, source)
  return useMemo(
    () => ({ original, rows, current, choose, revert, revertTurn, revertAll }),
    [original, rows, current, choose, revert, revertTurn, revertAll],
  )
}

/** What is taken back of the changes there are now. */
type Pick = (rows: readonly ChangeRow[]) => readonly ChangeRow[]

type Reverts = readonly [Changes['revert'], Changes['revertTurn'], Changes['revertAll']]

/** Takes changes back as they are by then: what was shown may have been typed over since it was compared. */
function useReverts(transcript: OpenTranscript | undefined, source: Transcript | undefined): Reverts {
  const episodeNow = useEpisodeNow()
  const tell = useToldEdits()
  const takeBack = useCallback(
    async (
      pick: Pick,
      editsOf: (episode: Episode, rows: readonly ChangeRow[]) => readonly Edit[],
      title: (count: number) => string,
    ) => {
      await transcript?.sync.flush()
      const episode = episodeNow()
      const rows = source ? pick(changeRows(episode, source)) : []
      if (rows.length === 0) {
        showToast({ title: changesText.notThere, tone: 'warn' })
        return
      }
      const edits = editsOf(episode, rows)
      const label = title(rows.length)
      const isVoiceBack = edits.some(({ type }) => type === 'person.add')
      await tell(edits, { title: label, ...(isVoiceBack && { detail: changesText.voiceBack }) }, { label })
    },
    [transcript, source, episodeNow, tell],
  )
  return useMemo((): Reverts => {
    const same = (row: ChangeRow) => (rows: readonly ChangeRow[]) =>
      rows.filter(({ what }) => what === row.what)
    return [
      (row) => takeBack(same(row), rowEdits, () => changesText.reverted),
      (row) =>
        takeBack(
          (rows) => same(row)(rows).flatMap((found) => changesInTurn(rows, found)),
          rowEdits,
          changesText.restored,
        ),
      () =>
        takeBack(
          (rows) => rows,
          (episode) => (source ? revertAllEdits(episode, source) : []),
          changesText.revertedAll,
        ),
    ]
  }, [takeBack, source])
}

function rowEdits(episode: Episode, rows: readonly ChangeRow[]): readonly Edit[] {
  const words = rows.flatMap((row) => (row.words ? [row.words] : []))
  return [
    ...revertEdits(episode, words, randomIds),
    ...rows.flatMap(({ speaker }) => (speaker ? revertSpeakerEdits(episode, speaker, randomIds) : [])),
    ...rows.flatMap(({ named }) => (named ? unnamedAgain(named) : [])),
  ]
}

/** What the comparison is made of; other parts of the episode change nothing in it. */
const comparedParts = ({ transcript, corrections, people }: Episode) => [transcript, corrections, people]

function useRows(source: Transcript | undefined, isShown: boolean): readonly ChangeRow[] | undefined {
  const [compared, setCompared] = useState<{ readonly of: unknown; readonly rows: readonly ChangeRow[] }>()
  const isFirst = useRef(true)
  const follow = useCallback(
    (episode: Episode) => {
      if (!source || !episode.transcript) return
      const compare = () => {
        isFirst.current = false
        setCompared({ of: source, rows: changeRows(episode, source) })
      }
      if (isShown && isFirst.current) {
        compare()
        return
      }
      const timer = setTimeout(() => startTransition(compare), isShown ? rest : restUnseen)
      return () => clearTimeout(timer)
    },
    [source, isShown],
  )
  useEpisodeEffect(follow, comparedParts)
  return compared?.of === source && source !== undefined ? compared?.rows : undefined
}
