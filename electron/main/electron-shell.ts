import { type BrowserWindow, dialog, type OpenDialogOptions, shell } from 'electron'
import { AppError } from '../../core/errors.ts'
import type { Shell } from '../host/shell.ts'
import { mayOpenOutside } from './navigation-policy.ts'

/** The shell of the desktop app: the system's own dialog, file browser and browser. */
export function createElectronShell(ourWindow: () => BrowserWindow | undefined): Shell {
  return {
    async pickFolder() {
      const options: OpenDialogOptions = {
        title: 'Choose a folder',
        buttonLabel: 'Choose',
        properties: ['openDirectory', 'createDirectory'],
      }
      const window = ourWindow()
      const answer = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
      return answer.canceled ? undefined : answer.filePaths[0]
    },
    reveal(folder) {
      shell.showItemInFolder(folder)
      return Promise.resolve()
    },
    openLink: openOutside,
  }
}

/** Hands an address to the system after the policy; also used for links the page clicks itself. */
export async function openOutside(address: string): Promise<void> {
  if (!mayOpenOutside(address)) {
    throw new AppError(
      'forbidden',
      'Galley opens only http, https and mailto addresses. Nothing was opened. Check the address of the link.',
    )
  }
  await shell.openExternal(address, { activate: true })
}
