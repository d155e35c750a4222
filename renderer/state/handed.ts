import { createStore, useStore } from 'zustand'

/** Something handed to Galley and not yet looked into: a file, or text that was pasted or dropped. */
export type Handed =
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'text'; readonly text: string }

const store = createStore<{ readonly handed: readonly Handed[] }>(() => ({ handed: [] }))

/** Puts things where the import screen finds them. */
export function handOver(things: readonly Handed[]): void {
  store.setState(({ handed }) => ({ handed: [...handed, ...things] }))
}

/** Takes everything that was handed over. */
export function takeHanded(): readonly Handed[] {
  const { handed } = store.getState()
  if (handed.length > 0) store.setState({ handed: [] })
  return handed
}

/** How many things wait, so that an open import screen sees new ones. */
export function useHandedCount(): number {
  return useStore(store, (state) => state.handed.length)
}

/** What a drop or a paste carries; a folder's own entry and empty text are left out. */
export function handedFrom(data: DataTransfer | null): readonly Handed[] {
  const files = [...(data?.files ?? [])].map((file): Handed => ({ kind: 'file', file }))
  if (files.length > 0) return files
  const text = data?.getData('text/plain') ?? ''
  return text.trim() === '' ? [] : [{ kind: 'text', text }]
}
