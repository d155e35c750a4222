const letter = '[\\p{L}\\p{M}\\p{N}_]'
const spaceless = [
  'Han',
  'Hiragana',
  'Thai',
  'Lao',
  'Khmer',
  'Myanmar',
  'Tai_Le',
  'New_Tai_Lue',
  'Tai_Tham',
  'Tai_Viet',
]
/** A letter of a script that is written without spaces: on either side of it a word may end. */
const free = `[${spaceless.map((script) => `\\p{Script=${script}}`).join('')}]`
/** Katakana spell words of their own between the letters of other scripts; `ー` goes with them. */
const kana = '[\\p{Script=Katakana}\\u30fc\\uff70]'
/** An accent that belongs to whatever letter it stands on. */
const accent = `(?:(?!${free})\\p{M})`
const betweenLetters = [
  `(?<=${free}${accent}*)`,
  `(?=${free})`,
  `(?<=${kana}${accent}*)(?!${kana})`,
  `(?<!${kana}${accent}*)(?=${kana})`,
].join('|')

/** As part of an expression: where a whole word may begin. */
export const wordStart = `(?:(?<!${letter})|${betweenLetters})`
/** As part of an expression: where a whole word may end. */
export const wordEnd = `(?:(?!${letter})|${betweenLetters})`

const startHere = new RegExp(wordStart, 'uy')
const endHere = new RegExp(wordEnd, 'uy')

/**
 * Whether nothing lengthens the word at either end of a place: no letter or digit touches it, or the border
 * is one that a script without spaces does not mark.
 */
export function isWhole(line: string, from: number, to: number): boolean {
  return isMet(startHere, line, from) && isMet(endHere, line, to)
}

/** Runs of letters and digits that no whole word begins or ends inside of. */
export const wordRuns = new RegExp(
  `${free}${accent}*|${kana}(?:${kana}|${accent})*|(?:(?!${free}|${kana})${letter})+`,
  'gu',
)

function isMet(expression: RegExp, line: string, at: number): boolean {
  expression.lastIndex = at
  return expression.test(line)
}
