import type { Episode } from '../../episode/schema.ts'
import { defaultTemplate } from '../../show/default-template.ts'
import type { Show } from '../../show/schema.ts'
import { appleTree } from './apple-html.ts'
import { notesTooDeep, refuseDeepNotes } from './deep-notes.ts'
import { templateFields } from './fields.ts'
import { htmlText, markdownToHtml, parseMarkdown, sanitised } from './markdown-html.ts'
import { plainText } from './plain-text.ts'
import { fillTemplate } from './template.ts'

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

/**
 * Fills the template, or takes the text written by hand, and renders it. An empty template stands for
 * the default one. A broken template, or notes nested without end, throw `template-error` with `details.line`.
 */
export function renderNotes(episode: Episode, show?: Show): RenderedNotes {
  const markdown = notesMarkdown(episode, show)
  refuseDeepNotes(markdown)
  try {
    return rendered(markdown)
  } catch (error) {
    // Tags inside of each other are not counted beforehand.
    if (error instanceof RangeError) throw notesTooDeep()
    throw error
  }
}

function rendered(markdown: string): RenderedNotes {
  const tree = parseMarkdown(markdown)
  const apple = sanitised(appleTree(markdownToHtml(tree, 'paragraphs')), 'apple')
  const html = htmlText(apple)
  const plain = plainText(apple)
  return {
    markdown,
    html,
    fullHtml: htmlText(markdownToHtml(tree, 'list')),
    plain,
    htmlBytes: new TextEncoder().encode(html).length,
    plainCharacters: characters(plain),
  }
}

/** The show notes as Markdown, ending in one newline unless empty. Throws `template-error`. */
function notesMarkdown(episode: Episode, show?: Show): string {
  const { source, template, text } = episode.showNotes
  const written = source === 'text' ? text.trim() : filled(template, episode, show)
  return written === '' ? '' : `${written}\n`
}

function filled(template: string, episode: Episode, show: Show | undefined): string {
  const footer = show?.templates.find(({ name }) => name.trim().toLowerCase() === 'footer')?.template ?? ''
  const closing = footer === '' ? '' : fillTemplate(footer, templateFields(episode, show, ''))
  const chosen = template.trim() === '' ? defaultTemplate : template
  return fillTemplate(chosen, templateFields(episode, show, closing))
}

function characters(text: string): number {
  let count = 0
  for (const _ of text.trimEnd()) count += 1
  return count
}
