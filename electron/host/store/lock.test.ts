import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { faultyFileSystem } from '../testing/faulty-file-system.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { nodeFileSystem } from './file-system.ts'
import { type LockOutcome, lockLibrary } from './lock.ts'
import { type ProcessFacts, processFacts } from './process-facts.ts'

const disk = { fileSystem: nodeFileSystem, clock: manualClock() }
const place = async (): Promise<string> => join(await temporaryFolder(), '.lock')
const isHeld = (outcome: LockOutcome): boolean => 'lock' in outcome
const reason = (outcome: LockOutcome): string => ('heldBy' in outcome ? outcome.heldBy : '')

test('a full disk leaves nothing behind that would keep the next opener out', async () => {
  const path = await place()
  const fileSystem = faultyFileSystem()
  for (const operation of ['write', 'sync'] as const) {
    fileSystem.fail({ operation, code: 'ENOSPC' })
    await expect(lockLibrary({ ...disk, fileSystem }, path)).rejects.toMatchObject({ code: 'disk-full' })
    expect(await readdir(dirname(path))).toEqual([])
    fileSystem.heal()
  }
  expect(isHeld(await lockLibrary(disk, path))).toBe(true)
})

/** A lock as another process would have left it. */
const content = (change: object = {}) =>
  JSON.stringify({
    pid: process.pid,
    host: hostname(),
    startedAt: '2026-01-02T03:00:00.000Z',
    process: 'boot/100',
    token: 'other',
    ...change,
  })
const known = (identity: string | 'gone' | undefined, bootedAt = 0): ProcessFacts => ({
  identity: async () => identity,
  bootedAt: () => bootedAt,
})

test('the first opener gets the lock, and the file says who and since when', async () => {
  const path = await place()
  expect(isHeld(await lockLibrary(disk, path))).toBe(true)
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({
    pid: process.pid,
    host: hostname(),
    startedAt: '2026-01-02T03:04:05.000Z',
  })
})

test('the second opener is told where it is open, since when, and what to do', async () => {
  const path = await place()
  await lockLibrary(disk, path)
  expect(reason(await lockLibrary(disk, path))).toMatch(
    /^The library is open in another window or by the command line \(since 2026-01-0\d \d\d:\d\d\)\. It is read-only here\. Close it there/,
  )
})

test('a released lock is free, and releasing twice does no harm to the next holder', async () => {
  const path = await place()
  const first = await lockLibrary(disk, path)
  if (!('lock' in first)) throw new Error('not locked')
  await first.lock.release()
  const second = await lockLibrary(disk, path)
  expect(isHeld(second)).toBe(true)
  await first.lock.release()
  expect('lock' in second && (await second.lock.isHeld())).toBe(true)
})

describe('a lock that was left behind', () => {
  test('by a process that is gone is taken over', async () => {
    const path = await place()
    await writeFile(path, content())
    expect(isHeld(await lockLibrary(disk, path, known('gone')))).toBe(true)
  })

  test('is taken over when its number was given to another process since', async () => {
    const path = await place()
    await writeFile(path, content())
    expect(isHeld(await lockLibrary(disk, path, known('boot/999')))).toBe(true)
  })

  test('from before the computer started is taken over where processes cannot be told apart', async () => {
    const path = await place()
    await writeFile(path, content({ process: undefined }))
    const later = Date.parse('2026-01-02T03:02:00.000Z')
    expect(isHeld(await lockLibrary(disk, path, known(undefined, later)))).toBe(true)
  })

  test('half written is taken over only after a while', async () => {
    const path = await place()
    await writeFile(path, '{"pid": 12')
    const now = new Date(disk.clock.now())
    await utimes(path, now, now)
    expect(reason(await lockLibrary(disk, path))).toMatch(/just being opened/)
    const before = new Date(disk.clock.now() - 60_000)
    await utimes(path, before, before)
    expect(isHeld(await lockLibrary(disk, path))).toBe(true)
  })

  test('leaves nothing else behind when it is taken over', async () => {
    const path = await place()
    await writeFile(path, content())
    await lockLibrary(disk, path, known('gone'))
    expect(await readdir(join(path, '..'))).toEqual(['.lock'])
  })
})

describe('a lock that is held', () => {
  test('by the same process under the same start is believed', async () => {
    const path = await place()
    await writeFile(path, content())
    expect(isHeld(await lockLibrary(disk, path, known('boot/100')))).toBe(false)
  })

  test('by another computer is believed, since nobody can look there', async () => {
    const path = await place()
    await writeFile(path, content({ host: 'studio' }))
    expect(reason(await lockLibrary(disk, path, known('gone')))).toMatch(/open on studio/)
  })
})

test('of many who find a stale lock at once, exactly one gets it', async () => {
  for (let round = 0; round < 25; round += 1) {
    const path = await place()
    await writeFile(path, content({ process: 'long ago', token: 'stale' }))
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => lockLibrary(disk, path)))
    expect(outcomes.filter(isHeld)).toHaveLength(1)
    expect(await readdir(join(path, '..'))).toEqual(['.lock'])
  }
})

test('a take-over that crashed half way does not stand in the way of the next', async () => {
  const path = await place()
  await writeFile(path, content({ process: 'long ago', token: 'stale' }))
  await writeFile(`${path}.takeover`, content({ process: 'long ago', token: 'crashed' }))
  expect(isHeld(await lockLibrary(disk, path))).toBe(true)
  expect(await readdir(join(path, '..'))).toEqual(['.lock'])
})

describe('with a second process', () => {
  async function sleeper() {
    const child = spawn(process.execPath, ['-e', 'console.log(1); setInterval(() => {}, 1000)'])
    onTestFinished(() => void child.kill('SIGKILL'))
    await once(child.stdout, 'data')
    const { pid = 0 } = child
    return { child, pid, identity: await processFacts.identity(pid) }
  }

  test('its lock is believed while it runs and taken over when it was killed', async () => {
    const path = await place()
    const { child, pid, identity } = await sleeper()
    await writeFile(path, content({ pid, process: identity }))
    expect(isHeld(await lockLibrary(disk, path))).toBe(false)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(isHeld(await lockLibrary(disk, path))).toBe(true)
  })

  test('a running process with the number of a dead one does not hold its lock', async () => {
    const path = await place()
    const { pid, identity } = await sleeper()
    if (identity === undefined) return expect(process.platform).not.toBe('linux')
    await writeFile(path, content({ pid, process: `${identity}0` }))
    expect(isHeld(await lockLibrary(disk, path))).toBe(true)
  })
})
