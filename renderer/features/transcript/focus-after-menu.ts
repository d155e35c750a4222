/** So many frames are waited for a menu to go and for what it opened to come. */
const mostFrames = 20

/**
 * Gives the focus to what a menu opened. A menu that closes gives the focus back to its button first, so this comes
 * after; the answer calls it off.
 */
export function focusAfterMenu(find: () => HTMLElement | null): () => void {
  let frame = 0
  let frames = 0
  const attempt = (): void => {
    frames += 1
    const element = find()
    if (element && frames > 2 && !document.querySelector('[role="menu"]'))
      element.focus({ preventScroll: true })
    else if (frames < mostFrames) frame = requestAnimationFrame(attempt)
  }
  frame = requestAnimationFrame(attempt)
  return () => cancelAnimationFrame(frame)
}
