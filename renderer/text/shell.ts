/** Sentences of the frame: title bar, nav, dock, toasts, palette. */
export const shellText = {
  appName: 'Galley',
  unexpected:
    'Something went wrong inside Galley. Your saved work is safe. Try again; if it happens twice, reload.',
  reload: 'Reload',
  undo: 'Undo',
  redo: 'Redo',
  undoOf: (label: string) => `Undo ${label}`,
  redoOf: (label: string) => `Redo ${label}`,
  undone: (label: string) => `Undone: ${label}`,
  redone: (label: string) => `Redone: ${label}`,
  nothingToUndo: 'Nothing to undo in this episode',
  nothingToRedo: 'Nothing to redo in this episode',
  show: 'Show',
  dismiss: 'Dismiss',
  moreToasts: (count: number) => `${count} more`,
  messages: 'Messages',
} as const
