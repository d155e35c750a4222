import { type Chord, capsOf } from './chord.ts'
import { isMac } from './platform.ts'

interface KbdProps {
  readonly chord: Chord
  readonly mac?: boolean
  /** Prints the chord on one cap, where room is scarce. */
  readonly isOneCap?: boolean
}

/** Prints a chord as key caps. */
export function Kbd({ chord, mac = isMac, isOneCap }: KbdProps) {
  if (isOneCap) return <kbd>{chordLabel(chord, mac)}</kbd>
  return (
    <span className="kbds">
      {capsOf(chord, mac).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  )
}

/** A chord as it stands inside a button's label: `⇧↵`. */
export function chordLabel(chord: Chord, mac: boolean = isMac): string {
  return capsOf(chord, mac).join(mac ? '' : '+')
}
