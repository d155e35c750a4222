import { foldSpace } from '../syntax/lines.ts'
import { fromLatin1, joinBytes, latin1, zeroAfter } from './bytes.ts'
import { fromDataUrl, toDataUrl } from './data-url.ts'
import { contentOf, type Frame, type TagVersion } from './id3-frames.ts'
import { encodeMarked, encodingOf, textAt } from './id3-text.ts'

/** What the frames inside a chapter say. */
export interface Parts {
  readonly title: string
  readonly url?: string
  /** A web address, or the picture itself in a `data:` address. */
  readonly image?: string
}

/** The frames inside a chapter that Galley writes itself; all others are kept as they are. */
export function isOwnPart({ id }: Frame): boolean {
  return id === 'TIT2' || id === 'WXXX' || id === 'APIC'
}

/** Reads title, link and picture out of the frames inside a chapter; the first of each counts. */
export function readParts(parts: readonly Frame[], version: TagVersion): Parts {
  const first = (id: string): Uint8Array | undefined => {
    const frame = parts.find((part) => part.id === id)
    return frame && contentOf(frame, version)
  }
  const [title, link, picture] = [first('TIT2'), first('WXXX'), first('APIC')]
  const url = link && readLink(link)
  const image = picture && readPicture(picture)
  return {
    title: title ? readText(title) : '',
    ...(url ? { url } : {}),
    ...(image ? { image } : {}),
  }
}

/** The text of a text frame on one line, the first where there are several. */
export function readText(body: Uint8Array): string {
  return foldSpace(textAt(body, 1, encodingOf(body[0])).text)
}

function readLink(body: Uint8Array): string {
  const { next } = textAt(body, 1, encodingOf(body[0]))
  return latin1(body.subarray(next, zeroAfter(body, next))).trim()
}

function readPicture(body: Uint8Array): string | undefined {
  const end = zeroAfter(body, 1)
  const said = latin1(body.subarray(1, end)).toLowerCase()
  const { next } = textAt(body, end + 2, encodingOf(body[0]))
  const bytes = body.subarray(next)
  if (bytes.length === 0) return undefined
  if (said === '-->') return latin1(bytes.subarray(0, zeroAfter(bytes, 0))).trim() || undefined
  return toDataUrl({ mime: mediaTypeOf(bytes, said), bytes })
}

/** By the bytes first: writers say `JPG`, `image/jpg`, or nothing. */
function mediaTypeOf(bytes: Uint8Array, said: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return 'image/jpeg'
  if (latin1(bytes.subarray(1, 4)) === 'PNG') return 'image/png'
  return /^[a-z0-9.+-]{1,60}\/[a-z0-9.+-]{1,60}$/.test(said) ? said : 'application/octet-stream'
}

/** The frames of v2.3 that say these parts. A chapter without a title gets none rather than an empty one. */
export function writeParts({ title, url, image }: Parts): readonly Frame[] {
  return [
    ...(title === '' ? [] : [textFrame('TIT2', title)]),
    ...(url === undefined ? [] : [linkFrame(url)]),
    ...(image === undefined ? [] : [pictureFrame(image)]),
  ]
}

/** A text frame of v2.3. */
export function textFrame(id: string, text: string): Frame {
  return { id, flags: 0, body: encodeMarked(text) }
}

/** Readers know a chapter's link by this description; the address itself has no encoding but ISO 8859-1. */
function linkFrame(url: string): Frame {
  return { id: 'WXXX', flags: 0, body: fromLatin1(`\0chapter url\0${url}`) }
}

const frontCover = 3

function pictureFrame(image: string): Frame {
  const held = fromDataUrl(image)
  const mime = held ? held.mime : '-->'
  return frame('APIC', [
    fromLatin1(`\0${mime}\0`),
    Uint8Array.of(frontCover, 0),
    held ? held.bytes : fromLatin1(image),
  ])
}

function frame(id: string, pieces: readonly Uint8Array[]): Frame {
  return { id, flags: 0, body: joinBytes(pieces) }
}

/** What of a chapter's parts comes back out of its frames: titles on one line, addresses in plain ASCII. */
export function keptParts({ title, url, image }: Parts): Parts {
  const [link, picture] = [plainAddress(url), keptImage(image)]
  return {
    title: foldSpace(title.replaceAll('\0', ' ')),
    ...(link ? { url: link } : {}),
    ...(picture ? { image: picture } : {}),
  }
}

function keptImage(image: string | undefined): string | undefined {
  const held = image === undefined ? undefined : fromDataUrl(image)
  if (!held) return plainAddress(image)
  return held.bytes.length === 0
    ? undefined
    : toDataUrl({ ...held, mime: mediaTypeOf(held.bytes, held.mime) })
}

/** An address without a sign that ISO 8859-1 lacks: the same address in the spelling of the wire. */
function plainAddress(address = ''): string | undefined {
  const trimmed = address.trim()
  if (/^[\x21-\x7e]*$/.test(trimmed)) return trimmed || undefined
  try {
    // `URL.canParse` of Node 20 says now yes, now no of addresses with letters such as ü.
    return new URL(trimmed).href
  } catch {
    // No address a browser would know either, so it only has to come through.
    return Array.from(trimmed, percent).join('')
  }
}

function percent(character: string): string {
  if (/^[\x21-\x7e]$/.test(character)) return character
  const bytes = new TextEncoder().encode(character)
  return Array.from(bytes, (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
}
