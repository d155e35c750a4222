import { readUrl, schemeOf } from './address-syntax.ts'

const trackingNames = new Set([
  'fbclid',
  'gclid',
  'dclid',
  'gbraid',
  'wbraid',
  'msclkid',
  'yclid',
  'twclid',
  'igshid',
  'igsh',
  'mc_cid',
  'mc_eid',
  'mkt_tok',
  'vero_id',
  '_hsenc',
  '_hsmi',
  'ref_src',
  'ref_url',
  'oly_anon_id',
  'oly_enc_id',
  's_cid',
  'trk',
  'trackingid',
])
const trackingPrefixes = ['utm_', 'pk_', 'mtm_', 'hsa_', 'wt_', 'at_']

/** Sites whose short parameter `si` says who shared the link, not what it shows. */
const shareMarkHosts = new Set(['youtube.com', 'youtu.be', 'open.spotify.com', 'music.youtube.com'])

/** The names of the parameters of an address that only serve to track who follows it. */
export function trackingParameters(address: string): readonly string[] {
  const url = readUrl(address.trim())
  if (!url || url.search === '') return []
  return [...new Set([...url.searchParams.keys()].filter((name) => isTracking(name, url.hostname)))]
}

/** The address without tracking parameters; every other character stays as it was. */
export function withoutTracking(address: string): string {
  const text = address.trim()
  const url = readUrl(text)
  const start = text.indexOf('?')
  if (!url || start < 0) return text
  const hash = text.indexOf('#', start)
  const query = hash < 0 ? text.slice(start + 1) : text.slice(start + 1, hash)
  const kept = query.split('&').filter((pair) => !isTracking(nameOf(pair), url.hostname))
  return `${text.slice(0, start)}${kept.length > 0 ? `?${kept.join('&')}` : ''}${hash < 0 ? '' : text.slice(hash)}`
}

/**
 * What two addresses of the same page have in common: scheme, `www.`, case of the host, a last slash
 * and tracking parameters do not count. Unreadable text is its own key.
 */
export function addressKey(address: string): string {
  const text = withoutTracking(schemeOf(address.trim()) === undefined ? `https://${address.trim()}` : address)
  const url = readUrl(text)
  if (!url || !/^https?:$/.test(url.protocol)) return text.toLowerCase()
  const host = url.host.replace(/^www\./, '')
  const home = host === 'twitter.com' ? 'x.com' : host
  return `${home}${url.pathname.replace(/\/$/, '')}${url.search}${url.hash}`
}

function nameOf(pair: string): string {
  const name = pair.split('=', 1)[0] ?? ''
  const first = [...new URLSearchParams(`${name}=`).keys()][0]
  return first ?? name
}

function isTracking(name: string, host: string): boolean {
  const lower = name.toLowerCase()
  if (trackingNames.has(lower) || trackingPrefixes.some((prefix) => lower.startsWith(prefix))) return true
  return lower === 'si' && shareMarkHosts.has(host.toLowerCase().replace(/^(www|m)\./, ''))
}
