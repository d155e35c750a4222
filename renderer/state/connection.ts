import { createContext, useContext } from 'react'

/** Whether the host can be heard, and how often events were missed and everything must be read afresh. */
export interface ConnectionNow {
  readonly isLost: boolean
  readonly missed: number
}

/** The connection; the app gives the real one. */
export const ConnectionContext = createContext<ConnectionNow>({ isLost: false, missed: 0 })

/** The connection to the host as of now. */
export function useConnection(): ConnectionNow {
  return useContext(ConnectionContext)
}
