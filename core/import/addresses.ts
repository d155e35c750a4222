import { readUrl } from '../episode/address-syntax.ts'
/** A web or mail address as written; undefined for one relative to a page or a placeholder of a template. */
export function absoluteAddress(address: string): string | undefined {
  const text = address.trim()
  if (/^(?:https?:\/\/|mailto:)\S/iu.test(text)) return text.replace(/\s/gu, '%20')
  if (text.startsWith('//') && text.length > 4) return `https:${text}`
  // Something that was meant as an address: kept as it stands, so that the check for links can name it.
  return /^[\w-]*(?:[\w-]+\.){1,5}[a-z]{2,12}(?:\/\S*)?$/iu.test(text) &&
    !/\.(?:html?|md|php|aspx?|pdf)$/iu.test(text.split('/')[0] ?? '')
    ? text
    : undefined
}

/** An address as a person reads it: no scheme, no `www.`, no slash at the end. */
export function readableAddress(address: string): string {
  return address.replace(/^(?:https?:\/\/|mailto:)(?:www\.)?/iu, '').replace(/\/$/u, '')
}

/** The site of an address without `www.`, to be used as a label. */
export function siteOf(address: string): string {
  const place = readUrl(address)?.hostname ?? ''
  return place === '' ? readableAddress(address) : place.replace(/^www\./u, '')
}

/** What two ways to write one address share. */
export function addressKey(address: string): string {
  return readableAddress(address.trim()).replace(/^[^/?#]+/u, (host) => host.toLowerCase())
}
