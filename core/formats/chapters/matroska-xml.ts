import { formatTimestamp, type Millis, parseTimestamp, timeFrom } from '../../time.ts'
import type { ChapterEntry, ChapterFormat, ChapterList, Parsed, ParseWarning } from '../format.ts'
import { type FoundChapter, inOrder, orderChapters, warn } from '../syntax/chapter-list.ts'
import { formatError } from '../syntax/format-error.ts'
import { counted, excerpt, foldSpace } from '../syntax/lines.ts'
import {
  elementsOf,
  escapeXmlText,
  findElements,
  parseXml,
  textInside,
  type XmlElement,
} from '../syntax/xml.ts'

/** Matroska's chapters as XML, which mkvmerge takes and mkvextract gives. */
export const matroskaXml: ChapterFormat = {
  kind: 'chapters',
  id: 'matroska-xml',
  label: 'Matroska chapters (XML)',
  extensions: ['xml'],
  mime: 'text/xml',
  specification: 'https://mkvtoolnix.download/doc/mkvmerge.html#mkvmerge.chapters.xml',
  carries: new Set(['startTime', 'endTime', 'title', 'hidden']),
  detect(head) {
    if (!/^\s*</.test(head)) return 0
    if (/<(?:EditionEntry|ChapterAtom)[\s>]/.test(head)) return 1
    return /<Chapters\s*\/?>/.test(head) ? 0.9 : 0
  },
  parse,
  serialise,
}

function parse(text: string): Parsed<ChapterList> {
  const { roots, damage } = parseXml(text)
  const warnings: ParseWarning[] = damage ? [damage] : []
  const editions = findElements(roots, 'EditionEntry')
  const [edition] = editions
  const atoms = atomsIn(edition ? edition.children : roots)
  const isMatroska = atoms.length > 0 || edition || roots.some((root) => root.local === 'Chapters')
  if (!isMatroska) throw formatError('This XML has no Matroska chapters in it.')
  if (editions.length > 1) {
    const rest = counted(editions.length - 1, 'more edition')
    warnings.push(
      warn('several-editions', `Galley read the first list of chapters (${rest}).`, edition?.line),
    )
  }
  if (edition && childText(edition, 'EditionFlagOrdered') === '1') {
    const message =
      'The edition is ordered: players jump about in the file as it says. Galley keeps the times.'
    warnings.push(warn('ordered-edition', message, edition.line))
  }
  const found = atoms.flatMap((atom): FoundChapter[] => {
    const entry = readAtom(atom, warnings)
    return entry ? [{ entry, line: atom.line }] : []
  })
  if (found.length === 0) {
    if (atoms.length > 0) throw formatError('No chapter in this file has a start time.', atoms[0]?.line)
    warnings.push(warn('no-chapters', 'The file has an empty list of chapters.'))
  }
  return orderChapters(found, {}, warnings)
}

/** Atoms in document order; what is inside one comes after it, as chapters of their own. */
function atomsIn(nodes: XmlElement['children']): readonly XmlElement[] {
  return findElements(nodes, 'ChapterAtom').flatMap((atom) => [atom, ...atomsIn(atom.children)])
}

function childText(element: XmlElement, local: string): string | undefined {
  const child = elementsOf(element.children).find((one) => one.local === local)
  return child && textInside(child).trim()
}

function readAtom(atom: XmlElement, warnings: ParseWarning[]): ChapterEntry | undefined {
  const startTime = readTime(childText(atom, 'ChapterTimeStart'))
  if (startTime === undefined) {
    warnings.push(warn('no-start-time', 'This chapter has no usable start time and was left out.', atom.line))
    return undefined
  }
  const end = childText(atom, 'ChapterTimeEnd')
  const endTime = readTime(end)
  const ends = endTime !== undefined && endTime >= startTime
  if (end !== undefined && !ends)
    warnings.push(
      warn('bad-end-time', 'The end of this chapter is no usable time and was left out.', atom.line),
    )
  const hidden = childText(atom, 'ChapterFlagHidden') === '1'
  const title = readTitle(atom, warnings)
  if (title === '' && !hidden) warnings.push(warn('no-title', 'This chapter has no title.', atom.line))
  return { startTime, ...(ends ? { endTime } : {}), title, ...(hidden ? { hidden } : {}) }
}

/** Several titles are one title in several languages. */
function readTitle(atom: XmlElement, warnings: ParseWarning[]): string {
  const titles = elementsOf(atom.children)
    .filter((child) => child.local === 'ChapterDisplay')
    .map((display) =>
      foldSpace(childText(display, 'ChapterString') ?? childText(display, 'ChapString') ?? ''),
    )
    .filter((title) => title !== '')
  if (titles.length > 1) {
    const others = titles.slice(1).join(', ')
    warnings.push(
      warn('more-languages', `Titles in other languages were left out: ${excerpt(others, 120)}.`, atom.line),
    )
  }
  return titles[0] ?? ''
}

/** Clock times, whole nanoseconds as the binary form has them, or seconds with their unit. */
function readTime(written = ''): Millis | undefined {
  if (/^\d{1,18}$/.test(written)) return timeFrom(Number(written) / 1e6)
  const [, amount, unit = ''] = /^(\d{1,18})(s|ms|us|ns)$/.exec(written) ?? []
  if (amount === undefined) return parseTimestamp(written)
  return timeFrom(Number(amount) * ({ s: 1000, ms: 1, us: 1e-3, ns: 1e-6 }[unit] ?? 0))
}

function serialise(list: ChapterList): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Chapters>',
    '  <EditionEntry>',
    ...inOrder(list.chapters).flatMap(writeAtom),
    '  </EditionEntry>',
    '</Chapters>',
    '',
  ].join('\n')
}

function writeAtom({ startTime, endTime, title, hidden }: ChapterEntry): readonly string[] {
  const words = escapeXmlText(foldSpace(title))
  return [
    '    <ChapterAtom>',
    `      <ChapterTimeStart>${nanoseconds(startTime)}</ChapterTimeStart>`,
    ...(endTime === undefined ? [] : [`      <ChapterTimeEnd>${nanoseconds(endTime)}</ChapterTimeEnd>`]),
    ...(hidden ? ['      <ChapterFlagHidden>1</ChapterFlagHidden>'] : []),
    '      <ChapterDisplay>',
    `        <ChapterString>${words}</ChapterString>`,
    '        <ChapterLanguage>und</ChapterLanguage>',
    '      </ChapterDisplay>',
    '    </ChapterAtom>',
  ]
}

function nanoseconds(time: Millis): string {
  return `${formatTimestamp(time)}000000`
}
