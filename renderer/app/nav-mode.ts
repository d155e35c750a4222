import { createStore, useStore } from 'zustand'
import { useMediaQuery } from '../ui/use-media-query.ts'
import type { Route } from './routes.ts'

/** Show notes and Publish stand beside a second pane, so the nav makes room for them. */
type Room = 'usual' | 'crowded'

const store = createStore<Partial<Record<Room, boolean>>>(() => ({}))

/** Whether the nav is a rail here: as the person chose, else by the window and the screen. */
export function useNavMode(route: Route): { readonly isRail: boolean; readonly toggle: () => void } {
  const isNarrow = useMediaQuery('(max-width: 1119px)')
  const choices = useStore(store)
  const isCrowded = route.screen === 'episode' && (route.section === 'notes' || route.section === 'publish')
  const room: Room = isCrowded || isNarrow ? 'crowded' : 'usual'
  const isRail = choices[room] ?? room === 'crowded'
  return { isRail, toggle: () => store.setState({ [room]: !isRail }) }
}
