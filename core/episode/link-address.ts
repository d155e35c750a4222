import { isPublicName, readUrl, schemeOf, trimPunctuation } from './address-syntax.ts'
import {
  type Platform,
  platformName,
  platformNamedIn,
  platformOfHost,
  profileAddress,
} from './link-platforms.ts'
import { trackingParameters, withoutTracking } from './link-tracking.ts'

/** What is to be said about the form of an address. Nothing here ever goes online. */
export type AddressCheck =
  | { readonly kind: 'fine' }
  /** The link was promised, or its field was emptied. */
  | { readonly kind: 'missing' }
  /** A web address without `https://`; `fixed` has it. */
  | { readonly kind: 'no-scheme'; readonly fixed: string }
  /** Something else than a web page, such as `mailto:` or `ftp:`. */
  | { readonly kind: 'not-web'; readonly scheme: string }
  /** Parameters that only tell a site where a visitor came from; `fixed` is without them. */
  | { readonly kind: 'tracking'; readonly parameters: readonly string[]; readonly fixed: string }
  /** Not an address at all, or one that readers cut short; `fixed` where a safe repair exists. */
  | { readonly kind: 'malformed'; readonly reason: MalformedReason; readonly fixed?: string }

/** Why an address is not one. */
export type MalformedReason =
  | 'space'
  | 'no-host'
  | 'unreadable'
  | 'double-scheme'
  | 'punctuation'
  | 'password'

/** What a person's typing in an address field amounts to. */
export type ReadAddress =
  | {
      readonly kind: 'address'
      readonly address: string /** True where a handle was completed. */
      readonly completed: boolean
    }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unreadable'; readonly reason: 'handle-without-platform' | 'not-an-address' }

/** The address with the scheme and `www.` taken away and no last slash, for reading in a table. */
export function shortAddress(address: string): string {
  return address
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/^www\./i, '')
    .replace(/\/$/, '')
}

/** The platform of an address; `web` when it is not known or cannot be read. */
export function platformOf(address: string): Platform {
  if (/^mailto:/i.test(address.trim())) return 'mail'
  const url = readUrl(address.trim()) ?? readUrl(`https://${address.trim()}`)
  if (!url) return 'web'
  if (/^\/@[^/@]+(@|\/|$)/.test(url.pathname) && platformOfHost(url.hostname) === 'web') return 'mastodon'
  return platformOfHost(url.hostname)
}

/** The platform of a link: of its address, else the one its label names, else the open web. */
export function platformOfLink(link: {
  readonly label: string
  readonly address?: string | undefined
}): Platform {
  const byAddress = link.address ? platformOf(link.address) : 'web'
  return byAddress === 'web' ? (platformNamedIn(link.label) ?? 'web') : byAddress
}

/**
 * Judges the form of an address as it would be published. One answer, the most serious first, so that
 * a row has one thing to say and one fix.
 */
export function checkAddress(address: string | undefined): AddressCheck {
  const text = address?.trim() ?? ''
  if (text === '') return { kind: 'missing' }
  if (/\s/u.test(text)) return malformed('space', repairSpaces(text))
  const doubled = /^https?:\/*(https?:\/\/.+)$/i.exec(text)
  if (doubled?.[1]) return malformed('double-scheme', doubled[1])
  const scheme = schemeOf(text)
  if (scheme === undefined) return withoutScheme(text)
  if (scheme !== 'http' && scheme !== 'https') return { kind: 'not-web', scheme }
  const url = readUrl(text)
  if (!url) return malformed('unreadable', undefined)
  if (!isPublicName(url.hostname)) return malformed('no-host', undefined)
  if (url.username !== '' || url.password !== '') return malformed('password', undefined)
  const trimmed = trimPunctuation(text)
  if (trimmed !== text) return malformed('punctuation', trimmed)
  const parameters = trackingParameters(text)
  if (parameters.length > 0) return { kind: 'tracking', parameters, fixed: withoutTracking(text) }
  return { kind: 'fine' }
}

/**
 * Reads what a person typed or pasted into an address field: an address, an address without
 * `https://`, or a handle such as `@mitsuhiko`, which needs a platform to be completed. Text that is
 * none of these is never guessed at.
 */
export function readAddress(typed: string, platform?: Platform): ReadAddress {
  const text = trimPunctuation(typed.trim().replace(/^<(.*)>$/, '$1'))
  if (text === '') return { kind: 'empty' }
  const fediverse = /^@?([A-Za-z0-9_][A-Za-z0-9_.-]{0,99})@([A-Za-z0-9-][A-Za-z0-9.-]{0,252})$/.exec(text)
  if (
    fediverse?.[1] &&
    fediverse[2] &&
    isPublicName(fediverse[2]) &&
    (text.startsWith('@') || platform === 'mastodon')
  ) {
    return found(`https://${fediverse[2].toLowerCase()}/@${fediverse[1]}`, true)
  }
  const scheme = schemeOf(text)
  if (scheme !== undefined) return readFull(text, scheme)
  const handle = completeHandle(text, platform)
  const dotted = text.includes('.') && !text.startsWith('@') && platform !== 'bluesky'
  if (handle !== undefined && !(dotted && hasKnownEnding(text))) return found(handle, true)
  if (text.startsWith('@')) return { kind: 'unreadable', reason: handleProblem(platform) }
  const url = /\s/u.test(text) || text.includes('@') ? undefined : readUrl(`https://${text}`)
  if (url && isPublicName(url.hostname)) return found(tidy(url, `https://${text}`), false)
  return { kind: 'unreadable', reason: isBareName(text) ? handleProblem(platform) : 'not-an-address' }
}

/**
 * Completes a handle to the address of its profile: `@mitsuhiko` on GitHub is
 * `https://github.com/mitsuhiko`. Undefined when the text is no handle of that platform.
 */
export function completeHandle(text: string, platform: Platform | undefined): string | undefined {
  const bare = text.trim().replace(/^@/, '')
  if (platform === undefined || bare === '') return undefined
  if (platform === 'linkedin') {
    const path = /^\/?((?:in|company|school|showcase)\/[^/\s?#]+)\/?$/.exec(bare)
    if (path?.[1]) return `https://www.linkedin.com/${path[1]}`
  }
  return profileAddress(platform, bare)
}

/** The handle at the end of a profile address, as people say it: `@mitsuhiko`. */
export function handleOf(address: string): string | undefined {
  const url = readUrl(address)
  const platform = platformOf(address)
  if (!url || platform === 'web' || platform === 'mail') return undefined
  const parts = url.pathname.split('/').filter((part) => part !== '')
  const last = (parts[0] === 'in' || parts[0] === 'profile' ? parts[1] : parts[0])?.replace(/^@/, '')
  if (last === undefined || parts.length > 2) return undefined
  return platform === 'mastodon' ? `@${last}@${url.hostname}` : `@${last}`
}

/** What to call a link nobody has named: "Armin on GitHub", or the short address. */
export function suggestedLabel(address: string, ownerName?: string): string {
  const platform = platformOf(address)
  if (platform === 'web' || platform === 'mail') return shortAddress(address)
  const first = ownerName?.trim().split(/\s+/u)[0]
  return first ? `${first} on ${platformName(platform)}` : platformName(platform)
}

function found(address: string, completed: boolean): ReadAddress {
  return { kind: 'address', address, completed }
}

function readFull(text: string, scheme: string): ReadAddress {
  if (/\s/u.test(text)) return { kind: 'unreadable', reason: 'not-an-address' }
  if (scheme !== 'http' && scheme !== 'https') return found(text, false)
  const doubled = /^https?:\/*(https?:\/\/.+)$/i.exec(text)
  const whole = doubled?.[1] ?? text
  const url = readUrl(whole)
  if (!url || !isPublicName(url.hostname)) return { kind: 'unreadable', reason: 'not-an-address' }
  return found(tidy(url, whole), false)
}

/** Lower-cases scheme and host and leaves the rest as it was typed: percent signs mean something. */
function tidy(url: URL, text: string): string {
  const rest = /^[A-Za-z]+:\/*[^/?#]*(.*)$/su.exec(text)?.[1] ?? ''
  const user = url.username === '' ? '' : `${url.username}${url.password === '' ? '' : `:${url.password}`}@`
  return `${url.protocol}//${user}${url.host}${rest}`
}

function handleProblem(platform: Platform | undefined): 'handle-without-platform' | 'not-an-address' {
  return platform === undefined || platform === 'web' ? 'handle-without-platform' : 'not-an-address'
}

function isBareName(text: string): boolean {
  return /^[\p{L}\p{N}_-]{2,100}$/u.test(text)
}

function malformed(reason: MalformedReason, fixed: string | undefined): AddressCheck {
  return { kind: 'malformed', reason, ...(fixed !== undefined && { fixed }) }
}

function withoutScheme(text: string): AddressCheck {
  const url = text.includes('@') ? undefined : readUrl(`https://${trimPunctuation(text)}`)
  if (!url || !isPublicName(url.hostname)) return malformed('unreadable', undefined)
  return { kind: 'no-scheme', fixed: tidy(url, `https://${trimPunctuation(text)}`) }
}

/** Spaces at a line break of a pasted address are dropped; a space between words is not guessed at. */
function repairSpaces(text: string): string | undefined {
  const joined = text.replace(/\s+/gu, '')
  const encoded = text.replace(/\s/gu, '%20')
  const candidate = /[\r\n]/.test(text) ? joined : encoded
  const url = schemeOf(candidate) === undefined ? undefined : readUrl(candidate)
  return url && isPublicName(url.hostname) ? candidate : undefined
}

const commonEndings = new Set(
  'com org net io dev app co me tv fm ai eu us uk de fr es it nl be ch at se no fi dk pl cz pt ie au nz ca br in jp cn kr ru info biz xyz blog show page site online social live studio media tech cloud news link club wiki academy codes design ly gg to sh so'.split(
    ' ',
  ),
)

/** Whether dotted text reads as a web site rather than as a handle with a dot. */
function hasKnownEnding(text: string): boolean {
  const host = text.split(/[/?#:]/, 1)[0] ?? ''
  return commonEndings.has((host.split('.').at(-1) ?? '').toLowerCase())
}
