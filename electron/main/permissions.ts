import type { Session } from 'electron'
import { isOurPage } from './origin.ts'

/** Copying text, and reading it for "Paste anything as a new episode": all the page may ask of the system. */
const granted: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'clipboard-read'])

/**
 * Denies camera, microphone, location, devices, downloads from elsewhere and all else the page has no use for. The
 * clipboard is granted to our own page alone, which runs no script but ours.
 */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) => {
    answer(granted.has(permission) && isOurPage(requestingUrl))
  })
  session.setPermissionCheckHandler((_contents, permission, origin) => {
    return granted.has(permission) && isOurPage(origin)
  })
  session.setDevicePermissionHandler(() => false)
  // A text the page made itself is saved where the person says; nothing is fetched from anywhere.
  session.on('will-download', (event, item) => {
    if (!isOwnText(item.getURL())) event.preventDefault()
  })
}

/** Whether an address is that of something our page made, such as the list of changes as a table. */
function isOwnText(address: string): boolean {
  return address.startsWith('blob:') && isOurPage(address.slice('blob:'.length))
}
