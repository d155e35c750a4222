/** Why an address cannot be published, in the middle of a sentence; undefined when it can. */
export function addressFault(address: string): string | undefined {
  const text = address.trim()
  if (text === '') return 'it is empty'
  if (/\s/u.test(text)) return 'it holds a space'
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase()
  if (scheme === undefined || /^[^/@]*\.[^/@]*:\d+/.test(text)) return 'it does not start with https://'
  if (scheme === 'mailto') {
    return /^mailto:[^\s@]+@[^\s@]+\.[^\s@.]+$/i.test(text) ? undefined : 'it is not a whole mail address'
  }
  if (scheme !== 'http' && scheme !== 'https')
    return `it starts with ${scheme}: and only http, https and mailto are published`
  if (!/^https?:\/\/[^/]/i.test(text) || !URL.canParse(text)) return 'it is not a whole address'
  const { hostname } = new URL(text)
  if (!/[^.]\.[^.]/.test(hostname) && !hostname.startsWith('[')) return 'the name of the site is not whole'
  return undefined
}

/** An address fit for publishing, written so that it breaks no Markdown, HTML or XML; undefined for any other. */
export function publishable(address: string | undefined): string | undefined {
  if (address === undefined || addressFault(address) !== undefined) return undefined
  return address
    .trim()
    .replace(unsafe, percent)
    .replace(/&(?=#?\w{1,32};)/g, '%26')
}

/** The same for addresses of files and pages, which mail is not. */
export function publishableWeb(address: string | undefined): string | undefined {
  const fit = publishable(address)
  return fit !== undefined && /^https?:/i.test(fit) ? fit : undefined
}

// Control characters, quotes, brackets and what Markdown reads as markup inside or around an address.
const unsafe = /[\p{Cc}\p{Cs}\uFFFE\uFFFF"'<>()[\]{}\\^`|*]|~~/gu

function percent(character: string): string {
  if (/^[\p{Cs}\uFFFE\uFFFF]$/u.test(character)) return '%EF%BF%BD'
  return [...character]
    .map((one) => `%${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
    .join('')
}
