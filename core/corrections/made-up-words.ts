import { lettersOf } from './letter-names.ts'
import type { Lexicon } from './lexicon.ts'
import { spokenFrequency, wordSounds } from './word-sounds.ts'

/** Other ways to say a name that people made up and no dictionary has, small letters alone; the likeliest first. */
export function madeUpSounds(lower: string, lexicon: Lexicon | undefined): readonly string[] {
  if (lexicon?.language !== 'en' || lexicon.find(lower)) return []
  return [...endingInPython(lower, lexicon), ...lettersAndWord(lower, lexicon)]
}

/** A made-up name that ends with "py" ends with Python: "NumPy" however it is written, "mypy". */
function endingInPython(lower: string, lexicon: Lexicon): readonly string[] {
  const stem = /^([a-z]{2,})py$/.exec(lower)?.[1]
  return stem === undefined ? [] : wordSounds(stem, lexicon).map((sounds) => `${sounds}pY`)
}

/** How English words begin with two consonants; other beginnings are letters: the "kf" of "kfunc". */
const beginning = /^(?:b[lr]|c[hlr]|d[rw]|f[lr]|g[hlnr]|k[lnr]|p[hlrs]|rh|s[chklmnpqtvw]|t[hrsw]|wh|wr)/u

/**
 * A name no dictionary has, as letters and a word: "bpftrace" is "b p f trace", "popc" is "pop c", "npm" letters
 * alone. One such reading at most.
 */
function lettersAndWord(lower: string, lexicon: Lexicon): readonly string[] {
  const [, consonants = '', rest = ''] = /^([^aeiouy']*)(.*)$/u.exec(lower) ?? []
  if (rest === '') return [lettersOf(lower)]
  for (let count = consonants.length; count > 0; count -= 1) {
    const word = lower.slice(count)
    if (word.length > 3 && isSpoken(word, lexicon))
      return [lettersOf(lower.slice(0, count)) + firstOf(word, lexicon)]
  }
  if (consonants.length > 1 && !beginning.test(lower))
    return [lettersOf(lower.slice(0, 1)) + firstOf(lower.slice(1), lexicon)]
  const [, word = '', letters = ''] = /^(.*[aeiouy][^aeiouy']{1,2}?)([^aeiouy']{1,3})$/u.exec(lower) ?? []
  return word.length > 2 && isSpoken(word, lexicon) ? [firstOf(word, lexicon) + lettersOf(letters)] : []
}

const firstOf = (word: string, lexicon: Lexicon): string => wordSounds(word, lexicon)[0] ?? ''

const isSpoken = (word: string, lexicon: Lexicon): boolean =>
  (lexicon.find(word)?.frequency ?? 0) >= spokenFrequency
