/** The names a template may use, and inside which block; the value says what a name holds. */
export interface FieldTree {
  readonly [name: string]: 'text' | 'condition' | FieldTree
}

const linkTree: FieldTree = { label: 'text', address: 'text' }
const personTree: FieldTree = {
  name: 'text',
  role: 'text',
  group: 'text',
  headline: 'text',
  links: linkTree,
}
const ledgerTree: FieldTree = { ...linkTree, owner: 'text' }

/**
 * Every field of a show notes template: the editor offers them, publish fills them. The keys are those
 * of the value `templateFields` gives.
 */
export const fieldTree: FieldTree = {
  show: 'text',
  showSummary: 'text',
  showLink: 'text',
  number: 'text',
  season: 'text',
  title: 'text',
  subtitle: 'text',
  summary: 'text',
  description: 'text',
  date: 'text',
  duration: 'text',
  link: 'text',
  footer: 'text',
  chapters: { start: 'text', title: 'text', url: 'text' },
  guest: personTree,
  guests: personTree,
  hosts: personTree,
  people: personTree,
  links: ledgerTree,
  otherLinks: ledgerTree,
  hasChapters: 'condition',
  hasGuests: 'condition',
  severalGuests: 'condition',
  hasHosts: 'condition',
  hasLinks: 'condition',
  hasOtherLinks: 'condition',
}
