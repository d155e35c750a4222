import { readUrl } from '../../core/episode/address-syntax.ts'

/** The page's own scheme; registered as standard and secure, so it has an origin like a web site. */
export const appScheme = 'app'
/** The only origin the page and its calls may have. */
export const appOrigin = 'app://galley'
/** The page's entry. */
export const appAddress = `${appOrigin}/index.html`

/**
 * Whether an address belongs to the page. Compared by scheme and host, because `URL.origin` says
 * `null` for a scheme Node does not know.
 */
export function isOurPage(address: string): boolean {
  const url = readUrl(address)
  if (!url) return false
  const { protocol, host, username, password } = url
  return protocol === `${appScheme}:` && host === 'galley' && username === '' && password === ''
}
