/** What a page under measurement gives: it shows lines of text to edit, scrolled to their middle. */
export type ShowText = (lines: readonly string[]) => void

/** Hands the function over to the bench, which calls it from outside. */
export function provide(showText: ShowText): void {
  Object.assign(window, { showText })
}

/** The element the text goes into. */
export function place(): HTMLElement {
  const element = document.querySelector<HTMLElement>('#text')
  if (!element) throw new Error('The page has no place for the text.')
  return element
}
