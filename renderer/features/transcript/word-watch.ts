import type { ViewUpdate } from '@codemirror/view'
import { createRestTimer } from '../../state/rest-timer.ts'
import { fromHost } from './editor/sync.ts'

interface WordWatchHooks {
  /** Something was typed: what was said of the text before is old. */
  readonly onTyping: () => void
  /** Typing in one line has rested; `before` is what the line read when it began. Lines count from 1. */
  readonly onRest: (line: number, before: string) => void
}

/** Typing rests this long before a word counts as written. */
const rest = 1_000

/** A stretch of typing in one line. */
interface Stretch {
  readonly line: number
  readonly before: string
  /** Where it was typed, in the line as it is now. */
  readonly from: number
  readonly to: number
}

/**
 * Follows typing in single lines: a stretch begins with the first key, goes on while it stays beside what was typed,
 * and is told when it rests or the caret leaves the line. Lines that are split, joined or changed by the host end it.
 */
export function createWordWatch({ onTyping, onRest }: WordWatchHooks) {
  let stretch: Stretch | undefined
  let isTold = true
  const settle = (): void => {
    timer.stop()
    if (stretch && !isTold) {
      isTold = true
      onRest(stretch.line, stretch.before)
    }
  }
  const timer = createRestTimer(settle)
  return {
    changed(update: ViewUpdate): void {
      const isHosts = update.transactions.some((transaction) => transaction.annotation(fromHost))
      if (update.docChanged) {
        onTyping()
        stretch = isHosts ? undefined : typedStretch(update, stretch)
        isTold = stretch === undefined
        if (stretch) timer.set(rest)
        else timer.stop()
        return
      }
      const { head } = update.state.selection.main
      if (update.selectionSet && stretch && update.state.doc.lineAt(head).number !== stretch.line) settle()
    },
    stop(): void {
      timer.stop()
    },
  }
}

/** The stretch a change belongs to: the one before it where it touches that, else a new one. */
function typedStretch(update: ViewUpdate, last: Stretch | undefined): Stretch | undefined {
  const { doc: was } = update.startState
  const { doc: is } = update.state
  if (was.lines !== is.lines) return undefined
  let [fromA, toA, fromB, toB] = [was.length, 0, is.length, 0]
  update.changes.iterChangedRanges((a, b, c, d) => {
    fromA = Math.min(fromA, a)
    toA = Math.max(toA, b)
    fromB = Math.min(fromB, c)
    toB = Math.max(toB, d)
  })
  const line = was.lineAt(fromA)
  if (line.to < toA) return undefined
  const start = is.line(line.number).from
  const place = { from: fromB - start, to: toB - start }
  const isBeside =
    last?.line === line.number && fromA - line.from <= last.to + 1 && toA - line.from >= last.from - 1
  if (!isBeside || !last) return { line: line.number, before: line.text, ...place }
  const grown = toB - fromB - (toA - fromA)
  return {
    ...last,
    from: Math.min(last.from, place.from),
    to: Math.max(last.to + grown, place.to),
  }
}
