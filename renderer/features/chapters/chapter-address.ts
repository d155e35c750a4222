import { readAddress } from '../../../core/episode/link-address.ts'
import type { Chapter } from '../../../core/episode/schema.ts'
import { chaptersText } from '../../text/chapters.ts'
import type { TableContext } from './table-context.ts'

/** Puts what was typed into a link or image field; an empty field takes the address away. */
export function setAddress(
  { actions }: TableContext,
  { id }: Chapter,
  field: 'url' | 'image',
  typed: string,
  mergeKey: string,
): unknown {
  const read = readAddress(typed)
  if (read.kind === 'unreadable') return undefined
  return actions.setAddress(id, field, read.kind === 'empty' ? undefined : read.address, mergeKey)
}

/** Why what was typed is no address; undefined where it is one, or empty. */
export function wrongAddress(typed: string): string | undefined {
  return readAddress(typed).kind === 'unreadable' ? chaptersText.notWebAddress : undefined
}
