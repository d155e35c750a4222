import type { CompareRequest } from './compare.ts'

/** A request as JSON, in parts: a tree of sixty thousand words would be copied node by node. */
export interface CompareParts {
  readonly list: string
  readonly episode: string
  readonly original?: string
}

/** The request that parts were written from. Both ends are this program, so it is taken for what it says. */
export function readParts({ list, episode, original }: CompareParts): CompareRequest {
  return {
    list: JSON.parse(list) as CompareRequest['list'],
    episode: JSON.parse(episode) as CompareRequest['episode'],
    ...(original !== undefined && {
      original: JSON.parse(original) as NonNullable<CompareRequest['original']>,
    }),
  }
}
