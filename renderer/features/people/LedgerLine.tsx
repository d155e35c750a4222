import { GripVertical } from 'lucide-react'
import { type KeyboardEvent, useRef } from 'react'
import { readAddress, shortAddress } from '../../../core/episode/link-address.ts'
import type { LedgerRow } from '../../../core/episode/link-ledger.ts'
import { platformName } from '../../../core/episode/link-platforms.ts'
import { useIsReadOnly } from '../../state/EpisodeProvider.tsx'
import { useToldEdits } from '../../state/told-edits.ts'
import { addressProblem, peopleText } from '../../text/people.ts'
import { Icon } from '../../ui/Icon.tsx'
import { CheckCell } from './CheckCell.tsx'
import { InlineText } from './InlineText.tsx'
import { LineMenu } from './LineMenu.tsx'
import { addressEdits, sameRows } from './ledger-edits.ts'
import type { LedgerLineProps } from './ledger-line-props.ts'
import { OwnerCell } from './OwnerCell.tsx'
import { PlatformMark } from './PlatformMark.tsx'

/** One address: where it stands, whose it is, and what its form says. */
export function LedgerLine(props: LedgerLineProps) {
  const { row, stop, grip, dropBefore, dropAfter, isDragged, onMove, onRemove } = props
  const line = useRef<HTMLTableRowElement>(null)
  const isReadOnly = useIsReadOnly()
  const canRemove = !isReadOnly && (row.place.kind === 'link' || row.place.kind === 'chapter')
  const name = row.label || (row.address ? shortAddress(row.address) : peopleText.unlabelled)
  const keyDown = (event: KeyboardEvent) => {
    const isText = event.target instanceof HTMLInputElement
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown') && grip) {
      event.preventDefault()
      onMove(event.key === 'ArrowUp' ? -1 : 1)
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && !isText && canRemove) {
      event.preventDefault()
      onRemove()
    } else if (event.key === 'F10' && event.shiftKey) {
      event.preventDefault()
      line.current?.querySelector<HTMLElement>('[data-column="5"] button')?.click()
    }
  }
  const classes = [
    'tr',
    dropBefore ? 'drop-before' : '',
    dropAfter ? 'drop-after' : '',
    isDragged ? 'dragged' : '',
  ]
  return (
    <tr
      className={classes.filter(Boolean).join(' ')}
      ref={line}
      data-row={row.key}
      {...(grip && { 'data-drag-row': '' })}
      onKeyDown={keyDown}
    >
      <td data-column={0} className="grip">
        {grip && (
          <button
            type="button"
            aria-label={peopleText.drag(name)}
            title={peopleText.dragHint}
            tabIndex={stop === 0 ? 0 : -1}
            {...grip}
          >
            <Icon of={GripVertical} size="small" />
          </button>
        )}
      </td>
      <LabelCell {...props} name={name} />
      <AddressCell {...props} name={name} />
      <td data-column={3} className="s2 t3 ell">
        <OwnerCell row={row} people={props.episode.people} name={name} isSkipped={stop !== 3} />
      </td>
      <CheckCell {...props} />
      <td data-column={5} className="line-menu">
        <LineMenu row={row} name={name} isSkipped={stop !== 5} {...(canRemove && { onRemove })} />
      </td>
    </tr>
  )
}

function LabelCell({ row, stop, name }: LedgerLineProps & { readonly name: string }) {
  const tell = useToldEdits()
  const isReadOnly = useIsReadOnly()
  const { place } = row
  return (
    <td data-column={1} className="row">
      <PlatformMark platform={row.platform} />
      {place.kind === 'link' ? (
        <InlineText
          label={peopleText.labelOf(name)}
          value={row.label}
          placeholder={peopleText.labelPlaceholder}
          isDisabled={isReadOnly}
          isSkipped={stop !== 1}
          onCommit={(label) =>
            tell([{ type: 'link.change', linkId: place.linkId, set: { label: label.trim() } }])
          }
        />
      ) : (
        <span className={row.label ? 'ell' : 'ell t3'} tabIndex={stop === 1 ? 0 : -1}>
          {name}
        </span>
      )}
    </td>
  )
}

function AddressCell({
  row,
  rows,
  episode,
  stop,
  suggestion,
  name,
}: LedgerLineProps & { readonly name: string }) {
  const tell = useToldEdits()
  const isReadOnly = useIsReadOnly()
  const platform = row.platform === 'web' || row.platform === 'mail' ? undefined : row.platform
  const commit = (typed: string) => {
    const read = readAddress(typed, platform)
    if (read.kind === 'unreadable') return
    const edits = addressEdits(row, read.kind === 'empty' ? undefined : read.address, rows, episode)
    const places = read.kind === 'empty' ? 1 : sameRows(row, rows).length
    return tell(edits, places > 1 ? { title: peopleText.changedEverywhere(places) } : undefined)
  }
  const check = (typed: string) => {
    if (typed.trim() === (row.address ?? '')) return undefined
    const read = readAddress(typed, platform)
    if (read.kind === 'empty' && row.place.kind !== 'link' && row.place.kind !== 'chapter') {
      return addressProblem['not-an-address']
    }
    return read.kind === 'unreadable' ? addressProblem[read.reason] : undefined
  }
  const wanted = platform ? peopleText.addressOrHandle(platformName(platform)) : peopleText.pasteAddress
  const isSlip = row.check.kind !== 'fine' && row.check.kind !== 'duplicate' && row.check.kind !== 'not-web'
  return (
    <td data-column={2} className="s2 t2 ell">
      <InlineText
        label={peopleText.addressOf(name)}
        value={row.address ?? ''}
        shown={<span className={isSlip ? 'wav' : ''}>{row.address && shownAddress(row)}</span>}
        placeholder={suggestion ? shortAddress(suggestion.address) : wanted}
        isOpen={row.check.kind === 'missing' && !isReadOnly}
        isDisabled={isReadOnly}
        isSkipped={stop !== 2}
        check={check}
        onCommit={commit}
      />
    </td>
  )
}

/** A sound address is shown short; a faulty one as it is, so that the fault can be seen. */
function shownAddress({ address = '', check }: LedgerRow): string {
  return check.kind === 'fine' || check.kind === 'duplicate' ? shortAddress(address) : address
}
