import { useCallback, useMemo, useRef, useState } from 'react'
import type { Client } from '../../../../core/contract/client.ts'
import type { FoundInEpisode } from '../../../../core/contract/find-shapes.ts'
import { useClient } from '../../../state/client.ts'
import { tellError } from '../../../state/errors.ts'
import { showToast } from '../../../state/toasts.ts'
import { showFindText } from '../../../text/show-find.ts'
import type { ReplaceWish } from '../use-replacing.ts'
import type { OpenTranscript } from '../use-transcript-editor.ts'
import { type ReplacedInShow, replaceInShow, takeBackInShow } from './replace-in-show.ts'

/** Replacing in every listed episode, while it goes on. */
export interface ShowReplace {
  readonly phase: 'idle' | 'running'
  readonly done: number
  readonly of: number
  readonly start: () => void
  readonly cancel: () => void
}

interface ShowReplaceOptions {
  readonly transcript: OpenTranscript | undefined
  readonly wish: ReplaceWish
  readonly episodes: readonly FoundInEpisode[]
  readonly leftOut: ReadonlySet<string>
  /** Called when the list is not what the episodes say any more. */
  readonly onDone: () => void
}

/** Replaces in one episode after the other, says what came of it, and offers to take all of it back. */
export function useShowReplace(options: ShowReplaceOptions): ShowReplace {
  const client = useClient()
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number }>()
  const calledOff = useRef(false)
  const latest = useRef(options)
  latest.current = options

  const start = useCallback(() => {
    const { transcript, wish, episodes, leftOut, onDone } = latest.current
    const run = async () => {
      calledOff.current = false
      setProgress({ done: 0, of: episodes.length })
      await transcript?.sync.flush()
      const outcome = await replaceInShow({
        client,
        wish,
        episodes,
        isWanted: (id) => !leftOut.has(id),
        onProgress: (done) => setProgress({ done, of: episodes.length }),
        isCalledOff: () => calledOff.current,
      })
      const takeBack = () => void takeAllBack(client, outcome).then(() => latest.current.onDone())
      tellReplaced(outcome, takeBack)
      onDone()
    }
    void run()
      .catch(tellError)
      .finally(() => setProgress(undefined))
  }, [client])
  const cancel = useCallback(() => {
    calledOff.current = true
  }, [])
  return useMemo(
    () => ({
      phase: progress ? 'running' : 'idle',
      done: progress?.done ?? 0,
      of: progress?.of ?? 0,
      start,
      cancel,
    }),
    [progress, start, cancel],
  )
}

function tellReplaced(
  { replaced, changedSince, failed, notReached }: ReplacedInShow,
  onUndo: () => void,
): void {
  const count = replaced.reduce((sum, one) => sum + one.count, 0)
  const [firstFailure] = failed
  const detail = [
    ...(changedSince.length > 0 ? [showFindText.changedSince(changedSince.length)] : []),
    ...(firstFailure ? [showFindText.failedIn(failed.length, firstFailure.reason)] : []),
    ...(notReached > 0 ? [showFindText.notReached(notReached)] : []),
  ].join(' ')
  showToast({
    title:
      replaced.length === 0 ? showFindText.replacedNothing : showFindText.replaced(count, replaced.length),
    ...(detail !== '' && { detail, tone: 'warn', stays: true }),
    ...(replaced.length > 0 && {
      action: { label: showFindText.undo, onPress: onUndo },
    }),
  })
}

async function takeAllBack(client: Client, outcome: ReplacedInShow): Promise<void> {
  const { undone, reverted, failed } = await takeBackInShow(client, outcome)
  const detail = [
    ...(reverted > 0 ? [showFindText.notUndone(reverted)] : []),
    ...(failed > 0 ? [showFindText.undoFailed(failed)] : []),
  ].join(' ')
  showToast({
    title: showFindText.undone(undone + reverted),
    ...(detail !== '' && { detail, tone: 'warn', stays: true }),
  })
}
