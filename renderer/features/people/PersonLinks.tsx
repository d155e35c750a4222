import { Plus, Sparkles } from 'lucide-react'
import { useState } from 'react'
import { shortAddress } from '../../../core/episode/link-address.ts'
import type { LedgerRow } from '../../../core/episode/link-ledger.ts'
import { platformName } from '../../../core/episode/link-platforms.ts'
import { displayName } from '../../../core/episode/people.ts'
import { useIsReadOnly } from '../../state/EpisodeProvider.tsx'
import { useToldEdits } from '../../state/told-edits.ts'
import { peopleText } from '../../text/people.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { AddLink } from './AddLink.tsx'
import { PlatformMark } from './PlatformMark.tsx'
import type { PersonFacts } from './person-facts.ts'

interface PersonLinksProps {
  readonly facts: PersonFacts
  readonly rows: readonly LedgerRow[]
  readonly isSkipped: boolean
  readonly onGoToLink: (row: LedgerRow) => void
}

/** A person's links: sound ones short, missing ones red, offered ones dashed with their evidence. */
export function PersonLinks({ facts, rows, isSkipped, onGoToLink }: PersonLinksProps) {
  const isReadOnly = useIsReadOnly()
  const own = rows.filter((row) => row.ownerId === facts.person.id)
  const name = displayName(facts.person)
  return (
    <ul className="plinks" aria-label={peopleText.linksOf(name)}>
      {own.map((row) => (
        <PersonLink key={row.key} row={row} facts={facts} isSkipped={isSkipped} onGoToLink={onGoToLink} />
      ))}
      {!isReadOnly && (
        <li className="add">
          <AddLink
            ownerId={facts.person.id}
            trigger={
              <Button
                variant="quiet"
                size="small"
                icon={Plus}
                excludeFromTabOrder={isSkipped}
                aria-label={`${peopleText.addPersonLink}, ${name}`}
              >
                {own.length === 0 ? peopleText.addPersonLink : ''}
              </Button>
            }
          />
        </li>
      )}
    </ul>
  )
}

type PersonLinkProps = Omit<PersonLinksProps, 'rows'> & { readonly row: LedgerRow }

function PersonLink({ row, facts, isSkipped, onGoToLink }: PersonLinkProps) {
  const { place } = row
  const offer = place.kind === 'link' ? facts.suggestions.get(place.linkId) : undefined
  const isKnown = row.platform !== 'web' && row.platform !== 'mail'
  const words = isKnown ? peopleText.profile(platformName(row.platform)) : row.label
  if (row.check.kind !== 'missing') {
    return (
      <li>
        <button
          type="button"
          className={row.check.kind === 'fine' || row.check.kind === 'not-web' ? 'plink' : 'plink slip'}
          title={row.label}
          {...(isSkipped && { tabIndex: -1 })}
          onClick={() => onGoToLink(row)}
        >
          <PlatformMark platform={row.platform} />
          <span className="ell">{shortAddress(row.address ?? '')}</span>
        </button>
      </li>
    )
  }
  return (
    <>
      <li>
        <button
          type="button"
          className="plink miss"
          title={row.promisedBy ?? row.label}
          {...(isSkipped && { tabIndex: -1 })}
          onClick={() => onGoToLink(row)}
        >
          <PlatformMark platform={row.platform} />
          <span className="ell">{words || peopleText.unlabelled}</span>
          <b>{peopleText.addAddress}</b>
        </button>
      </li>
      {offer && place.kind === 'link' && (
        <Offer
          row={row}
          linkId={place.linkId}
          address={offer.address}
          reason={offer.reason}
          isSkipped={isSkipped}
        />
      )}
    </>
  )
}

interface OfferProps {
  readonly row: LedgerRow
  readonly linkId: Extract<LedgerRow['place'], { kind: 'link' }>['linkId']
  readonly address: string
  readonly reason: string
  readonly isSkipped: boolean
}

function Offer({ row, linkId, address, reason, isSkipped }: OfferProps) {
  const tell = useToldEdits()
  const isReadOnly = useIsReadOnly()
  const [isRefused, setRefused] = useState(false)
  if (isRefused || isReadOnly) return null
  const short = shortAddress(address)
  return (
    <>
      <li className="plink sug">
        <PlatformMark platform={row.platform} />
        <span className="ell">{short}</span>
      </li>
      <li className="sugx">
        <Icon of={Sparkles} size="small" />
        <span className="ell">{reason}</span>
        <Button
          size="small"
          aria-label={peopleText.takeSuggestion(short)}
          excludeFromTabOrder={isSkipped}
          onPress={() => void tell([{ type: 'link.change', linkId, set: { address } }])}
        >
          {peopleText.useIt}
        </Button>
        <Button
          size="small"
          variant="quiet"
          aria-label={peopleText.refuseSuggestion(short)}
          excludeFromTabOrder={isSkipped}
          onPress={() => setRefused(true)}
        >
          {peopleText.no}
        </Button>
      </li>
    </>
  )
}
