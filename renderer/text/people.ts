import type { AddressCheck, MalformedReason } from '../../core/episode/link-address.ts'
import { plural } from './plural.ts'

/** Sentences of People & links. */
export const peopleText = {
  title: 'People & links',
  meta: (people: number, links: number) => `${plural(people, 'person', 'people')}, ${plural(links, 'link')}`,
  checkFormats: 'Check formats',
  allWellFormed: (count: number) => `${plural(count, 'address is', 'addresses are')} well formed`,
  someToLookAt: (count: number, all: number) => `${count} of ${plural(all, 'link')} to look at`,
  noLinksYet: 'There are no links to check',
  addPerson: 'Person',
  addPersonLabel: 'Add a person',
  addLink: 'Link',
  addLinkLabel: 'Add a link',
  readOnly: 'This episode can only be read',

  peopleList: 'People of this episode',
  noPeople: 'Nobody is credited yet',
  noPeopleHint: 'Add a guest or a host from the show, or type a new name in the panel.',
  personCard: (name: string, role: string) => (role ? `${name}, ${role}` : name),
  name: (name: string) => `Name of ${name}`,
  nameNeeded: 'A name is needed. The old one stays until you type another.',
  role: (name: string, role: string) => `Role of ${name}: ${role}`,
  roleMenu: 'Role',
  headline: (name: string) => `About ${name}`,
  headlinePlaceholder: 'Add one line about this person',
  heardAs: (spellings: readonly string[]) =>
    `Heard as ${spellings.map((spelling) => `“${spelling}”`).join(', ')}`,
  turns: (count: number) => plural(count, 'turn'),
  share: (percent: number) => `Speaks ${percent}% of the words`,
  noSurname: 'No surname',
  unnamed: 'Unnamed',
  more: (name: string) => `More for ${name}`,
  linksOf: (name: string) => `Links of ${name}`,
  addAddress: 'Add address',
  profile: (platform: string) => `${platform} profile`,
  addPersonLink: 'Add link',
  suggestion: {
    directory: 'Known from the show',
    handle: (platform: string) => `Same handle as on ${platform}`,
  },
  useIt: 'Use it',
  no: 'No',
  takeSuggestion: (address: string) => `Use ${address}`,
  refuseSuggestion: (address: string) => `Do not use ${address}`,

  rename: 'Rename',
  moveUp: 'Move up',
  moveDown: 'Move down',
  samePersonAs: 'Same person as',
  saveToShow: 'Save to the show',
  updateInShow: 'Update in the show',
  remove: 'Remove from this episode',
  removed: (name: string) => `Removed ${name}`,
  removedTurns: (turns: number) => `${plural(turns, 'turn has', 'turns have')} no speaker now`,
  merged: (name: string, into: string) => `${name} is now ${into}`,
  added: (name: string) => `Added ${name}`,
  addedWithLinks: (links: number) => `With ${plural(links, 'link')} known from the show`,
  renamed: (name: string) => `Renamed to ${name}`,
  renamedTurns: (turns: number) => `In ${plural(turns, 'turn')} of the transcript`,
  saidInShow: (name: string, show: string) => `${name} is offered in every episode of ${show}`,
  moved: (name: string, position: number, all: number) => `${name} is ${position} of ${all}`,

  links: 'Links',
  linksHint: 'Order here is the order in show notes',
  onlyFormat: 'Only the format is checked. Galley does not visit links',
  columns: {
    move: 'Move',
    label: 'Label in show notes',
    address: 'Address',
    owner: 'Belongs to',
    check: 'Check',
    actions: 'Actions',
  },
  noLinks: 'No links yet',
  noLinksText: 'Every address in people, chapters and notes is listed here.',
  drag: (label: string) => `Move ${label}`,
  dragHint: 'Drag, or press Alt with the up or down arrow',
  labelOf: (label: string) => `Label of ${label}`,
  labelPlaceholder: 'Label',
  addressOf: (label: string) => `Address of ${label}`,
  pasteAddress: 'Paste an address',
  addressOrHandle: (platform: string) => `${platform} address or handle`,
  ownerOf: (label: string, owner: string) => `${label} belongs to ${owner}`,
  ownerMenu: 'Belongs to',
  show: 'Show',
  chapter: (number: number) => `Chapter ${number}`,
  notes: 'Show notes',
  template: 'Template',
  description: 'Description',
  unlabelled: 'Unnamed link',
  linkAdded: (label: string) => `Added ${label}`,
  linkRemoved: (label: string) => `Removed ${label}`,
  chapterLinkRemoved: (number: number) => `Removed the link of chapter ${number}`,
  changedEverywhere: (count: number) => `Address changed in ${plural(count, 'place')}`,
  removeLink: 'Remove link',
  openLink: 'Open in the browser',
  copyAddress: 'Copy address',
  copied: 'Copied the address',
  goToChapter: 'Go to the chapter',
  rowMenu: (label: string) => `Actions for ${label}`,

  form: {
    title: 'Add a link',
    address: 'Address or handle',
    platform: 'On which site',
    choosePlatform: 'Choose a site',
    label: 'Label in show notes',
    owner: 'Belongs to',
    add: 'Add link',
    cancel: 'Cancel',
    ownerGone: 'This person was removed in another window, so the link was not added.',
  },

  directory: 'People in this show',
  directoryLabel: 'People directory',
  edge: 'Width of the people directory',
  hidePanel: 'Hide panel',
  showPanel: 'Show the people directory',
  undo: 'Undo',
  findOrAdd: 'Find or add a person',
  clear: 'Clear',
  named: 'Named in this transcript',
  namedAt: (time: string) => `named at ${time}`,
  hosts: 'Hosts',
  guests: 'Past guests',
  others: 'Others',
  add: 'Add',
  addNamed: (name: string) => `Add ${name}`,
  addNew: (name: string) => `Add “${name}”`,
  addNewAs: 'As a new guest',
  isAdded: 'Added',
  noMatch: 'Nobody of this name yet',
  noShow: 'This episode belongs to no show yet. Type a name to add a person.',
  nobodyKnown: 'The show knows nobody yet. People you save to the show are offered here.',
  failed: 'The show could not be read',
  failedSafe: 'This episode is safe and can be edited.',
  tryAgain: 'Try again',
  directoryFoot: 'Offered in every episode',
  manage: 'Manage…',
  manageTitle: (show: string) => `People of ${show}`,
  manageSaid:
    'Changes here are offered to new episodes. Episodes that credit a person already keep what they say.',
  manageEmpty: 'The show knows nobody yet.',
  manageName: (name: string) => `Name of ${name} in the show`,
  manageRemove: (name: string) => `Remove ${name} from the show`,
  removedFromShow: (name: string) => `Removed ${name} from the show`,
  close: 'Close',
} as const

const malformed: Readonly<Record<MalformedReason, string>> = {
  space: 'Holds a space',
  'no-host': 'The site’s name is not whole',
  unreadable: 'Not a whole address',
  'double-scheme': 'https:// is there twice',
  punctuation: 'Ends in a sentence mark',
  password: 'Holds a name and password',
}

/** What a check says in its row, and the words of its one fix. */
export function checkWords(check: AddressCheck | { readonly kind: 'duplicate'; readonly ofLabel: string }): {
  readonly tone: 'ok' | 'warn' | 'err'
  readonly text: string
  /** The whole of it, where the row has no room. */
  readonly detail?: string
  readonly fix?: string
} {
  switch (check.kind) {
    case 'fine':
      return { tone: 'ok', text: 'Well formed' }
    case 'missing':
      return { tone: 'err', text: 'No address yet', fix: 'Add address' }
    case 'no-scheme':
      return { tone: 'warn', text: 'Missing https://', fix: 'Add https://' }
    case 'not-web':
      return check.scheme === 'mailto'
        ? { tone: 'ok', text: 'Mail address' }
        : { tone: 'err', text: `Starts with ${check.scheme}:, not https:` }
    case 'tracking':
      return {
        tone: 'warn',
        text: 'Tracks visitors',
        detail: `Tracks visitors: ${check.parameters.join(', ')}`,
        fix: 'Remove tracking',
      }
    case 'malformed':
      return {
        tone: 'err',
        text: malformed[check.reason],
        ...(check.fixed !== undefined && { fix: 'Repair' }),
      }
    case 'duplicate':
      return { tone: 'warn', text: `Same as “${check.ofLabel}”`, fix: 'Remove' }
  }
}

/** Why what was typed into an address field is not taken. */
export const addressProblem = {
  'handle-without-platform': 'Which site is this handle from? Type the whole address.',
  'not-an-address': 'This is not a whole address. Nothing changes until it is.',
} as const
