import type { HostEvent } from '../../core/contract/events.ts'

/** Where a transport says that a listener failed. */
export type ReportFailure = (error: unknown) => void

/** Leaves a failure uncaught: the page tells the person, and the console keeps the stack. */
export const leaveUncaught: ReportFailure = (error) => void Promise.reject(error)

/** Tells every listener of an event; one that fails keeps neither the others nor the connection from going on. */
export function announceTo(
  listeners: Iterable<(event: HostEvent) => void>,
  event: HostEvent,
  report: ReportFailure,
): void {
  for (const listener of [...listeners]) {
    try {
      listener(event)
    } catch (error) {
      report(error)
    }
  }
}
