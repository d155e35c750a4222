import { AppError } from '../../core/errors.ts'
import type { Shell } from '../host/shell.ts'

/**
 * The shell of an ordinary browser. A page can neither ask for a folder by its path nor show one, so
 * those are left out and the client is told so; exports go to the exports folder the host offers.
 * Links are the page's own to open (`rel="noopener"`): a server that opened windows would do it on
 * behalf of whoever asks.
 */
export const browserShell: Shell = {
  openLink() {
    return Promise.reject(
      new AppError('forbidden', 'In a browser the page opens links itself. Nothing was changed.', {
        openedBy: 'page',
      }),
    )
  },
}
