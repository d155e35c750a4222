import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, describe, expect, test } from 'vitest'
import { ResizeHandle } from './ResizeHandle.tsx'

afterEach(cleanup)

function Pane({ edge }: { readonly edge: 'left' | 'right' }) {
  const [width, setWidth] = useState(300)
  return (
    <ResizeHandle
      label="Width"
      edge={edge}
      width={width}
      min={280}
      max={340}
      onResize={setWidth}
      onReset={() => setWidth(300)}
    />
  )
}

const width = () => screen.getByRole('separator').getAttribute('aria-valuenow')
const press = (key: string) => fireEvent.keyDown(screen.getByRole('separator'), { key })

describe('the edge of a pane', () => {
  test('moves 16 px by arrow keys: away from the pane is wider', () => {
    render(<Pane edge="left" />)
    press('ArrowLeft')
    expect(width()).toBe('316')
    cleanup()
    render(<Pane edge="right" />)
    press('ArrowLeft')
    expect(width()).toBe('284')
  })

  test('stops at its limits, and Home and End go there', () => {
    render(<Pane edge="left" />)
    for (let times = 0; times < 5; times += 1) press('ArrowLeft')
    expect(width()).toBe('340')
    press('Home')
    expect(width()).toBe('280')
  })

  test('goes back to its usual place on a double click', () => {
    render(<Pane edge="left" />)
    press('End')
    fireEvent.doubleClick(screen.getByRole('separator'))
    expect(width()).toBe('300')
  })
})
