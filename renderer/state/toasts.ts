import { createStore, useStore } from 'zustand'
import type { EpisodeId } from '../../core/ids.ts'
import type { Chord } from '../ui/chord.ts'
import type { IconShape } from '../ui/Icon.tsx'
import { announce } from './announcer.ts'

/** One message at the bottom left: what happened, and one thing to do about it. */
export interface Toast {
  readonly id: number
  readonly title: string
  readonly detail?: string
  readonly icon?: IconShape
  readonly tone?: 'ok' | 'warn' | 'err'
  readonly action?: { readonly label: string; readonly shortcut?: Chord; readonly onPress: () => void }
  /** Offers Undo for as long as this revision is the newest one. */
  readonly undoOf?: { readonly episodeId: EpisodeId; readonly revision: number }
  /** Stays until dismissed, for what must not be missed. */
  readonly stays?: boolean
  /** The episode it is about: it goes when another one is opened. */
  readonly about?: EpisodeId
}

const store = createStore<{ readonly toasts: readonly Toast[] }>(() => ({ toasts: [] }))
let nextId = 1
let openEpisode: EpisodeId | undefined

/**
 * Shows a toast and says it to screen readers; answers its id. It takes the place of one that says the same, unless
 * either offers something of its own to do, such as putting back one of two things with the same name.
 */
export function showToast(toast: Omit<Toast, 'id'>): number {
  const id = nextId
  nextId += 1
  store.setState(({ toasts }) => ({
    toasts: [...toasts.filter((other) => !isRepeated(other, toast)), { ...toast, id }],
  }))
  announce(toast.detail ? `${toast.title} ${toast.detail}` : toast.title)
  return id
}

function isRepeated(one: Toast, other: Omit<Toast, 'id'>): boolean {
  return one.title === other.title && one.detail === other.detail && !one.action && !other.action
}

/** Says which episode is open, if any: what was told about another one goes. */
export function endToastsOfOthers(episodeId: EpisodeId | undefined): void {
  openEpisode = episodeId
  if (episodeId === undefined) return
  store.setState(({ toasts }) => ({
    toasts: toasts.filter(({ about }) => about === undefined || about === episodeId),
  }))
}

/** The episode that is open, for what is told about it; undefined outside one. */
export function episodeToTellOf(): EpisodeId | undefined {
  return openEpisode
}

/** Takes a toast away. */
export function dismissToast(id: number): void {
  store.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }))
}

/** The toasts on screen, oldest first. */
export function useToasts(): readonly Toast[] {
  return useStore(store, (state) => state.toasts)
}
