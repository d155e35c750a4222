import { describe, expect, test } from 'vitest'
import { createEventLog } from './event-log.ts'

const event = { name: 'library.changed', payload: {} } as const

describe('the event log', () => {
  test('gives what came after a known event', () => {
    const log = createEventLog('r')
    const first = log.append(event)
    const second = log.append(event)
    expect(log.since(first.id)).toEqual([second])
    expect(log.since(second.id)).toEqual([])
  })

  test('names the place before the first event too', () => {
    const log = createEventLog('r')
    const start = log.newest
    const first = log.append(event)
    expect(log.since(start)).toEqual([first])
  })

  test('says so when events were dropped in between', () => {
    const log = createEventLog('r', 2)
    const start = log.newest
    for (let count = 0; count < 3; count += 1) log.append(event)
    expect(log.since(start)).toBeUndefined()
    expect(log.since('r-1')).toHaveLength(2)
  })

  test.each(['q-1', 'r-9', 'r--1', 'r-x', 'r-0.5', ''])('does not take %j for a place of its own', (id) => {
    const log = createEventLog('r')
    log.append(event)
    expect(log.since(id)).toBeUndefined()
  })
})
