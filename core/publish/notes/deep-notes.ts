import { AppError } from '../../errors.ts'

/** No notes hold quotations and lists deeper inside each other; beyond, reading them takes ever longer and never ends well. */
const deepest = 100

/** Refuses notes with a line of more quotation marks and bullets at its head than any real one has. */
export function refuseDeepNotes(markdown: string): void {
  for (const [index, line] of markdown.split('\n').entries()) {
    const marker = /[ \t]{0,20}(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y
    let markers = 0
    while (marker.test(line)) {
      markers += 1
      if (markers > deepest) throw notesTooDeep(index + 1)
    }
  }
}

/** What is said of show notes nested too deep; where one line is to blame, it is named. */
export function notesTooDeep(line?: number): AppError {
  const where = line === undefined ? '' : `Line ${line}: `
  return new AppError(
    'template-error',
    `${where}The show notes are nested more than ${deepest} deep, so they cannot be shown. Nothing was changed. Take some of the signs at the head of the line away.`,
    line === undefined ? {} : { line },
  )
}
