import { createContext, useContext } from 'react'

/** What panes share: their remembered widths, and whether the side panel is shown. */
export interface Panes {
  /** The remembered width of a pane in this window size, in pixels. */
  readonly widthOf: (pane: string) => number | undefined
  /** Remembers a width; `undefined` goes back to the default. */
  readonly setWidth: (pane: string, width: number | undefined) => void
  /** The side panel as the person last left it; in a narrow window it is a sheet and starts closed. */
  readonly isSideShown: boolean
  readonly toggleSide: () => void
}

/** Panes of a window that remembers nothing; the app gives the real ones. */
export const PanesContext = createContext<Panes>({
  widthOf: () => undefined,
  setWidth: () => {},
  isSideShown: true,
  toggleSide: () => {},
})

/** The panes of this window. */
export function usePanes(): Panes {
  return useContext(PanesContext)
}
