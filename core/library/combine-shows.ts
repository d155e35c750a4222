import type { Show } from '../show/schema.ts'
import type { Three } from './combine-episodes.ts'
import { combineLists } from './combine-lists.ts'
import { combineMemories } from './combine-memories.ts'
import { sameValue } from './same-value.ts'

/** What came of two versions of one show that grew apart. */
export interface CombinedShow {
  readonly show: Show
  /** What both sides changed differently, as a person calls it; there, ours was kept. */
  readonly clashes: readonly string[]
}

type Part = keyof Show

/** Fields of a show that are combined by what is in them. */
const combined: ReadonlySet<string> = new Set<Part>([
  'memory',
  'people',
  'vocabulary',
  'replaceRules',
  'templates',
])
type Words = readonly string[]

/** Fields of items that are lists of words: what either side added stays. */
const wordLists: ReadonlySet<string> = new Set(['saidAs', 'heardAs'])

const names: { readonly [P in Part]?: string } = {
  title: 'the title',
  summary: 'the description',
  link: 'the link',
  feedUrl: 'the address of the feed',
  language: 'the language',
  explicit: 'whether it is explicit',
  blockOnOpenCorrections: 'whether open corrections block an export',
}

/**
 * Combines two versions of a show that grew from one: what only one side changed is taken from that side,
 * in lists item by item and field by field; answers of both sides count; what one side removed and the
 * other changed stays. Where both changed the same thing ours stays and the clash is named.
 */
export function combineShows({ base, ours, theirs }: Three<Show>): CombinedShow {
  if (sameValue(theirs, base)) return { show: ours, clashes: [] }
  const clashes = new Set<string>()
  const part = <P extends Part>(name: P): Three<Show[P]> => ({
    base: base[name],
    ours: ours[name],
    theirs: theirs[name],
  })
  const said =
    <T extends object>(nameOf: (item: T) => string) =>
    (item: T): void => {
      clashes.add(nameOf(item))
    }
  const fields = combineFields({ base, ours, theirs }, (name) => clashes.add(names[name as Part] ?? name))
  const show: Show = {
    ...(fields as unknown as Show),
    memory: combineMemories(part('memory')),
    people: combineItems(
      part('people'),
      ({ id }) => id,
      said(({ name }) => `the person “${name}”`),
      'field',
    ),
    vocabulary: combineItems(
      part('vocabulary'),
      ({ spelling }) => spelling,
      said(({ spelling }) => `the term “${spelling}”`),
      'field',
    ),
    replaceRules: combineItems(
      part('replaceRules'),
      ({ id }) => id,
      said(({ find }) => `the rule “${find}”`),
      'item',
    ),
    templates: combineItems(
      part('templates'),
      ({ name }) => name,
      said(({ name }) => `the template “${name}”`),
      'item',
    ),
  }
  return { show, clashes: [...clashes] }
}

/** An item under a name that no other item of its list has. */
interface Named<T> {
  readonly id: string
  readonly item: T
}

/** Combines a list by the keys of its items; of an item both sides changed ours is kept, or each field by itself. */
function combineItems<T extends object>(
  { base, ours, theirs }: Three<readonly T[]>,
  keyOf: (item: T) => string,
  onClash: (item: T) => void,
  by: 'item' | 'field',
): readonly T[] {
  const { items } = combineLists<Named<T>>(
    { base: withNames(base, keyOf), ours: withNames(ours, keyOf), theirs: withNames(theirs, keyOf) },
    (was, mine, other) => {
      if (by === 'item') {
        onClash(mine.item)
        return mine
      }
      const three = { base: was?.item ?? {}, ours: mine.item, theirs: other.item }
      // Both are items of the list, so each field comes from one.
      return { ...mine, item: combineFields(three, () => onClash(mine.item)) as T }
    },
  )
  return items.map(({ item }) => item)
}

/** Items that say the same of themselves are told apart by their order. */
function withNames<T>(items: readonly T[], key: (item: T) => string): readonly Named<T>[] {
  const times = new Map<string, number>()
  return items.map((item) => {
    const time = times.get(key(item)) ?? 0
    times.set(key(item), time + 1)
    return { id: `${key(item)}\u0000${time}`, item }
  })
}

/** Takes each field from the side that changed it. */
function combineFields(versions: Three<object>, onClash: (field: string) => void): Record<string, unknown> {
  const [base, ours, theirs] = [versions.base, versions.ours, versions.theirs].map(
    (value) => value as Record<string, unknown>,
  ) as [Record<string, unknown>, Record<string, unknown>, Record<string, unknown>]
  const result: Record<string, unknown> = {}
  for (const field of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    if (combined.has(field)) continue
    const [was, mine, other] = [base[field], ours[field], theirs[field]]
    const isOurs = !sameValue(mine, was)
    const isBoth = isOurs && !sameValue(other, was) && !sameValue(mine, other)
    const areWords = isBoth && wordLists.has(field)
    if (isBoth && !areWords) onClash(field)
    const one = isOurs ? mine : other
    const value = areWords ? combineWords((was ?? []) as Words, mine as Words, other as Words) : one
    if (value !== undefined) result[field] = value
  }
  return result
}

/** Ours and what they added, without what they took out. */
function combineWords(base: Words, ours: Words, theirs: Words): Words {
  const [before, there] = [new Set(base), new Set(theirs)]
  const kept = ours.filter((word) => there.has(word) || !before.has(word))
  return [...new Set([...kept, ...theirs.filter((word) => !before.has(word))])]
}
