import type { ChapterId, LinkId, PersonId } from '../ids.ts'
import { type AddressCheck, checkAddress, platformOf, platformOfLink } from './link-address.ts'
import type { Platform } from './link-platforms.ts'
import { addressKey } from './link-tracking.ts'
import type { Chapter, Episode } from './schema.ts'

/** Where an address stands in the episode. */
export type LedgerPlace =
  | { readonly kind: 'link'; readonly linkId: LinkId }
  | {
      readonly kind: 'chapter'
      readonly chapterId: ChapterId /** Counting from 1. */
      readonly number: number
    }
  /** Somewhere in prose; the address as it is written there names it. */
  | { readonly kind: 'notes'; readonly written: string }
  | { readonly kind: 'template'; readonly written: string }
  | { readonly kind: 'description'; readonly written: string }

/** What a row has to say: about the form of its address, or that an earlier link has the same one. */
export type LedgerCheck = AddressCheck | { readonly kind: 'duplicate'; readonly ofLabel: string }

/** One address of the episode, wherever it stands. */
export interface LedgerRow {
  /** Stable while the address stands where it stands; for lists and focus. */
  readonly key: string
  readonly place: LedgerPlace
  readonly label: string
  readonly address?: string
  readonly ownerId?: PersonId
  readonly promisedBy?: string
  readonly platform: Platform
  readonly check: LedgerCheck
  /** How many rows have this address, itself among them. */
  readonly places: number
}

type BareRow = Omit<LedgerRow, 'check' | 'places' | 'platform'>

/**
 * Every address of an episode: its links in the order of the show notes, the links of chapters in
 * order of time, then addresses written in the notes and in the description. Linear.
 */
export function linkLedger(
  episode: Pick<Episode, 'links' | 'chapters' | 'showNotes' | 'summary'>,
): readonly LedgerRow[] {
  const bare = [...linkRows(episode), ...chapterRows(episode.chapters), ...proseRows(episode)]
  const counts = new Map<string, number>()
  for (const { address } of bare) {
    if (address) counts.set(addressKey(address), (counts.get(addressKey(address)) ?? 0) + 1)
  }
  const firstLink = new Map<string, string>()
  return bare.map((row) => {
    const key = row.address ? addressKey(row.address) : undefined
    const check = checkRow(row, key === undefined ? undefined : firstLink.get(key))
    if (key !== undefined && row.place.kind === 'link' && !firstLink.has(key)) firstLink.set(key, row.label)
    const platform = row.place.kind === 'link' ? platformOfLink(row) : platformOf(row.address ?? '')
    return { ...row, platform, check, places: key === undefined ? 1 : (counts.get(key) ?? 1) }
  })
}

/** Whether somebody must act on a row: a mail address is none of the web's, yet may be published. */
export function needsAttention(check: LedgerCheck): boolean {
  return check.kind !== 'fine' && !(check.kind === 'not-web' && check.scheme === 'mailto')
}

/** The web addresses written in Markdown or plain text, each once, with the words of its Markdown link. */
export function addressesIn(text: string): readonly { readonly written: string; readonly words?: string }[] {
  const found = new Map<string, string | undefined>()
  for (const match of text.matchAll(
    /(?:\[([^\]\n]{1,300})\]\()?(https?:\/\/[^\s<>"'`{}|\\^[\]]{1,2000})/giu,
  )) {
    // A field of the template completes this one: what it will be is not known here.
    if (text[match.index + match[0].length] === '{') continue
    const words = match[1]
    const written = withoutSentence(match[2] ?? '', words !== undefined)
    if (written === '') continue
    if (found.get(written) === undefined) found.set(written, words?.trim())
  }
  return [...found].map(([written, words]) => (words ? { written, words } : { written }))
}

function linkRows({ links }: Pick<Episode, 'links'>): BareRow[] {
  return links.map(({ id, label, address, personId, promisedBy }) => ({
    key: `link-${id}`,
    place: { kind: 'link', linkId: id },
    label,
    ...(address !== undefined && { address }),
    ...(personId !== undefined && { ownerId: personId }),
    ...(promisedBy !== undefined && { promisedBy }),
  }))
}

function chapterRows(chapters: readonly Chapter[]): BareRow[] {
  return chapters.flatMap(({ id, title, url }, index) =>
    url === undefined
      ? []
      : [
          {
            key: `chapter-${id}`,
            place: { kind: 'chapter', chapterId: id, number: index + 1 },
            label: title,
            address: url,
          },
        ],
  )
}

function proseRows({ showNotes, summary }: Pick<Episode, 'showNotes' | 'summary'>): BareRow[] {
  const notes =
    showNotes.source === 'text' ? rowsOf('notes', showNotes.text) : rowsOf('template', showNotes.template)
  return [...notes, ...rowsOf('description', summary)]
}

function rowsOf(kind: 'notes' | 'template' | 'description', text: string): BareRow[] {
  return addressesIn(text).map(({ written, words }) => ({
    key: `${kind}-${written}`,
    place: { kind, written },
    label: words ?? '',
    address: written,
  }))
}

/** A second link of the list with one address is a slip; a chapter or a sentence may repeat a link. */
function checkRow(row: BareRow, sameAs: string | undefined): LedgerCheck {
  if (row.place.kind === 'link' && sameAs !== undefined) return { kind: 'duplicate', ofLabel: sameAs }
  return checkAddress(row.address)
}

/** Cuts what belongs to the sentence or to Markdown: a closing bracket without its opening one, a full stop. */
function withoutSentence(address: string, inBrackets: boolean): string {
  let end = address.length
  let depth = 0
  for (let index = 0; index < address.length; index += 1) {
    if (address[index] === '(') depth += 1
    if (address[index] === ')') depth -= 1
    if (depth < 0) {
      end = index
      break
    }
  }
  if (inBrackets && end < address.length) return address.slice(0, end)
  while (end > 0 && '.,;:!?*_~'.includes(address[end - 1] ?? '')) end -= 1
  return address.slice(0, end)
}
