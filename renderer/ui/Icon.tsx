import type { LucideIcon } from 'lucide-react'

/** A Lucide icon as a component, such as `Search`. */
export type IconShape = LucideIcon

interface IconProps {
  readonly of: IconShape
  readonly size?: 'small' | 'medium' | 'large' | 'huge'
  /** A meaning colour: `ok`, `warn`, `err`, `acc`. */
  readonly tone?: 'ok' | 'warn' | 'err' | 'acc'
  readonly spin?: boolean
}

const sizes = { small: 'sm', medium: '', large: 'lg', huge: 'xl' } as const

/** Draws an icon that repeats what words beside it say; screen readers pass it by. */
export function Icon({ of: Shape, size = 'medium', tone, spin }: IconProps) {
  const className = ['ic', sizes[size], tone, spin ? 'spin' : ''].filter(Boolean).join(' ')
  return <Shape className={className} strokeWidth={1.6} aria-hidden="true" focusable="false" />
}
