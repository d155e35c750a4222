import { CircleAlert, CircleCheck, Sparkles, TriangleAlert } from 'lucide-react'
import { shortAddress } from '../../../core/episode/link-address.ts'
import { useIsReadOnly } from '../../state/EpisodeProvider.tsx'
import { useToldEdits } from '../../state/told-edits.ts'
import { checkWords, peopleText } from '../../text/people.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { addressEdits } from './ledger-edits.ts'
import type { LedgerLineProps } from './ledger-line-props.ts'

const icons = { ok: CircleCheck, warn: TriangleAlert, err: CircleAlert } as const

/** What the form of an address says, in words and colour, with its one fix. */
export function CheckCell(props: LedgerLineProps) {
  const { row, rows, episode, stop, suggestion, onRemove, focusCell } = props
  const tell = useToldEdits()
  const isReadOnly = useIsReadOnly()
  const { tone, text, detail = text, fix } = checkWords(row.check)
  const offered = row.check.kind === 'missing' ? suggestion : undefined
  const press = () => {
    if (offered) void tell(addressEdits(row, offered.address, rows, episode))
    else if (row.check.kind === 'missing') focusCell(row.key, 2)
    else if (row.check.kind === 'duplicate') onRemove()
    else if ('fixed' in row.check && row.check.fixed !== undefined) {
      void tell(addressEdits(row, row.check.fixed, rows, episode))
    }
  }
  const label = offered ? peopleText.useIt : fix
  return (
    <td data-column={4} className={`row s2 check-cell ${offered ? 'acc' : tone === 'ok' ? 't3' : tone}`}>
      <Icon of={offered ? Sparkles : icons[tone]} size="small" {...(tone === 'ok' && { tone: 'ok' })} />
      <span
        className="ell"
        title={offered?.reason ?? detail}
        {...(!label && { tabIndex: stop === 4 ? 0 : -1 })}
      >
        {offered?.reason ?? text}
      </span>
      {label && (
        <span className="end">
          <Button
            size="small"
            onPress={press}
            isDisabled={isReadOnly}
            excludeFromTabOrder={stop !== 4}
            {...(offered && { 'aria-label': peopleText.takeSuggestion(shortAddress(offered.address)) })}
          >
            {label}
          </Button>
        </span>
      )}
    </td>
  )
}
