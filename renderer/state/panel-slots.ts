import { type ComponentType, createContext, type ReactNode, useContext } from 'react'
import { assert } from '../../core/errors.ts'

/** Parts of one screen that another shows beside itself. Screens know the slot, the app knows who fills it. */
export interface PanelSlots {
  /** Checks, files and export; `lead` stands in the place of its heading. */
  readonly Publish: ComponentType<{ readonly lead?: ReactNode }>
  /** The episode's details; `field` is the one to go to, empty for none. */
  readonly Details: ComponentType<{ readonly field: string }>
}

/** What fills the slots; the app gives it. */
export const PanelSlotsContext = createContext<PanelSlots | undefined>(undefined)

/** The panels of other screens. */
export function usePanelSlots(): PanelSlots {
  const slots = useContext(PanelSlotsContext)
  assert(slots !== undefined, 'screens are always drawn by the app, which fills the slots')
  return slots
}
