const isoDate =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?(?:\.\d{1,9})?)\s?(Z|[+-]\d{2}:?\d{2})?)?$/u
const mailDate =
  /^(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})\s+([A-Za-z]{3})[a-z]*\s+(\d{4})(?:\s+(\d{1,2}:\d{2}(?::\d{2})?)(?:\s*([A-Z]{1,4}|[+-]\d{4}))?)?$/u
const monthFirst = /^([A-Za-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u

/**
 * Reads a date as pages and feeds write it, as ISO 8601 in UTC. One without a zone is taken for UTC, never for
 * the zone of this machine, so that every machine reads the same. Undefined for what is no date.
 */
export function readInstant(text: string): string | undefined {
  const trimmed = text.trim()
  if (/^\d{10}$|^\d{13}$/.test(trimmed)) return toIso(Number(trimmed) * (trimmed.length === 10 ? 1000 : 1))
  const iso = isoDate.exec(trimmed)
  if (iso) return toIso(Date.parse(`${iso[1]}T${iso[2] ?? '00:00'}${iso[3] ?? 'Z'}`))
  const mail = mailDate.exec(trimmed)
  if (mail)
    return toIso(Date.parse(`${mail[1]} ${mail[2]} ${mail[3]} ${mail[4] ?? '00:00'} ${zoneOf(mail[5])}`))
  const spoken = monthFirst.exec(trimmed)
  if (spoken) return toIso(Date.parse(`${spoken[2]} ${spoken[1]} ${spoken[3]} 00:00 GMT`))
  return undefined
}

/** The zones mail dates may name (RFC 2822, 4.3); any other is taken for UTC. */
const zones: Readonly<Record<string, string>> = {
  EST: '-0500',
  EDT: '-0400',
  CST: '-0600',
  CDT: '-0500',
  MST: '-0700',
  MDT: '-0600',
  PST: '-0800',
  PDT: '-0700',
}

function zoneOf(zone: string | undefined): string {
  if (zone === undefined) return 'GMT'
  return /^[+-]/.test(zone) ? zone : (zones[zone] ?? 'GMT')
}

function toIso(time: number): string | undefined {
  if (!Number.isFinite(time) || time < -62_000_000_000_000 || time > 250_000_000_000_000) return undefined
  return new Date(time).toISOString()
}

/** A date that stands in words inside a line, such as "November 15th, 2021" or "2021-11-15". */
export function findDate(line: string): { readonly text: string; readonly at: number } | undefined {
  const match =
    /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}\b|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6} \d{4}\b/u.exec(
      line.slice(0, 300),
    )
  return match ? { text: match[0], at: match.index } : undefined
}

/** Whether a line is a date and nothing more than a word that says so: "Published: 4 March 2025". */
export function isOnlyDate(line: string): boolean {
  if (line.length > 60) return false
  const date = findDate(line)
  if (!date || readInstant(date.text) === undefined) return false
  const rest = line.slice(0, date.at) + line.slice(date.at + date.text.length)
  return /^\W*(?:(?:published|released|aired|recorded|posted|date|release date|veröffentlicht)(?: on| am)?)?\W*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day)?\W*$/iu.test(
    rest,
  )
}
