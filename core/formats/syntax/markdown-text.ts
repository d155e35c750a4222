import { decodeHTMLStrict } from 'entities/decode'
import { foldSpace } from './lines.ts'
import { shelveEscapes, shelveOwn, unshelve } from './markdown-escapes.ts'
import { readLinks } from './markdown-links.ts'

/** Writes plain text so that Markdown shows every sign of it. */
export function escapeMarkdown(text: string): string {
  const inline = text.replace(/[\\`*_[\]<>~]|&(?=#?\w{1,31};)/g, '\\$&')
  return inline
    .replace(/^(?:[-+#=]|\d{1,9}(?=[.)]))/, (sign) => (/\d/.test(sign) ? sign : `\\${sign}`))
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
}

/** Text of a Markdown paragraph without its marks, in one line. */
export function plainFromMarkdown(text: string): string {
  if (!/[\\`*_[<~&]/.test(text)) return foldSpace(text)
  return foldSpace(unshelve(unmarked(withoutLinks(shelveEscapes(text)))))
}

/** Links keep their words; an address that stands as its own text stays. */
function withoutLinks(text: string): string {
  const angled = text.replace(/<((?:https?:\/\/|mailto:)[^\s<>]{1,2000})>/g, '$1')
  // The full stop keeps a last address from being taken for one that was added.
  return angled.includes('](') ? readLinks(`${angled} .`).text.slice(0, -2) : angled
}

/** Emphasis signs fall away where they touch a word on one side only; elsewhere they are themselves. */
function unmarked(piece: string): string {
  const plain = piece
    .replace(/\*\*|__|~~|`/g, '')
    .replace(/(^|[\s("'“‘—–-])[*_](?=\S)/g, '$1')
    .replace(/(\S)[*_](?=$|[\s)"'”’.,;:!?—–-])/g, '$1')
  const bare = plain.replace(/<\/?[a-z][^<>]{0,500}>/gi, '')
  return bare.replace(/&#?\w{1,31};/g, (entity) => shelveOwn(decodeHTMLStrict(entity)))
}
