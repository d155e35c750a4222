import type { Cue, CueList, Parsed, ParseWarning } from '../format.ts'
import { warn } from './chapter-list.ts'
import { orderCues } from './cues.ts'
import { formatError } from './format-error.ts'
import { elementLines, isObject, type JsonObject, parseJson } from './json.ts'
import { counted } from './lines.ts'

/** What a transcript file says besides its cues. */
export type AboutCues = Omit<CueList, 'cues'>

/** The list of cues inside a JSON text, with the name it has in the root object, if it has one there. */
export interface JsonCueArray {
  readonly items: readonly unknown[]
  readonly key?: string
  readonly about?: AboutCues
}

/** Where the cues of one JSON format are, and how one of them is read. */
export interface JsonCues {
  readonly find: (root: unknown) => JsonCueArray | undefined
  /** Answers no cue at all for an item without words. */
  readonly read: (item: JsonObject) => readonly Cue[]
}

/** Reads cues out of a JSON list. Lines are looked for only when there is something to warn about. */
export function readJsonCues(text: string, format: JsonCues): Parsed<CueList> {
  const array = format.find(parseJson(text, { loose: true }))
  if (!array) throw formatError('This JSON has no list of segments.')
  const quick = readItems(array, format, [])
  return quick.warnings.length === 0 ? quick : readItems(array, format, elementLines(text, array.key))
}

function readItems(array: JsonCueArray, { read }: JsonCues, lines: readonly number[]): Parsed<CueList> {
  const { items, about = {} } = array
  const warnings: ParseWarning[] = []
  const cues: Cue[] = []
  for (const [index, item] of items.entries()) {
    const found = isObject(item) ? read(item) : []
    for (const one of found) cues.push(one)
    if (found.length === 0)
      warnings.push(
        warn('segment-left-out', `Segment ${index + 1} has no text and was left out.`, lines[index]),
      )
  }
  return finishCues(cues, about, warnings)
}

/** Puts cues in order, and says so when there is not one, or when some cues or words have a time and others none. */
export function finishCues(
  cues: readonly Cue[],
  about: AboutCues = {},
  warnings: ParseWarning[] = [],
): Parsed<CueList> {
  if (cues.length === 0) warnings.push(warn('no-cues', 'There is not one word in this file.'))
  const untimed = cues.filter(({ start }) => start === undefined).length
  if (untimed > 0 && untimed < cues.length && !warnings.some(({ code }) => code === 'bad-times')) {
    const message = `${untimed} of ${cues.length} pieces of text ${untimed === 1 ? 'has' : 'have'} no time.`
    warnings.push(warn('untimed', message))
  }
  const words = untimedWords(cues)
  if (words > 0)
    warnings.push(
      warn(
        'untimed-words',
        `${counted(words, 'word')} ${words === 1 ? 'has' : 'have'} no time of ${words === 1 ? 'its' : 'their'} own; Galley estimates it from the words around.`,
      ),
    )
  return { value: { cues: orderCues(cues, warnings), ...about }, warnings }
}

function untimedWords(cues: readonly Cue[]): number {
  let count = 0
  for (const { words = [] } of cues)
    for (const { start, text } of words) if (start === undefined && /[\p{L}\p{N}]/u.test(text)) count += 1
  return count
}

/** The language a file states, in the form the other formats know; nothing for an empty one. */
export function languageIn(value: unknown): AboutCues {
  const text = typeof value === 'string' ? value.trim() : ''
  if (text === '') return {}
  return { language: languageCodes.get(text.toLowerCase()) ?? text.replaceAll('_', '-') }
}

/** Some recognisers give the English name of a language where a tag is meant. */
const languageCodes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    arabic: 'ar',
    chinese: 'zh',
    czech: 'cs',
    danish: 'da',
    dutch: 'nl',
    english: 'en',
    finnish: 'fi',
    french: 'fr',
    german: 'de',
    greek: 'el',
    hebrew: 'he',
    hindi: 'hi',
    hungarian: 'hu',
    indonesian: 'id',
    italian: 'it',
    japanese: 'ja',
    korean: 'ko',
    norwegian: 'no',
    polish: 'pl',
    portuguese: 'pt',
    romanian: 'ro',
    russian: 'ru',
    spanish: 'es',
    swedish: 'sv',
    turkish: 'tr',
    ukrainian: 'uk',
    vietnamese: 'vi',
  }),
)

/** The objects in a list; none when it is no list. */
export function objectsIn(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}
