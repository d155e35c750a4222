import { isAppError } from '../../errors.ts'
import type { Check } from './check.ts'

/** Apple takes 4,000 bytes of description, tags counted, and cuts what is longer. */
const mostBytes = 4_000

const grouped = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')

/** Apple counts bytes, not characters: an accent takes two, an emoji four, and so do the tags. */
export const appleDescription: Check = {
  id: 'apple-description',
  destinations: ['apple'],
  passed: 'The show notes fit into Apple’s 4,000 bytes.',
  check(_, context) {
    const notes = context.notes()
    if (isAppError(notes)) return undefined
    if (notes.htmlBytes <= mostBytes) return []
    return [
      {
        level: 'error',
        message: `The show notes take ${grouped(notes.htmlBytes)} bytes; Apple takes ${grouped(mostBytes)}.`,
        cost: 'Apple Podcasts cuts the end off: links, hosts or chapters are missing there.',
        where: [{ section: 'notes', label: 'the show notes' }],
        fix: { label: `Shorten by ${grouped(notes.htmlBytes - mostBytes)} bytes`, safe: false },
      },
    ]
  },
}
