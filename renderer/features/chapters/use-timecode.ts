import {
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { nudgeSteps, nudgeTime, readTimecode } from '../../../core/episode/timecode-input.ts'
import { formatTime, type Millis } from '../../../core/time.ts'
import { timecodeProblem } from '../../text/chapters.ts'
import { leaveText, registerDraft } from '../../ui/pending-drafts.ts'

/** What a timecode field needs of the world. */
export interface TimecodeOptions {
  /** The time in force. */
  readonly value: Millis
  /** Length of the audio, where it is known. */
  readonly duration?: Millis | undefined
  /** Puts a time in force. `mergeKey` is given for nudges, so that a run of them is one undo step. */
  readonly onCommit: (time: Millis, mergeKey?: string) => unknown
  /** ↵ was pressed and the time is in force. */
  readonly onEnter?: (() => void) | undefined
  /** Esc was pressed; the time the stay began with is in force again. */
  readonly onEscape?: (() => void) | undefined
  /** T was pressed, which no time is written with. */
  readonly onSetToPlace?: (() => void) | undefined
  /** Many lines were pasted at once. */
  readonly onPasteLines?: ((text: string) => void) | undefined
}

/** A time being edited. */
export interface Timecode {
  readonly text: string
  /** How Galley reads loose digits, while they are typed. */
  readonly ghost: string | undefined
  /** Why the text is not in force, once it was to be. */
  readonly problem: string | undefined
  readonly isDirty: boolean
  readonly change: (text: string) => void
  readonly nudge: (by: number) => void
  readonly on: {
    readonly onFocus: (event: FocusEvent<HTMLInputElement>) => void
    readonly onBlur: () => void
    readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void
    readonly onPaste: (event: ClipboardEvent<HTMLInputElement>) => void
  }
}

/** The rules of a timecode field: what is typed is in force after ↵, Tab or leaving, nudges are at once. */
export function useTimecode(options: TimecodeOptions): Timecode {
  const [typed, setTyped] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const [sent, setSent] = useState<Millis>()
  const waiting = useRef(0)
  const input = useRef<HTMLInputElement>(undefined)
  const latest = useRef(options)
  latest.current = options
  const typedNow = useRef<string>(undefined)
  const release = useRef<() => void>(undefined)
  const stay = useStay(options.value)

  const settle = (text: string | undefined) => {
    typedNow.current = text
    setTyped(text)
    setProblem(undefined)
    if (text === undefined) {
      release.current?.()
      release.current = undefined
    } else release.current ??= registerDraft(async () => void commit())
  }

  /** Puts the typed time in force; false where it is none, and then the text stays to be seen. */
  const commit = (): boolean => {
    const text = typedNow.current
    const { value, duration, onCommit } = latest.current
    if (text === undefined) return true
    const reading = readTimecode(text, { current: value, duration })
    if (reading.kind === 'problem') {
      setProblem(timecodeProblem(reading, { typed: text, current: value, duration }))
      return false
    }
    settle(undefined)
    if (reading.kind === 'time' && reading.time !== value) {
      const { time } = reading
      send(time, () => onCommit(time))
    }
    return true
  }

  /** Shows a time at once and until the host has answered every time sent to it. */
  const send = (time: Millis, commitTime: () => unknown) => {
    stay.set(time)
    waiting.current += 1
    setSent(time)
    void Promise.resolve(commitTime()).finally(() => {
      waiting.current -= 1
      if (waiting.current === 0) setSent(undefined)
    })
  }

  const nudge = (by: number) => {
    if (!commit()) return
    const { duration, onCommit } = latest.current
    const time = nudgeTime(stay.time(), by, duration)
    if (time === stay.time()) return
    send(time, () => onCommit(time, stay.mergeKey()))
  }

  const restore = () => {
    settle(undefined)
    if (stay.time() !== stay.start()) {
      const start = stay.start()
      send(start, () => latest.current.onCommit(start, stay.mergeKey()))
    }
  }

  useLeaving(typedNow, latest, release)
  useEffect(() => {
    if (waiting.current === 0) stay.set(options.value)
  }, [options.value, stay.set])
  const shown = formatTime(sent ?? options.value)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another time in the field is selected anew
  useLayoutEffect(() => {
    const { current } = input
    if (current && current === document.activeElement && typedNow.current === undefined) current.select()
  }, [shown])

  const reading =
    typed === undefined
      ? undefined
      : readTimecode(typed, { current: options.value, duration: options.duration })
  return {
    text: typed ?? shown,
    ghost: reading?.kind === 'time' ? reading.ghost : undefined,
    problem,
    isDirty: typed !== undefined,
    change: settle,
    nudge,
    on: {
      onFocus: (event) => {
        input.current = event.target
        stay.begin(latest.current.value)
        event.target.select()
      },
      onBlur: () => void commit(),
      onKeyDown: (event) => pressed(event, { commit, nudge, restore, options: latest.current }),
      onPaste: (event) => {
        const text = event.clipboardData.getData('text/plain')
        const { onPasteLines } = latest.current
        if (!onPasteLines || !text.trim().includes('\n')) return
        event.preventDefault()
        onPasteLines(text)
      },
    },
  }
}

/** A field that goes away puts its time in force first; a time that is refused is shown elsewhere. */
function useLeaving(
  typed: RefObject<string | undefined>,
  latest: RefObject<TimecodeOptions>,
  release: RefObject<(() => void) | undefined>,
): void {
  useEffect(
    () => () => {
      if (typed.current !== undefined) void leave(typed.current, latest.current)
      release.current?.()
    },
    [typed, latest, release],
  )
}

async function leave(typed: string, { value: current, duration, onCommit }: TimecodeOptions): Promise<void> {
  const reading = readTimecode(typed, { current, duration })
  if (reading.kind === 'problem') {
    leaveText(typed, timecodeProblem(reading, { typed, current, duration }))
    return
  }
  try {
    if (reading.kind === 'time' && reading.time !== current) await onCommit(reading.time)
  } catch (error) {
    leaveText(typed, error instanceof Error ? error.message : String(error))
  }
}

interface KeyActions {
  readonly commit: () => boolean
  readonly nudge: (by: number) => void
  readonly restore: () => void
  readonly options: TimecodeOptions
}

function pressed(
  event: KeyboardEvent<HTMLInputElement>,
  { commit, nudge, restore, options }: KeyActions,
): void {
  if (event.metaKey || event.ctrlKey) return
  const handled = (): void => {
    event.preventDefault()
    event.stopPropagation()
  }
  if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
    handled()
    const step = event.altKey ? nudgeSteps.fine : event.shiftKey ? nudgeSteps.coarse : nudgeSteps.normal
    nudge(event.key === 'ArrowUp' ? step : -step)
  } else if (event.key === 'Enter') {
    handled()
    if (commit()) options.onEnter?.()
  } else if (event.key === 'Escape') {
    handled()
    restore()
    options.onEscape?.()
  } else if (event.key.toLowerCase() === 't' && !event.altKey && options.onSetToPlace) {
    handled()
    options.onSetToPlace()
  }
}

/** One stay in the field: where it began, where nudges have led, and the key those nudges share. */
function useStay(value: Millis) {
  const id = useId()
  const state = useRef({ count: 0, start: value, time: value })
  const actions = useRef({
    begin: (start: Millis) => {
      state.current = { count: state.current.count + 1, start, time: start }
    },
    set: (time: Millis) => {
      state.current = { ...state.current, time }
    },
    start: () => state.current.start,
    time: () => state.current.time,
    mergeKey: () => `${id}#${state.current.count}`,
  })
  return actions.current
}
