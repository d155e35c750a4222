/** A place on the web where people have profiles, or the open web. */
export type Platform =
  | 'x'
  | 'github'
  | 'gitlab'
  | 'linkedin'
  | 'mastodon'
  | 'bluesky'
  | 'threads'
  | 'youtube'
  | 'instagram'
  | 'facebook'
  | 'tiktok'
  | 'twitch'
  | 'mail'
  | 'web'

interface PlatformFacts {
  readonly id: Platform
  readonly name: string
  /** One or two letters that stand for it in a narrow column; absent where an icon does. */
  readonly letters?: string
  /** Hosts without `www.`; a subdomain of one counts too. */
  readonly hosts: readonly string[]
  /** How people call it in a sentence, in lower case; matched as whole words. */
  readonly called: readonly string[]
  /** What a handle may consist of. */
  readonly handle?: RegExp
  /** The address of the profile with that handle. */
  readonly profile?: (handle: string) => string
}

const plain = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$/

const known: readonly PlatformFacts[] = [
  {
    id: 'x',
    name: 'X',
    letters: 'X',
    hosts: ['x.com', 'twitter.com'],
    called: ['x', 'twitter'],
    handle: /^[A-Za-z0-9_]{1,15}$/,
    profile: (handle) => `https://x.com/${handle}`,
  },
  {
    id: 'github',
    name: 'GitHub',
    letters: 'gh',
    hosts: ['github.com', 'github.io'],
    called: ['github', 'git hub'],
    handle: /^[A-Za-z0-9][A-Za-z0-9-]{0,38}$/,
    profile: (handle) => `https://github.com/${handle}`,
  },
  {
    id: 'gitlab',
    name: 'GitLab',
    letters: 'gl',
    hosts: ['gitlab.com'],
    called: ['gitlab', 'git lab'],
    handle: plain,
    profile: (handle) => `https://gitlab.com/${handle}`,
  },
  {
    id: 'linkedin',
    name: 'LinkedIn',
    letters: 'in',
    hosts: ['linkedin.com', 'lnkd.in'],
    called: ['linkedin', 'linked in'],
    handle: /^[\p{L}\p{N}][\p{L}\p{N}_%-]{1,99}$/u,
    profile: (handle) => `https://www.linkedin.com/in/${handle}`,
  },
  {
    id: 'mastodon',
    name: 'Mastodon',
    letters: 'm',
    hosts: ['mastodon.social', 'mastodon.online', 'fosstodon.org', 'hachyderm.io', 'mas.to', 'chaos.social'],
    called: ['mastodon', 'fediverse', 'fosstodon'],
  },
  {
    id: 'bluesky',
    name: 'Bluesky',
    letters: 'bs',
    hosts: ['bsky.app'],
    called: ['bluesky', 'blue sky', 'bsky'],
    handle: /^[A-Za-z0-9][A-Za-z0-9.-]{0,252}$/,
    profile: (handle) =>
      `https://bsky.app/profile/${handle.includes('.') ? handle : `${handle}.bsky.social`}`,
  },
  {
    id: 'threads',
    name: 'Threads',
    letters: '@',
    hosts: ['threads.net', 'threads.com'],
    called: ['threads'],
    handle: plain,
    profile: (handle) => `https://www.threads.com/@${handle}`,
  },
  {
    id: 'youtube',
    name: 'YouTube',
    letters: 'yt',
    hosts: ['youtube.com', 'youtu.be'],
    called: ['youtube', 'you tube'],
    handle: /^[\p{L}\p{N}][\p{L}\p{N}_.·-]{0,99}$/u,
    profile: (handle) => `https://www.youtube.com/@${handle}`,
  },
  {
    id: 'instagram',
    name: 'Instagram',
    letters: 'ig',
    hosts: ['instagram.com'],
    called: ['instagram'],
    handle: plain,
    profile: (handle) => `https://www.instagram.com/${handle}/`,
  },
  {
    id: 'facebook',
    name: 'Facebook',
    letters: 'fb',
    hosts: ['facebook.com', 'fb.com'],
    called: ['facebook'],
    handle: plain,
    profile: (handle) => `https://www.facebook.com/${handle}`,
  },
  {
    id: 'tiktok',
    name: 'TikTok',
    letters: 'tt',
    hosts: ['tiktok.com'],
    called: ['tiktok', 'tik tok'],
    handle: plain,
    profile: (handle) => `https://www.tiktok.com/@${handle}`,
  },
  {
    id: 'twitch',
    name: 'Twitch',
    letters: 'tw',
    hosts: ['twitch.tv'],
    called: ['twitch'],
    handle: /^[A-Za-z0-9_]{3,25}$/,
    profile: (handle) => `https://www.twitch.tv/${handle}`,
  },
]

/** The platforms where a handle alone can be completed to an address. */
export const platforms: readonly Platform[] = known
  .filter(({ profile }) => profile !== undefined)
  .map(({ id }) => id)

/** The name people know a platform by; "Website" for the open web. */
export function platformName(platform: Platform): string {
  if (platform === 'web') return 'Website'
  if (platform === 'mail') return 'E-mail'
  return factsOf(platform)?.name ?? 'Website'
}

/** One or two letters for a narrow column; undefined where a globe or an envelope says it. */
export function platformLetters(platform: Platform): string | undefined {
  return factsOf(platform)?.letters
}

/** The platform a host belongs to; `web` for every host Galley does not know. */
export function platformOfHost(host: string): Platform {
  const bare = host.toLowerCase().replace(/^www\./, '')
  const found = known.find(({ hosts }) => hosts.some((each) => bare === each || bare.endsWith(`.${each}`)))
  return found?.id ?? 'web'
}

/**
 * The platform a label names, such as `github` in "Armin on GitHub". Words are compared whole, so that
 * an "x" inside another word is nothing; the last platform named wins, since labels end in it.
 */
export function platformNamedIn(label: string): Platform | undefined {
  const words = ` ${label.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `
  let best: { readonly id: Platform; readonly at: number } | undefined
  for (const { id, called } of known) {
    for (const name of called) {
      const at = words.lastIndexOf(` ${name} `)
      if (at >= 0 && (best === undefined || at > best.at)) best = { id, at }
    }
  }
  return best?.id
}

/** The profile address of a bare handle (no `@`); undefined when it is no handle of that platform. */
export function profileAddress(platform: Platform, handle: string): string | undefined {
  const facts = factsOf(platform)
  if (!facts?.profile || !facts.handle?.test(handle)) return undefined
  return facts.profile(handle)
}

function factsOf(platform: Platform): PlatformFacts | undefined {
  return known.find(({ id }) => id === platform)
}
