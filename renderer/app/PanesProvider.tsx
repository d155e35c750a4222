import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useCommand } from '../state/commands.ts'
import { useSettings } from '../state/settings.ts'
import { PanesContext } from '../ui/panes.ts'
import { useMediaQuery } from '../ui/use-media-query.ts'

/** How long an edge must rest before its place is written to the settings. */
const rest = 500

/** Remembers pane widths per view and per window size class, and whether the side panel is shown. */
export function PanesProvider({ children }: { readonly children: ReactNode }) {
  const { settings, change } = useSettings()
  const sizeClass = useSizeClass()
  const isNarrow = useMediaQuery('(max-width: 999px)')
  const [shown, setShown] = useState({ wide: true, narrow: false })
  const isSideShown = isNarrow ? shown.narrow : shown.wide
  const toggleSide = useCallback(
    () => setShown((now) => (isNarrow ? { ...now, narrow: !now.narrow } : { ...now, wide: !now.wide })),
    [isNarrow],
  )
  const [moved, setMoved] = useState<Readonly<Record<string, number | undefined>>>({})
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    if (Object.keys(moved).length === 0) return
    timer.current = setTimeout(() => {
      void change({ paneWidths: merged(settings.paneWidths, moved) })
      setMoved({})
    }, rest)
    return () => clearTimeout(timer.current)
  }, [moved, settings.paneWidths, change])

  useCommand('side.toggle', toggleSide)
  const panes = useMemo(() => {
    const key = (pane: string) => `${pane}:${sizeClass}`
    return {
      widthOf: (pane: string) => merged(settings.paneWidths, moved)[key(pane)],
      setWidth: (pane: string, width: number | undefined) =>
        setMoved((now) => ({ ...now, [key(pane)]: width })),
      isSideShown,
      toggleSide,
    }
  }, [settings.paneWidths, moved, sizeClass, isSideShown, toggleSide])
  return <PanesContext value={panes}>{children}</PanesContext>
}

function useSizeClass(): 'small' | 'medium' | 'wide' {
  const small = useMediaQuery('(max-width: 1360px)')
  const wide = useMediaQuery('(min-width: 1720px)')
  return small ? 'small' : wide ? 'wide' : 'medium'
}

function merged(
  widths: Readonly<Record<string, number>>,
  moved: Readonly<Record<string, number | undefined>>,
): Record<string, number> {
  const entries = Object.entries({ ...widths, ...moved })
  return Object.fromEntries(entries.filter((entry): entry is [string, number] => entry[1] !== undefined))
}
