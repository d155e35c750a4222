import type { HostEvent } from '../../core/contract/events.ts'

/** One event with the name by which a client says how far it has heard. */
export interface LoggedEvent {
  readonly id: string
  readonly event: HostEvent
}

/** The last events, so that a client whose connection broke misses nothing. */
export interface EventLog {
  append(event: HostEvent): LoggedEvent
  /** What came after `id`; `undefined` when that is no longer known and the client must read afresh. */
  since(id: string): readonly LoggedEvent[] | undefined
  /** The name of the newest event, also when there is none yet. */
  readonly newest: string
}

/** `run` tells this start of the server from others, whose numbers mean other events. */
export function createEventLog(run: string, capacity = 500): EventLog {
  const kept: LoggedEvent[] = []
  let count = 0
  return {
    append(event) {
      count += 1
      const logged = { id: `${run}-${count}`, event }
      kept.push(logged)
      if (kept.length > capacity) kept.shift()
      return logged
    },
    since(id) {
      if (!id.startsWith(`${run}-`)) return undefined
      const number = Number(id.slice(run.length + 1))
      const missed = count - number
      if (!Number.isInteger(missed) || missed < 0 || missed > kept.length) return undefined
      return missed === 0 ? [] : kept.slice(-missed)
    },
    get newest() {
      return `${run}-${count}`
    },
  }
}
