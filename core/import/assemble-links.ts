import type { ImportChoices, ImportWarning } from '../contract/import-shapes.ts'
import type { Link } from '../episode/schema.ts'
import { type IdSource, LinkId, type PersonId } from '../ids.ts'
import { addressKey } from './addresses.ts'
import { handleAddress } from './platforms.ts'
import type { Reading } from './reading.ts'
import { isWebAddress } from './sources/keyed-value.ts'

const longest = 10_000

/**
 * The link ledger: every link found, then every promised one, with the address a person gave for it or without
 * one. `present` are links of the episode that are not made again.
 */
export function assembleLinks(
  { found }: Reading,
  choices: ImportChoices,
  owners: ReadonlyMap<string, PersonId>,
  newId: IdSource,
  present: readonly Link[] = [],
): { readonly links: readonly Link[]; readonly warnings: readonly ImportWarning[] } {
  const links: Link[] = []
  const warnings: ImportWarning[] = []
  const known = new Set(
    present.flatMap(({ address }) => (address === undefined ? [] : [addressKey(address)])),
  )
  const promisedBefore = new Set(present.map(({ promisedBy, label }) => `${promisedBy} ${label}`))
  const ownerOf = (owner: string | undefined): { personId?: PersonId } => {
    const personId = owner === undefined ? undefined : owners.get(owner)
    return personId === undefined ? {} : { personId }
  }
  const wanted = choices.leaveOut?.includes('links') ? [] : found.links
  for (const { label, address, owner } of wanted) {
    if (address.length > longest) {
      warnings.push({
        code: 'address-too-long',
        message: `The address of “${label.slice(0, 60)}” is longer than any browser takes and was left out.`,
      })
    } else if (!known.has(addressKey(address))) {
      links.push({
        id: LinkId.parse(newId('ln')),
        label: label.slice(0, longest),
        address,
        ...ownerOf(owner),
      })
    }
  }
  for (const [index, { label, sentence, owner }] of found.promised.entries()) {
    const said = choices.promised?.[String(index)]?.trim() ?? ''
    const address = said === '' ? undefined : completeAddress(label, said)
    if (said !== '' && address === undefined) {
      warnings.push({
        code: 'address-not-understood',
        message: `“${said.slice(0, 80)}” is no address or handle of ${label}. The link stays open.`,
      })
    }
    const promisedBy = sentence.slice(0, longest)
    if (address === undefined ? promisedBefore.has(`${promisedBy} ${label}`) : known.has(addressKey(address)))
      continue
    links.push({
      id: LinkId.parse(newId('ln')),
      label,
      promisedBy,
      ...ownerOf(owner),
      ...(address !== undefined && { address }),
    })
  }
  return { links, warnings }
}

/** What a person typed for a promised link, as an address: a handle and a bare domain are completed. */
export function completeAddress(label: string, said: string): string | undefined {
  if (said.length > longest) return undefined
  if (isWebAddress(said) && !/\s/u.test(said)) return said
  if (
    /^(?:[\w-]+\.)+[a-z]{2,12}(?:[/?#]\S*)?$/iu.test(said) &&
    (said.includes('/') || handleAddress(label, said) === undefined)
  ) {
    return `https://${said}`
  }
  return handleAddress(label, said)
}
