import { useState } from 'react'

/** Keeps which row's menu is open. */
export function useContextMenu<K>() {
  const [openFor, setOpenFor] = useState<K>()
  return { openFor, open: (row: K) => setOpenFor(row), close: () => setOpenFor(undefined) }
}
