import type { Term } from '../../../../core/show/schema.ts'
import { glossaryText } from '../../../text/review.ts'

/** A term while it is edited: lists are one line each, their entries parted by commas. */
export interface TermDraft {
  readonly spelling: string
  readonly kind: Term['kind']
  readonly saidAs: string
  readonly heardAs: string
  readonly matchCapitals: boolean
  readonly scope: Term['scope']
}

/** What a new term starts with. */
export const emptyTerm: TermDraft = {
  spelling: '',
  kind: 'other',
  saidAs: '',
  heardAs: '',
  matchCapitals: true,
  scope: 'show',
}

/** A term as it is shown for editing. */
export function draftOf({ spelling, kind, saidAs, heardAs, matchCapitals, scope }: Term): TermDraft {
  return { spelling, kind, saidAs: saidAs.join(', '), heardAs: heardAs.join(', '), matchCapitals, scope }
}

/** The term a draft stands for; what the draft does not show stays as it was. */
export function termOf(draft: TermDraft, was?: Term): Term {
  return {
    ...was,
    spelling: draft.spelling.trim(),
    kind: draft.kind,
    saidAs: entries(draft.saidAs),
    heardAs: entries(draft.heardAs),
    matchCapitals: draft.matchCapitals,
    scope: draft.scope,
  }
}

function entries(line: string): string[] {
  return [...new Set(line.split(',').map((entry) => entry.trim()))].filter((entry) => entry !== '')
}

/** What is wrong with a draft, in a sentence; `others` are the terms it must differ from. */
export function problemOf(draft: TermDraft, others: readonly Term[]): string | undefined {
  const spelling = draft.spelling.trim()
  if ([...spelling].length < 2) return glossaryText.needsSpelling
  return others.some((term) => term.spelling === spelling) ? glossaryText.taken : undefined
}

/** What was typed into a draft since its start, to be read; nothing where nothing was. */
export function typedInto(draft: TermDraft, start: TermDraft): string {
  return (['spelling', 'heardAs', 'saidAs'] as const)
    .filter((field) => draft[field] !== start[field])
    .map((field) => draft[field].trim())
    .filter((text) => text !== '')
    .join(' · ')
}
