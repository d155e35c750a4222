/** What a caption file says when its times were worked out and not measured; read back as such. */
export const estimatedNote = 'Times in this file are estimates, not measurements.'

/** Whether a note of a caption file says that its times are estimates. */
export function isEstimatedNote(note: string): boolean {
  return note.trim().startsWith(estimatedNote)
}
