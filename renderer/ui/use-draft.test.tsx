import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { DraftField } from './DraftField.tsx'
import { flushDrafts } from './pending-drafts.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

function Title({
  commit,
  check,
}: {
  commit: (text: string, key: string) => unknown
  check?: (text: string) => string | undefined
}) {
  const [value, setValue] = useState('Old')
  const onCommit = async (text: string, key: string) => {
    await commit(text, key)
    setValue(text)
  }
  return <DraftField label="Title" value={value} onCommit={onCommit} check={check} />
}

const field = () => screen.getByLabelText<HTMLInputElement>('Title')
const type = (text: string) => {
  act(() => field().focus())
  fireEvent.change(field(), { target: { value: text } })
}
const settle = (time = 0) => act(() => vi.advanceTimersByTimeAsync(time))

describe('text typed into a field', () => {
  test('is committed after 800 ms of rest, not before', async () => {
    const commit = vi.fn()
    render(<Title commit={commit} />)
    type('New')
    await settle(799)
    expect(commit).not.toHaveBeenCalled()
    await settle(1)
    expect(commit.mock.calls.map(([text]) => text)).toEqual(['New'])
  })

  test('is committed by Enter and by leaving the field, each once', async () => {
    const commit = vi.fn()
    render(<Title commit={commit} />)
    type('One')
    fireEvent.keyDown(field(), { key: 'Enter' })
    await settle()
    type('Two')
    act(() => field().blur())
    await settle(2_000)
    expect(commit.mock.calls.map(([text]) => text)).toEqual(['One', 'Two'])
  })

  test('is put back by Esc, also after it was committed', async () => {
    const commit = vi.fn()
    render(<Title commit={commit} />)
    type('New')
    await settle(800)
    fireEvent.keyDown(field(), { key: 'Escape' })
    await settle()
    expect(field().value).toBe('Old')
    expect(commit.mock.calls.map(([text]) => text)).toEqual(['New', 'Old'])
  })

  test('stays on screen with its fault and is not committed while it is wrong', async () => {
    const commit = vi.fn()
    render(<Title commit={commit} check={(text) => (text === '' ? 'A title is needed.' : undefined)} />)
    type('')
    await settle(2_000)
    act(() => field().blur())
    await settle()
    expect(commit).not.toHaveBeenCalled()
    expect(screen.getByText('A title is needed.')).toBeDefined()
  })

  test('stays in the field when the host refuses it, with the reason', async () => {
    const commit = vi.fn().mockRejectedValueOnce(new Error('The disk is full.'))
    render(<Title commit={commit} />)
    type('New')
    await settle(800)
    expect(field().value).toBe('New')
    expect(screen.getByText('The disk is full.')).toBeDefined()
  })

  test('shares one key for a stay in the field and gets another for the next', async () => {
    const commit = vi.fn()
    render(<Title commit={commit} />)
    type('One')
    await settle(800)
    type('Two')
    await settle(800)
    act(() => field().blur())
    type('Three')
    await settle(800)
    const keys = commit.mock.calls.map(([, key]) => key)
    expect(keys[0]).toBe(keys[1])
    expect(keys[2]).not.toBe(keys[0])
  })

  test('is flushed before something else needs it, and when the field goes away', async () => {
    const commit = vi.fn()
    const { unmount } = render(<Title commit={commit} />)
    type('Waiting')
    await act(flushDrafts)
    expect(commit).toHaveBeenLastCalledWith('Waiting', expect.any(String))
    type('Leaving')
    unmount()
    await settle()
    expect(commit).toHaveBeenLastCalledWith('Leaving', expect.any(String))
    commit.mockClear()
    await flushDrafts()
    expect(commit).not.toHaveBeenCalled()
  })
})
