import { useLayoutEffect, useRef } from 'react'
import { isBareKey, matchesChord } from '../ui/chord.ts'
import { type CommandId, chordsOf, commandIds } from './keymap.ts'

interface Registration {
  readonly command: CommandId
  readonly run: () => void
}

const registrations: Registration[] = []

/**
 * Gives a command its meaning while the component is on screen. Of two meanings for one key the newest
 * wins, so a screen can take a key over from the frame.
 */
export function useCommand(command: CommandId, run: () => void, isEnabled = true): void {
  const latest = useRef(run)
  latest.current = run
  useLayoutEffect(() => {
    if (!isEnabled) return
    const registration = { command, run: () => latest.current() }
    registrations.push(registration)
    return () => {
      registrations.splice(registrations.indexOf(registration), 1)
    }
  }, [command, isEnabled])
}

/** Runs a command as if its key had been pressed; false where nothing on screen knows it. */
export function runCommand(command: CommandId): boolean {
  const registration = registrations.findLast((other) => other.command === command)
  registration?.run()
  return registration !== undefined
}

/** The commands that mean something on this screen. */
export function availableCommands(): ReadonlySet<CommandId> {
  return new Set(registrations.map((registration) => registration.command))
}

/**
 * The command a key press means here and now. Single letters act only in lists, tables and panels
 * marked `data-letters`; while typing, a bare key types.
 */
export function commandFor(event: KeyboardEvent): CommandId | undefined {
  // A letter that is being typed is no command; saying so first keeps every key of a text from a long look.
  const isHeld = event.ctrlKey || event.metaKey || event.altKey
  if (!isHeld && event.key.length === 1 && isTyping(event.target)) return undefined
  const pressed = commandIds.filter((id) => chordsOf(id).some((chord) => matches(event, chord)))
  const meant = registrations.findLast((registration) => pressed.includes(registration.command))
  return meant?.command
}

function matches(event: KeyboardEvent, chord: string): boolean {
  if (!matchesChord(event, chord)) return false
  if (!isBareKey(chord)) return true
  return !isTyping(event.target) && (!/^[A-Z]$/.test(chord) || isInList(event.target))
}

const typingTypes = /^(?:text|search|url|email|tel|number|password|date|time|)$/

/** Whether keys pressed here type text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return typingTypes.test(target.type)
  return target instanceof HTMLTextAreaElement || target.isContentEditable
}

/** Whether focus is where single letters are commands. */
function isInList(target: EventTarget | null): boolean {
  const places = '[role="grid"],[role="listbox"],[role="treegrid"],[role="tree"],[data-letters]'
  return target instanceof Element && target.closest(places) !== null
}
