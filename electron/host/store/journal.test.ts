import { existsSync } from 'node:fs'
import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { isAppError } from '../../../core/errors.ts'
import { faultyFileSystem } from '../testing/faulty-file-system.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { type JournalSetting, openJournal } from './journal.ts'
import { type JournalEntry, journalLine, readJournalText } from './journal-lines.ts'

const entry = (revision: number, value: unknown = `title ${revision}`): JournalEntry => ({
  revision,
  at: '2026-01-02T03:04:05.000Z',
  patches: [{ op: 'replace', path: ['title'], value }],
})
const base = { base: 1, sha256: 'a'.repeat(64) }
const nextBase = (revision: number) => ({ base: revision, sha256: String(revision).padStart(64, '0') })

async function arrange(setting: Partial<JournalSetting> = {}) {
  const folder = await temporaryFolder()
  const path = join(folder, 'journal', 'ep-1.ndjson')
  const fileSystem = faultyFileSystem()
  let copies = 0
  const keepBase = async (): Promise<void> => {
    copies += 1
  }
  const journal = openJournal(
    { fileSystem, clock: manualClock() },
    { path, base, entries: [], goodBytes: 0, keepBase, ...setting },
  )
  onTestFinished(() => journal.close())
  const read = async () => readJournalText(await readFile(path))
  const revisions = async () => (await read()).entries.map((each) => each.revision)
  return { path, journal, fileSystem, read, revisions, copies: () => copies }
}

describe('a line', () => {
  test('survives any text a person can type', () => {
    const nasty = 'a\nb\u2028"checksum":"x"}\\ \u0000 😀 \ud800'
    const { entries } = readJournalText(Buffer.from(journalLine(entry(2, nasty))))
    expect(entries[0]?.patches[0]?.value).toBe(nasty)
  })

  test('is known to be broken when any one byte of it changed', () => {
    const line = Buffer.from(journalLine(entry(2)))
    for (let at = 0; at < line.byteLength; at += 1) {
      const broken = Buffer.from(line)
      broken[at] = (broken[at] ?? 0) ^ 1
      expect(readJournalText(broken).entries, `byte ${at}`).toEqual([])
    }
  })
})

describe('reading a journal', () => {
  const good = [2, 3, 4].map((revision) => journalLine(entry(revision)))
  const text = journalLine(base) + good.join('')

  test('a last line torn at any byte is dropped, and what was before it stays', () => {
    const whole = Buffer.from(text)
    const lastStart = Buffer.byteLength(text) - Buffer.byteLength(good[2] ?? '')
    for (let length = lastStart; length < whole.byteLength; length += 1) {
      const read = readJournalText(whole.subarray(0, length))
      expect(
        read.entries.map((each) => each.revision),
        `cut at ${length}`,
      ).toEqual([2, 3])
      expect(read.goodBytes).toBe(lastStart)
      expect(read.brokenLine).toBeUndefined()
    }
  })

  test('a broken middle ends the reading there and is named', () => {
    const read = readJournalText(Buffer.from(`${journalLine(base)}${good[0]}rubbish\n${good[2]}`))
    expect(read.entries.map((each) => each.revision)).toEqual([2])
    expect(read.brokenLine).toBe(3)
  })

  test('zeros at the end, as a power cut leaves them, are a torn line', () => {
    const read = readJournalText(Buffer.concat([Buffer.from(text), Buffer.alloc(5000)]))
    expect(read.entries).toHaveLength(3)
    expect(read.brokenLine).toBeUndefined()
  })

  test('the bases say which file holds which revision', () => {
    const read = readJournalText(Buffer.from(text + journalLine(nextBase(4))))
    expect([...read.bases.values()]).toEqual([1, 4])
  })
})

test('an entry is on the disk when append returns, after the file it builds on', async () => {
  const { journal, read, fileSystem, copies } = await arrange()
  await journal.append(entry(2))
  expect((await read()).entries).toEqual([entry(2)])
  expect((await read()).bases.get(base.sha256)).toBe(1)
  expect(fileSystem.log.some((line) => line.startsWith('sync '))).toBe(true)
  expect(copies()).toBe(1)
})

test('entries that arrive while the disk is busy share one flush and keep their order', async () => {
  const { journal, revisions, fileSystem } = await arrange()
  await Promise.all(Array.from({ length: 200 }, (_, index) => journal.append(entry(index + 2))))
  expect(await revisions()).toEqual(Array.from({ length: 200 }, (_, index) => index + 2))
  expect(fileSystem.log.filter((line) => line.startsWith('sync ')).length).toBeLessThan(10)
})

test('a cut lets go of what the file holds and keeps what came after', async () => {
  const { journal, revisions, path } = await arrange()
  for (const revision of [2, 3]) await journal.append(entry(revision))
  await journal.noteBase(nextBase(3))
  const later = journal.append(entry(4))
  await Promise.all([journal.cut(nextBase(3)), later])
  const kept = (await revisions()).filter((revision) => revision > 3)
  expect(kept).toEqual([4])
  await journal.cut(nextBase(4))
  expect(await readFile(path, 'utf8')).toBe('')
  await journal.append(entry(5))
  expect(await revisions()).toEqual([5])
})

test('closing an empty journal leaves no file, and closing a full one leaves it', async () => {
  const { journal, path } = await arrange()
  await journal.append(entry(2))
  await journal.close()
  expect(existsSync(path)).toBe(true)
  await journal.cut(nextBase(2))
  await journal.close()
  expect(existsSync(path)).toBe(false)
})

test('what a crash left torn is cut off before anything is added', async () => {
  const { path, journal: first } = await arrange()
  await first.append(entry(2))
  await first.close()
  const goodBytes = (await readFile(path)).byteLength
  await appendFile(path, '{"revision":3,"at":"2026')
  const fileSystem = faultyFileSystem()
  const journal = openJournal(
    { fileSystem, clock: manualClock() },
    { path, base, entries: [entry(2)], goodBytes, keepBase: async () => undefined },
  )
  onTestFinished(() => journal.close())
  await journal.append(entry(3))
  const read = readJournalText(await readFile(path))
  expect(read.entries.map((each) => each.revision)).toEqual([2, 3])
  expect(read.brokenLine).toBeUndefined()
})

test('a restart replaces the list as a whole and keeps entries made meanwhile', async () => {
  const { journal, read } = await arrange()
  await journal.append(entry(2))
  const restarted = journal.restart(nextBase(7), entry(8))
  await Promise.all([restarted, journal.append(entry(9))])
  const { entries, bases } = await read()
  expect(entries.map((each) => each.revision)).toEqual([8, 9])
  expect([...bases.values()]).toEqual([7])
})

describe.each(['ENOSPC', 'EACCES', 'EIO', 'EBUSY'])('when the disk says %s', (code) => {
  test.each(['open', 'write', 'sync'] as const)(
    'on %s, the entry stays in memory and goes with the next try',
    async (operation) => {
      const { journal, revisions, fileSystem, read } = await arrange()
      await journal.append(entry(2))
      if (operation === 'open') await journal.close()
      fileSystem.fail({ operation, code })
      const error: unknown = await journal.append(entry(3)).catch((thrown: unknown) => thrown)
      expect(isAppError(error)).toBe(true)
      expect(journal.isWhole()).toBe(false)
      fileSystem.heal()
      await journal.retry()
      expect(journal.isWhole()).toBe(true)
      expect(await revisions()).toEqual([2, 3])
      expect((await read()).brokenLine).toBeUndefined()
      await journal.append(entry(4))
      expect(await revisions()).toEqual([2, 3, 4])
    },
  )
})

test('a journal that another program emptied is written again as a whole', async () => {
  const { journal, revisions, path } = await arrange()
  await journal.append(entry(2))
  await writeFile(path, '')
  await journal.append(entry(3)).catch(() => undefined)
  await journal.retry()
  expect(await revisions()).toEqual([2, 3])
})
