import { plural } from './plural.ts'

/** Sentences of the transcript screen. */
export const transcriptText = {
  title: 'Transcript',
  words: (count: number) => plural(count, 'word'),
  panel: 'Transcript panel',
  edge: 'Width of the transcript panel',
  showPanel: 'Show panel',
  hidePanel: 'Hide panel',
  editor: 'Transcript',
  view: 'View',
  edit: 'Edit',
  changes: 'Changes',
  read: 'Read',
  find: 'Find',
  moreTools: 'More tools',
  textSize: 'Text size',
  textSizeNow: (size: number) => `${size} px`,
  smaller: 'Smaller text',
  larger: 'Larger text',
  usualSize: 'Usual size',

  empty: 'No transcript yet',
  emptyText: 'Import one: a text, captions or an episode page. Galley looks inside before anything is saved.',
  emptyAction: 'Import a transcript',
  typeAction: 'Type it here',

  turn: (speaker: string | undefined, time: string | undefined) =>
    [speaker ?? 'No speaker', time].filter(Boolean).join(', '),
  noSpeaker: 'No speaker',
  unnamed: (number: number) => `Unnamed ${number}`,
  about: (time: string) => `about ${time}`,
  was: (text: string) => `Was: ${text}`,

  chapter: (number: number) => `Chapter ${number}`,
  untitledChapter: 'Untitled chapter',
  chapterActions: (number: number) => `Actions for chapter ${number}`,
  renameChapter: 'Rename',
  openChapter: 'Open in Chapters',
  hideChapter: 'Hide from listeners',
  moveHeading: 'Place at the caret',
  headingBetween: (title: string) => `“${title}” starts between these turns`,
  headingBetweenDetail:
    'They were not joined. Place its heading elsewhere, or by time again, and then join them.',
  looseHeading: 'Place by time again',
  cancel: 'Cancel',
  newChapter: 'New chapter at the caret',
  addedChapter: 'Chapter added',
  noPlace:
    'This chapter has no place in the text yet. Put the caret where it starts and choose Chapter here.',
  noTimeHere: 'The time of this place is not known yet. Put the caret into a sentence and try again.',
  hiddenChapter: (title: string) => `“${title || 'Untitled chapter'}” is hidden from listeners`,
  headingMenu: (title: string) => `Actions for ${title || 'Untitled chapter'}`,
  removeChapter: 'Delete chapter',
  removedChapter: (title: string) => `Deleted “${title || 'Untitled chapter'}”`,
  chapterName: 'Chapter title',
  placeChapter: 'Place a chapter heading here',
  placeChapterShort: 'Chapter here',
  placeHint:
    'The heading stands before the turn with the caret. A turn is split where the caret is inside it.',
  placed: (title: string) => `Placed “${title || 'Untitled chapter'}”`,
  allPlaced: 'Every chapter has its place in the text.',
  done: 'Done',

  tabs: 'Panels',
  review: 'Review',
  speakers: 'Speakers',
  found: 'Found',

  paused: 'What was typed is not saved yet.',
  notTaken: 'A change of the text could not be kept',
} as const

/** Sentences of find and replace. */
export const findText = {
  bar: 'Find and replace',
  field: 'Find',
  replaceField: 'Replace with',
  clear: 'Clear',
  next: 'Next match',
  previous: 'Previous match',
  matchCase: 'Match capitals',
  wholeWord: 'Whole word',
  regularExpression: 'Regular expression',
  preserveCase: 'Keep capitals',
  saveRule: 'Save as rule',
  close: 'Close find',
  replace: 'Replace',
  replaceAll: (count: number) => `Replace all ${count.toLocaleString('en')}`,
  replaceNone: 'Replace all',
  count: (current: number, count: number) =>
    count === 0
      ? 'None'
      : `${current > 0 ? `${current.toLocaleString('en')} of ` : ''}${count.toLocaleString('en')}`,
  done: (count: number) => `${count.toLocaleString('en')} replaced`,
  counted: (count: number) => (count === 0 ? 'Nothing found' : `${plural(count, 'place')} found`),
  searching: 'Looking',
  unreadable: (reason: string) => `This expression is not whole: ${reason}. Nothing was changed.`,
  tooSlow:
    'This expression takes too long, so the search was stopped. Nothing was changed. Make it simpler, for example without a + inside a group that has a + itself.',
  broken: 'The search broke off before it was through. Nothing was changed.',
  tryAgain: 'Try again',
  most: (count: number) => `The first ${count.toLocaleString('en')} places are shown`,
  replaced: (count: number) => `Replaced ${plural(count, 'place')}`,
  step: (count: number) => `Replace ${plural(count, 'place')}`,
  nothingReplaced: 'Every place says it already',
  reason: (find: string, replace: string) =>
    replace === '' ? `Replaced “${find}” by nothing` : `Replaced “${find}” by “${replace}”`,
  listEmpty: 'Nothing found',
  listUnsearched: 'The text was not searched',
  listIdle: 'Type what to find. Every place is listed here.',
  list: 'Places found',
  listHint: 'Space chooses whether the place is replaced with the others.',
} as const

/** Sentences of the offer to write the same over the other places of a word. */
export const alsoText = {
  changed: (was: string, is: string) => `Changed “${was}” to “${is}”`,
  others: (count: number) =>
    count === 1 ? 'Also change 1 other' : `Also change ${count.toLocaleString('en')} others`,
} as const

/** Sentences about who speaks. */
export const speakerText = {
  menu: 'Who says this?',
  filter: 'Who says this?',
  people: 'People',
  nobody: 'No speaker',
  add: (name: string) => `Add “${name}”`,
  scope: 'Which turns',
  allTurns: (count: number) => (count === 1 ? 'Its one turn' : `All ${count.toLocaleString('en')} turns`),
  onlyThis: 'Only this turn',
  selectedTurns: (count: number) => `${count.toLocaleString('en')} selected turns`,
  set: (count: number, name: string) => `${plural(count, 'turn')} now ${name}`,
  unset: (count: number) => `${plural(count, 'turn has', 'turns have')} no speaker now`,
  named: (count: number, name: string) => `Named ${plural(count, 'turn')} ${name}`,

  someNamed: (named: number, all: number) => `${named} of ${all} named`,
  none: 'Nobody speaks yet',
  noneText: 'Choose who says a turn: press the name beside it, or the key for the turn with the caret.',
  talk: 'Share of talking',
  addSpeaker: 'Add speaker',
  addName: 'Name of the new speaker',
  addRole: 'Guest',
  unnamedHint: 'Read a turn, then name this voice once for all its turns.',
  whoIsIt: 'Who is it?',
  someoneElse: 'Someone else…',
  introduced: (time: string) => `Gives their name${time === '' ? '' : ` at ${time}`}`,
  /** Before a quotation: what was said, and by whom unless it was the voice itself. */
  says: (name: string | undefined) => (name === undefined ? 'Says ' : `${name} says `),
  quote: (words: string) => `“${words}”`,
  at: ' at ',
  there: 'Show',
  and: ' and ',
  next: ', ',
  answers: (times: number) => {
    if (times === 1) return ' This voice answers.'
    return times === 2 ? ' This voice answers both times.' : ` This voice answers ${times} times.`
  },
  goTo: (time: string, quote: string) => `Go to “${quote}”${time === '' ? '' : ` at ${time}`}`,
  check: 'Check these turns',
  checkMore: (count: number) => `${plural(count, 'more turn')} of this kind`,
  doubt: (speaker: string, other: string | undefined) =>
    other === undefined ? `Is it really ${speaker}?` : `${other} or ${speaker}?`,
  nameAll: (count: number, name: string) =>
    count === 1 ? `Name it ${name}` : `Name all ${count.toLocaleString('en')} ${name}`,
  turns: (count: number) => plural(count, 'turn'),
  share: ({ share, percent }: { readonly share: number; readonly percent: number }) =>
    share > 0 && share < 0.01 ? '<1%' : `${percent}%`,
  shareOf: (name: string, share: string) => `${name} ${share}`,
  notSpeaking: 'Does not speak yet',
  unassigned: (count: number) => `${plural(count, 'turn')} without a speaker`,
  unassignedText: 'Give them to somebody at once, or turn by turn in the text.',
  giveTo: 'Give to…',
  rename: 'Rename',
  nameOf: (name: string) => `Name of ${name}`,
  mergeInto: 'Same voice as',
  merged: (name: string, into: string) => `${name} is now ${into}`,
  mergeTurns: (own: number, other: number) => `${own.toLocaleString('en')} + ${plural(other, 'turn')}`,
  mergedTurns: (moved: number, all: number) =>
    `${plural(moved, 'turn')} moved, ${all.toLocaleString('en')} together.`,
  renamed: (name: string) => `Renamed to ${name}`,
  more: (name: string) => `More for ${name}`,
  goToFirst: 'Go to the first turn',
  keyHints: { change: 'Change speaker', to: 'to', pick: 'Pick', split: 'Split turn' },
  taken: (name: string) => `${name} is already in this episode.`,
  mergeThem: 'Merge them',
  needsName: 'A speaker needs a name. The old one stays.',
} as const

/** Sentences of the Changes view. */
export const changesText = {
  panel: 'Changes since import',
  title: (count: number) => plural(count, 'change'),
  since: 'since import',
  all: 'All',
  accepted: 'Accepted',
  replaced: 'Replaced',
  typed: 'Typed',
  speakers: 'Speakers',
  list: 'Changes',
  reading: 'Comparing with the original',
  none: 'Nothing changed since import',
  noneText: 'What you type or accept is marked here against the untouched original.',
  noOriginal: 'There is no original to compare with',
  noOriginalText: 'This transcript was typed here, not imported.',
  failed: 'The original could not be read',
  failedSafe: 'The transcript is safe and can be edited.',
  tryAgain: 'Try again',
  doneAt: {
    accepted: (places: number, time: string) => doneAt('Accepted', places, time),
    replaced: (places: number, time: string) => doneAt('Replaced', places, time),
    typed: (_: number, time: string) => doneAt('Typed', 1, time),
  },
  typedHere: 'Typed',
  speakerOf: (turns: number) => `Speaker of ${plural(turns, 'turn')}`,
  namedIn: (turns: number) => `Voice named in ${plural(turns, 'turn')}`,
  voiceGone: 'A voice that is gone',
  voiceBack: 'A voice that was gone is back without its name. Give it one under Speakers.',
  notThere: 'This change is not there any more, so nothing was reverted.',
  revert: 'Revert this',
  revertAll: 'Revert all…',
  reverted: 'Change reverted',
  revertedAll: (count: number) => `Reverted ${plural(count, 'change')}`,
  restoreTurn: (count: number) => `Whole turn (${count.toLocaleString('en')})`,
  restored: (count: number) => `Turn restored, ${plural(count, 'change')} taken back`,
  copy: 'Copy list',
  save: 'Save as TSV',
  fileName: (episode: string) => `${episode || 'Episode'} changes.tsv`,
  copied: (count: number) => `Copied ${plural(count, 'change')}`,
  confirmTitle: (count: number) =>
    count === 1 ? 'Revert the change?' : `Revert all ${count.toLocaleString('en')} changes?`,
  confirmSafe: 'Words, turns and speakers go back to how they were imported. Undo brings all of it back.',
  cancel: 'Keep them',
  confirm: 'Revert all',
  deleted: 'Deleted',
  inserted: 'Inserted',
  columns: 'Time\tWas\tIs',
} as const

function doneAt(what: string, places: number, time: string): string {
  return places > 1 ? `${what} in ${places.toLocaleString('en')} places, ${time}` : `${what}, ${time}`
}
