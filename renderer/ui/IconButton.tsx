import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import { ariaChord, type Chord } from './chord.ts'
import { Icon, type IconShape } from './Icon.tsx'
import { Tooltip } from './Tooltip.tsx'

/** What an icon button takes beside what every React Aria button takes. */
export interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'aria-label'> {
  /** Its name, and its tooltip. */
  readonly label: string
  readonly icon: IconShape
  readonly size?: 'small' | 'medium' | 'large'
  readonly variant?: 'quiet' | 'outline'
  readonly shortcut?: Chord
  /** For a button that stays down: whether it is. */
  readonly isOn?: boolean
}

const sizes = { small: 'sm', medium: '', large: 'lg' } as const

/** A button that shows only an icon; its name is in the tooltip too. */
export function IconButton(props: IconButtonProps) {
  const { label, icon, size = 'medium', variant = 'quiet', shortcut, isOn, ...rest } = props
  const className = ['btn icon', variant === 'quiet' ? 'ghost' : '', sizes[size]].filter(Boolean).join(' ')
  return (
    <Tooltip text={label} {...(shortcut && { shortcut })}>
      <AriaButton
        {...(shortcut && { 'aria-keyshortcuts': ariaChord(shortcut) })}
        {...(isOn !== undefined && { 'aria-pressed': isOn })}
        {...rest}
        aria-label={label}
        className={className}
      >
        <Icon of={icon} size={size === 'small' ? 'small' : 'medium'} />
      </AriaButton>
    </Tooltip>
  )
}
