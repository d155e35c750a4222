import type { Millis } from '../../time.ts'
import type { ChapterEntry, ChapterFormat, ChapterList, Parsed, ParseWarning } from '../format.ts'
import { type FoundChapter, orderChapters, warn } from '../syntax/chapter-list.ts'
import { parseClock } from '../syntax/clock.ts'
import { formatError } from '../syntax/format-error.ts'
import { counted, excerpt, foldSpace } from '../syntax/lines.ts'
import { findElements, parseXml, type XmlElement } from '../syntax/xml.ts'

/** The markers of a Hindenburg session. Read only: the session is the work of another program. */
export const hindenburgSession: ChapterFormat = {
  kind: 'chapters',
  id: 'hindenburg-session',
  label: 'Hindenburg session',
  extensions: ['nhsx'],
  mime: 'application/xml',
  specification: 'https://hindenburg.com/support/',
  carries: new Set(['startTime', 'title', 'url']),
  detect: (head) => {
    if (!/^\s*</.test(head)) return 0
    return /<(?:[\w-]+:)?Session[\s>]/.test(head)
      ? /Hindenburg|<(?:[\w-]+:)?Markers?[\s>]/.test(head)
        ? 1
        : 0.7
      : 0
  },
  parse,
}

function parse(text: string): Parsed<ChapterList> {
  const { roots, damage } = parseXml(text)
  const sessions = findElements(roots, 'Session')
  if (sessions.length === 0) throw formatError('This XML is no Hindenburg session.')
  const warnings: ParseWarning[] = damage ? [damage] : []
  const markers = chaptersAmong(findElements(sessions, 'Marker'), warnings)
  const found = markers.flatMap((marker): FoundChapter[] => {
    const entry = readMarker(marker, warnings)
    return entry ? [{ entry, line: marker.line }] : []
  })
  if (found.length === 0) {
    if (markers.length > 0)
      throw formatError('No marker in this session has a usable time.', markers[0]?.line)
    warnings.push(warn('no-chapters', 'The session has no markers.', sessions[0]?.line))
  }
  return orderChapters(found, {}, warnings)
}

/** Where some markers say that they are chapters, the others are notes to oneself. */
function chaptersAmong(markers: readonly XmlElement[], warnings: ParseWarning[]): readonly XmlElement[] {
  const chapters = markers.filter((marker) => marker.attributes.get('Type') === 'Chapter')
  if (chapters.length === 0 || chapters.length === markers.length) return markers
  const other = markers.find((marker) => marker.attributes.get('Type') !== 'Chapter')
  const count = counted(markers.length - chapters.length, 'marker')
  warnings.push(
    warn('other-markers', `Galley left out ${count} of another type than “Chapter”.`, other?.line),
  )
  return chapters
}

/** The program leaves out a time of zero. */
function readMarker(marker: XmlElement, warnings: ParseWarning[]): ChapterEntry | undefined {
  const written = marker.attributes.get('Time') ?? ''
  const startTime = written.trim() === '' ? (0 as Millis) : parseClock(written)
  if (startTime === undefined) {
    const message = `“${excerpt(written)}” is not a time, so this marker was left out.`
    warnings.push(warn('bad-start-time', message, marker.line))
    return undefined
  }
  const title = foldSpace(marker.attributes.get('Name') ?? '')
  if (title === '') warnings.push(warn('no-title', 'This marker has no name.', marker.line))
  const url = marker.attributes.get('URL')?.trim()
  return { startTime, title, ...(url ? { url } : {}) }
}
