import type { Handlers } from '../../../core/contract/serve.ts'
import { readUrl } from '../../../core/episode/address-syntax.ts'
import { AppError } from '../../../core/errors.ts'
import type { Rooms } from '../rooms.ts'

type Calls = Pick<Handlers, 'shell.destinations' | 'shell.pickFolder' | 'shell.reveal' | 'shell.openLink'>

const openable = new Set(['http:', 'https:', 'mailto:'])

/** What only the shell around the host can do, checked before it is asked. */
export function shellHandlers({ options, grants, exported }: Rooms): Calls {
  const { shell } = options
  return {
    async 'shell.destinations'({ episodeId }, caller) {
      const last = (await exported.read(episodeId))?.destination
      const folders = new Set(last === undefined ? [options.exportsFolder] : [last, options.exportsFolder])
      return [...folders].map((folder) => ({ grant: grants.grant(caller.id, folder), label: folder }))
    },
    async 'shell.pickFolder'(_input, caller) {
      if (!shell.pickFolder) return { supported: false }
      const folder = await shell.pickFolder(caller)
      if (folder === undefined) return { supported: true }
      return { supported: true, grant: grants.grant(caller.id, folder), label: folder }
    },
    async 'shell.reveal'({ folder }) {
      if (!grants.mayReveal(folder)) {
        throw new AppError('forbidden', 'Galley only shows folders it has written itself.')
      }
      if (!shell.reveal) return { supported: false }
      await shell.reveal(folder)
      return { supported: true }
    },
    async 'shell.openLink'({ address }) {
      const checked = openableAddress(address)
      if (!shell.openLink) {
        throw new AppError('forbidden', 'Open this address in your browser; Galley cannot open it from here.')
      }
      await shell.openLink(checked)
      return {}
    },
  }
}

function openableAddress(address: string): string {
  const url = readUrl(address)
  if (url && openable.has(url.protocol)) return url.href
  throw new AppError('forbidden', 'Galley opens only web and mail addresses. Check how this one begins.')
}
