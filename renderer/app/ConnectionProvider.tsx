import { type ReactNode, useEffect, useState } from 'react'
import type { Connection } from '../client/connect.ts'
import { ClientContext } from '../state/client.ts'
import { ConnectionContext, type ConnectionNow } from '../state/connection.ts'

interface ConnectionProviderProps {
  readonly connection: Connection
  readonly children: ReactNode
}

/** Gives the client, and tells when the host is lost or was away for so long that events were missed. */
export function ConnectionProvider({ connection, children }: ConnectionProviderProps) {
  const [now, setNow] = useState<ConnectionNow>({ isLost: false, missed: 0 })
  useEffect(
    () =>
      connection.watch((heard) =>
        setNow(({ missed }) =>
          heard.state === 'lost'
            ? { isLost: true, missed }
            : { isLost: false, missed: heard.missedEvents ? missed + 1 : missed },
        ),
      ),
    [connection],
  )
  return (
    <ClientContext value={connection.client}>
      <ConnectionContext value={now}>{children}</ConnectionContext>
    </ClientContext>
  )
}
