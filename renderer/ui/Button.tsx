import { LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import { ariaChord, type Chord } from './chord.ts'
import { Icon, type IconShape } from './Icon.tsx'
import { chordLabel } from './Kbd.tsx'

/** How loud a button is. At most one `filled` in a view. */
type ButtonVariant = 'filled' | 'outline' | 'quiet' | 'destructive' | 'link'

/** What a button takes beside what every React Aria button takes. */
export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'isPending'> {
  readonly children: ReactNode
  readonly variant?: ButtonVariant
  readonly size?: 'small' | 'medium' | 'large'
  readonly icon?: IconShape
  readonly iconAfter?: IconShape
  /** Printed in the label when it is the next likely key. The key itself is bound elsewhere. */
  readonly shortcut?: Chord
  /** The verb while at work ("Accepting"); the button keeps its width and cannot be pressed. */
  readonly busy?: string | undefined
  /** Lets the button take the room that is left in a row. */
  readonly grow?: boolean
}

const variants = { filled: 'pri', outline: '', quiet: 'ghost', destructive: 'danger', link: 'link' } as const
const sizes = { small: 'sm', medium: '', large: 'lg' } as const

/** A button that says verb and object: "Create episode". */
export function Button(props: ButtonProps) {
  const {
    children,
    variant = 'outline',
    size = 'medium',
    icon,
    iconAfter,
    shortcut,
    busy,
    grow,
    ...rest
  } = props
  const isBusy = busy !== undefined
  const classes = ['btn', variants[variant], sizes[size], grow ? 'grow' : '', isBusy ? 'pending' : '']
  // The library's own pending state leaves a nameless picture behind for screen readers.
  const atRest = isBusy && ({ 'aria-disabled': true, onPress: () => {}, type: 'button' } as const)
  return (
    <AriaButton
      {...(shortcut && { 'aria-keyshortcuts': ariaChord(shortcut) })}
      {...rest}
      {...atRest}
      className={classes.filter(Boolean).join(' ')}
    >
      <span className="face">
        {icon && <Icon of={icon} size={size === 'small' ? 'small' : 'medium'} />}
        {children}
        {shortcut && (
          <span className="kh" aria-hidden="true">
            {chordLabel(shortcut)}
          </span>
        )}
        {iconAfter && <Icon of={iconAfter} size="small" />}
      </span>
      {isBusy && (
        <span className="busy" role="status">
          <Icon of={LoaderCircle} spin />
          {busy}
        </span>
      )}
    </AriaButton>
  )
}
