/** Words of controls that are the same everywhere. */
export const controlsText = {
  close: 'Close',
} as const
