import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Edit } from '../../../core/editing/edit.ts'
import { revertEdits } from '../../../core/editing/original-diff.ts'
import type { Episode, Transcript } from '../../../core/episode/schema.ts'
import { useEpisodeNow } from '../../state/EpisodeProvider.tsx'
import { useToldEdits } from '../../state/told-edits.ts'
import { useEpisodeEffect } from '../../state/use-episode-effect.ts'
import { changesText } from '../../text/transcript.ts'
import { type ChangeRow, changeRows } from './change-list.ts'
import { changeMarksIn } from './change-positions.ts'
import { setChangeMarks } from './editor/change-marks.ts'
import { goToPlace } from './go-to.ts'
import { type Original, useOriginal } from './use-original.ts'
import type { OpenTranscript } from './use-transcript-editor.ts'

/** The changes since the import, and what can be done about them. */
export interface Changes {
  readonly original: Original
  /** Undefined until they have been compared. */
  readonly rows: readonly ChangeRow[] | undefined
  readonly current: string | undefined
  readonly choose: (id: string) => void
  readonly revert: (rows: readonly ChangeRow[], said?: string) => Promise<void>
}

/** Typing rests this long before the text is compared again. */
const rest = 300
/** While the changes are not shown, only their count is wanted, and that waits until typing has ended. */
const restUnseen = 2_600

/** Compares the transcript with its original, and marks the differences while they are shown. */
export function useChanges(transcript: OpenTranscript | undefined, isShown: boolean): Changes {
  const episodeNow = useEpisodeNow()
  const original = useOriginal(isShown)
  const source = original.phase === 'ready' ? original.transcript : undefined
  const rows = useRows(source, isShown)
  const [current, setCurrent] = useState<string>()
  const tell = useToldEdits()

  useEffect(() => {
    if (!transcript) return
    const marks = isShown && rows ? changeMarksIn(transcript.view.state, rows, current) : []
    transcript.view.dispatch({ effects: setChangeMarks.of(marks) })
  }, [transcript, isShown, rows, current])

  const choose = useCallback(
    (id: string) => {
      setCurrent(id)
      const row = rows?.find((one) => one.id === id)
      const [mark] = transcript && row ? changeMarksIn(transcript.view.state, [row], id) : []
      if (transcript && mark) goToPlace(transcript.view, mark.from, mark.to)
    },
    [rows, transcript],
  )
  const revert = useCallback(
    async (chosen: readonly ChangeRow[], said?: string) => {
      await transcript?.sync.flush()
      const episode = episodeNow()
      const words = chosen.flatMap((row) => (row.words ? [row.words] : []))
      const speakers = chosen.flatMap((row) => (row.speaker ? [row.speaker] : []))
      const present = new Set(episode.people.map((person) => person.id))
      const edits: readonly Edit[] = [
        ...revertEdits(episode, words),
        ...speakers.flatMap(({ was, segmentIds }): readonly Edit[] =>
          was !== undefined && !present.has(was)
            ? []
            : [
                {
                  type: 'transcript.setSpeaker',
                  segmentIds: [...segmentIds],
                  ...(was !== undefined && { personId: was }),
                },
              ],
        ),
      ]
      const title =
        said ?? (chosen.length > 1 ? changesText.revertedAll(chosen.length) : changesText.reverted)
      await tell(edits, { title }, { label: title })
    },
    [transcript, episodeNow, tell],
  )
  return useMemo(
    () => ({ original, rows, current, choose, revert }),
    [original, rows, current, choose, revert],
  )
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
