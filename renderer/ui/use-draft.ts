import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { leaveText, registerDraft } from './pending-drafts.ts'

/** What a draft needs to know about the value behind it. */
export interface DraftOptions {
  /** The committed value. */
  readonly value: string
  /**
   * Takes the text; a promise that fails keeps the text in the field with its message. `mergeKey` is
   * the same while one stay in the field lasts, so that its commits fold into one undo step.
   */
  readonly onCommit: (text: string, mergeKey: string) => unknown
  /** What is wrong with a text, in a sentence; such a text is kept on screen and not committed. */
  readonly check?: ((text: string) => string | undefined) | undefined
  /** Milliseconds of rest before typing is committed; 0 waits for Enter or blur. */
  readonly delay?: number
}

/** A text being edited. */
export interface Draft {
  readonly text: string
  readonly error: string | undefined
  readonly isDirty: boolean
  readonly change: (text: string) => void
  /** Takes the text to the host; answers why it was not taken, and then it is still in the field. */
  readonly commit: () => Promise<string | undefined>
  /** Puts back the value the stay in the field began with. */
  readonly restore: () => void
  /** For `onFocus`, `onBlur` and `onKeyDown` of the input. */
  readonly on: {
    readonly onFocus: () => void
    readonly onBlur: () => void
    readonly onKeyDown: (event: KeyboardEvent) => void
  }
}

/** Typed text lives in its input until Enter, blur or 800 ms of rest; Esc restores. Nothing typed is lost. */
export function useDraft(options: DraftOptions): Draft {
  const [typed, setTyped] = useState<string>()
  const [refusal, setRefusal] = useState<string>()
  const latest = useRef(options)
  latest.current = options
  const typedNow = useRef<string>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const release = useRef<() => void>(undefined)
  const stay = useStay(options.value)

  const settle = (text: string | undefined) => {
    clearTimeout(timer.current)
    typedNow.current = text
    setTyped(text)
    if (text === undefined) {
      release.current?.()
      release.current = undefined
    } else {
      release.current ??= registerDraft(commit)
    }
  }

  async function commit(): Promise<string | undefined> {
    clearTimeout(timer.current)
    const text = typedNow.current
    const { value, onCommit, check } = latest.current
    if (text === undefined) return undefined
    const problem = check?.(text)
    if (problem) return problem
    try {
      if (text !== value) await onCommit(text, stay.mergeKey())
      setRefusal(undefined)
      if (typedNow.current === text) settle(undefined)
      return undefined
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      setRefusal(reason)
      return reason
    }
  }

  const change = (text: string) => {
    setRefusal(undefined)
    settle(text)
    const delay = latest.current.delay ?? 800
    if (delay > 0) timer.current = setTimeout(() => void commit(), delay)
  }

  const restore = () => {
    settle(undefined)
    setRefusal(undefined)
    const { value, onCommit } = latest.current
    if (value !== stay.start()) void onCommit(stay.start(), stay.mergeKey())
  }

  // A field that goes away takes its text to the host first; what the host does not take is shown elsewhere.
  const commitLast = useRef(commit)
  commitLast.current = commit
  useEffect(
    () => () => {
      void commitLast.current().then((reason) => {
        if (typedNow.current !== undefined) leaveText(typedNow.current, reason)
        release.current?.()
      })
    },
    [],
  )

  return {
    text: typed ?? options.value,
    error: refusal ?? (typed === undefined ? undefined : options.check?.(typed)),
    isDirty: typed !== undefined && typed !== options.value,
    change,
    commit,
    restore,
    on: {
      onFocus: () => stay.begin(latest.current.value),
      onBlur: () => void commit(),
      onKeyDown: (event) => {
        if (event.key === 'Enter' && !isArea(event)) void commit()
        if (event.key === 'Escape' && (typedNow.current !== undefined || options.value !== stay.start())) {
          event.stopPropagation()
          restore()
        }
      },
    },
  }
}

function isArea(event: KeyboardEvent): boolean {
  return event.target instanceof HTMLTextAreaElement
}

/** One stay in a field: what it began with, and the key its commits share. */
function useStay(value: string) {
  const id = useId()
  const state = useRef({ count: 0, start: value })
  return {
    begin: (start: string) => {
      state.current = { count: state.current.count + 1, start }
    },
    start: () => state.current.start,
    mergeKey: () => `${id}#${state.current.count}`,
  }
}
