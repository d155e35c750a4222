/** So many letters stay of what is quoted in a message; about half a line of the narrowest. */
const longest = 48

/** A quotation that stays on one line: long ones keep their beginning and their end. */
export function oneLine(text: string): string {
  const letters = [...text.replace(/\s+/gu, ' ').trim()]
  if (letters.length <= longest) return letters.join('')
  const end = 12
  return `${letters.slice(0, longest - end - 1).join('')}…${letters.slice(-end).join('')}`
}
