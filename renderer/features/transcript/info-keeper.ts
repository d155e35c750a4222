import type { EditorView } from '@codemirror/view'
import type { Episode } from '../../../core/episode/schema.ts'
import { setInfo, type TranscriptInfo } from './editor/info.ts'
import { headingsOf, infoOf, reckonTimes, sameStarts } from './transcript-info.ts'

/** Keeps what stands around the words up to date, at a cost that typing does not feel. */
export interface InfoKeeper {
  readonly now: () => TranscriptInfo
  readonly attach: (view: EditorView) => void
  readonly follow: (episode: Episode) => void
  readonly stop: () => void
}

/** Times that were only reckoned are worked out again once typing has rested this long. */
const rest = 600

/** Starts keeping what stands around the words of an episode. */
export function createInfoKeeper(start: Episode): InfoKeeper {
  let seen = start
  let headings = headingsOf(start)
  let reckoned = reckonTimes(start)
  let info = infoOf(start.people, headings, reckoned)
  let view: EditorView | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function show(): void {
    info = infoOf(seen.people, headings, reckoned)
    view?.dispatch({ effects: setInfo.of(info) })
  }

  function follow(episode: Episode): void {
    const before = seen
    seen = episode
    const turns = episode.transcript?.segments ?? []
    const starts = sameStarts(before.transcript?.segments ?? [], turns)
    const chapters = before.chapters === episode.chapters
    if (starts && chapters && before.people === episode.people) {
      if (reckoned.starts.size > 0 && before.transcript !== episode.transcript) later()
      return
    }
    if (!starts || !chapters) {
      headings = headingsOf(episode)
      if (reckoned.starts.size > 0 || !starts) reckoned = reckonTimes(episode)
    }
    show()
  }

  function later(): void {
    clearTimeout(timer)
    timer = setTimeout(() => {
      reckoned = reckonTimes(seen)
      show()
    }, rest)
  }

  return {
    now: () => info,
    attach(opened) {
      view = opened
    },
    follow,
    stop() {
      clearTimeout(timer)
      view = undefined
    },
  }
}
