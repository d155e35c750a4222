import { letterSounds } from './letter-sounds.ts'
import type { Lexicon } from './lexicon.ts'

/** Rarer than this a word is hardly spoken at all. */
export const spokenFrequency = 6

/** How an ordinary word is said: by the lexicon, else by its letters; plain lower case. */
export function wordSounds(lower: string, lexicon: Lexicon | undefined): readonly string[] {
  const sounds = lexicon?.find(lower)?.sounds ?? []
  if (sounds.length > 0) return sounds.slice(0, 3)
  const stem = /^(.{3,})'s$/.exec(lower)?.[1]
  if (stem !== undefined) return wordSounds(stem, lexicon).map((sound) => `${sound}z`)
  const plural = /^(.{3,})s$/.exec(lower)?.[1]
  const singular = plural === undefined ? undefined : lexicon?.find(plural)?.sounds[0]
  if (singular !== undefined) return [`${singular}z`]
  return [letterSounds(lower.replace(/'/g, ''))]
}
