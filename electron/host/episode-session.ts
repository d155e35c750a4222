import type { EditOutcome, EpisodeSnapshot, SaveState } from '../../core/contract/episode-shapes.ts'
import { type Applied, appliedBetween, applyEdits } from '../../core/editing/apply-edit.ts'
import type { Edit, EditContext, Patch } from '../../core/editing/edit.ts'
import {
  emptyHistory,
  type History,
  historyState,
  pushStep,
  sealStep,
  takeRedo,
  takeUndo,
} from '../../core/editing/history.ts'
import { gestureLabel } from '../../core/editing/labels.ts'
import { patched } from '../../core/editing/patching.ts'
import { wordsBeforeEmptied } from '../../core/editing/words-before-emptied.ts'
import type { Episode } from '../../core/episode/schema.ts'
import { AppError } from '../../core/errors.ts'
import type { JournalEntry } from './store/journal-lines.ts'

/** One open episode with its history: the only place where it changes. */
export interface EpisodeSession {
  episode(): Episode
  snapshot(): EpisodeSnapshot
  /** One step of history; all edits apply or none. Returns when the step is safe. */
  applyEdits(baseRevision: number, edits: readonly Edit[], options?: StepOptions): Promise<EditOutcome>
  undo(baseRevision: number): Promise<EditOutcome>
  redo(baseRevision: number): Promise<EditOutcome>
  /** Makes the episode say what another version of it says, as a step that can be undone. */
  replaceContent(content: Episode, label: string): Promise<EditOutcome>
  /** Takes a version that no step led to; what was done before cannot be undone over it. */
  adopt(episode: Episode): void
  /** What was done and undone so far. */
  history(): History
  /** Goes on with the history that led to this very content. */
  resume(history: History): void
  /** The next step stands alone although it has the key of the one before. */
  seal(): void
}

/** How a step joins the history. */
export interface StepOptions {
  readonly mergeKey?: string
  readonly label?: string
}

/** What a session needs from around it. */
export interface SessionSetting {
  readonly episode: Episode
  readonly context: () => EditContext
  /** Returns when the step is in the journal, or its failure was announced. */
  readonly accepted: (entry: JournalEntry) => Promise<void>
  readonly announce: (outcome: EditOutcome) => void
  readonly saveState: () => SaveState
  /** Told once a step that changes much at once is safe and announced, with the episode before it. */
  readonly onBulk: (before: Episode) => void
}

/** From this many changes in one step on, a backup is made of what was before. */
const bulkChanges = 20

/** The session of an episode that may be changed. */
export function episodeSession(setting: SessionSetting): EpisodeSession {
  let episode = setting.episode
  let history: History = emptyHistory

  const requireRevision = (baseRevision: number): void => {
    if (baseRevision === episode.revision) return
    throw new AppError(
      'revision-conflict',
      'This episode was changed in another window meanwhile. Nothing was changed here; look at it again, then repeat your change.',
      { revision: episode.revision },
    )
  }

  /** No waiting before `accepted`: what was decided on this revision is done on this revision. */
  const commit = async (
    next: Episode,
    patches: readonly Patch[],
    nextHistory: History,
    label: string,
  ): Promise<EditOutcome> => {
    const at = setting.context().now
    const stamp = { revision: episode.revision + 1, updatedAt: at }
    const all = [...patches, ...stampPatches(stamp)]
    episode = { ...next, ...stamp }
    history = nextHistory
    const outcome = { revision: stamp.revision, patches: all, label, history: historyState(history) }
    await setting.accepted({ revision: stamp.revision, at, patches: all })
    setting.announce(outcome)
    return outcome
  }

  const step = (applied: Applied, { mergeKey }: StepOptions, label: string): Promise<EditOutcome> => {
    const { patches, inversePatches } = applied
    const made = { label, patches, inversePatches, ...(mergeKey !== undefined && { mergeKey }) }
    return commit(applied.episode, patches, pushStep(history, made), label)
  }

  return {
    episode: () => episode,
    snapshot: () => ({
      episode,
      history: historyState(history),
      save: setting.saveState(),
      readOnly: false,
    }),
    async applyEdits(baseRevision, edits, options = {}) {
      requireRevision(baseRevision)
      const before = episode
      const wordsBefore: EditContext['wordsBefore'] = (id) => wordsBeforeEmptied(before, history, id)
      const applied = applyEdits(before, edits, { ...setting.context(), wordsBefore })
      const outcome = await step(applied, options, options.label ?? gestureLabel(edits))
      if (isBulk(edits)) setting.onBulk(before)
      return outcome
    },
    async undo(baseRevision) {
      requireRevision(baseRevision)
      const taken = takeUndo(history)
      if (!taken) throw new AppError('nothing-to-undo', 'There is nothing to undo.')
      const { inversePatches, label } = taken.step
      return commit(patched(episode, inversePatches), inversePatches, taken.history, label)
    },
    async redo(baseRevision) {
      requireRevision(baseRevision)
      const taken = takeRedo(history)
      if (!taken) throw new AppError('nothing-to-redo', 'There is nothing to redo.')
      const { patches, label } = taken.step
      return commit(patched(episode, patches), patches, taken.history, label)
    },
    async replaceContent(content, label) {
      const { revision, createdAt, updatedAt } = episode
      const before = episode
      const next = { ...content, revision, createdAt, updatedAt }
      const outcome = await step(appliedBetween(before, next), {}, label)
      setting.onBulk(before)
      return outcome
    },
    adopt(next) {
      episode = next
      history = emptyHistory
    },
    history: () => history,
    resume(next) {
      history = sealStep(next)
    },
    seal() {
      history = sealStep(history)
    },
  }
}

function stampPatches(stamp: { readonly revision: number; readonly updatedAt: string }): readonly Patch[] {
  return [
    { op: 'replace', path: ['revision'], value: stamp.revision },
    { op: 'replace', path: ['updatedAt'], value: stamp.updatedAt },
  ]
}

const sweeping: ReadonlySet<Edit['type']> = new Set([
  'chapter.replaceAll',
  'chapter.shift',
  'transcript.set',
  'transcript.remove',
  'person.merge',
])

/** Whether a step changes so much at once that the person may want all of it back. */
function isBulk(edits: readonly Edit[]): boolean {
  let changes = 0
  for (const edit of edits) {
    if (sweeping.has(edit.type)) return true
    changes += sizeOf(edit)
  }
  return changes >= bulkChanges
}

function sizeOf(edit: Edit): number {
  switch (edit.type) {
    case 'correction.accept':
      return edit.places.length
    case 'correction.revert':
      return edit.correctionIds.length
    case 'transcript.setSpeaker':
    case 'transcript.removeSegments':
      return edit.segmentIds.length
    case 'chapter.remove':
      return edit.chapterIds.length
    default:
      return 1
  }
}
