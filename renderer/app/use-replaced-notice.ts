import { TriangleAlert } from 'lucide-react'
import { useEffect } from 'react'
import { useClient } from '../state/client.ts'
import { showToast } from '../state/toasts.ts'
import type { Route } from './routes.ts'

/**
 * Says what the host did to the open episode by itself: that it was put back together after a crash, or combined
 * with what another program wrote; and where two windows changed the same thing of a show. The message stays until it is
 * dismissed or another episode is opened, because nothing else tells of it.
 */
export function useReplacedNotice(route: Route): void {
  const client = useClient()
  const open = route.screen === 'episode' ? route.episodeId : undefined
  useEffect(
    () =>
      client.on('episode.replaced', ({ episodeId, message }) => {
        if (episodeId !== open) return
        showToast({ title: message, icon: TriangleAlert, tone: 'warn', stays: true, about: episodeId })
      }),
    [client, open],
  )
  useEffect(
    () =>
      client.on('show.changed', ({ message }) => {
        if (message !== undefined)
          showToast({ title: message, icon: TriangleAlert, tone: 'warn', stays: true })
      }),
    [client],
  )
}
