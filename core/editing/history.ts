import type { Patch } from './edit.ts'
import { weightOf } from './patches-between.ts'

/** One step a person can undo. */
export interface Step {
  /** As the Undo menu says it: "Rename chapter". */
  readonly label: string
  readonly patches: readonly Patch[]
  readonly inversePatches: readonly Patch[]
  /** Steps in a row with the same key are one step: typing in one field. */
  readonly mergeKey?: string
}

/** What was done and what was undone; the newest step is last. */
export interface History {
  readonly done: readonly Step[]
  readonly undone: readonly Step[]
}

/** The most steps that are kept. */
export const historyLimit = 500

/**
 * The most texts and numbers that the kept steps hold together, some 100 MB. Steps that replace
 * thousands of words weigh much more than typing; of those the oldest go sooner.
 */
export const heaviestHistory = 2_000_000

/** Nothing done yet. */
export const emptyHistory: History = { done: [], undone: [] }

/** Adds a step. What was undone before is forgotten, as a person who types after undo expects. */
export function pushStep(history: History, step: Step): History {
  const last = history.done.at(-1)
  const merges =
    last !== undefined &&
    step.mergeKey !== undefined &&
    last.mergeKey === step.mergeKey &&
    history.undone.length === 0
  const done = merges
    ? [...history.done.slice(0, -1), merged(last, step)]
    : [...history.done.slice(-(historyLimit - 1)), step]
  return { done: done.length === 1 ? done : lightEnough(done), undone: [] }
}

/** The newest steps that may be kept together; the very newest always. */
function lightEnough(steps: readonly Step[]): readonly Step[] {
  let weight = 0
  for (let index = steps.length - 1; index >= 0; index -= 1) {
    const step = steps[index]
    if (step) weight += stepWeight(step)
    if (weight > heaviestHistory) return steps.slice(Math.min(index + 1, steps.length - 1))
  }
  return steps
}

const weights = new WeakMap<Step, number>()

function stepWeight(step: Step): number {
  const known = weights.get(step)
  if (known !== undefined) return known
  const forth = weightOf(step.patches, heaviestHistory)
  const weight = forth + weightOf(step.inversePatches, heaviestHistory)
  weights.set(step, weight)
  return weight
}

/** How many texts and numbers a history holds; counting is done once for every step. */
export function historyWeight({ done, undone }: History): number {
  return [...done, ...undone].reduce((weight, step) => weight + stepWeight(step), 0)
}

/** Ends a run of merging: the next step with the same key stands alone. */
export function sealStep(history: History): History {
  const last = history.done.at(-1)
  if (last?.mergeKey === undefined) return history
  const { mergeKey: _ended, ...sealed } = last
  return { ...history, done: [...history.done.slice(0, -1), sealed] }
}

/** The step to undo and the history after it; undefined when there is none. */
export function takeUndo(history: History): { step: Step; history: History } | undefined {
  const step = history.done.at(-1)
  if (!step) return undefined
  return { step, history: { done: history.done.slice(0, -1), undone: [...history.undone, step] } }
}

/** The step to redo and the history after it; undefined when there is none. */
export function takeRedo(history: History): { step: Step; history: History } | undefined {
  const step = history.undone.at(-1)
  if (!step) return undefined
  const { mergeKey: _ended, ...sealed } = step
  return { step, history: { done: [...history.done, sealed], undone: history.undone.slice(0, -1) } }
}

/** What undo and redo would do next, for menus. */
export function historyState(history: History): { undoLabel?: string; redoLabel?: string } {
  const undo = history.done.at(-1)
  const redo = history.undone.at(-1)
  return { ...(undo && { undoLabel: undo.label }), ...(redo && { redoLabel: redo.label }) }
}

function merged(first: Step, second: Step): Step {
  return {
    label: second.label,
    patches: compact([...first.patches, ...second.patches]),
    inversePatches: compact([...second.inversePatches, ...first.inversePatches]),
    ...(second.mergeKey !== undefined && { mergeKey: second.mergeKey }),
  }
}

/**
 * Typing in one field replaces one path again and again. Only the last replace matters: of patches the newest, of
 * inverses, which stand newest first, the one that restores the value before all.
 */
function compact(patches: readonly Patch[]): readonly Patch[] {
  return sameReplace(patches) ? patches.slice(-1) : patches
}

function sameReplace(patches: readonly Patch[]): boolean {
  const path = patches[0]?.path.join('/')
  return (
    patches.length > 1 && patches.every((patch) => patch.op === 'replace' && patch.path.join('/') === path)
  )
}
