import { parseTimestamp } from '../../time.ts'
import type { FoundHeading } from './headings.ts'
import { attributeOf, type HtmlTag, readHtmlTokens } from './html-tokens.ts'
import { foldSpace } from './lines.ts'

/** A paragraph of an HTML text; `br` is a line feed. */
export interface HtmlBlock {
  readonly text: string
  /** Where in the text bold words begin or end, in order. */
  readonly bold: readonly number[]
  /** What a `cite` before or inside it says. */
  readonly speaker?: string
  /** What a `time` before or inside it says. */
  readonly time?: string
  /** Where its words begin in the text. */
  readonly place: number
}

/** What an HTML text holds for a transcript. */
export interface HtmlBlocks {
  readonly blocks: readonly HtmlBlock[]
  readonly found: readonly FoundHeading[]
  /** The first `h1`, or the page's title. */
  readonly title?: string
  readonly comments: readonly string[]
}

const blockTags = new Set(
  'p div section article main header footer ul ol li table tr td th blockquote dl dt dd pre body hr aside nav'.split(
    ' ',
  ),
)

interface State {
  readonly blocks: HtmlBlock[]
  readonly found: FoundHeading[]
  /** The element whose text is gathered apart: `cite`, `time`, `title` or a heading. */
  inside: string
  insideAt: number
  insideStart: string | undefined
  readonly gathered: string[]
  readonly text: string[]
  /** How long `text` is when joined. */
  length: number
  bold: number[]
  /** Where the first words of the open paragraph stand; -1 before there are any. */
  textAt: number
  speaker: string | undefined
  time: string | undefined
  pageTitle: string | undefined
  firstHeading: string | undefined
}

/** Reads an HTML text as a flat row of paragraphs and headings. */
export function readHtmlBlocks(html: string): HtmlBlocks {
  const state: State = {
    blocks: [],
    found: [],
    inside: '',
    insideAt: 0,
    insideStart: undefined,
    gathered: [],
    text: [],
    length: 0,
    bold: [],
    textAt: -1,
    speaker: undefined,
    time: undefined,
    pageTitle: undefined,
    firstHeading: undefined,
  }
  const comments: string[] = []
  for (const token of readHtmlTokens(html)) {
    if ('text' in token) {
      if (token.kind === 'comment') comments.push(token.text)
      else addText(state, token.text, token.at)
    } else if (token.kind === 'open') openTag(state, token)
    else closeTag(state, token.name)
  }
  if (state.inside !== '') closeTag(state, state.inside)
  flush(state)
  const title = state.firstHeading ?? state.pageTitle
  return { blocks: state.blocks, found: state.found, comments, ...(title === undefined ? {} : { title }) }
}

function addText(state: State, text: string, at: number): void {
  if (state.inside !== '') state.gathered.push(text)
  else {
    if (state.textAt === -1 && /\S/.test(text)) state.textAt = at
    // A line break in the source is a space; only `br` breaks a line.
    push(state, text.replace(/\s+/g, ' '))
  }
}

function push(state: State, piece: string): void {
  state.text.push(piece)
  state.length += piece.length
}

function openTag(state: State, token: HtmlTag): void {
  const { name } = token
  if (name === 'cite' || name === 'time' || name === 'title' || /^h[1-6]$/.test(name)) {
    if (state.inside !== '') closeTag(state, state.inside)
    if (name !== 'time' || state.textAt !== -1) flush(state)
    state.inside = name
    state.insideAt = token.at
    state.insideStart = attributeOf(token.attributes, 'data-start')
    state.gathered.length = 0
  } else if (name === 'br') push(state, '\n')
  else if ((name === 'strong' || name === 'b') && state.inside === '') state.bold.push(state.length)
  else if (blockTags.has(name)) flush(state)
}

function closeTag(state: State, name: string): void {
  if (state.inside === name) {
    const text = foldSpace(state.gathered.join(''))
    state.inside = ''
    if (name === 'cite') state.speaker = text
    else if (name === 'time') state.time = text
    else if (name === 'title') state.pageTitle = text === '' ? undefined : text
    else if (text !== '') addHeading(state, name, text)
  } else if ((name === 'strong' || name === 'b') && state.inside === '') state.bold.push(state.length)
  else if (blockTags.has(name) && state.inside === '') flush(state)
}

function addHeading(state: State, name: string, title: string): void {
  if (name === 'h1' && state.firstHeading === undefined && state.found.length === 0) {
    state.firstHeading = title
    return
  }
  const startTime = parseTimestamp(state.insideStart ?? '')
  const place = state.insideAt
  state.found.push(startTime === undefined ? { title, place } : { title, startTime, place })
}

/** Closes a paragraph; a name or time without words waits for the paragraph after it. */
function flush(state: State): void {
  const { bold } = state
  const text = state.text.join('')
  state.text.length = 0
  state.length = 0
  state.bold = []
  if (state.textAt === -1) return
  const { speaker, time, textAt } = state
  state.textAt = -1
  state.blocks.push({
    text,
    bold,
    ...(speaker === undefined ? {} : { speaker }),
    ...(time === undefined ? {} : { time }),
    place: textAt,
  })
  state.speaker = undefined
  state.time = undefined
}
