import type { BlockKind, ImportFound } from '../../core/contract/import-shapes.ts'

const plural = (count: number, one: string, many = `${one}s`) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`

/** Sentences of the import screen. */
export const importText = {
  title: 'New episode',
  titleInto: (name: string) => `Add to ${name}`,
  lead: 'Paste or drop anything you have. Order and format do not matter.',
  paste: 'Text',
  pastePlaceholder: 'Paste the episode page, a transcript, chapters, or all of it in one go.',
  pastedName: 'Pasted text',
  files: 'Files',
  dropMore: 'Drop more files here, or',
  chooseFiles: 'choose files',
  reading: 'Reading',
  remove: (name: string) => `Remove ${name}`,
  foundSoFar: (parts: string) => `Found so far: ${parts}`,
  foundNothing: 'Nothing found yet',
  cancel: 'Cancel',
  lookInside: 'Look inside',
  lookingInside: 'Looking inside',
  create: 'Create episode',
  creating: 'Creating',
  addTo: (name: string) => `Add to ${name}`,
  adding: 'Adding',
  created: 'The episode is created.',
  createdDetail: 'Your original text is kept with it.',
  added: (name: string) => `Added to ${name}.`,
  back: 'Back to the text',
  size: (bytes: number) =>
    bytes < 1_000_000
      ? `${Math.max(1, Math.round(bytes / 1000))} KB`
      : `${(bytes / 1_000_000).toFixed(1)} MB`,

  audioRefused: (name: string) =>
    `Galley reads chapters from MP3, M4A, Ogg, Opus and FLAC, and no other audio. Nothing was changed. Leave ${name} out and drop the text that belongs to it.`,
  audioTooLarge: (name: string) =>
    `${name} is larger than the 50 MB Galley takes in here. Nothing was changed. On the command line, galley import reads its chapters whatever its size.`,
  unreadable: (name: string) =>
    `${name} could not be read from the disk. Nothing was changed. If it is a folder, drop the files inside it.`,

  source: 'What you pasted',
  sourceFile: (name: string) => name,
  sourceLabel: 'Source text',
  sourceMeta: (words: number | undefined, lines: number) =>
    [words !== undefined && plural(words, 'word'), plural(lines, 'line')].filter(Boolean).join(', '),
  addFile: 'Add file…',
  edgeHint: 'Drag the edge of a block to move text between parts, or move it with ↑ and ↓.',
  fixedHint: 'This file has a format of its own; its parts cannot be moved.',
  edge: (above: string, below: string) => `Edge between ${above} and ${below}`,
  edgeAt: (line: number) => `Line ${line}`,
  moreLines: (count: number) => `… ${count.toLocaleString('en')} more`,
  showMoreLines: (count: number) => `Show ${plural(count, 'more line')}`,
  showLess: 'Show fewer lines',
  kindMenu: (label: string, reason: string) => `${label}. ${reason}. Change what this part is`,
  kindTitle: 'This part is',
  split: 'Part in two',
  joinAbove: 'Join with the part above',

  result: 'What Galley found',
  resultLabel: 'Detected structure',
  clear: (count: number) => `${count} clear`,
  toConfirm: (count: number) => `${count} to confirm`,
  isClear: 'Clear',
  isToConfirm: 'To confirm',
  isLeftOut: 'Left out',
  leaveOut: 'Leave out',
  takeIn: 'Take in',
  originalKept: 'Your original text is kept with the episode.',

  rows: {
    show: 'Show',
    title: 'Title',
    guest: 'Guest',
    hosts: 'Hosts',
    description: 'Description',
    chapters: 'Chapters',
    links: 'Links',
    missing: 'Missing',
    transcript: 'Transcript',
    also: 'Also',
    noticed: 'Noticed',
    same: 'Already here',
    into: 'Goes into',
  },
  knownShow: 'Already in your library',
  newShow: 'New show',
  showName: 'Name of the show',
  noShow: 'No show was named',
  number: 'Number',
  episodeTitle: 'Title of the episode',
  noTitle: 'No title was found. Type one.',
  numberRule: 'Only figures, or empty for none.',
  person: (role: 'guests' | 'hosts', index: number) => `${role === 'guests' ? 'Guest' : 'Host'} ${index + 1}`,
  from: (from: string) => `From ${from}`,
  edit: 'Edit',
  done: 'Done',
  addPerson: { guests: 'Add guest', hosts: 'Add host' },
  removePerson: (name: string) => `Remove ${name || 'this person'}`,
  nobody: { guests: 'No guest was found', hosts: 'No host was found' },
  description: (paragraphs: number, words: number) =>
    `${plural(paragraphs, 'paragraph')}, ${plural(words, 'word')}.`,
  chapters: (count: number) => plural(count, 'chapter'),
  chapterSpan: (first: string, last: string) => `${first} to ${last}`,
  chapterRibbon: (count: number) => `Lengths of ${plural(count, 'chapter')}`,
  showAll: 'Show all',
  hideAll: 'Hide',
  promised: (sentence: string) =>
    `“${sentence}” came without ${sentence.includes(' and ') ? 'addresses' : 'an address'}`,
  promisedField: (label: string) => `${label} address or handle`,
  promisedHint: 'Leave a field empty to add it later in People & links.',
  words: (count: number) => plural(count, 'word'),
  turns: (count: number) => plural(count, 'turn'),
  transcriptFacts: (timing: 'words' | 'cues' | 'none', speakers: readonly string[]) => {
    const times = { words: 'a time for each word', cues: 'times for each turn', none: 'no times' }[timing]
    const names = speakers.length === 0 ? 'no speaker names' : `speakers ${speakers.join(', ')}`
    return upperFirst(`${times}, ${names}`)
  },
  nothingElse: 'Nothing else was found in this text.',
  line: (line: number) => `Line ${line}`,
  sameAs: (name: string) => `${name} looks like the same episode.`,
  addToIt: 'Add to it instead',
  makeNew: 'Make a new one',
  intoNote: (name: string) =>
    `Chapters take the place of those in ${name}; so does a transcript, after you have seen what it changes. People, links and facts it does not have are added; nothing a person wrote is replaced. Undo takes it all back.`,
  alsoFound: 'Nothing to take in',

  kinds: {
    show: 'Show',
    hosts: 'Hosts',
    title: 'Title, number, guest',
    description: 'Description',
    chapters: 'Chapters',
    links: 'Links',
    promise: 'Question',
    transcript: 'Transcript',
    ignored: 'Ignored',
  } satisfies Record<BlockKind, string>,
} as const

/**
 * What a block is called, with a count where that says more. Links are counted by the addresses that stand in the
 * block, as the result lists them.
 */
export function blockLabel(kind: BlockKind, found: ImportFound, lines: readonly string[]): string {
  if (kind === 'chapters' && found.chapters.length > 0) return importText.chapters(found.chapters.length)
  const text = lines.join('\n')
  const count = found.links.filter(({ address }) => text.includes(bare(address))).length
  if (kind === 'hosts' && found.hosts.length > 0) {
    const hosts = plural(found.hosts.length, 'host')
    return count === 0 ? hosts : `${hosts}, ${plural(count, 'link')}`
  }
  if (kind === 'links' && count > 0) return plural(count, 'link')
  return importText.kinds[kind]
}

/** An address as it may stand in a text: without what a reader leaves out. */
function bare(address: string): string {
  return address.replace(/^https?:\/\/(?:www\.)?/iu, '').replace(/\/$/u, '')
}

/** What was found, in few words: "title, guest, 2 hosts, 16 chapters, 9,717 words". */
export function foundInWords(found: ImportFound): string {
  const parts = [
    found.show && 'show',
    found.title && 'title',
    found.guests.length === 1 ? 'guest' : found.guests.length > 1 && plural(found.guests.length, 'guest'),
    found.hosts.length > 0 && plural(found.hosts.length, 'host'),
    found.description.length > 0 && 'description',
    found.chapters.length > 0 && plural(found.chapters.length, 'chapter'),
    found.links.length > 0 && plural(found.links.length, 'link'),
    found.transcript && plural(found.transcript.words, 'word'),
  ]
  return parts.filter(Boolean).join(', ')
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
