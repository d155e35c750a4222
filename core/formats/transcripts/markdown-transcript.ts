import { formatClock, type Millis } from '../../time.ts'
import type { Cue, CueHeading, CueList, Parsed, TranscriptFormat } from '../format.ts'
import { formatError } from '../syntax/format-error.ts'
import { emptyHeading, type FoundHeading, headingsAbove, placeHeadings } from '../syntax/headings.ts'
import { changedNames } from '../syntax/label-losses.ts'
import { foldSpace, splitLines } from '../syntax/lines.ts'
import { escapeMarkdown, plainFromMarkdown } from '../syntax/markdown-text.ts'
import { isMarkup } from '../syntax/markup.ts'
import { readLabel } from '../syntax/speaker-labels.ts'
import { readTurnHead } from '../syntax/turn-head.ts'
import { readTurns, type TextLine } from '../syntax/turns.ts'

/** A transcript for a web site or a repository: bold names, times in brackets, headings of chapters. */
export const markdownTranscript: TranscriptFormat = {
  kind: 'transcript',
  id: 'markdown-transcript',
  label: 'Markdown transcript',
  extensions: ['md', 'markdown'],
  mime: 'text/markdown',
  specification: 'https://spec.commonmark.org/',
  carries: new Set(['text', 'start', 'speaker', 'headings', 'estimated']),
  speakerGoesOn: true,
  precision: 1000,
  losses: ({ cues }) => changedNames(speakersOf(cues).filter((name) => !isReadAsName(name))),
  detect,
  parse,
  serialise,
}

const boldStart = /^(?:\*\*|__)[^*_\n]{1,60}(?:\*\*|__)[^\n]{0,80}/gm

function detect(head: string): number {
  if (isMarkup(head) || head.includes('-->')) return 0
  const heads = (head.match(boldStart) ?? []).filter((line) => readTurnHead(line)?.name !== undefined)
  if (heads.length > 0) return heads.length > 1 ? 0.9 : 0.7
  const lines = splitLines(head)
  const begin = frontMatterEnd(lines)
  const body = begin === 0 ? head : lines.slice(begin).join('\n')
  const isProse = (body.match(/\p{L}{2,}/gu)?.length ?? 0) >= 20
  if (!isProse) return 0
  return /^#{1,6} \S/m.test(body) ? 0.6 : begin > 0 ? 0.5 : 0
}

function parse(text: string): Parsed<CueList> {
  const { lines, found, title } = readBody(splitLines(text))
  const turns = readTurns(lines, plainFromMarkdown)
  if (turns.length === 0) throw formatError('There are no words in this text.')
  const { headings, left } = placeHeadings(
    found,
    turns.map((turn) => turn.line),
  )
  return {
    value: {
      cues: turns.map((turn) => turn.cue),
      ...(title === undefined ? {} : { title }),
      ...(headings.length > 0 ? { headings } : {}),
      ...(turns.some((turn) => turn.about) ? { estimated: true } : {}),
    },
    warnings: left.map((heading) => emptyHeading(heading.title, heading.place)),
  }
}

interface Body {
  readonly lines: readonly TextLine[]
  readonly found: readonly FoundHeading[]
  readonly title?: string
}

/** Takes front matter, headings, rules and comments out of the lines; what is left is speech. */
function readBody(lines: readonly string[]): Body {
  const body: TextLine[] = []
  const found: FoundHeading[] = []
  let title: string | undefined
  for (let index = frontMatterEnd(lines); index < lines.length; index += 1) {
    const text = lines[index] ?? ''
    const line = index + 1
    const heading = /^(#{1,6})\s+(\S.*?)(?:\s+#+)?\s*$/.exec(text)
    if (heading) {
      if (heading[1] === '#' && title === undefined && found.length === 0)
        title = plainFromMarkdown(heading[2] ?? '')
      else {
        const read = readHeading(heading[2] ?? '')
        if (read.title !== '') found.push({ ...read, place: line })
      }
      body.push({ text: '', line })
    } else body.push({ text: isRule(text) ? '' : text, line })
  }
  return title === undefined ? { lines: body, found } : { lines: body, found, title }
}

function isRule(text: string): boolean {
  return /^\s*[-*_][-*_\s]{2,}$/.test(text) || /^\s*(?:<!--.*-->|\{%.*%\})\s*$/.test(text)
}

/** The index of the first line after YAML front matter. */
function frontMatterEnd(lines: readonly string[]): number {
  if (lines[0]?.trim() !== '---') return 0
  const end = lines.slice(1, 200).findIndex((line) => /^(?:---|\.\.\.)\s*$/.test(line))
  return end === -1 ? 0 : end + 2
}

/** "Opening [00:01:33]" or "[00:01:33] Opening". */
function readHeading(text: string): { readonly title: string; readonly startTime?: Millis } {
  const ending = /^(.*\S)\s*(\\?[[(]\d[\d:.]{3,11}\\?[\])])$/.exec(text)
  const head = readTurnHead(ending ? `${ending[2]} x` : text)
  if (head?.time === undefined || !head.marked) return { title: plainFromMarkdown(text) }
  const words = ending?.[1] ?? text.replace(/^\\?[[(][^\])]*[\])]\s*/, '')
  return { title: plainFromMarkdown(words), startTime: head.time }
}

function serialise(list: CueList): string {
  const headings = headingsAbove(list)
  const title = list.title ? [`# ${escapeMarkdown(foldSpace(list.title))}`] : []
  let speaker: string | undefined
  const blocks = list.cues.flatMap((one, index) => {
    const above = (headings.get(index) ?? []).map(writeHeading)
    const goesOn = one.speaker === speaker && above.length === 0 && !readLabel(one.text)
    speaker = one.speaker
    return [...above, writeTurn(one, goesOn ? undefined : speaker, list.estimated === true)]
  })
  return `${[...title, ...blocks].join('\n\n')}\n`
}

function writeHeading({ title, startTime }: CueHeading): string {
  const time = startTime === undefined ? '' : ` [${formatClock(startTime)}]`
  return `## ${escapeMarkdown(foldSpace(title))}${time}`
}

function speakersOf(cues: readonly Cue[]): readonly string[] {
  return [...new Set(cues.map(({ speaker = '' }) => foldSpace(speaker)))].filter((name) => name !== '')
}

/** Long names and those in brackets are read as words in bold, or without their brackets. */
function isReadAsName(name: string): boolean {
  return readTurnHead(`${boldName(name)}lamp`)?.name === name
}

function boldName(name: string): string {
  return `**${escapeMarkdown(name)}:** `
}

function writeTurn(one: Cue, speaker: string | undefined, about: boolean): string {
  const name = speaker === undefined ? '' : boldName(foldSpace(speaker))
  const time = one.start === undefined ? '' : `[${about ? 'about ' : ''}${formatClock(one.start)}] `
  const text = escapeMarkdown(foldSpace(one.text))
  // Words that look like a name or a time at the head of a turn must not become one.
  // Behind what is not read as a name no time is looked for.
  const head = speaker === undefined || isReadAsName(foldSpace(speaker)) ? name + time : time + name
  return `${head}${readTurnHead(one.text) ? text.replace(':', '\\:') : text}`
}
