import { Annotation, ChangeSet, type Text, type Transaction } from '@codemirror/state'
import type { EditorView, ViewUpdate } from '@codemirror/view'
import type { Edit } from '../../../../core/editing/edit.ts'
import { changesToText, type TextChange } from '../../../../core/editing/transcript-changes.ts'
import { editsForText } from '../../../../core/editing/transcript-text.ts'
import type { ChangedRange } from '../../../../core/episode/lined-text.ts'
import type { Segment } from '../../../../core/episode/schema.ts'
import { isAppError } from '../../../../core/errors.ts'
import type { IdSource } from '../../../../core/ids.ts'
import { createRestTimer } from '../../../state/rest-timer.ts'
import { registerDraft } from '../../../ui/pending-drafts.ts'
import { linesAsTurns, saysTurns } from './document-turns.ts'
import { setTurns, turnsThrough } from './turns.ts'

/** Marks changes that came from the host, so that they are not sent back to it. */
export const fromHost = Annotation.define<true>()

/** What a sync needs of the world. */
export interface SyncOptions {
  readonly view: EditorView
  /** The turns the document was made from. */
  readonly segments: readonly Segment[]
  readonly apply: (edits: readonly Edit[], mergeKey?: string) => Promise<unknown>
  readonly newId: IdSource
  readonly onError: (error: unknown) => void
}

/** A batch on its way: it leads from the document the host has to `doc`. */
interface Sent {
  readonly changes: ChangeSet
  readonly doc: Text
  /** The host's turns changed otherwise since it was sent, so its edits may no longer fit. */
  readonly isOvertaken: boolean
}

/** One step of undo that was typed and not yet sent: it leads from what was typed before it to `doc`. */
interface Step {
  readonly changes: ChangeSet
  readonly doc: Text
  /** Which burst of typing it belongs to: what has the same number becomes one step. */
  readonly burst: number
}

/** Typing rests this long before it is sent, and is never kept longer than `longest`. */
const rest = 400
const longest = 2_000
/** Typing after such a pause is another step of undo. */
const burstPause = 1_500
/** After a failure it is tried again so much later. */
const retry = 4_000

/**
 * Keeps an open text and the host's transcript together. What is typed is sent as edits, one batch at a
 * time, each made against the turns the host has; what the host changes meanwhile (undo, another
 * window) goes into the text around what is still being typed. Nothing typed is dropped: what could
 * not be sent stays and is tried again.
 */
export class TranscriptSync {
  private readonly options: SyncOptions
  /** What the host has, and the document that shows it. */
  private known: { readonly segments: readonly Segment[]; readonly doc: Text }
  /** Sent and not yet answered. */
  private sent: Sent | undefined
  /** Steps that are typed to their end and not yet sent, the oldest first. */
  private steps: Step[] = []
  /** The step being typed: what was put together of it, the letters since, and the burst it began in. */
  private gathered: ChangeSet
  private letters: ChangeSet[] = []
  private gatheredIn = 0
  private sending: Promise<void> | undefined
  private readonly timer = createRestTimer(() => void this.flush())
  private firstTyped = 0
  private burst = { count: 0, last: 0 }
  private readonly session: string
  private release: (() => void) | undefined
  private isStopped = false

  constructor(options: SyncOptions) {
    this.options = options
    const { doc } = options.view.state
    this.known = { segments: options.segments, doc }
    this.gathered = ChangeSet.empty(doc.length)
    this.session = options.newId('typing')
  }

  /** The step being typed. Put together when somebody asks, so that no letter waits for it. */
  private get typed(): ChangeSet {
    for (const letter of this.letters) this.gathered = this.gathered.compose(letter)
    this.letters = []
    return this.gathered
  }

  /** All that was typed and not yet sent. */
  private get pending(): ChangeSet {
    const [first, ...others] = [...this.steps.map(({ changes }) => changes), this.typed]
    return others.reduce((all, changes) => all.compose(changes), first ?? this.gathered)
  }

  /** What was typed is something else in the document as it is now; its steps become one. */
  private set pending(changes: ChangeSet) {
    this.gatheredIn = this.steps[0]?.burst ?? this.gatheredIn
    this.steps = []
    this.letters = []
    this.gathered = changes
  }

  /** The turns the host has; what was typed since is not in them. */
  get segments(): readonly Segment[] {
    return this.known.segments
  }

  /** The text changed on screen, or the caret moved. */
  changed(update: ViewUpdate): void {
    const now = performance.now()
    const isHosts = update.transactions.some((transaction) => transaction.annotation(fromHost))
    if (!update.docChanged || isHosts) {
      if (update.selectionSet && !isHosts) this.endBurst(update.state.doc, now)
      return
    }
    const isApart = update.transactions.some(isOwnStep)
    if (isApart || now - this.burst.last > burstPause) this.endBurst(update.startState.doc, now)
    this.burst = { ...this.burst, last: now }
    if (this.letters.length === 0 && this.gathered.empty) {
      this.gatheredIn = this.burst.count
      if (this.steps.length === 0) this.firstTyped = now
    }
    this.letters.push(update.changes)
    this.release ??= registerDraft(() => this.handOver())
    const isSplit = update.startState.doc.lines !== update.state.doc.lines
    if (isSplit || isApart) this.endBurst(update.state.doc, now)
    this.schedule(isSplit ? 0 : Math.max(0, Math.min(rest, this.firstTyped + longest - now)))
  }

  /** The same as `flush` for who acts on what was typed, as undo does: what is typed after it is another step. */
  private handOver(): Promise<void> {
    this.endBurst(this.options.view.state.doc, this.burst.last)
    return this.flush()
  }

  /** Sends everything typed; settles when the host has answered. */
  async flush(): Promise<void> {
    this.timer.stop()
    while (this.sending) await this.sending
    this.endStep(this.options.view.state.doc)
    while (this.sending || this.steps.length > 0) {
      if (this.sending) await this.sending
      else this.sendNext()
    }
    this.letGo()
  }

  private sendNext(): void {
    const step = this.steps.shift()
    if (!step) return
    const { changes, doc, burst } = step
    const { segments, doc: before } = this.known
    const edits = editsForText(segments, before, doc, rangesOf(changes), this.options.newId)
    if (edits.length === 0) {
      // Only white space: the turns say the same, and each line is its turn again.
      this.known = { segments, doc }
      this.showTurns()
      return
    }
    this.sent = { changes, doc, isOvertaken: false }
    const mergeKey = before.lines === doc.lines ? `${this.session}-${burst}` : undefined
    this.sending = this.send(edits, mergeKey)
  }

  /**
   * Shows at once what a command will do to the text, and carries it out. Where the host refuses, the text
   * is as it was, and the promise fails. While something typed is on its way the text waits for the host.
   */
  async carryOut<T>(changes: readonly TextChange[], command: () => Promise<T>): Promise<T> {
    if (this.sent || this.sending || !this.pending.empty || changes.length === 0) return command()
    const { view } = this.options
    const shown = view.state.update({ changes: [...changes], annotations: fromHost.of(true) })
    this.sent = { changes: shown.changes, doc: shown.newDoc, isOvertaken: false }
    this.pending = ChangeSet.empty(shown.newDoc.length)
    this.endBurst(shown.newDoc, 0)
    this.release ??= registerDraft(() => this.handOver())
    view.dispatch(shown)
    const carried = command()
    this.sending = carried.then(
      () => this.answered(),
      () => this.takeBack(),
    )
    try {
      return await carried
    } finally {
      await this.sending
    }
  }

  /** The host's transcript is now this. */
  follow(segments: readonly Segment[]): void {
    if (segments === this.known.segments) return
    if (!this.sent || !saysTurns(this.sent.doc, segments)) {
      this.merge(segments)
      return
    }
    this.known = { segments, doc: this.sent.doc }
    this.sent = undefined
    this.showTurns()
  }

  /** Sends what is left and forgets the document. Until it settles the host's changes must still be told. */
  async stop(): Promise<void> {
    this.isStopped = true
    await this.flush()
    while (!this.pending.empty) {
      await new Promise((resolve) => setTimeout(resolve, retry))
      await this.flush()
    }
  }

  private schedule(delay: number): void {
    if (this.isStopped) this.timer.stop()
    else this.timer.set(delay)
  }

  /** What is typed after this, in `doc`, is another step of undo. */
  private endBurst(doc: Text, last: number): void {
    this.endStep(doc)
    this.burst = { count: this.burst.count + 1, last }
  }

  private endStep(doc: Text): void {
    const changes = this.typed
    if (changes.empty) return
    this.steps.push({ changes, doc, burst: this.gatheredIn })
    this.gathered = ChangeSet.empty(doc.length)
  }

  /** The lines are the turns the host has, around what was typed since. */
  private showTurns(): void {
    const { view } = this.options
    const turns = turnsThrough(
      { segments: this.known.segments },
      this.known.doc,
      this.pending,
      view.state.doc,
    )
    view.dispatch({ effects: setTurns.of(turns), annotations: fromHost.of(true) })
  }

  private async send(edits: readonly Edit[], mergeKey: string | undefined): Promise<void> {
    try {
      await this.options.apply(edits, mergeKey)
      this.answered()
    } catch (error) {
      const isOvertaken = this.sent?.isOvertaken === true && isMisfit(error)
      if (this.sent) this.pending = this.sent.changes.compose(this.pending)
      this.sent = undefined
      // Undo or another window was quicker. The same typing is made into edits again, of the turns as they are.
      if (!isOvertaken) this.options.onError(error)
      this.schedule(isOvertaken ? 0 : retry)
      this.done()
    }
  }

  private answered(): void {
    if (this.sent) this.settle(this.sent.doc)
    this.done()
  }

  private done(): void {
    this.sending = undefined
    this.letGo()
    if (!this.pending.empty && !this.sent) this.schedule(rest)
  }

  /** What was shown ahead goes again, around what was typed since. */
  private takeBack(): void {
    if (this.sent) {
      const back = this.sent.changes.invert(this.known.doc)
      const onScreen = back.map(this.pending)
      this.sent = undefined
      this.pending = this.pending.map(back, true)
      this.options.view.dispatch({ changes: onScreen, annotations: fromHost.of(true) })
    }
    this.done()
  }

  /** The edits are in, but the host's turns say something else than was typed: the text follows the turns. */
  private settle(doc: Text): void {
    const { segments } = this.known
    this.sent = undefined
    this.known = { segments: linesAsTurns(doc, segments), doc }
    this.merge(segments)
  }

  /** Nothing is on its way any more: leaving the screen need not wait. */
  private letGo(): void {
    if (!this.pending.empty || this.sent) return
    this.release?.()
    this.release = undefined
  }

  /** Puts the host's change into the text, around what was typed since. */
  private merge(segments: readonly Segment[]): void {
    const { doc: shown } = this.known
    const hosts = changesToText(shown, this.known.segments, segments)
    if (this.pending.empty && !this.sent) {
      this.takeOver(hosts, segments)
      return
    }
    const changes = ChangeSet.of([...hosts], shown.length)
    const overSent = this.sent ? changes.map(this.sent.changes) : changes
    const onScreen = overSent.map(this.pending)
    if (this.sent) {
      this.sent = {
        changes: this.sent.changes.map(changes, true),
        doc: overSent.apply(this.sent.doc),
        isOvertaken: true,
      }
    }
    this.pending = this.pending.map(overSent, true)
    this.known = { segments, doc: changes.apply(shown) }
    this.burst = { count: this.burst.count + 1, last: 0 }
    this.options.view.dispatch({ changes: onScreen, annotations: fromHost.of(true) })
  }

  /** Nothing was typed since, so the text says what the host says. */
  private takeOver(changes: readonly TextChange[], segments: readonly Segment[]): void {
    const { view } = this.options
    const next = view.state.update({
      changes: [...changes],
      effects: setTurns.of({ segments }),
      annotations: fromHost.of(true),
    })
    this.known = { segments, doc: next.newDoc }
    this.pending = ChangeSet.empty(next.newDoc.length)
    this.endBurst(next.newDoc, 0)
    view.dispatch(next)
  }
}

/** Whether edits did not fit the turns: these say something else by now, or are gone. */
function isMisfit(error: unknown): boolean {
  return isAppError(error, 'edit-stale') || isAppError(error, 'invalid-edit')
}

/** Whether a change is a step of its own, whatever is typed around it. */
function isOwnStep(transaction: Transaction): boolean {
  return ['input.paste', 'input.drop', 'move.drop', 'delete.cut', 'delete.selection'].some((event) =>
    transaction.isUserEvent(event),
  )
}

function rangesOf(changes: ChangeSet): readonly ChangedRange[] {
  const ranges: ChangedRange[] = []
  changes.iterChangedRanges((fromA, toA, fromB, toB) => ranges.push({ fromA, toA, fromB, toB }))
  return ranges
}
