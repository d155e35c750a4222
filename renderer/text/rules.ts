import { oneLine } from './one-line.ts'
import { plural } from './plural.ts'

const places = (count: number): string => plural(count, 'place')
const rules = (count: number): string => plural(count, 'rule')

/** Sentences of the replace list. */
export const rulesText = {
  menu: 'Replacement rules…',
  tab: 'Rules',
  panel: 'Replacement rules',
  list: 'Rules, applied from top to bottom',
  count: rules,
  add: 'Add rule',
  more: 'More for the list',
  importList: 'Import list…',
  exportList: 'Export list',
  fileName: (show: string) => `${show} replace list.tsv`,
  empty: 'No rules yet',
  emptyText:
    'A rule replaces the same words in every episode of this show, when you say so. Add one, save a search as a rule, or import a list of tab-separated text.',
  noShow: 'This episode belongs to no show',
  noShowText: 'Rules are kept with a show. Name the show in the details of the episode.',
  loading: 'Reading the rules',
  failed: 'The rules could not be read',
  failedSafe: 'The transcript is safe and can be edited.',
  tryAgain: 'Try again',

  becomes: 'becomes',
  nothing: '(nothing)',
  row: (find: string, replace: string, count: number | undefined, did: string | undefined) =>
    [
      `${find} becomes ${replace === '' ? 'nothing' : replace}`,
      ...(count === undefined ? [] : [places(count)]),
      ...(did === undefined ? [] : [did]),
    ].join(', '),
  replaced: (count: number) => `${count.toLocaleString('en')} replaced`,
  editedSince: (count: number) => `${count.toLocaleString('en')} edited since`,
  wholeWord: 'Whole word',
  partOfWord: 'Also inside words',
  matchCase: 'Match capitals',
  anyCase: 'Any capitals',
  expression: 'Expression',
  switches: (wholeWord: boolean, matchCase: boolean, expression: boolean) =>
    [
      ...(expression ? ['Expression'] : []),
      wholeWord ? 'Whole word' : 'Also inside words',
      matchCase ? 'Match capitals' : 'Any capitals',
    ].join(' · '),
  edit: 'Edit',
  moveUp: 'Move up',
  moveDown: 'Move down',
  moved: (find: string, place: number, of: number) => `${find} is now ${place} of ${of}`,
  remove: 'Remove rule',
  removed: (find: string) => `Removed the rule for “${oneLine(find)}”`,
  undo: 'Undo',
  moreFor: (find: string) => `More for ${find}`,
  placesOf: (find: string, replace: string) => `Places of ${find}, becoming ${replace || 'nothing'}`,
  placeRow: (time: string, left: string, before: string, right: string, after: string) =>
    `${time === '' ? '' : `${time}, `}${left}${before}${right}, becomes ${after || 'nothing'}`,
  hint: 'Enter goes to the place, Space chooses whether it is replaced.',
  noPlaces: 'Nothing to replace in this episode.',
  noMorePlaces: 'Nothing more to replace in this episode.',
  replacedBy: (find: string, replace: string) =>
    `Replaced: ${find} by ${replace === '' ? 'nothing' : replace}`,
  replacedRow: (time: string, left: string, before: string, right: string, after: string) =>
    `${time === '' ? '' : `${time}, `}${left}${after}${right}, was ${before}`,
  goHint: 'Enter goes to the place.',

  find: 'Find',
  replace: 'Replace with',
  newRule: 'New rule',
  editRule: (find: string) => `Rule for ${find}`,
  needsFind: 'Say what is to be found.',
  badExpression: (reason: string) => `This expression is not whole: ${reason}.`,
  goneElsewhere:
    'This rule was removed in another window. What you typed is still here: save it to have the rule again, or cancel to let it go.',
  taken: 'Another rule finds the same in the same way.',
  save: 'Save rule',
  cancel: 'Cancel',
  saved: (show: string) => `Saved as a rule of ${show}`,
  savedDetail: 'Rules write their replacement as it is typed.',
  alreadyThere: 'The list has this rule already',
  openList: 'Show rules',

  feedsLater: (find: string, other: string) =>
    `“${other}” further down changes what this rule writes (“${find}”).`,
  feedsAgain: (other: string) =>
    `“${other}” further up would change what this rule writes when the list is applied again.`,
  loops: (other: string) => `This rule and “${other}” undo each other: every run changes the text again.`,
  loopsItself: 'This rule finds its own replacement: every run changes the text again.',
  fedBy: (other: string) => `Works on what “${other}” wrote.`,
  tooSlow:
    'This expression takes too long, so it was stopped and left out. Make it simpler, for example without a + inside a group that has a + itself.',

  standing: (count: number, when: string) => `Stands in ${places(count)}, last applied ${when}.`,
  covered: (count: number) =>
    `${places(count)} more ${count === 1 ? 'is' : 'are'} below what another rule wrote since and ${count === 1 ? 'goes' : 'go'} back with that one.`,
  edited: (count: number) =>
    `${plural(count, 'place was', 'places were')} edited since and ${count === 1 ? 'is' : 'are'} left alone.`,
  revert: (count: number) => `Revert ${places(count)}`,
  reverted: (find: string, count: number) => `“${oneLine(find)}” taken back in ${places(count)}`,
  revertStep: (find: string) => `Revert rule “${oneLine(find)}”`,

  trying: 'Trying the list out',
  planFailed: (reason: string) => `The list could not be tried out: ${reason}. Nothing was changed.`,
  nothingToDo: 'Nothing to replace',
  apply: (count: number) => `Replace ${places(count)}`,
  applied: (count: number, inRules: number) => `Replaced ${places(count)} by ${rules(inRules)}`,
  notApplied:
    'The list could not be tried out on what the text says now. Nothing was changed. Look at its rules and try again.',
  appliedNothing: 'Every place says it already',
  step: (count: number) => `Replace list, ${places(count)}`,
  reason: (find: string, replace: string) =>
    replace === '' ? `Replace list: “${find}” by nothing` : `Replace list: “${find}” by “${replace}”`,

  imported: (count: number) => (count === 0 ? 'No new rules in this list' : `Imported ${rules(count)}`),
  problems: (count: number) => `${plural(count, 'line needs', 'lines need')} a look`,
  line: (line: number, message: string) => `Line ${line}: ${message}`,
  dismiss: 'Dismiss',
  notText: 'This file is not text. Nothing was imported.',
} as const
