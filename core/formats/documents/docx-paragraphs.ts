import { elementsOf, type XmlElement } from '../syntax/xml.ts'
import { childOf, type DocxParts, isNumbered, settingOf } from './docx-parts.ts'
import type { DocxParagraph, DocxRun } from './docx-run.ts'
import { tableParagraphs } from './docx-tables.ts'

interface Walk {
  readonly parts: DocxParts
  readonly paragraphs: DocxParagraph[]
  /** Runs of a paragraph whose end was deleted: they go on in the next one. */
  carried: readonly DocxRun[]
}

/**
 * The paragraphs of a document as it reads with all changes accepted: what was inserted is kept, what was
 * deleted or hidden is left out, and the text of a box stands once, after the paragraph it hangs on.
 */
export function docxParagraphs(parts: DocxParts): readonly DocxParagraph[] {
  const walk: Walk = { parts, paragraphs: [], carried: [] }
  readBlocks(parts.body, walk)
  if (walk.carried.length > 0) walk.paragraphs.push({ runs: walk.carried })
  return walk.paragraphs
}

/** Deleted and moved-away text, the second version of a drawing, and what describes but does not say. */
const leftOut = new Set([
  'del',
  'moveFrom',
  'Fallback',
  'pPr',
  'rPr',
  'sectPr',
  'sdtPr',
  'instrText',
  'delText',
])

function readBlocks(parent: XmlElement, walk: Walk): void {
  for (const child of elementsOf(parent.children)) {
    if (child.local === 'p') readParagraph(child, walk)
    else if (child.local === 'tbl') readTable(child, walk)
    else if (!leftOut.has(child.local)) readBlocks(child, walk)
  }
}

interface RunWalk {
  readonly runs: DocxRun[]
  readonly boxes: XmlElement[]
  readonly parts: DocxParts
}

function readParagraph(paragraph: XmlElement, walk: Walk): void {
  const inside: RunWalk = { runs: [], boxes: [], parts: walk.parts }
  readInline(paragraph, inside, undefined)
  const runs = [...walk.carried, ...inside.runs]
  const about = childOf(paragraph, 'pPr')
  const mark = about && childOf(about, 'rPr')
  if (mark && (childOf(mark, 'del') || childOf(mark, 'moveFrom'))) walk.carried = runs
  else {
    walk.carried = []
    walk.paragraphs.push({ runs, ...kindOf(about, walk.parts) })
  }
  for (const box of inside.boxes) readBlocks(box, walk)
}

function kindOf(about: XmlElement | undefined, { headings, lists }: DocxParts): Omit<DocxParagraph, 'runs'> {
  if (!about) return {}
  const outline = Number(settingOf(about, 'outlineLvl') ?? Number.NaN) + 1
  const style = settingOf(about, 'pStyle') ?? ''
  const heading = headings.get(style) ?? (outline <= 6 ? outline : undefined)
  if (heading !== undefined) return { heading }
  return (isNumbered(about) ?? lists.has(style)) ? { listed: true } : {}
}

function readTable(table: XmlElement, walk: Walk): void {
  const rows = descend(table, 'tr').filter((row) => !isDeletedRow(row))
  const cells = rows.map((row) =>
    descend(row, 'tc').map((cell) => {
      const inner: Walk = { parts: walk.parts, paragraphs: [], carried: [] }
      readBlocks(cell, inner)
      return inner.paragraphs
    }),
  )
  for (const paragraph of tableParagraphs(cells)) walk.paragraphs.push(paragraph)
}

function isDeletedRow(row: XmlElement): boolean {
  const about = childOf(row, 'trPr')
  return about !== undefined && childOf(about, 'del') !== undefined
}

/** The nearest elements of a name, through wrappers such as content controls, not into other tables. */
function descend(parent: XmlElement, local: string): readonly XmlElement[] {
  return elementsOf(parent.children).flatMap((child) => {
    if (child.local === local) return [child]
    return leftOut.has(child.local) || child.local === 'tbl' || child.local === 'p'
      ? []
      : descend(child, local)
  })
}

function readInline(parent: XmlElement, walk: RunWalk, link: string | undefined): void {
  for (const child of elementsOf(parent.children)) {
    if (leftOut.has(child.local)) continue
    if (child.local === 'r') readRun(child, walk, link)
    else if (child.local === 'txbxContent') walk.boxes.push(child)
    else if (child.local === 'hyperlink')
      readInline(child, walk, walk.parts.links.get(child.attributes.get('id') ?? ''))
    else readInline(child, walk, link)
  }
}

/** The signs Word has elements for. */
const signs: Readonly<Record<string, string>> = {
  tab: '\t',
  ptab: '\t',
  br: '\n',
  cr: '\n',
  noBreakHyphen: '\u2011',
}

function readRun(run: XmlElement, walk: RunWalk, link: string | undefined): void {
  const about = childOf(run, 'rPr')
  if (about && isOn(about, 'vanish')) return
  const bold = about !== undefined && isOn(about, 'b')
  let text = ''
  for (const child of elementsOf(run.children)) {
    if (child.local === 't') text += child.children.filter((one) => typeof one === 'string').join('')
    else if (child.local in signs) text += isPageBreak(child) ? '' : (signs[child.local] ?? '')
    else if (!leftOut.has(child.local)) readInline({ ...run, children: [child] }, walk, link)
  }
  if (text !== '') walk.runs.push({ text, bold, ...(link === undefined ? {} : { link }) })
}

function isPageBreak({ local, attributes }: XmlElement): boolean {
  return local === 'br' && attributes.get('type') === 'page'
}

/** A property is on by being there, unless it says otherwise. */
function isOn(about: XmlElement, local: string): boolean {
  const property = childOf(about, local)
  return property !== undefined && !/^(?:0|false|off|none)$/.test(property.attributes.get('val') ?? '')
}
