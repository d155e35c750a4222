import { absoluteAddress } from './addresses.ts'
import type { Passage } from './page.ts'

/** The words between a link of a passage and the link before it, such as "Julian:" in "Julian: https://…". */
export function wordsBefore({ text, links }: Passage, position: number): string {
  const previous = links[position - 1]
  return text.slice(previous ? previous.at + previous.length : 0, links[position]?.at)
}

/** The label before a colon at the start of a text: "Hosts" in "Hosts: Ada and Bob". */
export function labelOf(text: string): { readonly label: string; readonly rest: string } | undefined {
  const match = /^([\p{L}@][^:：\n]{0,60}?)\s*[:：](?:\s+|$)(.*)$/su.exec(text)
  return match?.[1] === undefined ? undefined : { label: match[1], rest: match[2] ?? '' }
}

/** How many words a text has, counted at white space. */
export function countWords(text: string): number {
  let count = 0
  let inside = false
  for (let at = 0; at < text.length; at += 1) {
    const isSpace = isSpaceCode(text.charCodeAt(at))
    if (!isSpace && !inside) count += 1
    inside = !isSpace
  }
  return count
}

function isSpaceCode(code: number): boolean {
  return (
    code === 0x20 ||
    (code >= 0x09 && code <= 0x0d) ||
    code === 0xa0 ||
    code === 0x3000 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x1680 ||
    code === 0xfeff
  )
}

/** Whether a passage holds nothing but links and the signs between them. */
export function isOnlyLinks(passage: Passage): boolean {
  const { text, links } = passage
  const last = links.at(-1)
  if (!last) return false
  const between = links.some((_, position) => hasWord(wordsBefore(passage, position)))
  return !between && !hasWord(text.slice(last.at + last.length))
}

const hasWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

/** Whether a passage has an address that leads somewhere outside the page. */
export function hasAddress(passage: Passage): boolean {
  return passage.links.some(({ address }) => absoluteAddress(address) !== undefined)
}

/** Whether a passage is more link than words: a title with an address, not a sentence that has one in it. */
export function isMostlyLinks(passage: Passage): boolean {
  const isSentence =
    passage.form === 'paragraph' && /[.!?]$/u.test(passage.text) && countWords(passage.text) >= 8
  let linked = 0
  for (const link of passage.links) linked += link.length
  const share = linked / Math.max(1, passage.text.length)
  return passage.text.length <= 400 && share > (isSentence ? 0.7 : 0.5)
}
