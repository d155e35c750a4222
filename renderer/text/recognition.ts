import type { RecognitionPreview } from '../../core/contract/recognition.ts'
import { plural } from './plural.ts'

type Timing = RecognitionPreview['timing']['is']
type Grounds = RecognitionPreview['voices'][number]['by']

const timings: Readonly<Record<Timing, string>> = {
  words: 'A time for each word',
  cues: 'Times for each caption',
  none: 'No times',
}

const grounds: Readonly<Record<Grounds, string>> = {
  name: 'The same name',
  words: 'Says the same words',
  time: 'Speaks at the same times',
  choice: 'You chose',
  nothing: 'Nobody here says this',
}

/** Sentences about a new transcript that is to take the place of the present one. */
export const recognitionText = {
  menu: 'New recognition…',
  title: 'New recognition',
  into: (name: string) => `for ${name}`,
  asking: 'Comparing with the present transcript',
  what: 'What changes',
  words: 'Words',
  wordsBoth: (was: number, is: number, differ: number) =>
    `${was.toLocaleString('en')} now, ${is.toLocaleString('en')} new; ${
      differ === 0
        ? 'all read the same'
        : `${differ.toLocaleString('en')} ${differ === 1 ? 'reads' : 'read'} otherwise`
    }`,
  times: 'Times',
  timing: (was: Timing, is: Timing) =>
    was === is ? `${timings[is]}, as now` : `${timings[is]}. Now: ${lowerFirst(timings[was])}`,
  timesGained: 'Times gained',
  timesLost: 'Times lost',
  headings: 'Headings',
  headingsKept: (kept: number, all: number) =>
    kept === all
      ? `${plural(all, 'chapter heading keeps its place', 'chapter headings keep their place')}`
      : `${kept} of ${plural(all, 'chapter heading')} found again; the others are placed by time`,

  voices: 'Who is who',
  voicesText: 'Voices of the new text and the people they are. Change what is wrong.',
  noVoices: 'The new text names no voices. Turns and speakers stay as they are now.',
  voiceFor: (label: string) => `${label} is`,
  voiceTalk: (turns: number, words: number) => `${plural(turns, 'turn')}, ${plural(words, 'word')}`,
  stays: (label: string) => `Stays ${label}`,
  grounds: (by: Grounds) => grounds[by],

  lists: 'Changes made so far',
  lost: 'Does not fit',
  reapplied: 'Kept',
  already: 'Right already',
  lostText: 'The new text reads otherwise in these places. Tick what is to be put in all the same.',
  reappliedText: 'The new text has the same words here, so these are put in again.',
  alreadyText: 'The new recogniser heard these right by itself.',
  noneChanged: 'Nothing was changed in the present transcript',
  noneChangedText: 'There is nothing to carry over.',
  noneOf: {
    lost: 'Everything found its place',
    reapplied: 'Nothing is put in again',
    already: 'Nothing is right already',
  },
  deleted: 'Was',
  inserted: 'now',
  nothing: 'nothing',
  now: 'Now',
  fresh: 'New',
  force: 'Put it in all the same',
  forceNamed: (was: string, is: string) =>
    `Put in “${is || 'nothing'}” for “${was || 'nothing'}” all the same`,
  noPlace: 'No place for it in the new text',
  more: (count: number) => `Show ${count.toLocaleString('en')} more`,

  lookAgain: 'Look again',
  lookedAgain: 'Compared with the episode as it is now.',
  safe: 'Both texts are kept with the episode. Undo brings the present one back.',
  back: 'Back',
  cancel: 'Cancel',
  replace: 'Replace transcript',
  replacing: 'Replacing',
  replaced: 'The transcript is replaced.',
  replacedDetail: (kept: number, lost: number) =>
    `${plural(kept, 'change')} kept${lost > 0 ? `, ${lost.toLocaleString('en')} did not fit` : ''}. Undo brings the old one back.`,
} as const

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1)
}
