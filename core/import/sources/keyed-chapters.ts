import type { ChapterEntry } from '../../formats/format.ts'
import { readSeconds } from '../../formats/syntax/clock.ts'
import type { Fact } from '../facts.ts'
import { isMap, isWebAddress, type KeyedValue, textOfValue } from './keyed-value.ts'

/** Chapters stated under a key: a chapter file's object, a list of maps, or lines of time and title. */
export function chapterFacts(value: KeyedValue): Fact[] {
  const list = isMap(value) ? value['chapters'] : value
  const rows =
    typeof list === 'string' ? list.split('\n') : Array.isArray(list) ? (list as readonly KeyedValue[]) : []
  const facts: Fact[] = []
  for (const row of rows) {
    const chapter = isMap(row) ? chapterOfMap(row) : chapterOfText(textOfValue(row))
    if (chapter) facts.push({ field: 'chapter', chapter })
  }
  return facts
}

function chapterOfMap(map: { readonly [key: string]: KeyedValue }): ChapterEntry | undefined {
  const startTime = readSeconds(map['startTime'] ?? map['start'] ?? map['time'] ?? map['timestamp'])
  if (startTime === undefined) return undefined
  const title = textOfValue(map['title'] ?? map['name'] ?? map['label']) ?? ''
  const endTime = readSeconds(map['endTime'] ?? map['end'])
  const url = textOfValue(map['url'] ?? map['link'])
  const image = textOfValue(map['img'] ?? map['image'])
  return {
    startTime,
    title,
    ...(endTime !== undefined && endTime >= startTime && { endTime }),
    ...(url !== undefined && isWebAddress(url) && { url }),
    ...(image !== undefined && isWebAddress(image) && { image }),
    ...(map['toc'] === false && { hidden: true as const }),
  }
}

function chapterOfText(text: string | undefined): ChapterEntry | undefined {
  const match =
    text === undefined ? undefined : /^\W{0,3}((?:\d{1,2}:)?\d{1,3}:\d{2})\W{0,3}\s(.*)$/u.exec(text)
  const startTime = match ? readSeconds(match[1]) : undefined
  return startTime === undefined ? undefined : { startTime, title: (match?.[2] ?? '').trim() }
}
