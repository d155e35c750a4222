import type { Loss } from '../contract/publish-shapes.ts'
import { timingOf } from '../episode/transcript.ts'
import type { TranscriptFormat } from '../formats/format.ts'
import { chapterLosses, cueLosses } from '../formats/losses.ts'
import { formatById } from '../formats/registry.ts'
import { counted } from '../formats/syntax/lines.ts'
import { publishable, publishableWeb } from './address.ts'
import type { BundleFile } from './bundle-files.ts'
import { type BundleSource, cuesFor } from './bundle-source.ts'
import { subripCues } from './subrip-cues.ts'

/** The field of the loss that says that every time in a file is an estimate. */
export const allTimesEstimated = 'estimatedTimes'

/** What one file would not hold of the episode, as sentences for the producer. */
export function fileLosses(file: BundleFile, source: BundleSource): Loss[] {
  const format = formatById(file.id)
  if (format?.kind === 'chapters') {
    return [...chapterLosses(format, source.chapters()), ...droppedAddresses(source)]
  }
  if (format?.kind === 'transcript') return transcriptLosses(format, source)
  if (file.kind === 'notes') return noteLosses(source)
  return file.kind === 'item' ? [...noteLosses(source), ...itemLosses(source)] : []
}

function droppedAddresses({ episode }: BundleSource): Loss[] {
  const of = (field: 'url' | 'image'): number =>
    episode.chapters.filter((chapter) => chapter[field]?.trim() && publishable(chapter[field]) === undefined)
      .length
  return [
    ...loss(
      'url',
      of('url'),
      (count) => `${counted(count, 'chapter link')} no app could open ${are(count)} left out.`,
    ),
    ...loss(
      'image',
      of('image'),
      (count) => `${counted(count, 'chapter image')} no app could load ${are(count)} left out.`,
    ),
  ]
}

function transcriptLosses(format: TranscriptFormat, source: BundleSource): Loss[] {
  const list = cuesFor(format, source)
  const { headings } = source.turns()
  const carried = cueLosses(format, { ...list, ...(headings && { headings }) })
  return [
    ...carried,
    ...wordTimes(format, source),
    ...unplacedHeadings(format, source),
    ...estimates(format, source),
    ...otherSigns(format, source),
  ]
}

/** Captions and turns carry their own times; those of the words inside stay behind. */
function wordTimes(format: TranscriptFormat, { episode, timed }: BundleSource): Loss[] {
  const { transcript } = episode
  if (!timed || !transcript || format.carries.has('wordEnds') || timingOf(transcript) !== 'words') return []
  let count = 0
  for (const { words } of transcript.segments)
    for (const word of words) if (word.start !== undefined) count += 1
  return loss('words', count, () => `The times of ${counted(count, 'single word')} are left out.`)
}

function unplacedHeadings(format: TranscriptFormat, source: BundleSource): Loss[] {
  if (!format.carries.has('headings')) return []
  const listed = source.episode.chapters.filter(
    ({ inTableOfContents, title }) => inTableOfContents && title.trim() !== '',
  )
  const missing = listed.length - (source.turns().headings?.length ?? 0)
  return loss('headings', missing, (count) =>
    source.timed
      ? `${counted(count, 'chapter heading')} ${are(count)} left out: no words follow.`
      : `${counted(count, 'chapter heading')} ${are(count)} left out: the transcript has no times to place ${count === 1 ? 'it' : 'them'} by.`,
  )
}

/** Between two measured times speech is estimated; where nothing is measured, everything is. */
function estimates(format: TranscriptFormat, source: BundleSource): Loss[] {
  if (!format.needsTimes) return []
  const { list, estimatedCues } = format.carries.has('wordEnds') ? source.words() : source.captions()
  if (!source.timed)
    return loss(allTimesEstimated, list.cues.length, () => 'All times are estimates, not measurements.')
  return loss(
    'someEstimatedTimes',
    estimatedCues,
    (count) =>
      `${counted(count, 'passage')} ${count === 1 ? 'begins or ends' : 'begin or end'} between measured times, at an estimated one.`,
  )
}

function otherSigns(format: TranscriptFormat, source: BundleSource): Loss[] {
  if (format.id !== 'subrip') return []
  const { changed } = subripCues(source.captions().list)
  return loss(
    'signs',
    changed,
    (count) =>
      `${counted(count, 'caption')} with < or --> ${count === 1 ? 'has' : 'have'} look-alike signs instead.`,
  )
}

function noteLosses({ episode }: BundleSource): Loss[] {
  const promised = episode.links.filter(({ address }) => (address?.trim() ?? '') === '').length
  const unfit = episode.links.filter(
    ({ address }) => address?.trim() && publishable(address) === undefined,
  ).length
  return [
    ...loss(
      'promised',
      promised,
      (count) => `${counted(count, 'promised link')} without an address ${are(count)} left out.`,
    ),
    ...loss(
      'links',
      unfit,
      (count) => `${counted(count, 'link')} whose address is not whole ${are(count)} left out.`,
    ),
  ]
}

function itemLosses({ episode }: BundleSource): Loss[] {
  const hidden = episode.chapters.filter((chapter) => !chapter.inTableOfContents).length
  const silent = publishableWeb(episode.enclosure?.source) === undefined ? 1 : 0
  return [
    ...loss(
      'hidden',
      hidden,
      (count) => `${counted(count, 'hidden chapter')} ${are(count)} left out of the item itself.`,
    ),
    ...loss('enclosure', silent, () => 'The audio is left out: its address on the web is not known.'),
  ]
}

const are = (count: number): string => (count === 1 ? 'is' : 'are')

function loss(field: string, count: number, message: (count: number) => string): Loss[] {
  return count > 0 ? [{ field, count, message: message(count) }] : []
}
