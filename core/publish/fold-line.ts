/**
 * One line of text every file can hold: white space and control characters become single spaces, half
 * characters and what XML forbids become the replacement character.
 */
export function foldLine(text: string): string {
  if (!unusual.test(text)) return text
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/\p{Cs}|[\uFFFE\uFFFF]/gu, '\uFFFD')
    .trim()
}

const unusual = /^\s|\s$|\s\s|[^\S ]|[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u
