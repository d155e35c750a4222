// biome-ignore-all lint/a11y/useSemanticElements: stands for any list
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: stands for any place that has focus
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { useKeyDispatch } from '../app/use-key-dispatch.ts'
import { useCommand } from './commands.ts'
import type { CommandId } from './keymap.ts'

afterEach(cleanup)

function Keys() {
  useKeyDispatch()
  return null
}

function Meaning({ command, run }: { command: CommandId; run: () => void }) {
  useCommand(command, run)
  return null
}

const places = (
  <>
    <div role="grid" tabIndex={0} aria-label="Rows">
      <input aria-label="Cell" data-testid="cell" />
    </div>
    <div tabIndex={0} role="presentation" data-testid="elsewhere" />
    <span data-draft="dirty">
      <input aria-label="Dirty" />
    </span>
    <span data-draft="clean">
      <input aria-label="Clean" />
    </span>
    <input aria-label="Search" />
  </>
)

function shown(command: CommandId) {
  const run = vi.fn()
  render(
    <>
      <Keys />
      <Meaning command={command} run={run} />
      {places}
    </>,
  )
  return run
}

describe('single letters', () => {
  test('act in a list', () => {
    const run = shown('chapter.add')
    fireEvent.keyDown(screen.getByLabelText('Rows'), { key: 'c' })
    expect(run).toHaveBeenCalledOnce()
  })

  test('type while typing, also inside a list, and do nothing elsewhere', () => {
    const run = shown('chapter.add')
    fireEvent.keyDown(screen.getByLabelText('Cell'), { key: 'c' })
    fireEvent.keyDown(screen.getByTestId('elsewhere'), { key: 'c' })
    expect(run).not.toHaveBeenCalled()
  })
})

describe('undo', () => {
  const undo = { key: 'z', ctrlKey: true }

  test('belongs to the episode, from anywhere and from a field with nothing uncommitted', () => {
    const run = shown('history.undo')
    fireEvent.keyDown(screen.getByTestId('elsewhere'), undo)
    fireEvent.keyDown(screen.getByLabelText('Clean'), undo)
    expect(run).toHaveBeenCalledTimes(2)
  })

  test('belongs to the text that is being typed', () => {
    const run = shown('history.undo')
    fireEvent.keyDown(screen.getByLabelText('Dirty'), undo)
    fireEvent.keyDown(screen.getByLabelText('Search'), undo)
    expect(run).not.toHaveBeenCalled()
  })
})

test('of two meanings for one key the newest counts, until it is gone', () => {
  const [frame, screenful] = [vi.fn(), vi.fn()]
  const keys = { key: 'V', ctrlKey: true, shiftKey: true }
  const both = (
    <>
      <Keys />
      <Meaning command="episode.paste" run={frame} />
    </>
  )
  const { rerender } = render(both)
  rerender(
    <>
      {both}
      <Meaning command="chapter.paste" run={screenful} />
    </>,
  )
  fireEvent.keyDown(window, keys)
  expect([frame.mock.calls.length, screenful.mock.calls.length]).toEqual([0, 1])
  cleanup()
  render(both)
  fireEvent.keyDown(window, keys)
  expect(frame).toHaveBeenCalledOnce()
})

test('a key another part has dealt with is left alone', () => {
  const run = shown('palette.open')
  const stop = (event: Event) => event.preventDefault()
  screen.getByTestId('elsewhere').addEventListener('keydown', stop)
  fireEvent.keyDown(screen.getByTestId('elsewhere'), { key: 'k', ctrlKey: true })
  expect(run).not.toHaveBeenCalled()
})
