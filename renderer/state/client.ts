import { createContext, useContext } from 'react'
import type { Client } from '../../core/contract/client.ts'
import { assert } from '../../core/errors.ts'

/** The client every hook asks through. */
export const ClientContext = createContext<Client | undefined>(undefined)

/** The typed way to the host. */
export function useClient(): Client {
  const client = useContext(ClientContext)
  assert(client !== undefined, 'the app is always wrapped in its providers')
  return client
}
