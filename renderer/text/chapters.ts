import type { ChapterDiffCounts } from '../../core/episode/chapter-diff.ts'
import type { TimecodeReading } from '../../core/episode/timecode-input.ts'
import { formatTime, type Millis } from '../../core/time.ts'
import { plural } from './plural.ts'

const chapters = (count: number) => plural(count, 'chapter')

/** Sentences of the chapters screen. */
export const chaptersText = {
  title: 'Chapters',
  table: 'Chapters',
  panel: 'Chapter details',
  edge: 'Width of the chapter details',
  showPanel: 'Show chapter details',
  hidePanel: 'Hide chapter details',

  paste: 'Paste timestamps',
  add: 'Add chapter',
  addAt: (time: string) => `Add at ${time}`,
  about: (time: string) => `about ${time}`,
  more: 'More',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  shiftAll: 'Shift all…',
  shiftFromHere: 'Shift this and all later…',
  copyList: 'Copy as timestamps',
  selectAll: 'Select all',
  copied: (count: number) => `Copied ${chapters(count)} as timestamps`,

  columns: {
    number: '#',
    start: 'Start',
    length: 'Length',
    title: 'Title',
    link: 'Link',
    image: 'Image',
    shown: 'Shown',
  },
  untitled: 'Untitled chapter',
  addTitle: 'Add a title',
  addLink: 'Add link',
  addImage: 'Add an image',
  changeImage: (image: string) => `Image: ${image}`,
  hidden: 'Hidden',
  start: (number: number) => `Start of chapter ${number}`,
  titleOf: (number: number) => `Title of chapter ${number}`,
  linkOf: (number: number) => `Link of chapter ${number}`,
  shownToListeners: (number: number) => `Chapter ${number} is shown to listeners. Hide it`,
  hiddenFromListeners: (number: number) => `Chapter ${number} is hidden from listeners. Show it`,
  row: (number: number, time: string, title: string) => `Chapter ${number}, ${time}, ${title}`,
  rowMenu: (number: number) => `Actions for chapter ${number}`,
  editStart: 'Edit start',
  editTitle: 'Edit title',
  setToPlace: 'Set start to your place in the text',
  hide: 'Hide from listeners',
  show: 'Show to listeners',
  remove: 'Delete',
  notTold: 'Not known',

  selected: (count: number) => `${chapters(count)} selected`,
  hideSelected: 'Hide',
  showSelected: 'Show',
  shiftSelected: 'Shift…',
  clearSelection: 'Clear selection',

  added: 'Chapter added',
  removed: (titles: readonly string[]) =>
    titles.length === 1
      ? `Deleted “${titles[0] || 'Untitled chapter'}”`
      : `Deleted ${chapters(titles.length)}`,
  hiddenNow: (count: number) => `${chapters(count)} hidden from listeners`,
  shownNow: (count: number) => `${chapters(count)} shown to listeners`,
  shifted: (count: number, by: string) => `Moved ${chapters(count)} by ${by}`,
  moved: (number: number, time: string) => `Now chapter ${number}, at ${time}`,
  fixed: 'Fixed',

  empty: 'No chapters yet',
  emptyText: 'Paste a list of times from show notes or a chat, or add the first chapter at 0:00.',

  lane: 'Chapters along the episode',
  laneLength: (time: string) => `Drawn to ${time}`,
  laneGuess: 'Length not known. Drawn to the last time in this episode.',
  gap: (time: string) => `No chapter before ${time}`,
  startHandle: (number: number) => `Start of chapter ${number} on the lane`,

  details: (number: number) => `Chapter ${number}`,
  nothingSelected: 'No chapter chosen',
  nothingSelectedText: 'Choose a chapter in the table to see all of it here.',
  previous: 'Previous chapter',
  next: 'Next chapter',
  removeOne: 'Delete chapter',
  fieldTitle: 'Title',
  fieldStart: 'Start',
  fieldLength: 'Length',
  fieldLink: 'Link',
  fieldImage: 'Image',
  earlier: 'One second earlier',
  later: 'One second later',
  shortEnough: 'Short enough for every player',
  tooLong: 'Spotify advises 40 letters',
  setTo: (time: string) => `Set to ${time}`,
  setToHint: 'Your place in the transcript',
  pasteAddress: 'Paste an address',
  imageAddress: 'Address of a picture',
  showPicture: 'Show picture',
  pictureFailed: 'The picture could not be loaded.',
  picture: (number: number) => `Picture of chapter ${number}`,
  removeImage: 'Remove',
  showToListeners: 'Show to listeners',
  hiddenHint: 'Hidden chapters still move the image and link, but stay out of lists and show notes.',
  firstWords: 'First words',
  noFirstWords: 'This chapter has no place in the transcript yet.',
  openInTranscript: 'Open in transcript',
  notWebAddress: 'This is not a web address. The old one stays until you change it.',

  shiftTitle: 'Shift chapters',
  shiftBy: 'Move by',
  shiftHint: '+2.5 is two and a half seconds later, -1:30 a minute and a half earlier.',
  shiftWrong: 'Type a length of time, such as +2.5 or -1:30.',
  shiftTooEarly: (time: string) => `The first would start before 0:00. At most ${time} earlier is possible.`,
  shiftPreview: (count: number, from: string, to: string) =>
    `${chapters(count)}. The first goes from ${from} to ${to}.`,
  shift: 'Shift',
  cancel: 'Cancel',
  close: 'Close',
  goFix: 'Edit it',
  moreWarnings: (count: number) => plural(count, 'warning'),
} as const

/** Sentences of the window for pasted timestamps. */
export const pasteText = {
  title: 'Paste timestamps',
  said: 'From show notes, YouTube, a spreadsheet or a chat',
  field: 'Pasted text',
  placeholder: '00:00 Intro\n01:33 Who we are\n05:58 …',
  preview: 'Preview',
  nothingYet: 'Chapters show here as soon as a line starts or ends with a time.',
  reading: 'Reading',
  same: 'The same',
  changed: 'Changed',
  added: 'New',
  removed: 'Removed',
  kept: 'Kept',
  was: 'Was',
  keepMissing: 'Keep chapters that are not in the text',
  hasLink: 'with a link',
  untitled: 'No title',
  updated: (count: number) => `Updated ${chapters(count)}`,
} as const

/** Why a typed time is not used, and what is in force meanwhile. */
export function timecodeProblem(
  reading: Extract<TimecodeReading, { kind: 'problem' }>,
  frame: {
    readonly typed: string
    readonly current?: Millis | undefined
    readonly duration?: Millis | undefined
  },
): string {
  const meant = reading.meant === undefined ? '' : ` Did you mean ${formatTime(reading.meant)}?`
  const stays =
    frame.current === undefined
      ? ''
      : ` The chapter stays at ${formatTime(frame.current)} until you change it.`
  const typed = frame.typed.trim()
  switch (reading.problem) {
    case 'seconds-over-59':
      return `Seconds go up to 59.${meant || stays}`
    case 'minutes-over-59':
      return `Minutes go up to 59.${meant || stays}`
    case 'before-zero':
      return `That is before 0:00.${stays}`
    case 'after-end':
      return `${typed} is after the end of the audio (${formatTime(frame.duration ?? (0 as Millis))}).${stays}`
    case 'too-long':
      return `${typed} is longer than any episode.${stays}`
    case 'not-a-time':
      return `“${typed}” is not a time. Type 5:58, 558 or +10.${stays}`
  }
}

/** What a preview would change, in a line. */
export function diffSummary({ same, moved, retitled, added, removed, changed }: ChapterDiffCounts): string {
  const others = changed - Math.max(moved, retitled)
  const parts = [
    same > 0 ? `${same} the same` : '',
    moved > 0 ? `${moved} moved` : '',
    retitled > 0 ? plural(retitled, 'new title') : '',
    moved === 0 && retitled === 0 && others > 0 ? `${others} changed` : '',
    added > 0 ? `${added} new` : '',
    removed > 0 ? `${removed} removed` : '',
  ]
  return parts.filter(Boolean).join(', ')
}

/** The button of the paste window names what it will do. */
export function diffButton({ changed, added, removed }: ChapterDiffCounts): string {
  if (added > 0 && changed + removed === 0) return `Add ${chapters(added)}`
  if (removed > 0 && changed + added === 0) return `Remove ${chapters(removed)}`
  if (changed + added + removed === 0) return 'Nothing to update'
  return `Update ${chapters(changed + added + removed)}`
}

/** The line under the paste window: how much was read and what is left out. */
export function readingSummary(count: number, ignored: number): string {
  const lines =
    ignored === 0 ? '' : ` ${plural(ignored, 'line')} without a time ${ignored === 1 ? 'is' : 'are'} ignored.`
  return `${chapters(count)} read.${lines} Links and images are kept.`
}
