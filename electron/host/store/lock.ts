import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { z } from 'zod'
import { instant } from '../clock.ts'
import { writeAtomically, writeNew } from './atomic-write.ts'
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
  return acquire(disk, path, own, facts)
}

async function acquire(
  disk: Disk,
  path: string,
  own: LockContent,
  facts: ProcessFacts,
): Promise<LockOutcome> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (await wrote(disk, path, own)) return { lock: held(disk, path, own.token) }
    const found = await readLock(disk, path)
    if (found === 'gone') continue
    const heldBy = await believed(disk, path, found, facts)
    return heldBy === undefined ? takeOver(disk, path, own, facts) : { heldBy }
  }
  return { heldBy: beingOpened }
}

/** Why a lock that stands is to be respected; undefined when whoever made it is gone. */
async function believed(
  disk: Disk,
  path: string,
  found: LockContent | 'broken',
  facts: ProcessFacts,
): Promise<string | undefined> {
  if (found === 'broken') return (await isOld(disk, path)) ? undefined : beingOpened
  return (await isStale(found, hostname(), facts)) ? undefined : heldBy(found)
}

/**
 * Replaces a stale lock. Only the holder of a second lock beside it may do so, and it looks again once it
 * has that: of many who found the same stale lock, the first replaces it and the others find a fresh one.
 */
async function takeOver(
  disk: Disk,
  path: string,
  own: LockContent,
  facts: ProcessFacts,
): Promise<LockOutcome> {
  const right = await acquire(disk, `${path}.takeover`, own, facts)
  if (!('lock' in right)) return { heldBy: beingOpened }
  try {
    const found = await readLock(disk, path)
    const heldBy = found === 'gone' ? beingOpened : await believed(disk, path, found, facts)
    if (heldBy !== undefined) return { heldBy }
    await writeAtomically(disk, path, contentOf(own), 'The lock of the library')
    return { lock: held(disk, path, own.token) }
  } finally {
    await right.lock.release()
  }
}

async function identity(facts: ProcessFacts): Promise<{ process?: string }> {
  const own = await facts.identity(process.pid)
  return own === undefined || own === 'gone' ? {} : { process: own }
}

async function wrote({ fileSystem }: Disk, path: string, content: LockContent): Promise<boolean> {
  try {
    await writeNew(fileSystem, path, Buffer.from(contentOf(content)))
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw asWriteError(error, 'The lock of the library')
  }
}

const contentOf = (content: LockContent): string => `${JSON.stringify(content)}\n`

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
