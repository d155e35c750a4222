import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { temporaryFolder } from '../host/testing/temporary-folder.ts'
import { createBugLog } from './bug-log.ts'

const now = () => new Date('2026-01-02T03:04:05.000Z')

/** What the log says in the terminal. */
function terminal() {
  const said: string[] = []
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.push(String(text))
    return true
  })
  return said
}

afterEach(() => vi.restoreAllMocks())

test('a bug is noted with its time, where it happened and its stack, in a folder made for it', async () => {
  const said = terminal()
  const folder = join(await temporaryFolder(), 'logs')
  createBugLog(() => folder, now)('saving', new TypeError('no such word'))
  const log = await readFile(join(folder, 'bugs.log'), 'utf8')
  expect(log).toMatch(/^2026-01-02T03:04:05\.000Z saving: TypeError: no such word\n {4}at /)
  expect(said).toEqual([log])
})

test('a log that cannot be written leaves the bug in the terminal, and what comes after it goes on', async () => {
  const said = terminal()
  const file = join(await temporaryFolder(), 'in the way')
  await writeFile(file, '')
  const report = createBugLog(() => join(file, 'logs'), now)
  expect(() => report('starting', 'no library')).not.toThrow()
  expect(said[0]).toBe('2026-01-02T03:04:05.000Z starting: no library\n')
  expect(said[1]).toContain('ENOTDIR')
})

test('a log that has grown large is put aside, and the next bug begins another', async () => {
  terminal()
  const folder = await temporaryFolder()
  const report = createBugLog(() => folder, now)
  report('first', 'x'.repeat(1_000_001))
  report('second', 'small')
  expect(await readFile(join(folder, 'bugs.old.log'), 'utf8')).toContain('first: xxx')
  expect(await readFile(join(folder, 'bugs.log'), 'utf8')).toBe('2026-01-02T03:04:05.000Z second: small\n')
})
