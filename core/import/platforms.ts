import { readUrl } from '../episode/address-syntax.ts'

interface Platform {
  readonly label: string
  /** Names in words, in lower case. */
  readonly names: readonly string[]
  readonly hosts: readonly string[]
  /** What stands before a handle in its address; absent where a handle does not make one. */
  readonly profile?: string
  /** The path of a person's page; a page elsewhere on the platform is not a profile. */
  readonly isProfile?: RegExp
}

const oneName = /^\/@?[^/?#]+\/?$/u

const platforms: readonly Platform[] = [
  {
    label: 'X',
    names: ['x', 'twitter', 'x.com', 'x/twitter', 'twitter/x'],
    hosts: ['x.com', 'twitter.com'],
    profile: 'https://x.com/',
    isProfile: oneName,
  },
  {
    label: 'GitHub',
    names: ['github'],
    hosts: ['github.com'],
    profile: 'https://github.com/',
    isProfile: oneName,
  },
  {
    label: 'GitLab',
    names: ['gitlab'],
    hosts: ['gitlab.com'],
    profile: 'https://gitlab.com/',
    isProfile: oneName,
  },
  {
    label: 'LinkedIn',
    names: ['linkedin'],
    hosts: ['linkedin.com'],
    profile: 'https://www.linkedin.com/in/',
    isProfile: /^\/(?:in|company|pub)\/[^/]+/u,
  },
  {
    label: 'Mastodon',
    names: ['mastodon', 'fosstodon', 'the fediverse'],
    hosts: [
      'mastodon.social',
      'fosstodon.org',
      'hachyderm.io',
      'mastodon.online',
      'mstdn.social',
      'mastodon.world',
      'infosec.exchange',
      'chaos.social',
      'techhub.social',
    ],
    isProfile: /^\/@[^/]+\/?$/u,
  },
  {
    label: 'Bluesky',
    names: ['bluesky', 'bsky'],
    hosts: ['bsky.app'],
    profile: 'https://bsky.app/profile/',
    isProfile: /^\/profile\/[^/]+\/?$/u,
  },
  {
    label: 'Instagram',
    names: ['instagram'],
    hosts: ['instagram.com'],
    profile: 'https://www.instagram.com/',
    isProfile: oneName,
  },
  {
    label: 'Threads',
    names: ['threads'],
    hosts: ['threads.net', 'threads.com'],
    profile: 'https://www.threads.net/@',
    isProfile: /^\/@[^/]+\/?$/u,
  },
  {
    label: 'TikTok',
    names: ['tiktok', 'tik tok'],
    hosts: ['tiktok.com'],
    profile: 'https://www.tiktok.com/@',
    isProfile: /^\/@[^/]+\/?$/u,
  },
  {
    label: 'Facebook',
    names: ['facebook'],
    hosts: ['facebook.com', 'fb.com'],
    profile: 'https://www.facebook.com/',
    isProfile: oneName,
  },
  {
    label: 'YouTube',
    names: ['youtube'],
    hosts: ['youtube.com', 'youtu.be'],
    profile: 'https://www.youtube.com/@',
    isProfile: /^\/(?:@[^/]+|c\/[^/]+|user\/[^/]+|channel\/[^/]+)\/?$/u,
  },
  {
    label: 'Twitch',
    names: ['twitch'],
    hosts: ['twitch.tv'],
    profile: 'https://www.twitch.tv/',
    isProfile: oneName,
  },
  { label: 'Discord', names: ['discord'], hosts: ['discord.gg', 'discord.com'] },
  { label: 'Slack', names: ['slack'], hosts: ['slack.com'] },
  { label: 'Reddit', names: ['reddit'], hosts: ['reddit.com'], profile: 'https://www.reddit.com/user/' },
  { label: 'Telegram', names: ['telegram'], hosts: ['t.me'], profile: 'https://t.me/', isProfile: oneName },
  {
    label: 'Patreon',
    names: ['patreon'],
    hosts: ['patreon.com'],
    profile: 'https://www.patreon.com/',
    isProfile: oneName,
  },
  {
    label: 'Medium',
    names: ['medium'],
    hosts: ['medium.com'],
    profile: 'https://medium.com/@',
    isProfile: /^\/@[^/]+\/?$/u,
  },
  { label: 'Substack', names: ['substack'], hosts: ['substack.com'] },
  { label: 'Spotify', names: ['spotify'], hosts: ['spotify.com'] },
  { label: 'Apple Podcasts', names: ['apple podcasts'], hosts: ['podcasts.apple.com'] },
  { label: 'Stack Overflow', names: ['stack overflow', 'stackoverflow'], hosts: ['stackoverflow.com'] },
]

const byHost = new Map(
  platforms.flatMap((platform) => platform.hosts.map((host) => [host, platform] as const)),
)
const byName = new Map(
  platforms.flatMap((platform) => platform.names.map((name) => [name, platform] as const)),
)

function hostOf(address: string): { readonly host: string; readonly path: string } | undefined {
  const place = readUrl(address)
  if (!place) return undefined
  const { hostname, pathname } = place
  return { host: hostname.toLowerCase().replace(/^(?:www|m|mobile|old|open)\./u, ''), path: pathname }
}

function platformOf(address: string): { readonly platform: Platform; readonly path: string } | undefined {
  const place = hostOf(address)
  if (!place) return undefined
  const parent = place.host.slice(place.host.indexOf('.') + 1)
  const platform = byHost.get(place.host) ?? byHost.get(parent)
  return platform && { platform, path: place.path }
}

/** The name of the platform an address belongs to, as in "LinkedIn"; undefined for other sites. */
export function platformLabel(address: string): string | undefined {
  const known = platformOf(address)?.platform.label
  return known ?? (isFediverseProfile(address) ? 'Mastodon' : undefined)
}

/** Whether an address is a person's or a show's own page on a platform. */
export function isProfile(address: string): boolean {
  const known = platformOf(address)
  if (!known) return isFediverseProfile(address)
  return known.platform.isProfile?.test(known.path) ?? false
}

/** Servers of the fediverse are countless, but all name a person `/@handle`. */
function isFediverseProfile(address: string): boolean {
  return (
    /^\/@[\w.-]+(?:@[\w.-]+)?\/?$/u.test(hostOf(address)?.path ?? '') &&
    !byHost.has(hostOf(address)?.host ?? '')
  )
}

/** The platform a word names, by its label: "twitter" gives "X". Undefined for other words. */
export function platformNamed(word: string): string | undefined {
  return byName.get(word.trim().toLowerCase())?.label
}

/**
 * The address a handle stands for on a platform: "mitsuhiko" on "GitHub" gives its profile. Undefined where the
 * platform is not known or the text is no handle.
 */
export function handleAddress(platform: string, handle: string): string | undefined {
  const federated = /^@?([\w.-]+)@([\w-]+(?:\.[\w-]+)+)$/u.exec(handle.trim())
  if (federated) return `https://${federated[2]}/@${federated[1]}`
  const profile = byName.get(platform.trim().toLowerCase())?.profile
  const name = /^@?([\w.-]{1,100})$/u.exec(handle.trim())?.[1]
  return profile === undefined || name === undefined ? undefined : `${profile}${name}`
}
