import type { CheckPlace, Destination } from '../../core/contract/publish-shapes.ts'
import { plural } from './plural.ts'

/** Sentences of Publish, its section and its panel. */
export const publishText = {
  title: 'Publish',
  toFix: (count: number) => `${count} to fix first`,
  readyToExport: 'Ready to export',
  checking: 'Checking',
  exportedAt: (time: string) => `Exported ${time}`,
  changedSince: 'Changed since export',
  hidePanel: 'Hide panel',
  parts: 'Show in this pane',
  edge: 'Width of the files panel',
  showFiles: 'Show the files',
  exportTitle: 'Export',

  checks: 'Checks',
  checksFor: 'Checks by destination',
  details: 'Episode details',
  fixSafe: (count: number) => `Fix ${plural(count, 'safe one')}`,
  fixedSafe: (count: number) => `Fixed ${plural(count, 'check')}`,
  fixLabel: (count: number) => `Fix ${plural(count, 'check')}`,
  passed: (count: number) => `${plural(count, 'check')} passed`,
  show: 'Show',
  hide: 'Hide',
  everythingPassed: 'Nothing to fix',
  everythingPassedText: (count: number) => `All ${plural(count, 'check')} passed.`,
  goTo: 'Go there',
  goToPlace: (place: string) => `Go to ${place}`,
  see: 'See',
  morePlaces: (count: number) => `and ${count} more`,
  fixed: (label: string) => `Done: ${label}`,
  level: { error: 'Error', warning: 'Warning', passed: 'Passed' },
  all: 'All',
  failed: 'The checks could not run',
  failedSafe: 'The episode is safe and can be edited.',
  tryAgain: 'Try again',
  noneHere: 'Nothing to fix for this destination',

  files: 'Files to write',
  selected: (count: number) => `${count} selected`,
  profile: 'Which files',
  write: (name: string) => `Write ${name}`,
  losses: (count: number) => `Leaves out ${count}`,
  showLosses: (name: string) => `What ${name} leaves out`,
  useEstimated: 'Use estimated times',
  estimatedHint:
    'The transcript has no measured times for captions. The files will say that theirs are estimated.',
  estimatedOn: 'Captions get estimated times, and say so',

  audio: 'Audio file',
  audioText: (count: number) =>
    `Writes ${plural(count, 'chapter')} into a copy of an MP3, M4A, Ogg, Opus or FLAC file, beside the other files. The file you choose stays as it is.`,
  audioNone: 'Chapters can be written into an audio file once there are some.',
  audioChoose: 'Write into a copy of…',
  audioWriting: 'Writing',
  audioDone: (count: number, name: string) => `${plural(count, 'chapter is', 'chapters are')} in ${name}`,
  audioProof: (folder: string) => `Read back from ${folder}; the sound is the same to the last byte.`,
  audioReplaced: (count: number) => `${plural(count, 'chapter')} it had made way.`,
  audioFailed: 'No audio file was written',
  audioTooLarge: (name: string, megabytes: number) =>
    `${name} is larger than the ${megabytes} MB Galley takes in here. Nothing was written. On the command line, galley convert CHAPTERS --to id3 -o AUDIO.mp3 writes chapters into a file of any size.`,
  audioUnreadable: (name: string) => `${name} could not be read from the disk. Nothing was written.`,
  saveIn: 'Save in',
  chooseFolder: 'Choose another folder…',
  cannotChoose: 'A browser cannot choose folders for Galley. Files are saved in the folder shown.',
  ifExists: 'If it exists',
  keepBoth: 'Keep both',
  replace: 'Replace',
  export: (count: number) => (count === 1 ? 'Export 1 file' : `Export ${count} files`),
  exporting: (count: number) => (count === 1 ? 'Writing 1 file' : `Writing ${count} files`),
  nothingSelected: 'Choose at least one file to export.',
  fixFirst: (what: string) => `To export, fix this first: ${what}`,
  fixSeveral: (count: number) => `To export, fix ${plural(count, 'error')} first.`,
  anyway: 'Export anyway…',
  anywayTitle: 'Export with errors?',
  anywaySaid: (count: number) => `${plural(count, 'error is', 'errors are')} not fixed.`,
  anywaySafe: 'Safe: the episode is not changed, and you can export again at any time.',
  anywayCost: 'Not safe: the files hold the errors as they are.',
  anywayExport: 'Export anyway',
  anywayBack: 'Back to the checks',
  exportFailed: 'Nothing was exported',

  done: (count: number) => `${plural(count, 'file is', 'files are')} ready to upload`,
  doneBefore: (count: number) => `${plural(count, 'file was', 'files were')} exported`,
  doneProof: 'Written and read back without differences.',
  showInFolder: 'Show in folder',
  cannotShow: (folder: string) => `Galley cannot open folders here. The files are in ${folder}.`,
  copyFolder: 'Copy the folder’s path',
  copiedFolder: 'Copied the folder’s path',
  copyNotes: 'Copy show notes',
  copiedNotes: 'Copied the show notes',
  more: 'More',
  resultFiles: 'Files',
  copyContents: (name: string) => `Copy the contents of ${name}`,
  copiedContents: (name: string) => `Copied the contents of ${name}`,
  stillOpen: 'Still open',
  leftOut: 'Left out',
  ifYouEdit: 'If you edit this episode again, Galley marks it “Changed since export” and lists what differs.',
  changedParts: (parts: string) => `Changed since: ${parts}. The files no longer match.`,
  exportAgain: 'Export again…',
  back: 'Back to the checks',
} as const

/** A place of a check within a sentence: a field of the details by its name there, all else as the check says it. */
export function placeWords({ section, label }: CheckPlace): string {
  if (section !== 'details' || /\s/u.test(label)) return label
  return `the field “${label.charAt(0).toUpperCase()}${label.slice(1)}”`
}

/** The destinations as people call them. */
export const destinationNames: Readonly<Record<Destination | 'all', string>> = {
  all: 'Everywhere',
  apple: 'Apple',
  spotify: 'Spotify',
  youtube: 'YouTube',
  podcasting20: 'Podcasting 2.0',
  id3: 'MP3 tags',
  web: 'Web',
}

/** The parts of an episode, for naming what changed since an export. */
export const partNames = {
  details: 'details',
  people: 'people',
  chapters: 'chapters',
  transcript: 'transcript',
  links: 'links',
  notes: 'show notes',
} as const satisfies Readonly<Record<CheckPlace['section'], string>>

/** A size as people read it: "2.1 KB", "71 KB", "53.6 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000) return plural(bytes, 'byte')
  const units = ['KB', 'MB', 'GB', 'TB']
  let size = bytes / 1_000
  let unit = 0
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1_000
    unit += 1
  }
  const isSmall = size < 9.95 || unit > 0
  return `${size.toLocaleString('en', { maximumFractionDigits: isSmall ? 1 : 0, minimumFractionDigits: isSmall ? 1 : 0 })} ${units[unit]}`
}
