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
}

const store = createStore<{ readonly toasts: readonly Toast[] }>(() => ({ toasts: [] }))
let nextId = 1

/** Shows a toast and says it to screen readers; answers its id. */
export function showToast(toast: Omit<Toast, 'id'>): number {
  const id = nextId
  nextId += 1
  store.setState(({ toasts }) => ({ toasts: [...toasts, { ...toast, id }] }))
  announce(toast.detail ? `${toast.title} ${toast.detail}` : toast.title)
  return id
}

/** Takes a toast away. */
export function dismissToast(id: number): void {
  store.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }))
}

/** The toasts on screen, oldest first. */
export function useToasts(): readonly Toast[] {
  return useStore(store, (state) => state.toasts)
}
