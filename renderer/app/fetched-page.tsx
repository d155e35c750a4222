import { type ComponentType, lazy, memo, useState } from 'react'

/** A page whose code is fetched when it is first shown, or before. */
export interface FetchedPage {
  readonly Page: ComponentType<object>
  /** Fetches the code while nothing else is to be done. Where that fails, showing the page says why. */
  readonly fetch: () => Promise<void>
}

/**
 * A page with code of its own. Once that is here the page is drawn at once: a lazy one would be held back
 * by React for 300 milliseconds, since it shows a stand-in first and lets no stand-in flicker.
 */
export function fetchedPage(load: () => Promise<ComponentType>): FetchedPage {
  let here: ComponentType | undefined
  const loadOnce = async (): Promise<ComponentType> => {
    here ??= await load()
    return here
  }
  const Waiting = lazy(async () => ({ default: await loadOnce() }))
  function Page() {
    // Chosen once, or a page that arrives while it is shown would start anew.
    const [Chosen] = useState<ComponentType>(() => here ?? Waiting)
    return <Chosen />
  }
  return {
    // A page asks for what it shows; what is drawn around it is no reason to draw it again.
    Page: memo(Page),
    async fetch() {
      await loadOnce().catch(() => undefined)
    },
  }
}
