import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import type { Settings } from '../../core/contract/library-shapes.ts'
import { useClient } from '../state/client.ts'
import { useConnection } from '../state/connection.ts'
import { tellError } from '../state/errors.ts'
import { defaultSettings, SettingsContext } from '../state/settings.ts'
import { applyTheme } from './theme.ts'

/** Reads the settings, follows them, and puts theme and reading size on the page. */
export function SettingsProvider({ children }: { readonly children: ReactNode }) {
  const client = useClient()
  const { missed } = useConnection()
  const [settings, setSettings] = useState<Settings>(defaultSettings)
  // biome-ignore lint/correctness/useExhaustiveDependencies: missed events are a reason to read again
  useEffect(() => {
    const read = () => void client.call('settings.get', {}).then(setSettings, tellError)
    read()
    return client.on('settings.changed', read)
  }, [client, missed])
  useEffect(() => applyTheme(settings.theme), [settings.theme])
  useEffect(() => {
    const style = document.documentElement.style
    style.setProperty('--fs-read', `${settings.readingSize}px`)
    style.setProperty('--lh-read', `${Math.round(settings.readingSize * 1.647)}px`)
  }, [settings.readingSize])
  const change = useCallback(
    async (some: Partial<Settings>) => {
      setSettings((now) => ({ ...now, ...some }))
      try {
        setSettings(await client.call('settings.set', some))
      } catch (error) {
        setSettings(await client.call('settings.get', {}))
        throw error
      }
    },
    [client],
  )
  const access = useMemo(() => ({ settings, change }), [settings, change])
  return <SettingsContext value={access}>{children}</SettingsContext>
}
