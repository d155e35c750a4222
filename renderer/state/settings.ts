import { createContext, useContext } from 'react'
import type { Settings } from '../../core/contract/library-shapes.ts'

/** What holds until the host has answered. */
export const defaultSettings: Settings = { theme: 'system', readingSize: 17, paneWidths: {} }

/** The settings and the way to change them. */
export interface SettingsAccess {
  readonly settings: Settings
  /** Changes some; shown at once, and put back if the host refuses. */
  readonly change: (some: Partial<Settings>) => Promise<void>
}

/** The settings of this person; the app gives the real ones. */
export const SettingsContext = createContext<SettingsAccess>({
  settings: defaultSettings,
  change: async () => {},
})

/** The settings of this person on this machine. */
export function useSettings(): SettingsAccess {
  return useContext(SettingsContext)
}
