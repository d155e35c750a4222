import { type ReactNode, useEffect } from 'react'
import type { Connection } from '../client/connect.ts'
import { tellUncaughtErrors } from '../state/errors.ts'
import { tellTextLeft } from '../state/text-left.ts'
import { ConnectionProvider } from './ConnectionProvider.tsx'
import { LibraryProvider } from './LibraryProvider.tsx'
import { PanesProvider } from './PanesProvider.tsx'
import { SettingsProvider } from './SettingsProvider.tsx'

interface ProvidersProps {
  readonly connection: Connection
  readonly children: ReactNode
}

/** Everything a screen may ask for, around the whole app. */
export function Providers({ connection, children }: ProvidersProps) {
  useEffect(tellUncaughtErrors, [])
  useEffect(tellTextLeft, [])
  return (
    <ConnectionProvider connection={connection}>
      <SettingsProvider>
        <PanesProvider>
          <LibraryProvider>{children}</LibraryProvider>
        </PanesProvider>
      </SettingsProvider>
    </ConnectionProvider>
  )
}
