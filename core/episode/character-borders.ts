/** A character that never joins the one before or after it, whatever that one is. */
const standsAlone =
  /^(?!\p{M})[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{P}\p{Z}\0-\x7f]$/u

/** Nothing below this joins anything below it, in lines. */
const firstJoining = 0x300
/** Further back than this no character reaches, in UTF-16 units. */
const longest = 256

let segmenter: Intl.Segmenter | undefined

/**
 * Whether a place of a line is between two characters as a reader counts them, and not inside one: before the
 * accent of a letter, say, or between the people of a family that is one sign.
 */
export function isBetweenCharacters(line: string, at: number): boolean {
  if (at <= 0 || at >= line.length) return true
  if (line.charCodeAt(at - 1) < firstJoining && line.charCodeAt(at) < firstJoining) return true
  const before = startOfCodePoint(line, at - 1)
  if (before === startOfCodePoint(line, at)) return false
  // An accent joins what it stands on, and never what follows.
  const isEnd = standsAloneAt(line, before) || /\p{M}/u.test(characterAt(line, before))
  if (isEnd && standsAloneAt(line, at)) return true
  // The segmenter copies what it is given each time it is asked, so it is given no more than it needs.
  let start = before
  while (start > 0 && at - start < longest && !standsAloneAt(line, start)) {
    start = startOfCodePoint(line, start - 1)
  }
  const near = line.slice(start, at + characterAt(line, at).length)
  segmenter ??= new Intl.Segmenter('und', { granularity: 'grapheme' })
  return segmenter.segment(near).containing(at - start)?.index === at - start
}

function standsAloneAt(line: string, at: number): boolean {
  return standsAlone.test(characterAt(line, at))
}

function characterAt(line: string, at: number): string {
  return String.fromCodePoint(line.codePointAt(at) ?? 0)
}

/** Where the code point begins that a UTF-16 unit is part of. */
function startOfCodePoint(line: string, at: number): number {
  const isLow = (line.charCodeAt(at) & 0xfc00) === 0xdc00
  return isLow && at > 0 && (line.charCodeAt(at - 1) & 0xfc00) === 0xd800 ? at - 1 : at
}
