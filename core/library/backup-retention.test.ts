import { describe, expect, test } from 'vitest'
import { backupName, backupsAmong, parseBackupName, selectBackupsToDrop } from './backup-retention.ts'

const now = '2026-11-22T18:00:00.000Z'
const at = (stamp: string, revision = 1) => backupName(stamp, revision)

describe('a backup name', () => {
  test('says when and at which revision', () => {
    expect(backupName('2026-11-22T10:15:00.123Z', 42)).toBe('2026-11-22T10-15-00Z.r42.json')
    expect(parseBackupName('2026-11-22T10-15-00Z.r42.json')).toEqual({
      name: '2026-11-22T10-15-00Z.r42.json',
      at: '2026-11-22T10:15:00.000Z',
      revision: 42,
    })
  })

  test('says that a copy was damaged or came from another program', () => {
    expect(parseBackupName(backupName(now, 7, 'other', 2))).toMatchObject({ revision: 7, kept: 'other' })
    expect(parseBackupName(backupName(now, 0, 'damaged'))).toMatchObject({ revision: 0, kept: 'damaged' })
  })

  test.each(['episode.json', '2026-11-22.json', '2026-99-22T10-15-00Z.r1.json', '.DS_Store', ''])(
    'is not "%s"',
    (name) => {
      expect(parseBackupName(name)).toBeUndefined()
    },
  )

  test('sorts newest first, and by revision within one second', () => {
    const names = [at('2026-11-20T00:00:00Z'), at('2026-11-22T00:00:00Z', 1), at('2026-11-22T00:00:00Z', 9)]
    expect(backupsAmong([...names, 'notes.txt']).map((backup) => backup.revision)).toEqual([9, 1, 1])
  })
})

describe('of the backups', () => {
  test('the three newest of today stay', () => {
    const today = ['08', '09', '10', '11', '12'].map((hour) => at(`2026-11-22T${hour}:00:00Z`))
    expect(selectBackupsToDrop(today, now)).toEqual([today[1], today[0]])
  })

  test('those a wrong clock dated later than now push none of today out', () => {
    const ahead = ['01', '02', '03', '04'].map((hour) => at(`2027-01-01T${hour}:00:00Z`))
    const later = at('2026-11-22T20:00:00Z')
    const today = ['08', '09', '10'].map((hour) => at(`2026-11-22T${hour}:00:00Z`))
    expect(selectBackupsToDrop([...ahead, later, ...today], now)).toEqual([ahead[0], later])
  })

  test('one of each of the ten days before stays', () => {
    const names = Array.from({ length: 10 }, (_, index) => {
      const day = String(21 - index).padStart(2, '0')
      return [at(`2026-11-${day}T08:00:00Z`), at(`2026-11-${day}T20:00:00Z`)]
    }).flat()
    const dropped = selectBackupsToDrop(names, now)
    expect(dropped).toHaveLength(10)
    expect(dropped.every((name) => name.includes('T08-'))).toBe(true)
  })

  test('one of each month before that stays', () => {
    const names = ['2026-11-01', '2026-11-05', '2026-10-31', '2026-10-01', '2025-10-15'].map((day) =>
      at(`${day}T12:00:00Z`),
    )
    expect(selectBackupsToDrop(names, now)).toEqual([at('2026-11-01T12:00:00Z'), at('2026-10-01T12:00:00Z')])
  })

  test('the newest always stays, however old', () => {
    expect(selectBackupsToDrop([at('2001-01-01T00:00:00Z')], now)).toEqual([])
  })

  test('one from a clock that was ahead counts as of today', () => {
    expect(selectBackupsToDrop([at('2027-01-01T00:00:00Z')], now)).toEqual([])
  })

  test('copies kept for a person and files of others are never dropped', () => {
    const names = Array.from({ length: 9 }, (_, index) => backupName(now, index, 'other'))
    expect(selectBackupsToDrop([...names, 'readme.txt'], now)).toEqual([])
  })

  test('what is left after dropping is not thinned any further the same day', () => {
    const names = Array.from({ length: 400 }, (_, index) =>
      at(new Date(Date.parse(now) - index * 7 * 3_600_000).toISOString(), index),
    )
    const dropped = new Set(selectBackupsToDrop(names, now))
    const left = names.filter((name) => !dropped.has(name))
    expect(left.length).toBeLessThan(25)
    expect(selectBackupsToDrop(left, now)).toEqual([])
  })
})
