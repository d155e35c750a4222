import type { KeyboardEvent as MenuEvent, MenuItemConstructorOptions, WebContents } from 'electron'

/** A key with what is held, as in `Shift+Mod+V`; `Mod` is Command on a Mac and Control elsewhere. */
type Chord = string

/** What the menu works on. */
export interface MenuOptions {
  readonly platform: string
  readonly ourContents: () => WebContents | undefined
}

/**
 * The native menu. The page owns every command and its keys, so an item presses the command's keys for
 * the person: one list of commands, one place where they act, and the preload stays as small as it is.
 * The keys shown here are never taken from the page; where the page leaves a press alone, it has no
 * meaning on that screen.
 */
export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const { platform } = options
  const mac = platform === 'darwin'
  const item = (label: string, chord: Chord): MenuItemConstructorOptions => commandItem(options, label, chord)
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const settings = item('Settings…', 'Mod+,')
  return [
    ...(mac ? [macMenu(settings)] : []),
    {
      label: 'File',
      submenu: [
        item('New episode', 'Mod+N'),
        item('Paste as a new episode', 'Shift+Mod+V'),
        separator,
        item('Save now', 'Mod+S'),
        item('Export…', 'Mod+E'),
        ...(mac
          ? [separator, { role: 'close' as const }]
          : [separator, settings, separator, { role: 'quit' as const }]),
      ],
    },
    {
      label: 'Edit',
      submenu: [
        undoItem(options, 'Undo', 'Mod+Z', (contents) => contents.undo()),
        undoItem(options, 'Redo', 'Shift+Mod+Z', (contents) => contents.redo()),
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        separator,
        item('Find', 'Mod+F'),
        item('Find and replace', 'Alt+Mod+F'),
        item('Find next', 'Mod+G'),
        item('Find previous', 'Shift+Mod+G'),
      ],
    },
    viewMenu(item, mac),
    ...(mac ? [{ role: 'windowMenu' as const }] : []),
    {
      role: 'help',
      submenu: [item('Keyboard shortcuts', '?'), separator, { role: 'toggleDevTools' }],
    },
  ]
}

function macMenu(settings: MenuItemConstructorOptions): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      { type: 'separator' },
      settings,
      { type: 'separator' },
      { role: 'services' },
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit' },
    ],
  }
}

function viewMenu(
  item: (label: string, chord: Chord) => MenuItemConstructorOptions,
  mac: boolean,
): MenuItemConstructorOptions {
  const section = mac ? 'Ctrl' : 'Alt'
  return {
    label: 'View',
    submenu: [
      item('Search or run a command', 'Mod+K'),
      { type: 'separator' },
      ...['Transcript', 'Chapters', 'People & links', 'Show notes', 'Publish'].map((name, index) =>
        item(name.replace('&', '&&'), `${section}+${index + 1}`),
      ),
      { type: 'separator' },
      item('Sidebar', 'Mod+\\'),
      item('Side panel', 'Alt+Mod+\\'),
      { type: 'separator' },
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'togglefullscreen' },
    ],
  }
}

function commandItem(options: MenuOptions, label: string, chord: Chord): MenuItemConstructorOptions {
  return {
    label,
    accelerator: acceleratorOf(chord),
    registerAccelerator: false,
    click: (_item, _window, event) => {
      if (!cameByKey(event)) pressKeys(options, chord)
    },
  }
}

/**
 * On a Mac, undo inside a field reaches the page only through the menu, and only when the page left
 * the press alone; then it is the field's own undo that is meant.
 */
function undoItem(
  options: MenuOptions,
  label: string,
  chord: Chord,
  undoInField: (contents: WebContents) => void,
): MenuItemConstructorOptions {
  return {
    ...commandItem(options, label, chord),
    click: (_item, _window, event) => {
      const contents = options.ourContents()
      if (!contents) return
      if (cameByKey(event)) undoInField(contents)
      else pressKeys(options, chord)
    },
  }
}

/** Whether the person pressed the keys; the page has then already had its turn. */
function cameByKey(event: MenuEvent): boolean {
  return event.triggeredByAccelerator === true
}

function pressKeys({ ourContents, platform }: MenuOptions, chord: Chord): void {
  const contents = ourContents()
  if (!contents) return
  const parts = chord.split('+')
  const keyCode = parts.at(-1) ?? ''
  const modifiers = parts.slice(0, -1).map((part) => modifierOf(part, platform))
  for (const type of ['keyDown', 'keyUp'] as const) contents.sendInputEvent({ type, keyCode, modifiers })
}

function modifierOf(part: string, platform: string): 'shift' | 'alt' | 'control' | 'meta' {
  if (part === 'Mod') return platform === 'darwin' ? 'meta' : 'control'
  if (part === 'Ctrl') return 'control'
  return part === 'Shift' ? 'shift' : 'alt'
}

function acceleratorOf(chord: Chord): string {
  return chord.replace('Mod', 'CommandOrControl').replace('Ctrl', 'Control')
}
