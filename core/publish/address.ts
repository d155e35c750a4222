import { checkAddress } from '../episode/link-address.ts'

/** An address fit for publishing, written so that it breaks no Markdown, HTML or XML; undefined for any other. */
export function publishable(address: string | undefined): string | undefined {
  const text = address?.trim() ?? ''
  if (!isFit(text)) return undefined
  return text.replace(unsafe, percent).replace(/&(?=#?\w{1,32};)/g, '%26')
}

/** The same for addresses of files and pages, which mail is not. */
export function publishableWeb(address: string | undefined): string | undefined {
  const fit = publishable(address)
  return fit !== undefined && /^https?:/i.test(fit) ? fit : undefined
}

/** Whether an app could open the address. A full stop at its end is odd, but no reason to drop it. */
function isFit(text: string): boolean {
  const check = checkAddress(text)
  if (check.kind === 'not-web')
    return check.scheme === 'mailto' && /^mailto:[^\s@]+@[^\s@]+\.[^\s@]+$/i.test(text)
  return (
    check.kind === 'fine' ||
    check.kind === 'tracking' ||
    (check.kind === 'malformed' && check.reason === 'punctuation')
  )
}

// Control characters, quotes, brackets and what Markdown reads as markup inside or around an address.
const unsafe = /[\p{Cc}\p{Cs}\uFFFE\uFFFF"'<>()[\]{}\\^`|*]|~~/gu

function percent(characters: string): string {
  if (/^[\p{Cs}\uFFFE\uFFFF]$/u.test(characters)) return '%EF%BF%BD'
  return [...characters]
    .map((one) => `%${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
    .join('')
}
