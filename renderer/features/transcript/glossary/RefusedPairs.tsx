import { X } from 'lucide-react'
import type { RememberedPair } from '../../../../core/show/schema.ts'
import { showToast } from '../../../state/toasts.ts'
import { glossaryText } from '../../../text/review.ts'
import { IconButton } from '../../../ui/IconButton.tsx'

interface RefusedPairsProps {
  readonly pairs: readonly RememberedPair[]
  readonly isReadOnly: boolean
  readonly onAllow: (heard: string, right: string) => Promise<void>
}

/** What is never suggested in this show, each with a way to take that back. */
export function RefusedPairs({ pairs, isReadOnly, onAllow }: RefusedPairsProps) {
  if (pairs.length === 0) return null
  const allow = async (heard: string, right: string) => {
    await onAllow(heard, right)
    showToast({ title: glossaryText.allowed(heard, right) })
  }
  return (
    <section aria-label={glossaryText.never}>
      <h2 className="glossary-title">{glossaryText.never}</h2>
      <ul>
        {pairs.map(({ heard, right }) => (
          <li key={`${heard}→${right}`} className="gr refused row">
            <span className="ell">
              {heard} <span aria-hidden="true">→</span> {right}
            </span>
            <span className="end">
              <IconButton
                label={glossaryText.allow(heard, right)}
                icon={X}
                size="small"
                isDisabled={isReadOnly}
                onPress={() => void allow(heard, right)}
              />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
