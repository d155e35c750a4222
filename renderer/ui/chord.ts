import { inOwnWindow, isMac } from './platform.ts'

/**
 * Keys pressed together, written `Mod+Shift+Z`. `Mod` is ⌘ on a Mac and Ctrl elsewhere; `Ctrl` and
 * `Alt` are themselves. The last part is the key as `KeyboardEvent.key` gives it, letters in upper case.
 */
export type Chord = string

/** The chords of one command: where a system or the browser needs another, it is named. */
export interface Chords {
  readonly any: readonly Chord[]
  readonly mac?: readonly Chord[]
  /** In a browser tab, which keeps some chords for itself. */
  readonly browser?: readonly Chord[]
}

/** The chords that count on this system and shell. */
export function chordsHere(chords: Chords, mac: boolean = isMac, ownWindow: boolean = inOwnWindow) {
  if (!ownWindow && chords.browser) return chords.browser
  return mac && chords.mac ? chords.mac : chords.any
}

const macSymbols: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧', Ctrl: '⌃' }
const plainSymbols: Readonly<Record<string, string>> = { Mod: 'Ctrl' }
const keySymbols: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '↵',
  Backspace: '⌫',
  Escape: 'Esc',
  Plus: '+',
}

/** The caps of a chord as they are printed, in the order of the system. */
export function capsOf(chord: Chord, mac: boolean = isMac): readonly string[] {
  const parts = chord.split('+')
  const order = mac ? ['Ctrl', 'Alt', 'Shift', 'Mod'] : ['Mod', 'Ctrl', 'Alt', 'Shift']
  const modifiers = order.filter((part) => parts.slice(0, -1).includes(part))
  const key = parts[parts.length - 1] ?? ''
  const symbols = mac ? macSymbols : plainSymbols
  return [...modifiers.map((part) => symbols[part] ?? part), keySymbols[key] ?? key]
}

/** A chord in the form `aria-keyshortcuts` wants. */
export function ariaChord(chord: Chord, mac: boolean = isMac): string {
  return chord.replace('Mod', mac ? 'Meta' : 'Control').replace('Ctrl', 'Control')
}

/** What of a key press a chord is matched against; every `KeyboardEvent` has it. */
export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/**
 * Whether a key press is this chord. With Alt held a Mac types other letters, so then the key's place
 * counts instead of its letter. Shift must match only for letters and named keys: `?` needs Shift on
 * one keyboard and not on another.
 */
export function matchesChord(press: KeyPress, chord: Chord, mac: boolean = isMac): boolean {
  const parts = chord.split('+')
  const key = parts[parts.length - 1] ?? ''
  const has = (part: string) => parts.slice(0, -1).includes(part)
  const meta = mac && has('Mod')
  const ctrl = has('Ctrl') || (!mac && has('Mod'))
  if (press.metaKey !== meta || press.ctrlKey !== ctrl || press.altKey !== has('Alt')) return false
  const isSign = key.length === 1 && !/[A-Z0-9]/.test(key)
  if (!isSign && press.shiftKey !== has('Shift')) return false
  return keyMatches(press, key)
}

function keyMatches(press: KeyPress, key: string): boolean {
  if (press.key === key || (key.length === 1 && press.key.toUpperCase() === key)) return true
  if (/^[0-9]$/.test(key)) return press.code === `Digit${key}`
  if (/^[A-Z]$/.test(key)) return press.altKey && press.code === `Key${key}`
  if (key === '\\') return press.code === 'Backslash'
  if (key === 'Space') return press.key === ' '
  return false
}

/** Whether a chord is one plain key, which may act only where nobody is typing. */
export function isBareKey(chord: Chord): boolean {
  const parts = chord.split('+')
  const key = parts[parts.length - 1] ?? ''
  const bare = parts.length === 1 || (parts.length === 2 && parts[0] === 'Shift')
  return bare && !/^F\d+$/.test(key)
}
