import { plural } from './plural.ts'

/** Sentences of the Review panel and of suspected words. */
export const reviewText = {
  list: 'Suggestions',
  progress: (reviewed: number, all: number) =>
    `${reviewed.toLocaleString('en')} of ${all.toLocaleString('en')} reviewed`,
  progressSoFar: (reviewed: number) =>
    reviewed === 0
      ? 'Looking for misheard words'
      : `${reviewed.toLocaleString('en')} reviewed, looking for more`,
  filters: { all: 'All', names: 'Names', terms: 'Terms', capitals: 'Capitals' },
  filterLabel: 'Show',
  places: (count: number) => plural(count, 'place'),
  placesOf: (heard: string, right: string) => `Places of ${heard}, suggested ${right}`,
  choose: (heard: string, right: string, count: number) =>
    `${heard}, suggested ${right}, ${plural(count, 'place')}`,
  becomes: 'becomes',
  acceptAll: (count: number) => (count === 1 ? 'Accept' : `Accept all ${count.toLocaleString('en')}`),
  acceptOne: 'Accept one',
  accept: 'Accept',
  skip: 'Skip',
  never: 'Never',
  neverSuggest: 'Never suggest this',
  typeAnother: 'Type another',
  more: 'More for this suggestion',
  rightSpelling: 'Right spelling',
  everywhere: (count: number) => `Use in all ${count.toLocaleString('en')}`,
  onlyHere: 'Use here',
  cancel: 'Cancel',
  suspected: (right: string, nth: number, count: number) => `suspected, ${right}, ${nth} of ${count}`,
  nthOf: (nth: number, count: number) => `${nth} of ${count.toLocaleString('en')}`,
  popover: (heard: string, right: string) => `${heard}, suggested ${right}`,
  changed: (heard: string, right: string, count: number) =>
    `Changed “${heard}” to “${right}” in ${plural(count, 'place')}`,
  left: (count: number) => `${count.toLocaleString('en')} left`,
  step: (heard: string, right: string) => `Change “${heard}” to “${right}”`,
  neverTold: (heard: string, right: string) => `“${heard}” is never suggested as “${right}” again`,
  neverHere: 'This episode belongs to no show, so this holds for this episode.',
  notRemembered: 'This episode belongs to no show, so nothing is remembered for the next one.',
  readOnly: 'This episode is open for reading only, so suggestions can be looked at and not decided.',
  undo: 'Undo',
  doneCount: {
    accepted: (count: number) => `${count.toLocaleString('en')} changed`,
    skipped: 'Skipped',
    refused: 'Never',
  },
  decided: 'Decided',
  decidedBefore: (count: number) => `${count.toLocaleString('en')} decided before`,
  gone: 'This place says something else by now. Nothing was changed.',

  looking: 'Looking for misheard words',
  nothing: 'Nothing to review',
  nothingText:
    'No word sounds like a name or term of this episode and its show. Names added to the glossary are looked for at once.',
  allDone: 'Nothing left to review',
  allDoneText: 'Every suggestion is decided. What you type is looked through as you go.',
  filteredOut: 'Nothing left in this filter',
  showAll: 'Show all',
  find: 'Find and replace',
  failed: 'Galley could not look for misheard words',
  failedSafe: 'The transcript is safe and can be edited.',
  tryAgain: 'Try again',
  soundsBy: {
    rules: (language: string) =>
      `Galley has no pronouncing dictionary for ${language}. It judges sounds by letter rules, so it finds less and errs more.`,
    none: (language: string) =>
      `Galley knows neither words nor letter rules of ${language}. It judges by spelling alone, so it finds less and errs more.`,
  },
  hints: {
    move: 'Move',
    acceptAll: 'Accept all',
    acceptOne: 'Accept one',
    skip: 'Skip',
    never: 'Never suggest',
    undo: 'Undo',
  },
} as const

/** Sentences of the Glossary panel. */
export const glossaryText = {
  tab: 'Glossary',
  add: 'Add term',
  list: 'Terms of this show',
  empty: 'No terms yet',
  emptyText: 'Add the names and words of your show. Galley then finds what was misheard for them.',
  noShow: 'This episode belongs to no show',
  noShowText:
    'A glossary belongs to a show. The words of this episode’s own page are looked for all the same.',
  loading: 'Reading the glossary',
  failed: 'The glossary could not be read',
  failedSafe: 'The transcript is safe and can be edited.',
  tryAgain: 'Try again',
  newTerm: 'New term',
  newFromSelection: 'New term from selection',
  selectFirst: 'Select the name or term in the text first, then make it a term.',
  spelling: 'Right spelling',
  kind: 'Kind',
  kinds: { person: 'Person', product: 'Product', term: 'Term', place: 'Place', other: 'Other' },
  saidAs: 'Said as',
  saidAsHint: 'How it sounds, where that is not how it is written. Parted by commas.',
  heardAs: 'Often heard as',
  heardAsHint: 'Parted by commas.',
  matchCapitals: 'Match capitals',
  anyCapitals: 'any capitals',
  scope: 'Used in',
  scopes: { show: 'This show', all: 'All shows' },
  save: 'Save',
  addAndFind: 'Add and find in transcript',
  cancel: 'Cancel',
  remove: 'Remove term',
  edit: (spelling: string) => `Change ${spelling}`,
  heard: (forms: readonly string[]) => `heard as ${forms.join(', ')}`,
  added: (spelling: string) => `Added “${spelling}” to the glossary`,
  changed: (spelling: string) => `Changed “${spelling}”`,
  removed: (spelling: string) => `Removed “${spelling}” from the glossary`,
  needsSpelling: 'A term needs a spelling of two letters or more.',
  taken: 'The glossary has this term already.',
  goneElsewhere:
    'This term was removed in another window. What you typed is still here: save it to have the term again, or cancel to let it go.',
  never: 'Never suggested',
  allow: (heard: string, right: string) => `Suggest ${right} for ${heard} again`,
  allowed: (heard: string, right: string) => `“${heard}” may be suggested as “${right}” again`,
} as const
