import type { CheckPlace } from '../../contract/publish-shapes.ts'
import type { MalformedReason } from '../../episode/link-address.ts'
import { type LedgerRow, linkLedger } from '../../episode/link-ledger.ts'
import { excerpt } from '../../formats/syntax/lines.ts'
import { publishable } from '../address.ts'
import { type Check, type Problem, quoted } from './check.ts'

/** Addresses are checked by their form alone: nothing here goes online. */
export const linkForm: Check = {
  id: 'link-form',
  destinations: 'all',
  passed: 'Every address is a whole web or mail address.',
  check(episode) {
    const rows = linkLedger(episode).filter((row) => (row.address?.trim() ?? '') !== '')
    if (rows.length === 0) return undefined
    return rows.flatMap((row) => problemOf(row) ?? [])
  },
}

function problemOf(row: LedgerRow): Problem | undefined {
  const fault = faultOf(row)
  if (fault === undefined) return undefined
  const dropped = publishable(row.address) === undefined
  return {
    level: 'warning',
    message: `The address ${quoted(row.address ?? '')} ${fault}.`,
    cost: dropped ? costOf(row) : 'Some apps open a page that does not exist.',
    where: [placeOf(row)],
    ...fixOf(row),
  }
}

const faults: Readonly<Record<MalformedReason, string>> = {
  space: 'has a space in it',
  'no-host': 'does not name a whole site',
  unreadable: 'is not a web address',
  'double-scheme': 'has https:// in it twice',
  punctuation: 'ends in a punctuation mark',
  password: 'has a user name or password in it',
}

function faultOf({ check }: LedgerRow): string | undefined {
  if (check.kind === 'malformed') return faults[check.reason]
  if (check.kind === 'no-scheme') return 'does not start with https://'
  if (check.kind !== 'not-web') return undefined
  return check.scheme === 'mailto'
    ? undefined
    : `starts with ${excerpt(check.scheme, 20)}: and opens no web page`
}

function costOf({ place }: LedgerRow): string {
  if (place.kind === 'chapter') return 'The chapter is published without its link.'
  if (place.kind === 'link') return 'The link is left out of the show notes and the feed item.'
  return 'Apps do not make a link of it.'
}

function placeOf({ place, label }: LedgerRow): CheckPlace {
  if (place.kind === 'chapter')
    return { section: 'chapters', id: place.chapterId, label: `chapter ${place.number}` }
  if (place.kind === 'link') return { section: 'links', id: place.linkId, label }
  if (place.kind === 'description') return { section: 'details', label: 'the description' }
  return { section: 'notes', label: 'the show notes' }
}

function fixOf({ place, check }: LedgerRow): Pick<Problem, 'fix'> {
  const fixed = 'fixed' in check ? check.fixed : undefined
  const label = fixed === undefined ? 'Correct the address' : `Make it ${excerpt(fixed, 40)}`
  // Only what was missing is added: the address as it was is still there to read.
  const safe = check.kind === 'no-scheme'
  if (fixed !== undefined && place.kind === 'link') {
    return {
      fix: { label, edits: [{ type: 'link.change', linkId: place.linkId, set: { address: fixed } }], safe },
    }
  }
  if (fixed !== undefined && place.kind === 'chapter') {
    return {
      fix: {
        label,
        edits: [{ type: 'chapter.change', chapterId: place.chapterId, set: { url: fixed } }],
        safe,
      },
    }
  }
  return { fix: { label: 'Correct the address', safe: false } }
}
