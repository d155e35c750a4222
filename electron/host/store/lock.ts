import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { z } from 'zod'
import { instant } from '../clock.ts'
import { writeNew } from './atomic-write.ts'
import type { Disk } from './disk.ts'
import { codeOf, factsIfThere, readIfThere } from './file-system.ts'
import { type ProcessFacts, processFacts } from './process-facts.ts'
import { asWriteError } from './write-errors.ts'

const LockContent = z.object({
  pid: z.number().int().positive(),
  host: z.string(),
  startedAt: z.string(),
  /** What tells this process from a later one with the same number. */
  process: z.string().optional(),
  /** Tells one opening from another within the same process. */
  token: z.string(),
})
type LockContent = z.infer<typeof LockContent>

/** A library held for writing. */
export interface LibraryLock {
  /** Whether the lock on the disk is still ours; another program may have removed it. */
  isHeld(): Promise<boolean>
  release(): Promise<void>
}

/** Either the lock, or why it could not be had. */
export type LockOutcome = { readonly lock: LibraryLock } | { readonly heldBy: string }

/** A lock that stays unreadable this long, in milliseconds, was left half written by a crash. */
const writingTime = 10_000

/**
 * Two writers on one library would each win half the time, so the app and the command line take turns.
 * A lock whose process is gone is taken over, also when its number was given to another process.
 */
export async function lockLibrary(disk: Disk, path: string, facts = processFacts): Promise<LockOutcome> {
  const own: LockContent = {
    pid: process.pid,
    host: hostname(),
    startedAt: instant(disk.clock),
    ...(await identity(facts)),
    token: randomBytes(12).toString('hex'),
  }
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (await wrote(disk, path, own)) return { lock: held(disk, path, own.token) }
    const found = await readLock(disk, path)
    if (found === 'gone') continue
    if (found !== 'broken' && !(await isStale(found, own.host, facts))) return { heldBy: heldBy(found) }
    if (found === 'broken' && !(await isOld(disk, path))) return { heldBy: beingOpened }
    await takeAway(disk, path, found === 'broken' ? undefined : found.token)
  }
  return { heldBy: beingOpened }
}

async function identity(facts: ProcessFacts): Promise<{ process?: string }> {
  const own = await facts.identity(process.pid)
  return own === undefined || own === 'gone' ? {} : { process: own }
}

async function wrote({ fileSystem }: Disk, path: string, content: LockContent): Promise<boolean> {
  try {
    await writeNew(fileSystem, path, Buffer.from(`${JSON.stringify(content)}\n`))
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw asWriteError(error, 'The lock of the library')
  }
}

function held(disk: Disk, path: string, token: string): LibraryLock {
  const isHeld = async (): Promise<boolean> => {
    const found = await readLock(disk, path)
    return typeof found === 'object' && found.token === token
  }
  return {
    isHeld,
    async release() {
      if (await isHeld()) await disk.fileSystem.remove(path)
    },
  }
}

async function readLock({ fileSystem }: Disk, path: string): Promise<LockContent | 'gone' | 'broken'> {
  const bytes = await readIfThere(fileSystem, path)
  if (!bytes) return 'gone'
  try {
    return LockContent.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8'))).data ?? 'broken'
  } catch {
    return 'broken'
  }
}

async function isOld({ fileSystem, clock }: Disk, path: string): Promise<boolean> {
  const facts = await factsIfThere(fileSystem, path)
  return facts !== undefined && Math.abs(clock.now() - facts.modified) > writingTime
}

/** Only a process of this computer can be looked up; a lock of another one is always believed. */
async function isStale(lock: LockContent, host: string, facts: ProcessFacts): Promise<boolean> {
  if (lock.host !== host) return false
  const now = await facts.identity(lock.pid)
  if (now === 'gone') return true
  if (lock.process !== undefined && now !== undefined) return now !== lock.process
  return Date.parse(lock.startedAt) < facts.bootedAt() - 60_000
}

/**
 * Moves a stale lock out of the way. Another process may be doing the same and be done already: then
 * what was moved is its fresh lock, which is put back.
 */
async function takeAway(disk: Disk, path: string, staleToken: string | undefined): Promise<void> {
  const { fileSystem } = disk
  const aside = `${path}.${randomBytes(6).toString('hex')}.stale`
  try {
    await fileSystem.rename(path, aside)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw asWriteError(error, 'The lock of the library')
  }
  const moved = await readLock(disk, aside)
  const isStaleOne = typeof moved !== 'object' || moved.token === staleToken
  if (isStaleOne) await fileSystem.remove(aside)
  else await fileSystem.rename(aside, path)
}

const beingOpened =
  'The library is just being opened by another Galley. It is read-only here until that one is closed.'

function heldBy(lock: LockContent): string {
  const where = lock.host === hostname() ? 'in another window or by the command line' : `on ${lock.host}`
  return `The library is open ${where} (since ${clockTime(lock.startedAt)}). It is read-only here. Close it there to make changes here.`
}

/** In the person's own time zone: 10:42, with the day when it is not today's. */
function clockTime(at: string): string {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return 'an unknown time'
  const pad = (value: number): string => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())} ${pad(date.getHours())}:${pad(date.getMinutes())}`
}
