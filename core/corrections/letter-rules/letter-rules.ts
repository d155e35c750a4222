/**
 * One rule of a language: letters, what they sound like, and where. `when` holds the conditions: `^` only at
 * the start of a word, `$` only at its end, `>abc` only before one of these letters, `<abc` only after one.
 */
export type LetterRule = readonly [letters: string, sounds: string, when?: string]

/** Rules for letters that sound as the phoneme of the same name does. */
export function asWritten(letters: string): readonly LetterRule[] {
  return [...letters].map((letter) => [letter, letter])
}

/** Rules for letters that, written twice, sound as one. */
export function doubled(letters: string): readonly LetterRule[] {
  return [...letters].map((letter) => [letter + letter, letter])
}

/** Rules made ready: by first letter, the longest and most particular first. */
export type LetterRules = ReadonlyMap<string, readonly ReadyRule[]>

interface ReadyRule {
  readonly letters: string
  readonly sounds: string
  readonly atStart: boolean
  readonly atEnd: boolean
  readonly before: string
  readonly after: string
}

/** Makes the rules of a language ready to be applied. */
export function readyRules(rules: readonly LetterRule[]): LetterRules {
  const byFirst = new Map<string, ReadyRule[]>()
  for (const [letters, sounds, when = ''] of rules) {
    const rule = {
      letters,
      sounds,
      atStart: when.includes('^'),
      atEnd: when.includes('$'),
      before: />([^<^$]+)/u.exec(when)?.[1] ?? '',
      after: /<([^>^$]+)/u.exec(when)?.[1] ?? '',
    }
    const first = letters.charAt(0)
    byFirst.set(first, [...(byFirst.get(first) ?? []), rule])
  }
  for (const list of byFirst.values()) list.sort((a, b) => weight(b) - weight(a))
  return byFirst
}

/** Longer letters first; of equal ones, those with more conditions. */
function weight({ letters, atStart, atEnd, before, after }: ReadyRule): number {
  const conditions = [atStart, atEnd, before !== '', after !== ''].filter(Boolean).length
  return letters.length * 8 + conditions
}

/**
 * The sounds of a word by the rules of its language, in the phoneme characters of `phonemes.ts`. Letters
 * without a rule sound as they do without their marks; where there is none for those either, they are silent.
 */
export function applyRules(word: string, rules: LetterRules): string {
  let sounds = ''
  let at = 0
  let bare: string | undefined
  while (at < word.length) {
    let rule = ruleAt(word, at, rules)
    if (!rule) {
      bare ??= unmarked(word)
      rule = ruleAt(bare, at, rules)
    }
    sounds += rule?.sounds ?? ''
    at += rule?.letters.length ?? 1
  }
  return sounds
}

function ruleAt(word: string, at: number, rules: LetterRules): ReadyRule | undefined {
  return rules.get(word.charAt(at))?.find(({ letters, atStart, atEnd, before, after }) => {
    if (!word.startsWith(letters, at)) return false
    const end = at + letters.length
    if ((atStart && at > 0) || (atEnd && end < word.length)) return false
    if (before !== '' && (end >= word.length || !before.includes(word.charAt(end)))) return false
    return after === '' || (at > 0 && after.includes(word.charAt(at - 1)))
  })
}

/** The same number of UTF-16 units without their marks, so that offsets stay what they are. */
function unmarked(word: string): string {
  return Array.from({ length: word.length }, (_, at) => word.charAt(at).normalize('NFD').charAt(0)).join('')
}
