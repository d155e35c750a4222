/** What a title line says besides the title. */
export interface ReadTitle {
  readonly title: string
  readonly number?: number
  readonly season?: number
  /** What stands before the number, as in "Pybites Podcast #146: …". */
  readonly show?: string
  /** True when the line marks its number as one: "#146", "Episode 12". */
  readonly marked: boolean
}

const separator = '\\s*[-–—:：|.·,»]?\\s*'
const sign =
  '(?:#|№|(?:episode|ep|eps|folge|épisode|episodio|aflevering|odcinek|avsnitt|no|nr)\\b\\.?\\s*#?)\\s*'

const seasonFirst = new RegExp(
  `^(?:s(?:eason\\s*)?0*(\\d{1,3})[\\s,.:x/-]*(?:e|ep\\.?|episode)\\s*0*(\\d{1,4}))${separator}(.*)$`,
  'isu',
)
const crossed = /^0*(\d{1,2})x0*(\d{1,3})\s*[-–—:|.]?\s+(.+)$/su
const numberFirst = new RegExp(`^${sign}0*(\\d{1,5})(?![\\d.]*\\d)${separator}(.*)$`, 'isu')
const plainFirst = /^0*(\d{1,5})\s*(?:[-–—|.)]|:(?=\s))\s+(.+)$/su
const afterShow = new RegExp(
  `^(.{2,60}?)\\s*[-–—:|,(]?\\s*${sign}0*(\\d{1,5})(?![\\d.]*\\d)\\)?\\s*[-–—:|]\\s*(.+)$`,
  'isu',
)
const numberLast = new RegExp(`^(.{2,300}?)\\s*[-–—:|,([]?\\s*${sign}0*(\\d{1,5})[\\])]?$`, 'isu')
const inside = /(?:^|\s)#0*([1-9]\d{0,4})(?![\d.]*\d)(?=$|[\s:,.)\]–—-])/u

/**
 * Parts a title line into number and title: "#146 - Ada Lim: Looms" gives 146 and "Ada Lim: Looms". A number
 * that is only mentioned ("Newsletter #333 recap") is read too, and stays in the title.
 */
export function readTitleLine(line: string): ReadTitle {
  const text = line.replace(/\s+/gu, ' ').trim().slice(0, 2_000)
  const season = seasonFirst.exec(text) ?? crossed.exec(text)
  if (season) return rest(text, season[3], { number: season[2], season: season[1], marked: true })
  const first = numberFirst.exec(text)
  if (first) return rest(text, first[2], { number: first[1], marked: true })
  const plain = plainFirst.exec(text)
  if (plain && !isYear(plain[1])) return rest(text, plain[2], { number: plain[1], marked: false })
  const named = afterShow.exec(text)
  if (named) return rest(text, named[3], { number: named[2], show: named[1], marked: true })
  const last = numberLast.exec(text)
  if (last) return rest(text, last[1], { number: last[2], marked: true })
  const mentioned = inside.exec(text)?.[1]
  return { title: text, marked: false, ...(mentioned !== undefined && { number: Number(mentioned) }) }
}

interface Parts {
  readonly number: string | undefined
  readonly season?: string | undefined
  readonly show?: string | undefined
  readonly marked: boolean
}

function rest(text: string, title: string | undefined, parts: Parts): ReadTitle {
  const number = Number(parts.number ?? 0)
  const season = Number(parts.season ?? 0)
  const show = parts.show?.trim()
  return {
    title: title?.trim() || text,
    marked: parts.marked,
    ...(number > 0 && { number }),
    ...(season > 0 && { season }),
    ...(show !== undefined && show !== '' && { show }),
  }
}

const isYear = (digits: string | undefined): boolean => /^(?:19|20)\d\d$/.test(digits ?? '')

/** The number a file name gives: "047 - How to.md", "ship-it-11.md", "0025.md". Dates are no numbers. */
export function numberInFileName(name: string): number | undefined {
  const stem = name.replace(/^.*[\\/]/u, '').replace(/\.[a-z0-9]{1,8}$/iu, '')
  if (/^(?:19|20)\d\d[-_.]?\d\d/u.test(stem)) return undefined
  const match =
    /^0*(\d{1,5})(?=$|[\s_.-]+\D)/u.exec(stem) ?? /^.*\D(?:[-_ ]|ep|episode)0*(\d{2,5})$/iu.exec(stem)
  const number = Number(match?.[1] ?? 0)
  return number > 0 && !isYear(match?.[1]) ? number : undefined
}

/** A file name as a title of last resort: "ship-it-11.md" reads "Ship it 11". */
export function titleFromFileName(name: string): string | undefined {
  const stem = name
    .replace(/^.*[\\/]/u, '')
    .replace(/\.[a-z0-9]{1,8}$/iu, '')
    .replace(/[-_+]+/gu, ' ')
    .trim()
  if (
    !/\p{L}{2}/u.test(stem) ||
    /^(?:pasted text|untitled|index|transcript|episode|page|notes)\b/iu.test(stem)
  )
    return undefined
  return stem.charAt(0).toUpperCase() + stem.slice(1)
}

/** A number at the very end of a title ("Python Bytes 184") counts where something else says the same number. */
export function numberAtEnd(title: string, known: number | undefined): { readonly show: string } | undefined {
  const match = /^(\p{L}.{1,60}?)\s+0*(\d{1,5})$/u.exec(title)
  return match && known !== undefined && Number(match[2]) === known ? { show: match[1] ?? '' } : undefined
}

/** A title without the show's name that web pages add at one of its ends: "Looms | The Loom Show". */
export function withoutShow(title: string, show: string | undefined): string {
  if (show === undefined || show === '') return title
  const lower = title.toLowerCase()
  const name = show.toLowerCase()
  if (lower.endsWith(name)) {
    const kept = /^(.*\S)\s*[|–—·•:-]\s*$/su.exec(title.slice(0, title.length - show.length))?.[1]
    if (kept !== undefined) return kept
  }
  if (lower.startsWith(name)) {
    const kept = /^\s*[|–—·•:-]\s*(\S.*)$/su.exec(title.slice(show.length))?.[1]
    if (kept !== undefined) return kept
  }
  return title
}
