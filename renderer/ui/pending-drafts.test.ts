import { afterEach, expect, test, vi } from 'vitest'
import { onTextLeft, usedOrLeft } from './pending-drafts.ts'

const take = vi.fn()
const end = onTextLeft(take)
afterEach(() => take.mockClear())

test('a text whose use fails is handed on with the reason', async () => {
  await usedOrLeft(' Ada Lovelace ', Promise.reject(new Error('The disk is full.')))
  expect(take).toHaveBeenCalledExactlyOnceWith('Ada Lovelace', 'The disk is full.')
})

test('a text that was used is nobody’s business any more', async () => {
  await usedOrLeft('Ada', Promise.resolve())
  expect(take).not.toHaveBeenCalled()
})

test('without a text the failure is told as any other', async () => {
  await expect(usedOrLeft(' ', Promise.reject(new Error('The disk is full.')))).rejects.toThrow('disk')
  expect(take).not.toHaveBeenCalled()
})

test('nobody hears of texts once the window has ended', async () => {
  end()
  await usedOrLeft('Ada', Promise.reject(new Error('The disk is full.')))
  expect(take).not.toHaveBeenCalled()
})
