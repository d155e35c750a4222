import { type ReactNode, useEffect } from 'react'
import type { Client } from '../../core/contract/client.ts'
import { ClientContext } from '../state/client.ts'
import { tellUncaughtErrors } from '../state/errors.ts'
import { LibraryProvider } from './LibraryProvider.tsx'
import { PanesProvider } from './PanesProvider.tsx'
import { SettingsProvider } from './SettingsProvider.tsx'

/** Everything a screen may ask for, around the whole app. */
export function Providers({ client, children }: { readonly client: Client; readonly children: ReactNode }) {
  useEffect(tellUncaughtErrors, [])
  return (
    <ClientContext value={client}>
      <SettingsProvider>
        <PanesProvider>
          <LibraryProvider>{children}</LibraryProvider>
        </PanesProvider>
      </SettingsProvider>
    </ClientContext>
  )
}
