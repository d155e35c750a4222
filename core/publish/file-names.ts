import { peopleOf } from '../episode/people.ts'
import type { Episode } from '../episode/schema.ts'

/** What the files of a bundle are named after. */
export interface BundleNames {
  /** Number and guest, or number and title: `146-armin-ronacher`. Also the folder's name. */
  readonly stem: string
  /** The number alone where there is one, else the stem; for files that say what they are: `146-item.xml`. */
  readonly short: string
}

/**
 * Names that every file system takes and that stay the same while number, guest and title do: lower case,
 * so that no two differ in capitals alone, without signs, short, and none that Windows keeps for itself.
 */
export function bundleNames(episode: Pick<Episode, 'id' | 'number' | 'title' | 'people'>): BundleNames {
  const guest = peopleOf(episode, 'guest').find(({ name }) => slug(name) !== '')
  const words = slug(guest?.name ?? '') || slug(episode.title) || slug(episode.id)
  const stem = episode.number === undefined ? allowed(words) : `${episode.number}-${words}`
  return { stem, short: episode.number === undefined ? stem : String(episode.number) }
}

const longestSlug = 60
/** Bytes of UTF-8; a name may have 255 on every file system, and the endings need their share. */
const mostBytes = 150

/** Text as a name in lower case: letters and digits of any script, joined by single hyphens. */
export function slug(text: string): string {
  const plain = [...text.toLowerCase()].map((letter) => spelled.get(letter) ?? letter).join('')
  // Accents of Latin letters go; those of other scripts are letters in their own right.
  const bare = plain
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC')
  const joined = bare
    .replace(/['’]/gu, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/(^|-)\p{M}+/gu, '$1')
    .replace(/^-+|-+$/g, '')
  return shortened(joined)
}

const spelled: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    ø: 'o',
    ł: 'l',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    ı: 'i',
    '&': ' and ',
  }),
)

function shortened(name: string): string {
  let length = 0
  let bytes = 0
  let kept = ''
  for (const letter of name) {
    length += 1
    bytes += new TextEncoder().encode(letter).length
    if (length > longestSlug || bytes > mostBytes)
      return kept.includes('-') ? kept.replace(/-[^-]*$/, '') : kept
    kept += letter
  }
  return kept
}

/** Windows opens a device, not a file, under these names, whatever their ending. */
const devices = /^(?:con|prn|aux|nul|conin|conout|com[0-9¹²³]|lpt[0-9¹²³])$/

function allowed(name: string): string {
  return devices.test(name) ? `episode-${name}` : name
}
