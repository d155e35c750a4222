/** What one key cost the page, in milliseconds. */
export interface KeyCost {
  /** Script, style and layout on the page's main thread until the next key, by the clock. */
  readonly busy: number
  /** The part of `busy` in which the main thread really had a processor; the rest other programs took. */
  readonly processor: number
  /** From the key to the frame that shows it. */
  readonly toPaint: number | undefined
}

/** The trace categories that `keyCosts` reads. */
export const traceCategories = ['devtools.timeline', 'toplevel', 'v8']

/** One event of a trace. */
export interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds. */
  readonly ts: number
  readonly dur?: number
  readonly tdur?: number
  readonly args?: { readonly data?: { readonly type?: string; readonly duration?: number } }
}

/** Script, style and layout as the browser names them in its trace; painting is not among them. */
export const busyNames: ReadonlySet<string> = new Set([
  'EventDispatch',
  'FunctionCall',
  'TimerFire',
  'FireAnimationFrame',
  'FireIdleCallback',
  'EvaluateScript',
  'BlinkScheduler_PerformMicrotaskCheckpoint',
  'MinorGC',
  'MajorGC',
  'UpdateLayoutTree',
  'Layout',
  'HitTest',
  'IntersectionObserverController::computeIntersections',
])

/** After the last key the page is watched this long, in microseconds: what a key starts may follow later. */
const afterLastKey = 1_000_000

/** The events of a trace in the order of their starts, one that holds another before it. */
export function traceEventsOf(trace: Buffer): readonly TraceEvent[] {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as {
    readonly traceEvents: readonly TraceEvent[]
  }
  return [...traceEvents].sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
}

/** What each key pressed during a trace cost; all that happens until the next key belongs to it. */
export function keyCosts(trace: Buffer): readonly KeyCost[] {
  const inOrder = traceEventsOf(trace)
  const keys = inOrder.filter(({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'keydown')
  const [first] = keys
  if (!first) return []
  const busy = outermost(
    inOrder.filter(
      ({ name, ph, pid, tid }) => ph === 'X' && pid === first.pid && tid === first.tid && busyNames.has(name),
    ),
  )
  const painted = inOrder.filter(
    ({ name, args }) =>
      name === 'EventTiming' && args?.data?.type === 'keydown' && args.data.duration !== undefined,
  )
  let at = 0
  return keys.map((key, index) => {
    const end = keys[index + 1]?.ts ?? key.ts + afterLastKey
    let [wall, processor] = [0, 0]
    for (; (busy[at]?.ts ?? Infinity) < end; at += 1) {
      const event = busy[at]
      if (!event || event.ts < key.ts) continue
      wall += event.dur ?? 0
      processor += event.tdur ?? event.dur ?? 0
    }
    return { busy: wall / 1_000, processor: processor / 1_000, toPaint: painted[index]?.args?.data?.duration }
  })
}

/** Events that lie in no other of the list; the list is in the order of their starts. */
export function outermost(events: readonly TraceEvent[]): readonly TraceEvent[] {
  let end = 0
  return events.filter(({ ts, dur = 0 }) => {
    if (ts < end) return false
    end = ts + dur
    return true
  })
}

/** The longest run of script, style and layout in a trace, in milliseconds: how long a page was deaf. */
export function longestTask(trace: Buffer): number {
  const traceEvents = traceEventsOf(trace)
  const main = new Set(
    traceEvents.filter(({ name }) => name === 'EventDispatch').map(({ pid, tid }) => `${pid}/${tid}`),
  )
  let longest = 0
  for (const { name, ph, pid, tid, dur = 0 } of traceEvents)
    if (ph === 'X' && busyNames.has(name) && main.has(`${pid}/${tid}`)) longest = Math.max(longest, dur)
  return longest / 1_000
}
