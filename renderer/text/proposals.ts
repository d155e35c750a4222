import { plural } from './plural.ts'

/** How likely a proposal is, in words; never as a percentage. */
export const likelyText = ['Unlikely', 'Possible', 'Likely', 'Very likely'] as const

/** Sentences of the offer over the text and of what both previews share. */
export const proposalText = {
  splitTurns: 'Split into turns…',
  placeChapters: 'Place chapters in the text…',
  wall: 'This transcript came without turns.',
  unplaced: (count: number) =>
    `${plural(count, 'chapter')} ${count === 1 ? 'has' : 'have'} no place in the text yet.`,
  dismiss: 'Not now',
  close: 'Close the preview',
  reading: 'Reading the text',
  cancel: 'Cancel',
  earlier: 'Earlier sentence',
  later: 'Later sentence',
  byYou: 'Placed by you',
  lost: (count: number) =>
    `What you set in ${plural(count, 'row')} no longer fits, because the text, the chapters or the people changed meanwhile. The rest is as you left it.`,
  preview: 'Nothing changes before you apply it.',
  keys: { move: 'Move', tick: 'Take or leave', shift: 'Sentence' },
} as const

/** Sentences of the preview of turns. */
export const turnsPreviewText = {
  title: 'Split into turns',
  list: 'Proposed turns',
  meta: (chosen: number) => plural(chosen, 'turn'),
  slider: 'How many turns are proposed',
  fewer: 'Fewer',
  more: 'More',
  least: (word: string) => `${word} and better`,
  speakers: 'Speakers',
  guess: 'Where likely',
  alternate: 'Alternate',
  none: 'None',
  guessHint:
    'Guessed from the words: about three in four are right. Turns that are not clear get no speaker.',
  alternateHint: (first: string, second: string) =>
    `${first} and ${second} take turns. Set one turn and those after it follow.`,
  noneHint: 'Turns get no speaker. Set them later with the number keys.',
  noPeople: 'Add the people of this episode to have speakers guessed.',
  shapeOnly:
    'Words can only be read in English. These places rest on questions and the length of sentences, and miss more.',
  noSentences: 'No sentence ends were found, so there is no place to split.',
  standing: 'Begins here already',
  noSpeaker: 'No speaker',
  speakerOf: 'Speaker of this turn',
  row: (text: string, likely: string, speaker: string) => `${text} ${likely}. ${speaker}.`,
  mark: (speaker: string | undefined) => (speaker === undefined ? 'New turn' : `New turn, ${speaker}`),
  apply: (count: number) => `Split into ${plural(count, 'turn')}`,
  applied: (count: number) => `Split into ${plural(count, 'turn')}`,
} as const

/** Sentences of the preview of headings. */
export const headingsPreviewText = {
  title: 'Place chapters',
  list: 'Proposed headings',
  meta: (chosen: number, all: number) => `${chosen} of ${plural(all, 'chapter')}`,
  hint: 'From each chapter’s share of the time, the words of its title and how subjects are opened.',
  none: 'Every chapter has its place in the text.',
  row: (title: string, time: string, text: string, likely: string) =>
    `${time} ${title}. Before: ${text} ${likely}.`,
  mark: (title: string) => `Chapter: ${title}`,
  /** Also what undo calls it. */
  apply: (count: number) => `Place ${plural(count, 'heading')}`,
  applied: (count: number) => `Placed ${plural(count, 'heading')}`,
} as const
