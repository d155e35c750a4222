/** What the name of a backup says. */
export interface BackupName {
  readonly name: string
  /** The instant it was made, ISO 8601 in UTC, to the second. */
  readonly at: string
  readonly revision: number
  /**
   * Set for copies that are kept until a person removes them: `damaged` could not be read, `other` is
   * the version of another program that clashed with edits made here.
   */
  readonly kept?: 'damaged' | 'other'
}

const pattern =
  /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})Z\.r(\d{1,15})(?:-\d{1,6})?(?:\.(damaged|other))?\.json$/

/** The name of a backup made now: colons are no good in file names, so the time has dashes. */
export function backupName(at: string, revision: number, kept?: 'damaged' | 'other', copy = 1): string {
  const stamp = `${at.slice(0, 19).replaceAll(':', '-')}Z`
  return `${stamp}.r${revision}${copy > 1 ? `-${copy}` : ''}${kept ? `.${kept}` : ''}.json`
}

/** Reads the name of a backup; undefined for any other file. */
export function parseBackupName(name: string): BackupName | undefined {
  const match = pattern.exec(name)
  if (!match) return undefined
  const [, day, hours, minutes, seconds, revision, kept] = match
  const at = `${day}T${hours}:${minutes}:${seconds}.000Z`
  if (Number.isNaN(Date.parse(at))) return undefined
  const facts = { name, at, revision: Number(revision) }
  return kept === 'damaged' || kept === 'other' ? { ...facts, kept } : facts
}

/** The backups among file names, newest first. */
export function backupsAmong(names: readonly string[]): readonly BackupName[] {
  return names
    .map(parseBackupName)
    .filter((backup) => backup !== undefined)
    .sort((a, b) => b.at.localeCompare(a.at) || b.revision - a.revision || b.name.localeCompare(a.name))
}

const dayLength = 24 * 60 * 60 * 1000
const keptToday = 3
const keptDays = 10

/**
 * Decides which backups to drop: kept are the 3 newest of today, the newest of each of the 10 days
 * before, the newest of each month before that, and always the newest of all. Copies dated later than
 * now, by a clock that was wrong, are counted by themselves. Days and months are counted in UTC. Files
 * whose name is not a backup's are left alone.
 */
export function selectBackupsToDrop(names: readonly string[], now: string): readonly string[] {
  const today = startOfDay(now)
  const kept = new Map<string, number>()
  const drop: string[] = []
  const ordinary = backupsAmong(names).filter((backup) => backup.kept === undefined)
  for (const [index, { name, at }] of ordinary.entries()) {
    const { period, limit } = at > now ? { period: 'ahead', limit: keptToday } : periodOf(at, today)
    const count = (kept.get(period) ?? 0) + 1
    kept.set(period, count)
    if (count > limit && index > 0) drop.push(name)
  }
  return drop
}

function periodOf(at: string, today: number): { period: string; limit: number } {
  const daysAgo = Math.round((today - startOfDay(at)) / dayLength)
  if (daysAgo <= 0) return { period: 'today', limit: keptToday }
  if (daysAgo <= keptDays) return { period: at.slice(0, 10), limit: 1 }
  return { period: at.slice(0, 7), limit: 1 }
}

function startOfDay(at: string): number {
  return Date.parse(`${at.slice(0, 10)}T00:00:00.000Z`)
}
