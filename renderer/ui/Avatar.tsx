import type { CSSProperties } from 'react'

/** The first letters of the first and last name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const first = [...(words[0] ?? '')][0] ?? ''
  const last = words.length > 1 ? ([...(words[words.length - 1] ?? '')][0] ?? '') : ''
  return (first + last).toUpperCase()
}

/** A speaker colour by its place in a list: 0 to 5, then around again. */
export function speakerColour(index: number): string {
  return `var(--sp-${(index % 6) + 1})`
}

interface AvatarProps {
  readonly name: string
  /** A colour as CSS, such as `speakerColour(0)`. */
  readonly colour?: string
  readonly size?: 'small' | 'medium' | 'large'
}

/** Initials on a person's colour; the name always stands beside it. */
export function Avatar({ name, colour, size = 'medium' }: AvatarProps) {
  const className = { small: 'av sm', medium: 'av', large: 'av lg' }[size]
  const style = (colour ? { '--c': colour } : {}) as CSSProperties
  return (
    <span className={className} style={style} aria-hidden="true">
      {initialsOf(name)}
    </span>
  )
}
