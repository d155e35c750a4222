import type { Lexicon, LexiconEntry } from '../lexicon.ts'
import { tokensOf } from '../tokens.ts'
import { dutch } from './dutch.ts'
import { french } from './french.ts'
import { german } from './german.ts'
import { italian } from './italian.ts'
import { applyRules, type LetterRule, type LetterRules, readyRules } from './letter-rules.ts'
import { portuguese } from './portuguese.ts'
import { spanish } from './spanish.ts'

const rulesOf: Readonly<Record<string, readonly LetterRule[]>> = {
  de: german,
  es: spanish,
  fr: french,
  it: italian,
  nl: dutch,
  pt: portuguese,
}

/**
 * How Galley knows the sounds of a language: from a dictionary, by letter rules, or not at all. Without
 * any, sounds are judged by spelling; capitals and joined words are found in every language.
 */
export type SoundKnowledge = 'dictionary' | 'rules' | 'none'

/** What is known of the language of a BCP 47 tag. */
export function soundKnowledge(tag: string): SoundKnowledge {
  const language = primaryLanguage(tag)
  if (language === 'en') return 'dictionary'
  return language in rulesOf ? 'rules' : 'none'
}

/** The language of a BCP 47 tag without region and script: `de` of `de-AT`. */
export function primaryLanguage(tag: string): string {
  return tag.toLowerCase().split(/[-_]/u)[0] ?? ''
}

const ready = new Map<string, LetterRules>()

/**
 * The likeliest sounds of a word by the letter rules of a language; undefined where there are none for it.
 * Marks matter: "é" and "e" may differ.
 */
export function soundsOf(word: string, tag: string): string | undefined {
  const language = primaryLanguage(tag)
  const rules = rulesOf[language]
  if (!rules) return undefined
  const known = ready.get(language) ?? readyRules(rules)
  ready.set(language, known)
  return applyRules(word.normalize('NFC').toLowerCase(), known)
}

/** Letters as their commonest sound the world over, so that likeness of sound is likeness of spelling. */
const letters = readyRules(
  Object.entries({
    ...{
      a: 'a',
      b: 'b',
      c: 'k',
      d: 'd',
      e: 'e',
      f: 'f',
      g: 'g',
      h: 'h',
      i: 'I',
      j: 'y',
      k: 'k',
      l: 'l',
      m: 'm',
    },
    ...{
      n: 'n',
      o: 'o',
      p: 'p',
      q: 'k',
      r: 'r',
      s: 's',
      t: 't',
      u: 'U',
      v: 'v',
      w: 'w',
      x: 'ks',
      y: 'I',
      z: 'z',
    },
  }),
)

/**
 * A lexicon for a language without a dictionary: every word sounds as the letter rules of the language say,
 * or as it is spelled where there are none. How common a word is, it takes from the text it is used for: a
 * word that stands there in small letters is one of the language, the more so the more often it does.
 */
export function createRuleLexicon(tag: string, text = ''): Lexicon {
  const known = new Map<string, LexiconEntry>()
  const counts = smallWords(text)
  const all = Math.max(1, text.length / lettersOfAWord)
  return {
    language: primaryLanguage(tag),
    countedIn: 'text',
    find(word) {
      const entry = known.get(word)
      if (entry) return entry
      const sounds = soundsOf(word, tag) ?? applyRules(word.normalize('NFC').toLowerCase(), letters)
      const count = counts.get(word) ?? 0
      // Once is too few to tell how common a word is, and enough to say that it is one.
      const frequency = count > 1 ? 10 * Math.log10((count / all) * corpusWords) : count * seenOnce
      const made = { sounds: sounds === '' ? [] : [sounds], frequency }
      known.set(word, made)
      return made
    },
  }
}

/** As in the dictionaries: ten times the logarithm of the count among so many words. */
const corpusWords = 51_000_000
const seenOnce = 20
const lettersOfAWord = 6

/** How often each word of a text stands there without any capital. */
function smallWords(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { text: word, lower } of tokensOf(text)) {
    if (word === word.toLowerCase() && /\p{L}/u.test(word)) counts.set(lower, (counts.get(lower) ?? 0) + 1)
  }
  return counts
}
