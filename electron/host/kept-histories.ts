import { type History, heaviestHistory, historyWeight } from '../../core/editing/history.ts'
import type { EpisodeId } from '../../core/ids.ts'

/** The histories of episodes that were let go of, so that undo goes on when they are opened again. */
export interface KeptHistories {
  /** Keeps what led to a file; `sha256` says which. Nothing done is nothing to keep. */
  keep(id: EpisodeId, sha256: string, history: History): void
  /** Gives a history back once, if the file is still the one it led to. */
  take(id: EpisodeId, sha256: string): History | undefined
}

/** Together they weigh no more than that of one open episode may; of the oldest nothing is left then. */
export function keptHistories(): KeptHistories {
  const kept = new Map<EpisodeId, { readonly sha256: string; readonly history: History }>()
  return {
    keep(id, sha256, history) {
      kept.delete(id)
      if (history.done.length + history.undone.length > 0) kept.set(id, { sha256, history })
      let weight = 0
      for (const [each, entry] of [...kept].reverse()) {
        weight += historyWeight(entry.history)
        if (weight > heaviestHistory) kept.delete(each)
      }
    },
    take(id, sha256) {
      const entry = kept.get(id)
      kept.delete(id)
      return entry?.sha256 === sha256 ? entry.history : undefined
    },
  }
}
