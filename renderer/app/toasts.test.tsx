import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { showToast } from '../state/toasts.ts'
import { ToastRegion } from './ToastRegion.tsx'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  act(() => vi.advanceTimersByTime(60_000))
  cleanup()
  vi.useRealTimers()
})

const shown = () => screen.queryAllByRole('listitem').map((item) => item.textContent)

test('messages go after their time, also those that were folded away meanwhile', () => {
  render(<ToastRegion />)
  act(() => {
    for (const title of ['One', 'Two', 'Three', 'Four', 'Five']) showToast({ title })
  })
  expect(shown()).toEqual(['Four', 'Five'])
  expect(screen.getByRole('button', { name: '3 more' })).toBeTruthy()
  act(() => vi.advanceTimersByTime(8_000))
  expect(shown()).toEqual([])
})

test('messages wait while somebody is at them, and go once nobody is', () => {
  render(<ToastRegion />)
  act(() => {
    showToast({ title: 'Read me' })
  })
  const [dismiss] = screen.getAllByRole('button')
  act(() => dismiss?.focus())
  act(() => vi.advanceTimersByTime(20_000))
  expect(shown()).toEqual(['Read me'])
  act(() => dismiss?.blur())
  act(() => vi.advanceTimersByTime(1_000))
  expect(shown()).toEqual([])
})

test('what says the same is one message, unless each offers something of its own to do', () => {
  render(<ToastRegion />)
  act(() => {
    for (const detail of ['It is full.', 'It is full.', 'It is gone.'])
      showToast({ title: 'Not saved', detail })
  })
  expect(shown()).toEqual(['Not savedIt is full.', 'Not savedIt is gone.'])
  act(() => vi.advanceTimersByTime(8_000))
  const done: string[] = []
  act(() => {
    for (const which of ['first', 'second'])
      showToast({ title: 'Removed', action: { label: 'Undo', onPress: () => done.push(which) } })
  })
  for (const button of screen.getAllByRole('button', { name: 'Undo' })) act(() => button.click())
  expect(done).toEqual(['first', 'second'])
})
