import type { Client } from '../../core/contract/client.ts'
import { inOwnWindow } from '../ui/platform.ts'

/** Opens an address outside Galley: through the shell in its own window, in a new tab of a browser. */
export function openOutside(client: Client, address: string): void {
  if (inOwnWindow) void client.call('shell.openLink', { address })
  else window.open(address, '_blank', 'noopener,noreferrer')
}
