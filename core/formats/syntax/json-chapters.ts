import type { ChapterEntry, ChapterList, Parsed, ParseWarning } from '../format.ts'
import { type FoundChapter, orderChapters, warn } from './chapter-list.ts'
import { formatError } from './format-error.ts'
import { elementLines, isObject, type JsonObject, parseJson, textOf } from './json.ts'
import { foldSpace } from './lines.ts'

/** Says what is wrong with one chapter; the message goes on after "Chapter 3". */
export type TellOfChapter = (code: string, message: string) => void

/** Where the chapters of one JSON format are, and how one of them is read. */
export interface JsonChapters {
  /** The list of chapters, with the name it has in the root object, if it has one there. */
  readonly find: (root: unknown) => JsonChapterArray | undefined
  /** Answers undefined, having said why, when there is no start time. */
  readonly read: (item: JsonObject, tell: TellOfChapter) => ChapterEntry | undefined
}

/** The list of chapters inside a JSON text. */
export interface JsonChapterArray {
  readonly items: readonly unknown[]
  readonly key?: string
  readonly about?: Omit<ChapterList, 'chapters'>
}

/** Reads chapters out of JSON. Lines are looked for only when there is something to warn about. */
export function readJsonChapters(text: string, format: JsonChapters): Parsed<ChapterList> {
  const root = parseJson(text, { loose: true })
  const array = format.find(root)
  if (!array) throw formatError('This JSON has no list of chapters.')
  const quick = readItems(array, format, [])
  return quick.warnings.length === 0 ? quick : readItems(array, format, elementLines(text, array.key))
}

function readItems(
  { items, about = {} }: JsonChapterArray,
  { read }: JsonChapters,
  lines: readonly number[],
): Parsed<ChapterList> {
  const warnings: ParseWarning[] = []
  const found: FoundChapter[] = []
  for (const [index, item] of items.entries()) {
    const line = lines[index]
    const tell: TellOfChapter = (code, message) =>
      warnings.push(warn(code, `Chapter ${index + 1} ${message}`, line))
    if (!isObject(item)) {
      tell('not-a-chapter', 'is not an object and was left out.')
      continue
    }
    const entry = read(item, tell)
    if (entry) found.push(line === undefined ? { entry } : { entry, line })
  }
  if (items.length > 0 && found.length === 0) {
    throw formatError('No chapter in this JSON has a start time.', lines[0])
  }
  if (items.length === 0) warnings.push(warn('no-chapters', 'The file has an empty list of chapters.'))
  return orderChapters(found, about, warnings)
}

/** What is said when a chapter has no start. */
export function tellNoStart(tell: TellOfChapter): undefined {
  tell('no-start-time', 'has no usable start time and was left out.')
  return undefined
}

/** What is said when the end or the length of a chapter is none. */
export function tellBadEnd(tell: TellOfChapter): void {
  tell('bad-end-time', 'has an end that is no usable time and was left out.')
}

/** The title of a chapter on one line, with a warning when there is none. */
export function titleIn(value: unknown, tell: TellOfChapter): string {
  const title = foldSpace(textOf(value) ?? '')
  if (title === '') tell('no-title', 'has no title.')
  return title
}

/** An address as a part of a chapter, when there is one; an empty text is none. */
export function addressIn<K extends 'url' | 'image'>(key: K, value: unknown): { readonly [P in K]?: string } {
  const text = textOf(value)?.trim()
  return text ? ({ [key]: text } as { readonly [P in K]?: string }) : {}
}
