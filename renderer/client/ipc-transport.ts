import type { Transport } from '../../core/contract/client.ts'
import type { EpisodeHost } from '../../core/contract/episode-host.ts'
import type { HostEvent } from '../../core/contract/events.ts'
import { longestPayload, payloadTooLarge } from '../../core/contract/payload.ts'
import { announceTo, leaveUncaught, type ReportFailure } from './announce.ts'

/** Speaks to the host through the preload. */
export function createIpcTransport(
  episodeHost: EpisodeHost,
  report: ReportFailure = leaveUncaught,
): Transport {
  const listeners = new Set<(event: HostEvent) => void>()
  let listening = false
  return {
    async call(name, input) {
      const text = JSON.stringify(input) ?? ''
      if (text.length > longestPayload) throw payloadTooLarge(longestPayload)
      return JSON.parse(await episodeHost.call(name, text))
    },
    subscribe(listener) {
      listeners.add(listener)
      if (!listening) {
        listening = true
        episodeHost.on((text) => {
          // The host made this text from an event of the contract; `Client` puts the types on.
          announceTo(listeners, JSON.parse(text) as HostEvent, report)
        })
      }
      return () => listeners.delete(listener)
    },
  }
}
