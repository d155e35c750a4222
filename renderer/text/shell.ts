import type { Section } from '../app/routes.ts'

const plural = (count: number, one: string, many = `${one}s`) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`

/** Sentences of the frame: title bar, nav, dock, toasts, palette. */
export const shellText = {
  appName: 'Galley',
  wholeApp: 'The window',
  thisScreen: 'This screen',
  thisEpisode: 'This episode',
  unexpected:
    'Something went wrong inside Galley. Your saved work is safe. Try again; if it happens twice, reload.',
  failedTitle: (area: string) => `${area} could not be shown`,
  failedSafe:
    'Your episode is safe and every other part still works. Try again; if it happens twice, reload.',
  tryAgain: 'Try again',
  skipToWork: 'Skip to the work area',
  opening: 'Opening the episode',

  library: 'Library',
  newEpisode: 'New episode',
  addTo: (name: string) => `Add to ${name}`,
  settings: 'Settings',
  keyboardShortcuts: 'Keyboard shortcuts',
  backToLibrary: 'Back to the library',
  hideSidebar: 'Hide sidebar',
  showSidebar: 'Show sidebar',
  sidebarWidth: 'Width of the sidebar',
  episodeNav: 'Episode',
  episodeNumber: (number: number) => `Episode ${number}`,
  untitled: 'Untitled episode',
  details: 'Episode details',
  noNumber: 'No number',
  untitledChapter: 'Untitled chapter',
  noShow: 'No show yet',
  searchLibrary: 'Search all episodes or run a command',
  searchEpisode: 'Search this episode or run a command',

  sections: {
    transcript: 'Transcript',
    chapters: 'Chapters',
    people: 'People & links',
    notes: 'Show notes',
    publish: 'Publish',
  } satisfies Record<Section, string>,
  sectionErrors: (count: number) => plural(count, 'error'),
  sectionWarnings: (count: number) => `${count} to look at`,
  sectionChecks: (count: number) => `${plural(count, 'check')} to look at`,
  openToReview: (count: number) => `${count.toLocaleString('en')} to review`,
  sectionReview: (count: number) => `${plural(count, 'suggestion')} to review`,
  sectionDone: 'Nothing left',
  partsReady: (count: number) => `${count} of 5 parts ready`,
  readiness: (parts: string) => `Readiness: ${parts}`,
  parts: {
    transcript: 'transcript',
    chapters: 'chapters',
    people: 'people',
    notes: 'notes',
    files: 'files',
  },
  partStates: {
    none: 'nothing yet',
    part: 'something left',
    error: 'has an error',
    done: 'done',
  },
  chapters: 'Chapters',
  noChapters: 'No chapters yet.',

  saved: (time: string) => `Saved ${time}`,
  saving: 'Saving',
  notSaved: 'Not saved',
  allSaved: 'All changes saved',
  libraryEmpty: 'Library is empty',
  nothingSavedYet: 'Nothing saved yet',
  nothingAddedYet: 'Nothing added yet',
  notSavedTitle: 'This episode could not be saved',
  notSavedSafe: 'Your edits are safe: they are open here and written to the journal on this computer.',
  notSavedHeld: 'Your edits are held in this window only. Keep it open until a save works.',
  saveAgain: 'Save again',
  notNow: 'Not now',
  savedNow: 'The episode is saved.',

  undo: 'Undo',
  redo: 'Redo',
  undoOf: (label: string) => `Undo ${lowerFirst(label)}`,
  redoOf: (label: string) => `Redo ${lowerFirst(label)}`,
  undone: (label: string) => `Undone: ${lowerFirst(label)}`,
  redone: (label: string) => `Redone: ${lowerFirst(label)}`,
  nothingToUndo: 'Nothing to undo in this episode',
  nothingToRedo: 'Nothing to redo in this episode',
  showPlace: (section: Section) => `Show in ${shellSection(section)}`,
  dismiss: 'Dismiss',
  moreToasts: (count: number) => `${count} more`,
  messages: 'Messages',

  textLeft: 'What you typed could not be kept where you typed it',
  textLeftIs: (text: string, reason: string) => `“${text}”${reason === '' ? '' : `. ${reason}`}`,
  copyText: 'Copy text',
  copiedText: 'Copied the text',

  readOnly: 'Read only.',
  readOnlyEpisode: 'This episode can be looked at and copied, not changed.',
  lostTitle: 'Galley cannot be reached.',
  lost: 'What was saved is safe, and what you type now waits in its field. If Galley stays away, start it again and open the address it gives.',
  libraryFailed: 'The library could not be read.',

  dock: 'Position',
  noAudio: 'No audio yet',
  audioWaits: 'Audio is kept, not played yet',
  followsCaret: 'Time follows the text',
  about: (time: string) => `about ${time}`,
  chapterAt: (number: number, title: string) => `${number} · ${title || 'Untitled chapter'}`,
  beforeFirst: 'Before the first chapter',
  ribbon: (place: string, chapters: number) => `${place}. ${plural(chapters, 'chapter')}.`,
  chapterCount: (count: number) => plural(count, 'chapter'),
  chapterSpan: (first: string, last: string) => `${first} to ${last}`,

  dropTitle: (count: number) => (count === 1 ? 'Drop to import 1 file' : `Drop to import ${count} files`),
  dropText: 'Drop to import this text',
  dropInto: (title: string) => `Drop to add to ${title}`,
  dropSafe: 'Galley looks inside first. Nothing is saved until you confirm.',
  dropKind: {
    audio: 'Audio',
    text: 'Text: a page, a transcript or chapters',
    subtitles: 'Transcript',
    json: 'Chapters or a transcript',
    feed: 'Feed, chapters or a transcript',
    unknown: 'Galley will look what it is',
  },
} as const

/** A label inside a sentence: "Move chapter" becomes "move chapter", "RSS" stays. */
function lowerFirst(label: string): string {
  const second = label[1] ?? ''
  return second === second.toLowerCase() ? label.slice(0, 1).toLowerCase() + label.slice(1) : label
}

function shellSection(section: Section): string {
  return lowerFirst(shellText.sections[section])
}
