import type { CorrectionGroup, SuggestionKind } from '../../../../core/corrections/suggestion.ts'

/** What the review can be narrowed to. */
export type ReviewFilter = 'all' | 'names' | 'terms' | 'capitals'

/** The filters in the order they are shown. */
export const reviewFilters: readonly ReviewFilter[] = ['all', 'names', 'terms', 'capitals']

const filterOf: Readonly<Record<SuggestionKind, ReviewFilter>> = {
  person: 'names',
  place: 'names',
  other: 'names',
  product: 'terms',
  term: 'terms',
  joined: 'terms',
  repeated: 'terms',
  address: 'terms',
  spelling: 'names',
  capitals: 'capitals',
}

/** Whether a filter shows a group. */
export function isShown(filter: ReviewFilter, group: Pick<CorrectionGroup, 'kind'>): boolean {
  return filter === 'all' || filterOf[group.kind] === filter
}
