import { columns } from '../measure.ts'
import { busyNames, outermost, type TraceEvent, traceEventsOf } from './trace.ts'

/** What the page did for its keys, summed up by kind of work. */
export interface KeyWork {
  readonly what: string
  /** How often for each key. */
  readonly times: number
  /** Milliseconds for each key, by the clock and by the processor. */
  readonly wall: number
  readonly processor: number
  /** The longest of all, by the clock. */
  readonly longest: number
}

/** Work that brings the page on screen; it is no part of `busy`, but a key waits for it. */
const drawing: ReadonlySet<string> = new Set(['PrePaint', 'Paint', 'Layerize', 'Commit'])

/** Laying out and style are told apart within whatever made them necessary. */
const inner: Readonly<Record<string, string>> = { Layout: 'layout', UpdateLayoutTree: 'style' }

/** What the keys of a trace were spent on, the most costly first. */
export function whyKeys(trace: Buffer): readonly KeyWork[] {
  const events = traceEventsOf(trace)
  const keys = events.filter(({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'keydown')
  const [first] = keys
  if (!first) return []
  const own = events.filter(
    ({ ph, pid, tid, ts }) => ph === 'X' && pid === first.pid && tid === first.tid && ts >= first.ts,
  )
  const sums = new Map<string, { times: number; wall: number; processor: number; longest: number }>()
  const add = (what: string, { dur = 0, tdur = dur }: TraceEvent): void => {
    const sum = sums.get(what) ?? { times: 0, wall: 0, processor: 0, longest: 0 }
    sums.set(what, {
      times: sum.times + 1,
      wall: sum.wall + dur,
      processor: sum.processor + tdur,
      longest: Math.max(sum.longest, dur),
    })
  }
  const top = outermost(own.filter(({ name }) => busyNames.has(name)))
  for (const event of top) add(nameOf(event), event)
  for (const event of outermost(own.filter(({ name }) => drawing.has(name))))
    add(`(drawing) ${event.name.toLowerCase()}`, event)
  let at = 0
  for (const event of own) {
    const part = inner[event.name]
    while ((top[at + 1]?.ts ?? Number.POSITIVE_INFINITY) <= event.ts) at += 1
    const around = top[at]
    if (part && around && around !== event) add(`${nameOf(around)}: ${part}`, event)
  }
  const perKey = (micros: number): number => micros / 1_000 / keys.length
  return [...sums]
    .map(([what, { times, wall, processor, longest }]) => ({
      what,
      times: times / keys.length,
      wall: perKey(wall),
      processor: perKey(processor),
      longest: longest / 1_000,
    }))
    .sort((a, b) => b.processor - a.processor)
}

const plainNames: Readonly<Record<string, string>> = {
  TimerFire: 'timer',
  FireAnimationFrame: 'frame',
  FireIdleCallback: 'idle',
  BlinkScheduler_PerformMicrotaskCheckpoint: 'promises',
  FunctionCall: 'message',
  Layout: 'layout',
  UpdateLayoutTree: 'style',
  HitTest: 'hit test',
}

function nameOf({ name, args }: TraceEvent): string {
  return name === 'EventDispatch' ? `event ${args?.data?.type ?? ''}` : (plainNames[name] ?? name)
}

/** The work as a table. */
export function whyTable(work: readonly KeyWork[]): string {
  const rows = work
    .filter(({ processor }) => processor >= 0.01)
    .map(({ what, times, wall, processor, longest }) => [
      what,
      times.toFixed(2),
      `${wall.toFixed(2)} ms`,
      `${processor.toFixed(2)} ms`,
      `${longest.toFixed(1)} ms`,
    ])
  return columns(['on average for each key', 'times', 'took', 'of it processor', 'longest'], rows)
}
