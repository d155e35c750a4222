import { type Millis, millis, parseTimestamp } from '../../time.ts'

/** A value under a key: what JSON and front matter can hold. */
export type KeyedValue =
  | string
  | number
  | boolean
  | null
  | readonly KeyedValue[]
  | { readonly [key: string]: KeyedValue }

/** The text of a scalar; undefined for empty ones, lists and maps. */
export function textOfValue(value: KeyedValue | undefined): string | undefined {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  return text === '' || /^(?:null|none|~|undefined)$/iu.test(text) ? undefined : text
}

/** Whether a value is a map of keys. */
export function isMap(value: KeyedValue | undefined): value is { readonly [key: string]: KeyedValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether a text is an address of the web with everything a browser needs. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]{1,253}/iu.test(text)
}

/** The first whole number of an episode number, as in "146", "Episode 12" or "S01E05"; 0 is none. */
export function episodeNumber(text: string): string | undefined {
  const digits = /(?:^|\D)0*([1-9]\d{0,5})(?:\.0+)?$/u.exec(text)?.[1]
  return digits !== undefined && /^[^\d]{0,20}\d/u.test(text) ? digits : undefined
}

/** A length as people and programs write it: `1:10:54`, `PT53M31S`, `4254.0` seconds. */
export function readDuration(text: string): Millis | undefined {
  if (/^\d{1,7}(?:\.\d{1,6})?$/.test(text)) return millis(Number(text) * 1000)
  const iso = /^PT(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})(?:\.\d{1,6})?S)?$/u.exec(text)
  if (iso) return millis((Number(iso[1] ?? 0) * 3600 + Number(iso[2] ?? 0) * 60 + Number(iso[3] ?? 0)) * 1000)
  return parseTimestamp(text)
}

/** Whether a text is shaped like a BCP 47 tag. */
export function isLanguageTag(text: string): boolean {
  return /^[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,4}$/.test(text) && text.length <= 35
}
