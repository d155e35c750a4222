import { ArrowLeft, ArrowRight, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { proposalText } from '../../../text/proposals.ts'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Kbd } from '../../../ui/Kbd.tsx'
import { Note } from '../../../ui/Note.tsx'
import { Toolbar } from '../../../ui/Toolbar.tsx'

interface PreviewFrameProps {
  readonly title: string
  readonly meta: string
  /** Between the toolbar and the list: how to propose. */
  readonly settings: ReactNode
  readonly list: ReactNode
  /** About the current row, over its buttons. */
  readonly detail: ReactNode
  readonly onShift: (by: 1 | -1) => void
  readonly canShift: { readonly earlier: boolean; readonly later: boolean }
  readonly applyLabel: string
  readonly canApply: boolean
  readonly busy: string | undefined
  readonly onApply: () => void
  readonly onClose: () => void
  /** How many rows lost what a person had set on them. */
  readonly lost: number
}

/** A preview in the place of the side panel: settings, list, the current row, apply or cancel. */
export function PreviewFrame(props: PreviewFrameProps) {
  const {
    title,
    meta,
    settings,
    list,
    detail,
    onShift,
    canShift,
    applyLabel,
    canApply,
    busy,
    onApply,
    onClose,
    lost,
  } = props
  return (
    <section className="props" aria-label={title}>
      <Toolbar title={title} meta={<span role="status">{meta}</span>} level={2}>
        <IconButton label={proposalText.close} icon={X} onPress={onClose} />
      </Toolbar>
      <div className="props-settings">{settings}</div>
      {lost > 0 && (
        <div className="props-lost" role="status">
          <Note tone="warn">{proposalText.lost(lost)}</Note>
        </div>
      )}
      {list}
      <div className="props-now">
        {detail}
        <div className="row">
          <Button size="small" icon={ArrowLeft} isDisabled={!canShift.earlier} onPress={() => onShift(-1)}>
            {proposalText.earlier}
          </Button>
          <Button size="small" iconAfter={ArrowRight} isDisabled={!canShift.later} onPress={() => onShift(1)}>
            {proposalText.later}
          </Button>
        </div>
        <p className="hints props-keys">
          <span>
            <Kbd chord="ArrowUp" />
            <Kbd chord="ArrowDown" />
            {proposalText.keys.move}
          </span>
          <span>
            <Kbd chord="Space" />
            {proposalText.keys.tick}
          </span>
          <span>
            <Kbd chord="ArrowLeft" />
            <Kbd chord="ArrowRight" />
            {proposalText.keys.shift}
          </span>
        </p>
      </div>
      <div className="row props-foot">
        <Button onPress={onClose}>{proposalText.cancel}</Button>
        <span className="end">
          <Button variant="filled" isDisabled={!canApply} busy={busy} onPress={onApply}>
            {applyLabel}
          </Button>
        </span>
      </div>
    </section>
  )
}
