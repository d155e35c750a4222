import { expect, test } from 'vitest'
import { oneAtATime } from './one-at-a-time.ts'

test('work begins when the work before it is done, in the order it was asked for', async () => {
  const inTurn = oneAtATime()
  const log: string[] = []
  const piece = (name: string) => async () => {
    log.push(`${name} begins`)
    await Promise.resolve()
    log.push(`${name} ends`)
    return name
  }
  expect(await Promise.all([inTurn(piece('one')), inTurn(piece('two'))])).toEqual(['one', 'two'])
  expect(log).toEqual(['one begins', 'one ends', 'two begins', 'two ends'])
})

test('a failure is for whoever asked; the next one goes on', async () => {
  const inTurn = oneAtATime()
  const failed = inTurn(() => Promise.reject(new Error('the disk is full')))
  const next = inTurn(() => Promise.resolve('written'))
  await expect(failed).rejects.toThrow('the disk is full')
  expect(await next).toBe('written')
})
