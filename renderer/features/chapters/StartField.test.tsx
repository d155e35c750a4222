import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type Millis, millis } from '../../../core/time.ts'
import { flushDrafts } from '../../ui/pending-drafts.ts'
import { StartField } from './StartField.tsx'

afterEach(cleanup)

function field(more: Partial<Parameters<typeof StartField>[0]> = {}) {
  const onCommit = vi.fn((_time: Millis, _mergeKey?: string): unknown => undefined)
  render(<StartField label="Start" look="field" value={millis(358_000)} onCommit={onCommit} {...more} />)
  const input = screen.getByRole<HTMLInputElement>('textbox', { name: 'Start' })
  const type = (text: string) => fireEvent.change(input, { target: { value: text } })
  const press = (key: string, more = {}) => fireEvent.keyDown(input, { key, ...more })
  return { input, onCommit, type, press }
}

describe('the field of a start time', () => {
  test('selects all of it when it gets the focus', () => {
    const { input } = field()
    act(() => input.focus())
    expect(input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0)).toBe('5:58')
  })

  test('shows how loose digits are read while they are typed, and commits on Enter', () => {
    const onEnter = vi.fn()
    const { type, press, onCommit } = field({ onEnter })
    type('602')
    expect(screen.getByText('6:02')).toBeTruthy()
    expect(onCommit).not.toHaveBeenCalled()
    press('Enter')
    expect(onCommit).toHaveBeenCalledWith(362_000)
    expect(onEnter).toHaveBeenCalled()
  })

  test('keeps what is no time on screen, says why, and leaves the old time in force', () => {
    const onEnter = vi.fn()
    const { input, type, press, onCommit } = field({ onEnter })
    type('5:72')
    press('Enter')
    expect(input.value).toBe('5:72')
    expect(screen.getByRole('alert').textContent).toBe('Seconds go up to 59. Did you mean 6:12?')
    expect(onCommit).not.toHaveBeenCalled()
    expect(onEnter).not.toHaveBeenCalled()
  })

  test('commits when it is left, and when everything waiting is committed', async () => {
    const { input, type, onCommit } = field()
    type('6:00')
    fireEvent.blur(input)
    expect(onCommit).toHaveBeenLastCalledWith(360_000)
    type('6:10')
    await act(() => flushDrafts())
    expect(onCommit).toHaveBeenLastCalledWith(370_000)
  })

  test('arrow keys nudge by a second, a tenth or ten, all in one step of undo', () => {
    const { input, press, onCommit } = field()
    act(() => input.focus())
    press('ArrowUp')
    press('ArrowUp', { altKey: true })
    press('ArrowDown', { shiftKey: true })
    expect(onCommit.mock.calls.map(([time]) => time)).toEqual([359_000, 359_100, 349_100])
    const keys = new Set(onCommit.mock.calls.map(([, mergeKey]) => mergeKey))
    expect(keys.size).toBe(1)
    expect([...keys][0]).toBeTruthy()
  })

  test('Esc takes nudges back', () => {
    const { input, press, onCommit } = field()
    act(() => input.focus())
    press('ArrowUp')
    press('Escape')
    expect(onCommit.mock.calls.at(-1)?.[0]).toBe(358_000)
  })

  test('nudging stops at the end of the audio', () => {
    const { input, press, onCommit } = field({ duration: millis(358_500) })
    act(() => input.focus())
    press('ArrowUp')
    expect(onCommit.mock.calls[0]?.[0]).toBe(358_500)
  })

  test('T sets it to the place in the text, without a letter typed', () => {
    const onSetToPlace = vi.fn()
    const { press } = field({ onSetToPlace })
    press('t')
    expect(onSetToPlace).toHaveBeenCalled()
  })

  test('many pasted lines are handed on, one is typed', () => {
    const onPasteLines = vi.fn()
    const { input } = field({ onPasteLines })
    const paste = (text: string) => fireEvent.paste(input, { clipboardData: { getData: () => text } })
    paste('6:00')
    expect(onPasteLines).not.toHaveBeenCalled()
    paste('0:00 Intro\n1:33 More')
    expect(onPasteLines).toHaveBeenCalledWith('0:00 Intro\n1:33 More')
  })
})
