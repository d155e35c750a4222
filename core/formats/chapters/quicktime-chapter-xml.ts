import { formatTimestamp } from '../../time.ts'
import type { ChapterEntry, ChapterFormat, ChapterList, Parsed, ParseWarning } from '../format.ts'
import { type FoundChapter, listedChapters, orderChapters, warn } from '../syntax/chapter-list.ts'
import { parseClock } from '../syntax/clock.ts'
import { formatError } from '../syntax/format-error.ts'
import { excerpt, foldSpace } from '../syntax/lines.ts'
import { escapeXmlText, findElements, parseXml, type XmlElement } from '../syntax/xml.ts'

/** The text track of an MP4 file as XML, which MP4Box and Subler read and write. */
export const quicktimeChapterXml: ChapterFormat = {
  kind: 'chapters',
  id: 'quicktime-chapter-xml',
  label: 'QuickTime chapters (XML)',
  extensions: ['xml'],
  mime: 'text/xml',
  specification: 'https://wiki.gpac.io/MP4Box/TTXT-Format-Documentation/',
  carries: new Set(['startTime', 'title']),
  detect: (head) => (/^\s*</.test(head) && /<TextStream[\s>]/.test(head) ? 1 : 0),
  parse,
  serialise(list) {
    const samples = listedChapters(list).map(
      ({ startTime, title }) =>
        `  <TextSample sampleTime="${formatTimestamp(startTime)}">${escapeXmlText(title)}</TextSample>`,
    )
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<TextStream version="1.1">',
      '  <TextStreamHeader>',
      '    <TextSampleDescription/>',
      '  </TextStreamHeader>',
      ...samples,
      '</TextStream>',
      '',
    ].join('\n')
  },
}

function parse(text: string): Parsed<ChapterList> {
  const { roots, damage } = parseXml(text)
  const samples = samplesIn(roots)
  if (samples.length === 0 && !roots.some((root) => root.local === 'TextStream'))
    throw formatError('This XML has no TextStream with chapters in it.')
  const warnings: ParseWarning[] = damage ? [damage] : []
  const found = samples.flatMap((sample): FoundChapter[] => {
    const entry = readSample(sample, warnings)
    return entry ? [{ entry, line: sample.line }] : []
  })
  if (found.length === 0) {
    if (samples.length > 0) throw formatError('No sample in this file has a time.', samples[0]?.line)
    warnings.push(warn('no-chapters', 'The file has no samples.'))
  }
  return orderChapters(found, {}, warnings)
}

/** Looks inside samples too: in a damaged file an unclosed one holds those after it. */
function samplesIn(nodes: XmlElement['children']): readonly XmlElement[] {
  return findElements(nodes, 'TextSample').flatMap((sample) => [sample, ...samplesIn(sample.children)])
}

/** The text of a sample without that of samples anywhere inside it, which are chapters of their own. */
function ownText({ children }: XmlElement): string {
  return children
    .map((child) => (typeof child === 'string' ? child : child.local === 'TextSample' ? '' : ownText(child)))
    .join('')
}

function readSample(sample: XmlElement, warnings: ParseWarning[]): ChapterEntry | undefined {
  const written = sample.attributes.get('sampleTime') ?? ''
  const startTime = parseClock(written)
  if (startTime === undefined) {
    warnings.push(
      warn('bad-start-time', `“${excerpt(written)}” is not a time; this chapter was left out.`, sample.line),
    )
    return undefined
  }
  const title = foldSpace(sample.attributes.get('text') ?? ownText(sample))
  if (title === '') warnings.push(warn('no-title', 'This chapter has no title.', sample.line))
  const url = sample.attributes.get('href')?.trim()
  return { startTime, title, ...(url ? { url } : {}) }
}
