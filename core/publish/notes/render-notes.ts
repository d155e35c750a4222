import type { Episode } from '../../episode/schema.ts'
import { AppError } from '../../errors.ts'
import type { Show } from '../../show/schema.ts'

/** The show notes of one episode in every form a destination takes. */
export interface RenderedNotes {
  readonly markdown: string
  /** Only Apple's tags: p, ol, ul, li, a. */
  readonly html: string
  /** For the web page and the preview: headings, emphasis, quotes too. Sanitised. */
  readonly fullHtml: string
  readonly plain: string
  /** UTF-8 bytes of `html`, as Apple counts. */
  readonly htmlBytes: number
  /** Unicode characters of `plain`. */
  readonly plainCharacters: number
}

/** Fills the template, or takes the text written by hand. A broken template throws `template-error` with `details.line`. */
export function renderNotes(_episode: Episode, _show?: Show): RenderedNotes {
  throw new AppError('internal', 'Not built yet.')
}
