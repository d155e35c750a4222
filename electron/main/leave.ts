import type { Dialog } from 'electron'
import type { Host, UnsavedEpisode } from '../host/host-options.ts'

/**
 * Writes what is unsaved and lets go of the library. While something cannot be written, the person
 * decides: try again, or leave with what is safe in the recovery journal.
 */
export async function leaveSafely(
  host: Host,
  callsSettled: () => Promise<void>,
  dialog: Pick<Dialog, 'showMessageBox'>,
): Promise<void> {
  await callsSettled()
  let unsaved = await host.flush()
  while (unsaved.length > 0 && (await wantsToTryAgain(unsaved, dialog))) unsaved = await host.flush()
  await host.close()
}

async function wantsToTryAgain(
  unsaved: readonly UnsavedEpisode[],
  dialog: Pick<Dialog, 'showMessageBox'>,
): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message:
      unsaved.length === 1
        ? `"${unsaved[0]?.title}" could not be saved.`
        : `${unsaved.length} episodes could not be saved.`,
    detail: unsaved.map(sentenceOf).join('\n\n'),
    buttons: ['Try again', 'Quit'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 0
}

function sentenceOf({ title, message, journalled }: UnsavedEpisode): string {
  const safe = journalled
    ? 'Safe: your edits are in the recovery journal. Galley takes them up at the next start.'
    : 'Not safe yet: your latest edits are only in memory. Quitting loses them.'
  return `${title}: ${message} ${safe}`
}
