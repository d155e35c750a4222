import { setImmediate } from 'node:timers/promises'
import type { AddRequest } from './addition.ts'
import type { CompareRequest } from './compare.ts'

/** A request as JSON, in parts: a tree of sixty thousand words would be copied node by node. */
export interface CompareParts {
  readonly kind: 'compare' | 'add'
  readonly list: string
  readonly episode: string
  readonly original?: string
  /** What is added besides the list, and the choices. */
  readonly rest?: string
}

/** Writes out what is to be compared; others have their turn between one long text and the next. */
export async function compareParts({ list, episode, original }: CompareRequest): Promise<CompareParts> {
  const written = { kind: 'compare', list: JSON.stringify(list) } as const
  await setImmediate()
  const both = { ...written, episode: JSON.stringify(episode) }
  await setImmediate()
  return original ? { ...both, original: JSON.stringify(original) } : both
}

/** Writes out what is to be added, likewise. */
export async function addParts({ reading, episode, choices, kept }: AddRequest): Promise<CompareParts> {
  const { readAs, makes, name, found, warnings, material } = reading
  const { transcript, ...others } = material
  const parts = await compareParts({
    list: transcript ?? { cues: [] },
    episode,
    ...(kept && { original: kept }),
  })
  const rest: Rest = { reading: { readAs, makes, name, found, warnings }, material: others, choices }
  return { ...parts, kind: 'add', rest: JSON.stringify(rest) }
}

interface Rest {
  readonly reading: Omit<AddRequest['reading'], 'material'>
  readonly material: Omit<AddRequest['reading']['material'], 'transcript'>
  readonly choices: AddRequest['choices']
}

/** The request that parts were written from. Both ends are this program, so it is taken for what it says. */
export function readCompareParts({ list, episode, original }: CompareParts): CompareRequest {
  return {
    list: JSON.parse(list) as CompareRequest['list'],
    episode: JSON.parse(episode) as CompareRequest['episode'],
    ...(original !== undefined && {
      original: JSON.parse(original) as NonNullable<CompareRequest['original']>,
    }),
  }
}

/** Likewise for what is added. */
export function readAddParts(parts: CompareParts): AddRequest {
  const { list, episode, original } = readCompareParts(parts)
  const { reading, material, choices } = JSON.parse(parts.rest ?? '{}') as Rest
  return {
    reading: { ...reading, material: { ...material, transcript: list } },
    episode,
    choices,
    ...(original && { kept: original }),
  }
}
