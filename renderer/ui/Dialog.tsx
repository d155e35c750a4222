import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Icon, type IconShape } from './Icon.tsx'

interface DialogProps {
  readonly isOpen: boolean
  /** Called when Esc is pressed, or the scrim where that is allowed. */
  readonly onClose: () => void
  readonly title: string
  /** One sentence under the title. */
  readonly said?: ReactNode
  readonly icon?: IconShape
  readonly tone?: 'err' | 'warn' | 'acc'
  readonly children?: ReactNode
  /** Buttons, the harmless one last and first to get focus (`autoFocus`). */
  readonly actions?: ReactNode
  /** An alert must be answered: pressing the scrim does not close it. */
  readonly alert?: boolean
  readonly wide?: boolean
  readonly className?: string
}

/** A modal dialog, for when work cannot go on. Focus returns to what opened it. */
export function Dialog(props: DialogProps) {
  const {
    isOpen,
    onClose,
    title,
    said,
    icon,
    tone = 'acc',
    children,
    actions,
    alert,
    wide,
    className,
  } = props
  const classes = ['dlg', wide ? 'wide' : '', className].filter(Boolean).join(' ')
  return (
    <ModalOverlay
      className="scrim"
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={!alert}
    >
      <Modal className={classes}>
        <AriaDialog role={alert ? 'alertdialog' : 'dialog'}>
          <div className="row head">
            {icon && (
              <span className={`dic ${tone}`}>
                <Icon of={icon} size="large" />
              </span>
            )}
            <div className="grow">
              <Heading slot="title" level={2}>
                {title}
              </Heading>
              {said && <p className="said">{said}</p>}
            </div>
          </div>
          {children}
          {actions && <div className="actions">{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
