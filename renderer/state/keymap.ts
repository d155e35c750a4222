import { type Chord, type Chords, chordsHere } from '../ui/chord.ts'

/** Where a command is listed in the keyboard sheet. */
export type CommandGroup = 'anywhere' | 'transcript' | 'review' | 'chapters' | 'lists'

interface CommandKeys extends Chords {
  readonly group: CommandGroup
}

const everywhere = (any: Chord, other: Omit<Chords, 'any'> = {}): CommandKeys => ({
  group: 'anywhere',
  any: [any],
  ...other,
})

/** Every command with its keys. A screen gives a command its meaning with `useCommand`. */
export const keymap = {
  'palette.open': everywhere('Mod+K'),
  'history.undo': everywhere('Mod+Z'),
  'history.redo': everywhere('Shift+Mod+Z'),
  'go.transcript': everywhere('Alt+1', { mac: ['Ctrl+1'] }),
  'go.chapters': everywhere('Alt+2', { mac: ['Ctrl+2'] }),
  'go.people': everywhere('Alt+3', { mac: ['Ctrl+3'] }),
  'go.notes': everywhere('Alt+4', { mac: ['Ctrl+4'] }),
  'go.publish': everywhere('Alt+5', { mac: ['Ctrl+5'] }),
  'region.next': everywhere('F6'),
  'region.previous': everywhere('Shift+F6'),
  'nav.toggle': everywhere('Mod+\\'),
  'side.toggle': everywhere('Alt+Mod+\\'),
  'episode.new': everywhere('Mod+N', { browser: ['Alt+Mod+N'] }),
  'episode.paste': everywhere('Shift+Mod+V'),
  'publish.export': everywhere('Mod+E'),
  'episode.save': everywhere('Mod+S'),
  'settings.open': everywhere('Mod+,'),
  'import.confirm': everywhere('Mod+Enter'),
  'keys.show': everywhere('?'),

  'transcript.find': { group: 'transcript', any: ['Mod+F'] },
  'transcript.replace': { group: 'transcript', any: ['Alt+Mod+F'] },
  'transcript.findNext': { group: 'transcript', any: ['Mod+G'] },
  'transcript.findPrevious': { group: 'transcript', any: ['Shift+Mod+G'] },
  'transcript.speaker': { group: 'transcript', any: ['Mod+;'] },
  'transcript.split': { group: 'transcript', any: ['Enter'] },
  'transcript.join': { group: 'transcript', any: ['Backspace'] },
  'transcript.alsoChange': { group: 'transcript', any: ['Alt+Enter'] },
  'transcript.changes': { group: 'transcript', any: ['Alt+Mod+C'] },

  'review.next': { group: 'review', any: ['F8'] },
  'review.previous': { group: 'review', any: ['Shift+F8'] },
  'review.move': { group: 'review', any: ['ArrowUp', 'ArrowDown'] },
  'review.acceptOne': { group: 'review', any: ['Enter'] },
  'review.acceptAll': { group: 'review', any: ['Shift+Enter'] },
  'review.skip': { group: 'review', any: ['S'] },
  'review.never': { group: 'review', any: ['X'] },
  'review.typeAnother': { group: 'review', any: ['E'] },
  'review.toText': { group: 'review', any: ['Escape'] },

  'chapter.add': { group: 'chapters', any: ['C'] },
  'chapter.editStart': { group: 'chapters', any: ['Enter'] },
  'chapter.editTitle': { group: 'chapters', any: ['F2'] },
  'chapter.setToCaret': { group: 'chapters', any: ['T'] },
  'chapter.hide': { group: 'chapters', any: ['H'] },
  'chapter.paste': { group: 'chapters', any: ['Shift+Mod+V'] },
  'chapter.remove': { group: 'chapters', any: ['Backspace', 'Delete'] },

  'list.move': { group: 'lists', any: ['ArrowUp', 'ArrowDown'] },
  'list.open': { group: 'lists', any: ['Enter'] },
  'list.rename': { group: 'lists', any: ['F2'] },
  'list.moveRow': { group: 'lists', any: ['Alt+ArrowUp', 'Alt+ArrowDown'] },
  'list.actions': { group: 'lists', any: ['Shift+F10'] },
  'list.cancel': { group: 'lists', any: ['Escape'] },
} as const satisfies Readonly<Record<string, CommandKeys>>

/** The name of a command. */
export type CommandId = keyof typeof keymap

/** The keys of a command on this system; the first is the one to print. */
export function chordsOf(command: CommandId): readonly Chord[] {
  return chordsHere(keymap[command])
}

/** The chord to print beside a command. */
export function chordOf(command: CommandId): Chord {
  return chordsOf(command)[0] ?? ''
}

/** All commands in the order of the sheet. */
export const commandIds = Object.keys(keymap) as readonly CommandId[]
